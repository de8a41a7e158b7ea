"""Time expressions: "last Tuesday" -> 2025-04-15. A date that nothing settles stays None.

Source: TIMEX3 values in the TimeML 1.2.1 guidelines, with stretches of days instead of week numbers.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from text_to_num import text2num

from palmerston.dates import bounds, is_partial
from palmerston.extents import Extent
from palmerston.language.annotation import Time
from palmerston.language.holidays import holiday
from palmerston.language.time_expressions import COUNTS, MONTH_NAMES, WEEKDAYS, time_expressions

_FUTURE = re.compile(
    r"\b(?:will|would|['’]ll|shall|to be|set (?:for|to)|scheduled|slated|expected|expects?|plans?|planned|planning|due|upcoming|begins|starts|opens"
    r"|is to|are to|next"
    r"|as (?:soon|early) as|no later than|deadline|ready to|going to|about to|hopes? to|intends? to|effective|payable|coming)\b|\b(?:until|by|through) $"
)
# A verb right before a date tells its tense.
_PAST = re.compile(
    r"\b(?!(?:scheduled|expected|planned|slated|delayed|postponed|moved|extended|rescheduled|proposed)\b)(?:said|told|met|left|fell"
    r"|rose|came|went|made|won|began|took|gave|held|\w{3,}ed)(?: (?:on|late|early|in))? $"
)
_TO_BE = re.compile(r"\b(?:to|will|would|can|could|may|might|should|shall) be \w+(?: (?:on|late|early|in))? $")
# "Until Thursday, they had not called him a suspect."
_HAD = re.compile(r",? (?:\w+ ){0,2}(?:had|was|were)\b")
# An initial or "Feb." ends no sentence.
_SENTENCE_END = re.compile(r"(?<=[a-z\"”')\d][a-z\"”')\d])[.;?!][\"”')]* |\n")
# As far back as a verb may stand that tells whether a date is past or to come.
_REACH = 90
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What is known where an expression stands."""

    published: date | None
    year: int | None          # the one year of all full dates in the text
    anchor: date | None       # the last day that the paragraph named
    told: str | None          # the last date of any precision that the paragraph named
    before: date | None       # the last day that the text named
    later: bool               # the words before speak of what is to come


def find_times(text: str, paragraphs: Sequence[Extent], *, published: str | None) -> tuple[Time, ...]:
    """Dates that the text names, in order, without overlap.

    Args:
        text: the whole text.
        paragraphs: where to look; "the next day" counts from a day that its own paragraph names before it.
        published: the day of the document, with or without an hour, or None.
    Returns:
        each expression with a partial ISO date as precise as the words allow, a stretch for weeks and ranges; the value is
        None where neither the document's day nor the rest of the text settles it ("On the 7th" alone).
    """
    day = _day_of(published)
    told = [(paragraph, list(time_expressions(text, paragraph))) for paragraph in paragraphs]
    years = {int(m.group("year")) for _, inside in told for name, m in inside if name in {"iso", "day", "range"} and m.group("year")}
    context = _Context(published=day, year=next(iter(years)) if len(years) == 1 and day is None else None, anchor=None, told=None, before=None, later=False)
    found: list[Time] = []
    for paragraph, inside in told:
        context = replace(context, anchor=None, told=None)
        for name, match in inside:
            value = _value(name, match, replace(context, later=_is_later(text, match, paragraph)))
            found.append(Time(extent=match.span(), value=value))
            if value is not None:
                day = date.fromisoformat(value) if len(value) == 10 else None
                context = replace(context, told=value, anchor=day or context.anchor, before=day or context.before)
    return tuple(found)


def _day_of(published: str | None) -> date | None:
    """The day of a document; its hour and zone do not matter. None where less than a day is known."""
    if published is None or len(published) < 10 or not is_partial(published[:10]):
        return None
    return bounds(published[:10])[0]


def _is_later(text: str, match: re.Match[str], paragraph: Extent) -> bool:
    """Whether the words before a date, in its own sentence, speak of what is to come."""
    before = text[max(paragraph[0], match.start() - _REACH) : match.start()]
    before = _SENTENCE_END.split(before)[-1]
    if (_PAST.search(before) and not _TO_BE.search(before)) or text[match.end() : match.end() + 2] in {"'s", "’s"} or match.group().endswith(("'s", "’s")):
        return False
    cues = list(_FUTURE.finditer(before))
    if not cues:
        return False
    return not (cues[-1].group().strip() in {"until", "by", "through"} and len(cues) == 1 and _HAD.match(text, match.end()))


def _value(name: str, match: re.Match[str], context: _Context) -> str | None:
    try:
        value = _RESOLVERS[name](match, context)
    except (OverflowError, ValueError):
        # A day that does not exist ("February 30"), or one before the year 1.
        return None
    return value if value is not None and is_partial(value) else None


# ---- days and months


def _month_of(match: re.Match[str]) -> int:
    return 1 + [m[:3] for m in MONTH_NAMES].index(match.group("month")[:3].lower())


def _year_beside(match: re.Match[str], context: _Context) -> int | None:
    """The year that stands beside a day or month: "2025", "last year"; None where none does."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    which = groups.get("whichyear")
    if which == "that":
        return int(context.told[:4]) if context.told else None
    if not which or context.published is None:
        return None
    return context.published.year + {"last": -1, "next": 1, "this": 0}[which]


def _year_for(month: int, day: int | None, context: _Context) -> int | None:
    """The year that a date without one means: that of the nearest such day, the past first."""
    if context.published is None:
        return context.year
    published = context.published
    ahead = (month - published.month) * 31 + ((day or 1) - published.day)
    if ahead > (250 if context.later else 75):
        return published.year - 1
    return published.year + 1 if ahead < -150 and context.later else published.year


def _iso(match: re.Match[str], _context: _Context) -> str:
    return f"{match.group('year')}-{int(match.group('monthnumber')):02}-{int(match.group('day')):02}"


def _slashed(match: re.Match[str], _context: _Context) -> str | None:
    """"4/17/2025" and "17/4/2025"; None where both could be the month."""
    first, second = int(match.group("first")), int(match.group("second"))
    if first <= 12 and second <= 12 and first != second:
        return None
    month, day = (first, second) if first <= 12 else (second, first)
    return f"{match.group('year')}-{month:02}-{day:02}"


def _on_day(match: re.Match[str], context: _Context) -> str | None:
    month, day = _month_of(match), int(match.group("day"))
    year = _year_beside(match, context)
    which = (match.groupdict().get("which") or "").lower()
    if year is None and which and context.published is not None:
        passed = (month, day) < (context.published.month, context.published.day)
        year = context.published.year + ((1 if passed else 0) if which == "next" else (0 if passed else -1))
    if year is None:
        year = _year_for(month, day, context)
    return None if year is None else f"{year}-{month:02}-{day:02}"


def _range(match: re.Match[str], context: _Context) -> str | None:
    first = _on_day(match, context)
    return None if first is None else f"{first}/{first[:8]}{int(match.group('lastday')):02}"


def _in_month(match: re.Match[str], context: _Context) -> str | None:
    month, year = _month_of(match), _year_beside(match, context)
    if year is None and context.published is None:
        year = context.year
    elif year is None and context.published is not None:
        year = context.published.year
        if context.later:
            year += month < context.published.month
        elif month > context.published.month:
            year -= 1
    return None if year is None else f"{year}-{month:02}"


def _relative_month(match: re.Match[str], context: _Context) -> str | None:
    if context.published is None:
        return None
    month, year = _month_of(match), context.published.year
    which = match.group("which").lower()
    if which == "next":
        year += month <= context.published.month
    elif which in {"last", "past"}:
        # In March nobody calls the month before "last February".
        year -= month >= context.published.month - 1
    return f"{year}-{month:02}"


def _ordinal(match: re.Match[str], context: _Context) -> str | None:
    near = context.anchor or context.published
    if near is None:
        return None
    day = int(match.group("day"))
    if context.anchor is None and day > near.day:
        return f"{_shift_months(near, -1)}-{day:02}"
    return f"{near.year}-{near.month:02}-{day:02}"


def _same_day(match: re.Match[str], context: _Context) -> str | None:
    if context.anchor is None:
        return None
    words = match.group().lower()
    step = -1 if "previous" in words or "before" in words else 1 if any(w in words for w in ("following", "next", "after")) else 0
    return (context.anchor + timedelta(days=step)).isoformat()


# ---- counted from the day of the document


def _ago(match: re.Match[str], context: _Context) -> str | None:
    words = match.group("count").lower()
    count = int(words) if words.isdigit() else COUNTS.get(words)
    unit = match.group("unit")
    start = context.published
    if match.group("from") == "earlier" and context.told is not None:
        # Of "a year earlier" only the year is told, of "two days earlier" the day.
        start = context.anchor if unit in {"day", "week"} else bounds(context.told)[0]
    if start is None or count is None:
        return None
    if unit == "day":
        return (start - timedelta(days=count)).isoformat()
    if unit == "week":
        return _week(start - timedelta(weeks=count))
    if unit == "month":
        return _shift_months(start, -count)
    return str(start.year - count * (10 if unit == "decade" else 1))


def _shift_months(day: date, months: int) -> str:
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _week(day: date) -> str:
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _weekend(day: date, step: int) -> str:
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5, weeks=step)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _weekday(match: re.Match[str], context: _Context) -> str | None:
    wanted = WEEKDAYS.index(match.group("weekday").lower())
    which = (match.group("which") or "").lower()
    if which.startswith(("the ", "that")):
        return _weekday_from(context.anchor, wanted, which)
    if context.published is None:
        return _weekday_near(wanted, context)
    back = (context.published.weekday() - wanted) % 7
    if which == "next" or which.endswith("coming") or (context.later and not which):
        return (context.published + timedelta(days=(-back) % 7 or (7 if which else 0))).isoformat()
    if which == "last" and back == 0:
        back = 7
    return (context.published - timedelta(days=back)).isoformat()


def _weekday_from(anchor: date | None, wanted: int, which: str) -> str | None:
    if anchor is None:
        return None
    if which == "the previous":
        return (anchor - timedelta(days=(anchor.weekday() - wanted - 1) % 7 + 1)).isoformat()
    if which == "that":
        return _nearest(anchor, wanted).isoformat()
    return (anchor + timedelta(days=(wanted - anchor.weekday() - 1) % 7 + 1)).isoformat()


def _weekday_near(wanted: int, context: _Context) -> str | None:
    """The weekday next to a day that the paragraph names, or that day itself, named before: without the document's day no more can be told."""
    if context.anchor is not None:
        return _nearest(context.anchor, wanted).isoformat()
    return context.before.isoformat() if context.before is not None and context.before.weekday() == wanted else None


def _nearest(day: date, wanted: int) -> date:
    return min((day + timedelta(days=d) for d in range(-3, 4)), key=lambda d: (d.weekday() != wanted, abs((d - day).days)))


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
    return _weekend(context.published, step) if unit == "weekend" else _week(context.published + timedelta(weeks=step))


def _last_weekend(_match: re.Match[str], context: _Context) -> str | None:
    if context.published is None:
        return None
    return _weekend(context.published, 0 if context.later or context.published.weekday() >= 5 else -1)


def _told(match: re.Match[str], context: _Context) -> str | None:
    """A year, month or week counted from the date named before: "that year", "the following month"."""
    if context.told is None:
        return None
    which, unit = match.group("which").lower(), match.group("unit")
    step = -1 if which.endswith("previous") else 1 if which.endswith(("following", "next")) else 0
    first = bounds(context.told)[0]
    if unit == "year":
        return str(first.year + step)
    if len(context.told) < 7:
        return None
    return _shift_months(first, step) if unit == "month" else _week(context.anchor + timedelta(weeks=step)) if context.anchor else None


# ---- years and their parts


def _this_year(_match: re.Match[str], context: _Context) -> str | None:
    return None if context.published is None else str(context.published.year)


def _last_year(_match: re.Match[str], context: _Context) -> str | None:
    return None if context.published is None else str(context.published.year - 1)


def _quarter(match: re.Match[str], context: _Context) -> str | None:
    number = ("first", "second", "third", "fourth").index(match.group("quarter"))
    year = int(match.group("year")) if match.group("year") else context.published and context.published.year
    if not year:
        return None
    if not match.group("year") and context.published and number * 3 + 1 > context.published.month:
        year -= 1
    return f"{year}-{number * 3 + 1:02}/{year}-{number * 3 + 3:02}"


def _season(match: re.Match[str], _context: _Context) -> str:
    return _months_of(match.group("season").lower(), int(match.group("year")))


def _months_of(season: str, year: int) -> str:
    # A winter belongs to two years; named with one, it may be either end of it.
    return f"{year}-{_SEASONS[season][0]:02}/{year}-{_SEASONS[season][1]:02}" if season in _SEASONS else str(year)


def _relative_season(match: re.Match[str], context: _Context) -> str | None:
    season, which = match.group("season"), match.group("which")
    if context.published is None or season not in _SEASONS:
        return None
    first, last = _SEASONS[season]
    year = context.published.year
    if which == "next":
        year += first <= context.published.month
    elif which == "last" or "past" in which:
        year -= last >= context.published.month
    return _months_of(season, year)


def _holiday(match: re.Match[str], context: _Context) -> str | None:
    name = match.group("holiday").lower().replace("’", "'")
    if match.group("year"):
        return holiday(name, int(match.group("year"))).isoformat()
    if context.published is None:
        return holiday(name, context.year).isoformat() if context.year else None
    ahead = context.later or (match.group("which") or "").lower() == "next"
    days = [holiday(name, context.published.year + step) for step in (-1, 0, 1)]
    if name == "election day" and not match.group("which"):
        return min(days, key=lambda d: abs((d - context.published).days if context.published else 0)).isoformat()
    return next(d for d in days if d >= context.published).isoformat() if ahead else next(d for d in reversed(days) if d <= context.published).isoformat()


def _stated_year(match: re.Match[str], _context: _Context) -> str:
    return match.group("year")


def _span(match: re.Match[str], _context: _Context) -> str:
    first, last = match.group("year"), match.group("lastyear")
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if last > first else first


def _decade(match: re.Match[str], _context: _Context) -> str:
    year = int(match.group("year"))
    first, last = {"early ": (0, 3), "mid-": (4, 6), "late ": (7, 9)}.get(match.group("part") or "", (0, 9))
    return f"{year + first}/{year + last}"


def _spoken(match: re.Match[str], _context: _Context) -> str:
    if match.group("millennium"):
        return "2000"
    return f"{ {'nineteen': 19, 'twenty': 20}[match.group('century')] }{int(text2num(match.group('spoken').replace('-', ' '), 'en')):02}"


_RESOLVERS: dict[str, Callable[[re.Match[str], _Context], str | None]] = {
    "iso": _iso, "slashed": _slashed, "range": _range, "day": _on_day, "month": _in_month, "relmonth": _relative_month, "ago": _ago, "weekday": _weekday,
    "today": _shifted(0), "yesterday": _shifted(-1), "tomorrow": _shifted(1), "weekend": _last_weekend, "period": _period, "told": _told,
    "ending": _this_year, "yearago": _last_year,
    "quarter": _quarter, "season": _season, "relseason": _relative_season, "holiday": _holiday, "sameday": _same_day, "ordinal": _ordinal, "span": _span,
    "decade": _decade, "year": _stated_year, "spoken": _spoken,
}
