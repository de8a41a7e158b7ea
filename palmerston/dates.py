"""Partial ISO dates: ``2025``, ``2025-04``, ``2025-04-17``, or a stretch ``2024/2025-03``, compared as intervals of days."""

import re
from calendar import monthrange
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_partial(value: str) -> bool:
    """Whether a string is a partial date or a stretch of two, of days that exist."""
    parts = value.split("/")
    return 1 <= len(parts) <= 2 and all(_bounds_of_one(p) is not None for p in parts)


def bounds(value: str) -> tuple[date, date]:
    """First and last day, both inside, that a partial date or stretch covers.

    Raises:
        ValueError: where `value` is no partial ISO date.
    """
    ends = [_bounds_of_one(part) for part in value.split("/")]
    if not 1 <= len(ends) <= 2 or None in ends:
        raise ValueError(f"{value!r} is no partial date: expected 2025, 2025-04, 2025-04-17 or a stretch such as 2024/2025-03")
    known = [e for e in ends if e is not None]
    return known[0][0], known[-1][1]


def _bounds_of_one(value: str) -> tuple[date, date] | None:
    match = _PARTIAL.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    try:
        if year is None:
            return None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def precision(value: str) -> int:
    """How precise: 4 for a year, 7 for a month, 10 for a day; for a stretch that of its first part."""
    return len(value.split("/")[0])


def first_day(value: str) -> date:
    """The first day that a partial date covers; for ordering."""
    return bounds(value)[0]


def agree(a: str | None, b: str | None) -> bool:
    """Whether two dates can be the same day: one is unknown, or their intervals share a day."""
    if a is None or b is None:
        return True
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    return a0 <= b1 and b0 <= a1


def more_precise(a: str | None, b: str | None) -> str | None:
    """The more precise of two dates that agree; `a` where they are equally so or differ."""
    if a is None or b is None:
        return a or b
    return b if agree(a, b) and _days(b) < _days(a) else a


def _days(value: str) -> int:
    first, last = bounds(value)
    return (last - first).days


def shown(value: str | None) -> str:
    """A date for people: "17 Apr 2025", "Apr 2025", "2025", "2024 - Mar 2025"; an empty string for None."""
    if value is None:
        return ""
    return " - ".join(_shown_one(part) for part in value.split("/"))


def _shown_one(value: str) -> str:
    match = _PARTIAL.fullmatch(value)
    if match is None:
        return value
    year, month, day = match.groups()
    if month is None:
        return year
    name = f"{MONTHS[int(month) - 1]} {year}"
    return name if day is None else f"{int(day)} {name}"
