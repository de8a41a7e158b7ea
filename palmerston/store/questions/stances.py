"""Where actors stand on issues: the latest word of each on each issue, an issue's wordings taken together."""

import msgspec

from palmerston.record import Issue, Position
from palmerston.store.corpus import bodies
from palmerston.store.database import Store
from palmerston.store.questions.answers import Stance
from palmerston.store.questions.places import Lookup

_POSITIONS = """SELECT i.document, p.body FROM identity i
    JOIN documents d ON d.id = i.document JOIN versions v ON v.number = d.number AND v.current
    JOIN positions p ON p.version = v.version AND p.actor = i.actor
    WHERE i.same_as = ? ORDER BY d.number, p.place"""


def stances(store: Store, actor: str, lookup: Lookup) -> tuple[Stance, ...]:
    """The latest stance of an actor on each issue, by the issue's name; of equally late ones the last read."""
    names = _issue_names(store)
    latest: dict[str, Stance] = {}
    for document, body in store.rows(_POSITIONS, (actor,)):
        position = msgspec.json.decode(body, type=Position)
        found = _stance(document, position, names.get(position.issue.casefold(), position.issue), lookup)
        former = latest.get(found.issue)
        if former is None or (found.date or found.told or "") >= (former.date or former.told or ""):
            latest[found.issue] = found
    return tuple(latest[issue] for issue in sorted(latest, key=str.casefold))


def _stance(document: str, position: Position, issue: str, lookup: Lookup) -> Stance:
    return Stance(
        issue=issue,
        stance=position.stance,
        date=position.date,
        told=lookup.told(document),
        confidence=position.confidence,
        place=lookup.place(document, position.evidence),
    )


def _issue_names(store: Store) -> dict[str, str]:
    issues = bodies(store, "SELECT body FROM corpus_issues ORDER BY place", Issue)
    return {wording.casefold(): issue.name for issue in issues for wording in (*issue.aliases, issue.id, issue.name)}
