"""Actors in a line: persons by their surnames, unless two share one."""

from collections.abc import Iterable, Mapping, Sequence

from palmerston.confidence import is_doubtful
from palmerston.record import Code, Kind, Status
from palmerston.store.questions import Act, Line, Quote, Who, surname


def short_names(people: Iterable[Who | None]) -> dict[str, str]:
    """What to call each actor, by id."""
    known = {who.id: who for who in people if who is not None}
    shorts = {i: surname(who.name) if who.kind is Kind.PERSON else who.name for i, who in known.items()}
    owners: dict[str, int] = {}
    for short in shorts.values():
        owners[short.casefold()] = owners.get(short.casefold(), 0) + 1
    return {i: short if owners[short.casefold()] == 1 else known[i].name for i, short in shorts.items()}


def people_in(lines: Iterable[Line]) -> list[Who | None]:
    """Everybody named in lines."""
    found: list[Who | None] = []
    for line in lines:
        if isinstance(line, Act):
            found += [*line.doers, *line.receivers, line.by]
        elif isinstance(line, Quote):
            found += [line.speaker, *(feeling.actor for feeling in line.about)]
    return found


def deed(code: Code, doers: Sequence[str], receivers: Sequence[str], status: Status, issue: str | None, by: str | None) -> str:
    """An act in a few words: "Musk REJECT Trump, tariffs"."""
    mutual = len(doers) > 1 and set(doers) == set(receivers)
    said = code if status is Status.DONE else f"{code} ({status})"
    shown = f"{', '.join(doers)} {said} each other" if mutual else " ".join([", ".join(doers), said, ", ".join(receivers)]).strip()
    return shown + (f", {issue}" if issue else "") + (f" (says {by})" if by and by not in doers else "")


def what(line: Line, names: Mapping[str, str]) -> str:
    """A line without its date, its words and its place."""
    if isinstance(line, Act):
        by = names[line.by.id] if line.by else None
        shown = deed(line.code, [names[d.id] for d in line.doers], [names[r.id] for r in line.receivers], line.status, line.issue, by)
    elif isinstance(line, Quote):
        about = ", ".join(names[f.actor.id] + {1: " (+)", -1: " (-)"}.get(f.feeling, "") for f in line.about)
        shown = (names[line.speaker.id] if line.speaker else "unnamed") + (f" on {about}" if about else " says")
    else:
        shown = ""
    return shown


def doubt(kind: str, confidence: float | None) -> str:
    """How sure a doubtful fact of a kind is: " ?0.41"; empty for one that is sure enough or was not judged."""
    return f" ?{confidence:.2f}" if confidence is not None and is_doubtful(kind, confidence) else ""


def doubt_of(line: Line) -> str:
    """The same for an act or a statement; words alone are not judged."""
    return doubt("events" if isinstance(line, Act) else "statements", line.confidence)


def sure(confidence: float | None) -> str:
    """A confidence in brackets: " (0.86)"; empty where it was not judged."""
    return "" if confidence is None else f" ({confidence:.2f})"
