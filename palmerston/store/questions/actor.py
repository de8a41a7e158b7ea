"""One actor: names, offices, friends and foes, stances, and each dated act and word."""

import msgspec

from palmerston.dates import more_precise
from palmerston.record import CorpusEvent, CorpusTie, Role
from palmerston.store.corpus import bodies
from palmerston.store.database import Store
from palmerston.store.questions.answers import Answer, Bond, Line, Place, Quote, Stance, Who, day_of, untold
from palmerston.store.questions.places import Lookup
from palmerston.store.questions.stances import stances
from palmerston.store.questions.statements import said_about, spoken_by

_SPELLINGS = """SELECT m.words, count(*) FROM identity i
    JOIN documents d ON d.id = i.document JOIN versions v ON v.number = d.number AND v.current
    JOIN mentions m ON m.version = v.version AND m.actor = i.actor
    WHERE i.same_as = ? GROUP BY m.words ORDER BY count(*) DESC, m.words"""
_ROLES = """SELECT i.document, r.body FROM identity i
    JOIN documents d ON d.id = i.document JOIN versions v ON v.number = d.number AND v.current
    JOIN roles r ON r.version = v.version AND r.actor = i.actor
    WHERE i.same_as = ? ORDER BY d.number, r.rowid"""
_ACTS = "SELECT body FROM corpus_events WHERE place IN (SELECT event FROM corpus_event_actors WHERE actor = ?) ORDER BY place"


class Spelling(Answer, frozen=True, kw_only=True):
    """A surface form of a name, and how often it stands in the documents."""

    words: str
    count: int


class Office(Answer, frozen=True, kw_only=True):
    """A role; told by `tellings` documents or passages."""

    title: str | None
    of: Who | None
    since: str | None = msgspec.field(name="from")
    until: str | None = msgspec.field(name="to")
    tellings: int
    confidence: float | None
    place: Place


class Profile(Answer, frozen=True, kw_only=True):
    """An actor, as all documents show it."""

    who: Who
    offices: tuple[Office, ...]  # the most often told first
    written: tuple[Spelling, ...]  # the most frequent first
    bonds: tuple[Bond, ...]  # the one with the most acts first
    stances: tuple[Stance, ...]
    said: int  # statements
    said_of: tuple[Quote, ...]  # with a feeling, by others; in time order
    lines: tuple[Line, ...]  # acts, and own words where no act tells them; in time order


def actor(store: Store, actor_id: str) -> Profile:
    """What is known of an actor of the corpus.

    Raises:
        NoSuchThing: where it is not in the store.
    """
    lookup = Lookup(store)
    who = lookup.who(actor_id)
    acts = [lookup.act(event) for event in bodies(store, _ACTS, CorpusEvent, (actor_id,))]
    own = spoken_by(store, actor_id, lookup)
    lines: list[Line] = [*acts, *untold(own, acts)]
    of = [quote for quote in said_about(store, actor_id, lookup) if any(f.actor.id == actor_id and f.feeling for f in quote.about)]
    return Profile(
        who=who,
        offices=_offices(store, actor_id, lookup),
        written=tuple(Spelling(words=words, count=count) for words, count in store.rows(_SPELLINGS, (actor_id,))),
        bonds=_bonds(store, actor_id, lookup),
        stances=stances(store, actor_id, lookup),
        said=len(own),
        said_of=tuple(sorted(of, key=day_of)),
        lines=tuple(sorted(lines, key=lambda line: (day_of(line), line.place.number, line.place.start))),
    )


def _offices(store: Store, actor_id: str, lookup: Lookup) -> tuple[Office, ...]:
    found: dict[tuple[str, str], Office] = {}
    for document, body in store.rows(_ROLES, (actor_id,)):
        role = msgspec.json.decode(body, type=Role)
        of = lookup.local(document, role.of)
        key = ((role.title or "").casefold(), of.id if of else "")
        former = found.get(key)
        found[key] = Office(
            title=former.title if former else role.title,
            of=of,
            since=more_precise(former.since, role.since) if former else role.since,
            until=more_precise(former.until, role.until) if former else role.until,
            tellings=former.tellings + 1 if former else 1,
            confidence=former.confidence if former else role.confidence,
            place=former.place if former else lookup.place(document, role.evidence),
        )
    return tuple(sorted(found.values(), key=lambda office: -office.tellings))


def _bonds(store: Store, actor_id: str, lookup: Lookup) -> tuple[Bond, ...]:
    ties = bodies(store, "SELECT body FROM corpus_ties WHERE ? IN (a, b) ORDER BY acts DESC, place", CorpusTie, (actor_id,))
    return tuple(_bond(tie, lookup.who(tie.pair[tie.pair[0] == actor_id])) for tie in ties if tie.phases)


def _bond(tie: CorpusTie, who: Who) -> Bond:
    last = tie.phases[-1]
    return Bond(who=who, state=last.state, since=last.since, confidence=tie.confidence, acts=tie.acts)
