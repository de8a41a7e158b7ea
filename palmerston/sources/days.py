"""A calendar day as newspapers print it: "March 4, 2016", "24 April 2025", "2025/06/06", with or without a time of day.

Only days that are beyond doubt: "06/07/2025" is June in one country and July in another, and is no day here.
"""

import re
from datetime import date

from palmerston.dates import is_partial
from palmerston.extents import Extent

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_ZONE = r"(?:Z|[+-]\d\d:?\d\d|\(?[A-Z]{2,5}\)?(?:[+-]\d{1,2})?|local time|Eastern(?: Time)?)"
_CLOCK = rf"(?:\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?:\s?[ap]\.?m\b\.?)?|\d{{1,2}}\s?[ap]\.?m\b\.?)(?:\s?{_ZONE})?"
_DAY = (
    rf"(?:{WEEKDAY},?\s+)?"
    rf"(?:(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{MONTH}),?[\s-]+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})(?P<mark>[-/.])(?P<m3>\d{1,2})(?P=mark)(?P<d3>\d{1,2})"
    r"|(?P<y4>\d{4})\s?年\s?(?P<m4>\d{1,2})\s?月\s?(?P<d4>\d{1,2})\s?日"
    r"|(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<y5>\d{4}))(?!\d)"
)
_DAY_AND_TIME = re.compile(rf"(?<![\w/.-])(?:{_CLOCK},?\s+(?:on\s+)?)?{_DAY}(?:(?:T|,?\s+(?:[-–|]\s+)?(?:at\s+)?){_CLOCK})?", re.IGNORECASE)
_STAMP = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?")


def day_of(words: str) -> str | None:
    """The ISO day that `words` are, where they are nothing but a day, perhaps with its weekday and time of day; else None."""
    match = _DAY_AND_TIME.fullmatch(words.strip())
    return _iso(match) if match else None


def find_day(words: str) -> tuple[str, Extent] | None:
    """The first full day in `words` and its extent there, weekday and time of day included; None where there is none."""
    for match in _DAY_AND_TIME.finditer(words):
        day = _iso(match)
        if day is not None:
            return day, match.span()
    return None


def stated_date(words: str) -> str | None:
    """The date that a document's metadata state, as a partial ISO date.

    Args:
        words: "2025", "2025-04", "2025-04-17", a time stamp such as "2025-04-17T23:30:00-04:00", or a written day.

    Returns:
        The date part as written: a stamp's own zone decides its day. None where `words` name no date, one that does not exist,
        or one that can be read in two ways.
    """
    match = _STAMP.fullmatch(words.strip())
    if match is None:
        return day_of(words)
    return match[1] if is_partial(match[1]) else None


def _iso(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    try:
        if found["y1"] or found["y2"]:
            year, month, day = (found[f"{part}1"] or found[f"{part}2"] for part in "ymd")
            return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day)).isoformat()
        if found["y5"]:
            return _iso_of_ambiguous(int(found["a5"]), int(found["b5"]), int(found["y5"]))
        year, month, day = (found[f"{part}3"] or found[f"{part}4"] for part in "ymd")
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _iso_of_ambiguous(a: int, b: int, year: int) -> str | None:
    if a == b or b > 12:
        return date(year, a, b).isoformat()
    return date(year, b, a).isoformat() if a > 12 else None
