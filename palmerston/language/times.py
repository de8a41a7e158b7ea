"""Time expressions: "last Tuesday" -> 2025-04-15. A date that nothing settles stays None.

Source: TIMEX3 values in the TimeML 1.2.1 guidelines, with stretches of days instead of week numbers.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from palmerston.dates import bounds, is_partial
from palmerston.extents import Extent, overlaps
from palmerston.language.annotation import Time

MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?P<year>1[89]\d\d|20[0-3]\d)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|several)"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_PART = r"(?:(?:the )?(?:beginning|start|end|middle|first half|second half) of |(?:early|mid|late)[ -](?:in )?)"

# Tried in this order at each place; the first that fits wins.
_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<monthnumber>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])\b"),
    ("range", rf"\b{_MONTH} {_DAY} ?(?:-|–|to|and|through) ?(?P<lastday>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?:,? {_YEAR}\b)?"),
    ("day", rf"\b{_MONTH} (?:the )?{_DAY}\b(?!\s?(?:percent|%|million|billion|people))(?:,? {_YEAR}\b)?"),
    ("day", rf"\b(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}\b)?"),
    ("month", rf"\b{_PART}?{_MONTH},? (?:of )?{_YEAR}\b"),
    ("month", rf"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Ff]rom )|(?<=\b[Tt]o )|(?<=\b[Bb]efore )|(?<=\b[Aa]fter )|(?<=\b[Dd]uring )){_MONTH}\b(?! [A-Z])"),
    ("relmonth", rf"\b(?P<which>last|next|this|past) {_MONTH}\b"),
    ("month", rf"\b{_PART}{_MONTH}\b"),
    ("ago", rf"\b(?:about |some |almost |nearly |more than |over )?{_COUNT} (?P<unit>day|week|month|year|decade)s? ago\b"),
    ("weekday", r"\b(?:(?P<which>last|next|this|this past|this coming) )?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?:'s)?(?: (?:morning|afternoon|evening|night))?"),
    ("today", r"\b(?:[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening))\b"),
    ("yesterday", r"\b(?:[Yy]esterday|[Ll]ast night)\b"),
    ("tomorrow", r"\b[Tt]omorrow\b"),
    ("period", r"\b(?:(?:[Ee]arlier|[Ll]ater) )?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast) (?P<unit>week|month|year|weekend)\b"),
    ("quarter", rf"\b(?P<quarter>first|second|third|fourth) quarter(?: of {_YEAR})?\b"),
    ("season", rf"\b(?:spring|summer|autumn|fall|winter)(?: of)? {_YEAR}\b"),
    ("sameday", r"\b(?:the same|that same|that|the following|the next|the previous) day\b|\bthe day (?:before|after)\b(?= ?,|\.)"),
    ("ordinal", r"(?<=[Oo]n )the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?! (?:of|[a-z]{3,}))"),
    ("year", rf"(?<![$€£¥\d,.:/-]){_YEAR}\b(?![,.]\d|%|-\w|/\d| ?(?:percent|million|billion|people|votes|workers|jobs|points|troops|soldiers|dollars|contracts|km|miles|feet|meters|metres))"),
)
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _RULES)
_FUTURE = re.compile(r"\b(?:will|would|to be|set for|scheduled|expected|plans?|planned|planning|due|upcoming|begins?|starts?|opens?|is to|are to|until|by|next)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What is known where an expression stands."""

    published: date | None
    year: int | None          # the one year of all full dates in the text
    anchor: date | None       # the last day that the paragraph named
    before: date | None       # the last day that the text named
    later: bool               # the words before speak of what is to come


def find_times(text: str, paragraphs: Sequence[Extent], *, published: str | None) -> tuple[Time, ...]:
    """Dates that the text names, in order, without overlap.

    Args:
        text: the whole text.
        paragraphs: where to look; a weekday counts from a day that its own paragraph names before it, else from `published`.
        published: the day of the document, or None.
    Returns:
        each expression with a partial ISO date as precise as the words allow, a stretch for weeks and ranges; the value is
        None where neither the document's day nor the rest of the text settles it ("On the 7th" alone).
    """
    day = _day_of(published)
    found: list[Time] = []
    years = {int(m.group("year")) for name, m in _matches(text, (0, len(text))) if name in {"iso", "day", "range"} and m.group("year")}
    settled = next(iter(years)) if len(years) == 1 and day is None else None
    context = _Context(published=day, year=settled, anchor=None, before=None, later=False)
    for paragraph in paragraphs:
        context = replace(context, anchor=None)
        for name, match in _matches(text, paragraph):
            before = text[max(paragraph[0], match.start() - 50) : match.start()].rsplit(".", 1)[-1]
            value = _value(name, match, replace(context, later=bool(_FUTURE.search(before))))
            value = value if value is not None and is_partial(value) else None
            found.append(Time(extent=match.span(), value=value))
            if value is not None and len(value) == 10:
                context = replace(context, anchor=date.fromisoformat(value), before=date.fromisoformat(value))
    return tuple(found)


def _day_of(published: str | None) -> date | None:
    """The day of a document; its hour and zone do not matter. None where less than a day is known."""
    if published is None or len(published) < 10 or not is_partial(published[:10]):
        return None
    return bounds(published[:10])[0]


def _matches(text: str, stretch: Extent) -> Iterator[tuple[str, re.Match[str]]]:
    taken: list[tuple[str, re.Match[str]]] = []
    for name, pattern in _COMPILED:
        for match in pattern.finditer(text, *stretch):
            if not any(overlaps(match.span(), other.span()) for _, other in taken):
                taken.append((name, match))
    yield from sorted(taken, key=lambda item: item[1].start())


def _value(name: str, match: re.Match[str], context: _Context) -> str | None:
    return _RESOLVERS[name](match, context)


def _month_of(match: re.Match[str]) -> int:
    return 1 + [m[:3] for m in MONTH_NAMES].index(match.group("month")[:3].lower())


def _year_for(month: int, day: int | None, context: _Context) -> int | None:
    """The year that a date without one means: that of the nearest such day, the past first."""
    if context.published is None:
        return context.year
    published = context.published
    year = published.year
    ahead = (month - published.month) * 31 + ((day or 1) - published.day)
    if ahead > (250 if context.later else 75):
        return year - 1
    if ahead < -290 and context.later:
        return year + 1
    return year


def _iso(match: re.Match[str], _context: _Context) -> str:
    return f"{match.group('year')}-{int(match.group('monthnumber')):02}-{int(match.group('day')):02}"


def _on_day(match: re.Match[str], context: _Context) -> str | None:
    month, day = _month_of(match), int(match.group("day"))
    year = int(match.group("year")) if match.group("year") else _year_for(month, day, context)
    return None if year is None else f"{year}-{month:02}-{day:02}"


def _range(match: re.Match[str], context: _Context) -> str | None:
    first = _on_day(match, context)
    return None if first is None else f"{first}/{first[:8]}{int(match.group('lastday')):02}"


def _in_month(match: re.Match[str], context: _Context) -> str | None:
    month = _month_of(match)
    stated = match.groupdict().get("year")
    if stated:
        return f"{stated}-{month:02}"
    if context.published is None:
        return f"{context.year}-{month:02}" if context.year else None
    year = context.published.year
    if month > context.published.month and not context.later:
        year -= 1
    elif month < context.published.month and context.later and match.string[max(0, match.start() - 5) : match.start()].lower() in {"next ", " till", "until"}:
        year += 1
    return f"{year}-{month:02}"


def _relative_month(match: re.Match[str], context: _Context) -> str | None:
    if context.published is None:
        return None
    month, year = _month_of(match), context.published.year
    if match.group("which") == "next":
        year += month <= context.published.month
    elif match.group("which") in {"last", "past"}:
        year -= month >= context.published.month
    return f"{year}-{month:02}"


def _ago(match: re.Match[str], context: _Context) -> str | None:
    words = match.group("count").lower()
    count = int(words) if words.isdigit() else _COUNTS.get(words)
    if context.published is None or count is None:
        return None
    unit = match.group("unit")
    if unit == "day":
        return (context.published - timedelta(days=count)).isoformat()
    if unit == "week":
        return _shift_months(context.published - timedelta(weeks=count), 0)
    if unit == "month":
        return _shift_months(context.published, -count)
    return str(context.published.year - count * (10 if unit == "decade" else 1))


def _shift_months(day: date, months: int) -> str:
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12}-{count % 12 + 1:02}"


def _weekday(match: re.Match[str], context: _Context) -> str | None:
    wanted = _WEEKDAYS.index(match.group("weekday").lower())
    near = context.anchor
    if near is not None and (context.published is None or abs((context.published - near).days) > 7):
        return min((near + timedelta(days=d) for d in range(-3, 4)), key=lambda d: (d.weekday() != wanted, abs((d - near).days))).isoformat()
    if context.published is None:
        return context.before.isoformat() if context.before and context.before.weekday() == wanted else None
    which = match.group("which") or ""
    back = (context.published.weekday() - wanted) % 7
    if which == "next" or which.endswith("coming") or (context.later and not which):
        return (context.published + timedelta(days=(-back) % 7 or (7 if which else 0))).isoformat()
    if which == "last" and back == 0:
        back = 7
    return (context.published - timedelta(days=back)).isoformat()


def _shifted(days: int) -> Callable[[re.Match[str], _Context], str | None]:
    def resolve(_match: re.Match[str], context: _Context) -> str | None:
        return None if context.published is None else (context.published + timedelta(days=days)).isoformat()

    return resolve


def _period(match: re.Match[str], context: _Context) -> str | None:
    if context.published is None:
        return None
    step = {"last": -1, "past": -1, "next": 1, "this": 0}[match.group("which").lower()]
    unit = match.group("unit")
    if unit == "year":
        return str(context.published.year + step)
    if unit == "month":
        return _shift_months(context.published, step)
    monday = context.published - timedelta(days=context.published.weekday()) + timedelta(weeks=step)
    if unit == "weekend":
        return f"{(monday + timedelta(days=5)).isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _quarter(match: re.Match[str], context: _Context) -> str | None:
    number = ("first", "second", "third", "fourth").index(match.group("quarter"))
    year = match.group("year") or (context.published and context.published.year)
    if not year:
        return None
    if not match.group("year") and context.published and number * 3 + 1 > context.published.month:
        year = int(year) - 1
    return f"{year}-{number * 3 + 1:02}/{year}-{number * 3 + 3:02}"


def _stated_year(match: re.Match[str], _context: _Context) -> str:
    return match.group("year")


def _same_day(match: re.Match[str], context: _Context) -> str | None:
    if context.anchor is None:
        return None
    words = match.group().lower()
    step = -1 if "previous" in words or "before" in words else 1 if any(w in words for w in ("following", "next", "after")) else 0
    return (context.anchor + timedelta(days=step)).isoformat()


def _ordinal(match: re.Match[str], context: _Context) -> str | None:
    near = context.anchor or context.published
    if near is None:
        return None
    day = int(match.group("day"))
    if context.anchor is None and day > near.day:
        return f"{_shift_months(near, -1)}-{day:02}"
    return f"{near.year}-{near.month:02}-{day:02}"


_RESOLVERS: dict[str, Callable[[re.Match[str], _Context], str | None]] = {
    "iso": _iso, "range": _range, "day": _on_day, "month": _in_month, "relmonth": _relative_month, "ago": _ago, "weekday": _weekday,
    "today": _shifted(0), "yesterday": _shifted(-1), "tomorrow": _shifted(1), "period": _period, "quarter": _quarter, "season": _stated_year,
    "sameday": _same_day, "ordinal": _ordinal, "year": _stated_year,
}
