"""Time expressions in the values of TIMEX3: the program's dates, and what the record does not keep (durations, sets, "now").

Source: Pustejovsky et al., TimeML 1.2.1.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from evaluation.tasks.heads import Reader
from palmerston.extents import Extent, overlaps
from palmerston.language.sentences import split_paragraphs
from palmerston.language.times import find_times

Row = dict[str, Any]
_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D", "decade": "E", "century": "C", "quarter": "Q", "hour": "H", "minute": "M", "second": "S"}
_PLURALS = r"(?:years?|months?|weeks?|days?|decades?|centuries|century|quarters?|hours?|minutes?|seconds?)"
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
_COUNTS = {word: n for n, word in enumerate(_SMALL, 1)} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "a single": 1}
_COUNT = rf"(?P<count>\d+(?:\.\d+)?|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_VAGUE = r"(?:several|a few|few|many|recent|some|coming|these|those|past|last|next|the)"
_LEAD = r"(?:(?:the|a) )?(?:(?:past|last|next|first|latest|previous|coming|final|full|more than|about|nearly|almost|at least|over|another) )*"
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI", "midday": "MI", "overnight": "NI"}
_PRESENT = r"[Nn]ow|[Cc]urrent(?:ly)?|[Tt]hese days|[Rr]ight now|[Aa]t present|[Pp]resently|[Nn]owadays|[Aa]t the moment"
_PAST = r"[Rr]ecent(?:ly)?|the past(?! \w+)|[Ii]n recent (?:years|months|weeks|days)|(?:several|many|a few|some) (?:years|decades|centuries) ago"
_FUTURE = r"the (?:near )?future|the (?:near|short|long) term"
_SETS = (
    ("P1D", r"[Dd]aily|[Ee](?:ach|very) day|a day"), ("P1W", r"[Ww]eekly|[Ee](?:ach|very) week|a week(?= for)"), ("P1M", r"[Mm]onthly|[Ee](?:ach|very) month"),
    ("P1Y", r"[Yy]early|[Ee](?:ach|very) year"),
)
_REFERENCES = tuple((value, re.compile(rf"\b(?:{words})\b")) for value, words in (("PRESENT_REF", _PRESENT), ("PAST_REF", _PAST), ("FUTURE_REF", _FUTURE)))
_REPEATED = tuple((value, re.compile(rf"\b(?:{words})\b")) for value, words in _SETS)
_DURATION = re.compile(
    rf"\b{_LEAD}{_COUNT}(?: more| full| straight| consecutive)?[ -](?P<unit>{_PLURALS})\b"
    r"(?! ago| earlier| later|s?['’]? old|-old| (?:round|place|time|term|of)\b)(?<!three-quarters)(?<! second)",
    re.IGNORECASE,
)
_VAGUE_DURATION = re.compile(rf"\b(?:{_VAGUE} )+(?P<unit>years|months|weeks|days|decades|hours|minutes|quarters)\b(?! ago| earlier| later)", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\.?|\b(?P<name>noon|midnight)\b")
_QUARTER = re.compile(
    r"\b(?:the )?(?:(?P<which>first|second|third|fourth)[ -]|(?:latest|most recent|recent|year-ago) )?quarter\b(?! of (?:a|the|all|its|their)\b)",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_YEAR_AGO = re.compile(r"a year (?:ago|earlier)|(?:the )?year[- ](?:ago|earlier)", re.IGNORECASE)
_CENTURY = re.compile(r"\b(?:the )?(?P<number>1?\d|2[01])(?:st|nd|rd|th)[ -]century\b")
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_APART = re.compile(
    r"^(?:early|late|mid|earlier|later|sometime|about|around|nearly|almost|some|more than|over|during)[ -]+(?!this|last|next|in\b|19|20)", re.IGNORECASE
)


def times(row: Row, _: Reader) -> Row:
    """Times in text order; no model is asked."""
    text, day = row["text"], row.get("dct")
    found: list[Row] = []
    for time in find_times(text, tuple(split_paragraphs(text)), published=day):
        found.append(_dated(text, time.extent, time.value, day))
    for extra in (*_quarters(text, day), *_centuries(text), *_durations(text), *_spoken(text)):
        if not any(overlaps(tuple(extra["extent"]), tuple(other["extent"])) for other in found):
            found.append(extra)
    return {"times": sorted(found, key=lambda t: t["extent"])}


def _dated(text: str, extent: Extent, value: str | None, day: str | None) -> Row:
    words = text[slice(*extent)]
    if _YEAR_AGO.fullmatch(words) and day and _QUARTER.search(text, max(0, extent[0] - 300), extent[0]):
        year, quarter = _last_quarter(day)
        return {"extent": list(extent), "type": "DATE", "value": f"{year - 1}-Q{quarter}"}
    if cut := _APART.match(words):
        extent = extent[0] + cut.end(), extent[1]
    value = _as_timex(words.lower(), value)
    part = next((code for name, code in _PARTS.items() if re.search(rf"\b{name}\b", words.lower())), None)
    if part and value and len(value) == 10:
        return {"extent": list(extent), "type": "TIME", "value": f"{value}T{part}"}
    return {"extent": list(extent), "type": "DATE", "value": value or "PAST_REF"}


def _last_quarter(day: str) -> tuple[int, int]:
    """Year and number of the last quarter that had ended on a day."""
    year, quarter = int(day[:4]), (int(day[5:7]) - 1) // 3
    return (year, quarter) if quarter else (year - 1, 4)


def _quarters(text: str, day: str | None) -> Iterator[Row]:
    """A quarter that no number names is the last one that has ended."""
    if day is None:
        return
    for match in _QUARTER.finditer(text):
        year, quarter = _last_quarter(day)
        named = _ORDINALS.get((match.group("which") or "").lower())
        if named and named > quarter:
            year -= 1
        yield {"extent": list(match.span()), "type": "DATE", "value": f"{year}-Q{named or quarter}"}


def _centuries(text: str) -> Iterator[Row]:
    for match in _CENTURY.finditer(text):
        yield {"extent": list(match.span()), "type": "DATE", "value": f"{int(match.group('number')) - 1}XX"}


def _as_timex(words: str, value: str | None) -> str | None:
    """A stretch of days as TIMEX3's week, weekend, quarter, season or decade."""
    if value is None or "/" not in value:
        return value
    first, last = value.split("/")
    if words.endswith("s") and re.search(r"\d0['’]?s$", words):
        return first[:3] + "X"
    season = next((code for name, code in _SEASONS.items() if name in words), None)
    if season:
        return f"{first[:4]}-{season}"
    if len(first) == 10 and len(last) == 10:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        year, week, _ = start.isocalendar()
        if (end - start).days <= 2 and "weekend" in words:
            return f"{year}-W{week:02d}-WE"
        return f"{year}-W{week:02d}" if (end - start).days <= 7 else first[:7]
    if len(first) == 7 and "quarter" in words:
        return f"{first[:4]}-Q{(int(first[5:]) + 2) // 3}"
    if len(first) == 4 and first[:3] == last[:3]:
        return first[:3] + "X" if first[3] == "0" and last[3] == "9" else first
    return first


def _durations(text: str) -> Iterator[Row]:
    for match in _DURATION.finditer(text):
        yield {"extent": list(match.span()), "type": "DURATION", "value": _period(_number(match.group("count")), match.group("unit"))}
    for match in _VAGUE_DURATION.finditer(text):
        yield {"extent": list(match.span()), "type": "DURATION", "value": _period("X", match.group("unit"))}


def _number(count: str) -> str:
    return str(_COUNTS.get(count.lower(), count))


def _period(count: str, unit: str) -> str:
    name = "century" if unit.lower().startswith("centur") else unit.lower().removesuffix("s")
    return ("PT" if name in {"hour", "minute", "second"} else "P") + count + _UNITS[name]


def _spoken(text: str) -> Iterator[Row]:
    for value, pattern in _REPEATED:
        for match in pattern.finditer(text):
            yield {"extent": list(match.span()), "type": "SET", "value": value}
    for value, pattern in _REFERENCES:
        for match in pattern.finditer(text):
            yield {"extent": list(match.span()), "type": "DATE", "value": value}
