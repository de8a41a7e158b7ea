"""Acts and words in time: one line each, date first, place last."""

from collections.abc import Mapping, Sequence

from palmerston.store.questions import Line
from palmerston.views.cli.layout import clean, cut, padded, quoted, reference, row
from palmerston.views.cli.naming import doubt_of, what

SHOWN = 20  # lines of a list, where not all are asked for
_DATE = 14
_WHAT = 34


def dated(lines: Sequence[Line], names: Mapping[str, str], columns: int, *, everything: bool) -> list[str]:
    """Lines in time order; a day in brackets is the day of telling, where the act's own is not known."""
    kept = lines if everything else lines[-SHOWN:]
    shown = [dated_line(line, names, columns) for line in kept]
    left = len(lines) - len(kept)
    return ([f"  … {left} earlier: --all shows them"] if left else []) + shown


def dated_line(line: Line, names: Mapping[str, str], columns: int) -> str:
    """One line of the list."""
    day = line.date or (f"({line.told})" if line.told else "")
    return entry(day, what(line, names), line.place.words, reference(line.place), columns, doubt=doubt_of(line))


def entry(day: str, said: str, words: str, place: str, columns: int, *, doubt: str) -> str:
    """A date, what was done and how doubtful that is, the words that say so, and where they stand."""
    room = min(_WHAT, columns // 3)
    start = "  " + padded(day, _DATE) + padded(cut(clean(said), room - 2 - len(doubt)) + doubt, room)
    return row(start + quoted(words, columns - len(start) - len(place) - 2), place, columns)
