"""`palmerston show A B` for people."""

from collections.abc import Sequence

from palmerston.dates import shown
from palmerston.record import Status
from palmerston.store.questions import Act, Line, Pair, PhaseTold, Quote, Split
from palmerston.views.cli.layout import LABEL, clean, cut, listed, padded, quoted, reference, row
from palmerston.views.cli.lines import dated
from palmerston.views.cli.naming import doubt_of, people_in, short_names, sure

_STANCES = {1: "for", -1: "against", 0: "torn"}


def pair_lines(pair: Pair, columns: int, *, everything: bool) -> list[str]:
    """The answer as lines of at most so many columns."""
    names = short_names([pair.a, pair.b, *people_in(pair.lines), *people_in(t for p in pair.phases for t in p.told)])
    found = [_heading(pair, columns), ""]
    if pair.phases:
        found += [*_phases(pair.phases, names, columns), ""]
    found += _issues(pair, names, columns)
    return found + (dated(pair.lines, names, columns, everything=everything) or ["  no act or word between them"])


def _heading(pair: Pair, columns: int) -> str:
    since = f" since {shown(pair.since)}" if pair.since else ""
    state = f"{pair.state}{since}{sure(pair.confidence)}" if pair.state else "no tie is told"
    rests = f"{_number(pair.articles, 'article')}, {_number(pair.origins, 'origin')}"
    left = padded(clean(f"{pair.a.name} - {pair.b.name}"), max(columns - len(state) - len(rests) - 3, 20))
    return cut(f"{left}{state}   {rests}", columns)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _phases(phases: Sequence[PhaseTold], names: dict[str, str], columns: int) -> list[str]:
    """State and time at the left, beside them the acts and words that tell the phase, a line each."""
    heads = [(str(phase.state), span(phase.since, phase.until)) for phase in phases]
    states, spans = (max(len(head[i]) for head in heads) + 3 for i in (0, 1))
    lines = []
    for (state, when), phase in zip(heads, phases, strict=True):
        start = "  " + state.ljust(states) + when.ljust(spans)
        lines += [_told(start if i == 0 else " " * len(start), line, names, columns) for i, line in enumerate(phase.told)] or [start]
    return lines


def span(since: str | None, until: str | None) -> str:
    """A stretch of time: "2024 - Mar 2025", "Jun 2025 -"; empty where neither end is known."""
    if since is None and until is None:
        return ""
    return f"{shown(since)} - {shown(until)}".strip() if since != until else shown(since)


def _told(start: str, line: Line, names: dict[str, str], columns: int) -> str:
    """Who, in which words, when: "Musk ACCUSE: “…” (3 Jun 2025)"."""
    place = reference(line.place)
    who = clean(_who(line, names)) + doubt_of(line)
    said = cut(who, 30) + ": " if who else ""
    day = f" ({shown(line.date)})" if line.date else ""
    room = columns - len(start) - len(said) - len(day) - len(place) - 2
    return row(f"{start}{said}{quoted(line.place.words, room)}{day}", place, columns)


def _who(line: Line, names: dict[str, str]) -> str:
    match line:
        case Act():
            return f"{', '.join(names[d.id] for d in line.doers)} {line.code}{'' if line.status is Status.DONE else f' ({line.status})'}"
        case Quote():
            return names[line.speaker.id] if line.speaker else "unnamed"
        case _:
            return ""


def _issues(pair: Pair, names: dict[str, str], columns: int) -> list[str]:
    found = []
    room = columns - 2 - LABEL
    if pair.agree:
        found.append("  " + "agree on".ljust(LABEL) + listed((f"{s.issue} (both {_STANCES[s.a.stance]})" for s in pair.agree), room))
    if pair.split:
        found.append("  " + "split on".ljust(LABEL) + listed((_split(s, names[pair.a.id], names[pair.b.id]) for s in pair.split), room))
    return [*found, ""] if found else []


def _split(split: Split, a: str, b: str) -> str:
    return f"{split.issue} ({a} {_STANCES[split.a.stance]}, {b} {_STANCES[split.b.stance]})"
