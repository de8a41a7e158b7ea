"""Holidays that news dates by name: "Thanksgiving", "Christmas Eve", "Election Day"."""

from datetime import date, timedelta

# Month and day.
_FIXED = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "fourth of july": (7, 4), "independence day": (7, 4),
    "halloween": (10, 31),
    "veterans day": (11, 11), "christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "inauguration day": (1, 20),
}
# Month, weekday (Monday is 0), which one of the month; -1 the last.
_MOVING = {"thanksgiving day": (11, 3, 4), "thanksgiving": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1), "columbus day": (10, 0, 2)}
_ELECTION = "election day"

NAMES = tuple(sorted((*_FIXED, *_MOVING, _ELECTION), key=len, reverse=True))


def holiday(name: str, year: int) -> date:
    """The day of a holiday in the United States, where they differ from other countries' of the name.

    Args:
        name: one of `NAMES`.
        year: four digits.
    """
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name == _ELECTION:
        return _nth(year, 11, 0, 1) + timedelta(days=1)
    return _nth(year, *_MOVING[name])


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)
