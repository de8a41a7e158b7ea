"""`palmerston show ACTOR` for people."""

from palmerston.dates import shown
from palmerston.record import Standing
from palmerston.store.questions import Bond, Profile, Stance
from palmerston.store.questions.actor import Office
from palmerston.views.cli.layout import LABEL, clean, cut, labelled, listed, quoted, reference, row
from palmerston.views.cli.lines import dated
from palmerston.views.cli.naming import doubt, people_in, short_names

_SAID_OF = 3  # words of others that are shown
_FRIENDS = (Standing.ALLIED, Standing.COOPERATIVE)
_FOES = (Standing.HOSTILE, Standing.STRAINED)


def actor_lines(profile: Profile, columns: int, *, everything: bool) -> list[str]:
    """The answer as lines of at most so many columns."""
    names = short_names([profile.who, *people_in(profile.lines), *people_in(profile.said_of)])
    room = columns - LABEL
    facts = {
        "offices": [f"{_office(o)} {reference(o.place)}" for o in profile.offices[1:]],
        "also written": [f"{s.words} {s.count}" for s in profile.written if s.words != profile.who.name],
        "with": [_bond(b) for b in profile.bonds if b.state in _FRIENDS],
        "against": [_bond(b) for b in profile.bonds if b.state in _FOES],
        "mixed with": [_bond(b) for b in profile.bonds if b.state is Standing.MIXED],
        "is for": [_stance(s) for s in profile.stances if s.stance > 0],
        "is against": [_stance(s) for s in profile.stances if s.stance < 0],
        "is torn on": [_stance(s) for s in profile.stances if s.stance == 0],
        "said": ["1 statement" if profile.said == 1 else f"{profile.said} statements"] if profile.said else [],
    }
    found = [_heading(profile, columns)]
    for label, items in facts.items():
        if items:
            found += labelled(label, [listed(items, room)])
    found += labelled("said of them", [_said_of(profile, i, names, room) for i in range(min(_SAID_OF, len(profile.said_of)))])
    lines = dated(profile.lines, names, columns, everything=everything)
    return [*found, "", *lines] if lines else found


def _heading(profile: Profile, columns: int) -> str:
    start = f"{profile.who.name}, {profile.who.kind}"
    if not profile.offices:
        return cut(clean(start), columns)
    first = profile.offices[0]
    return row(clean(f"{start} · {_office(first)}"), reference(first.place), columns)


def _office(office: Office) -> str:
    of = f" of {office.of.name}" if office.of and office.of.name.casefold() not in (office.title or "").casefold() else ""
    match office.since, office.until:
        case None, None:
            when = ""
        case since, None:
            when = f" (since {shown(since)})"
        case since, until:
            when = f" ({shown(since)} - {shown(until)})" if since else f" (until {shown(until)})"
    return f"{office.title or 'member'}{of}{when}{doubt('roles', office.confidence)}"


def _bond(bond: Bond) -> str:
    since = f" since {shown(bond.since)}" if bond.since else ""
    return f"{bond.who.name} ({bond.state}{since}){doubt('ties', bond.confidence)}"


def _stance(stance: Stance) -> str:
    return f"{stance.issue}{doubt('positions', stance.confidence)} {reference(stance.place)}"


def _said_of(profile: Profile, place: int, names: dict[str, str], room: int) -> str:
    quote = profile.said_of[place]
    by = f" ({names[quote.speaker.id] if quote.speaker else 'unnamed'})"
    where = reference(quote.place)
    return row(quoted(quote.place.words, room - len(by) - len(where) - 2) + clean(by), where, room)
