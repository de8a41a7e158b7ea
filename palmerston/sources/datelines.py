"""What the head of a text says of itself: its title, its outlet, its day.

    BUDAPEST, March 12, 1999 (Xinhua) -- Hungary's ...        a dateline
    By Jane Doe | June 6, 2025 at 10:15 a.m. ET               a byline with a day
    TradingKey / 2025/06/06                                   an outlet's line above a line that is only a day

A year that is not written is not supplied: "TALLAHASSEE, Fla., Jan. 5 (Reuters) -" names the agency and no date.
"""

import re
from dataclasses import dataclass

from palmerston.extents import Extent, trimmed
from palmerston.sources.days import MONTH, WEEKDAY, day_of, find_day
from palmerston.sources.outlets import outlet_named

_LINES = 8  # lines with words in them: below, a line that is only a day belongs to the story
_LONG = 160  # characters: longer lines are paragraphs, no titles
_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_DATELINE_ENDS = re.compile(r"\s*(?:--+|[—–])\s*|\s+[-_]\s+|(?<=[\w).])_\s*|\s+-$|\s*_$")
_AGENCY = re.compile(r"\(([^()]{2,40})\)")
_PARTIAL_DAY = re.compile(rf"(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\s+{MONTH}|{WEEKDAY})(?!\w)", re.IGNORECASE)
_UPPER_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ.'’-]+){0,4}"
_MIXED_PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?:[ /](?:of|de|del|la|el|al|[A-ZÀ-Þ][\w.'’-]*)){0,4}"
_PLACE_IN_CAPITALS = re.compile(rf"{_UPPER_PLACE}(?:, {_MIXED_PLACE}){{0,2}}")
_PLACE = re.compile(rf"{_MIXED_PLACE}(?:, {_MIXED_PLACE}){{0,2}}")
_BYLINE = re.compile(r"(?:(?:Written|Reported|Posted|Published)\s+)?by\b[:\s]", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:(?:First\s+|Originally\s+)?(?:Published|Posted|Released|Issued)|(?:Publication\s+)?Date|Dated)(?:\s+(?:on|at))?\s*[:–-]?", re.IGNORECASE
)
_CHANGED = re.compile(r"(?:Last\s+)?(?:Updated|Modified|Edited|Revised)\b", re.IGNORECASE)
_OUTLET_WORD = re.compile(
    r"(?:News|Newspaper|Times|Post|Journal|Herald|Tribune|Daily|Press|Gazette|Magazine|Agency|Today|Weekly|Review|Observer|Standard|Chronicle"
    r"|Monitor|Guardian|Mail|Telegraph|Globe|Star|Courier|Examiner|Inquirer|Dispatch|Bulletin|Radio|TV|Television|Network|Wire|Media)"
)
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}|[A-Z][a-z]+[A-Z][A-Za-z]+")  # "example.com", "TradingKey"
_SECTIONS = frozenset({"breaking news", "latest news", "local news", "media", "news", "press", "press review", "review", "today", "top news", "world news"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a text says of itself; None where it does not, or not clearly."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO day
    datelines: tuple[Extent, ...] = ()  # the characters that say where, when and by whom the text was published


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """What one line says of the document."""

    extent: Extent
    whole: bool  # the line says nothing else
    day: str | None = None
    outlet: str | None = None
    weight: int = 0  # of its day: 3 after "Published", 2 a line of its own, 1 a dateline


def heading_of(text: str) -> Heading:
    """Read the head of a text: at most eight lines, and no further than the second paragraph.

    Args:
        text: the whole document.

    Returns:
        The title where the first line is one; the outlet where the text names one that is known or stands in an outlet's place;
        the day where one is written out with its year, and no other in its rank contradicts it.
    """
    lines = _head(text)
    signs: dict[int, _Sign] = {}
    for i, extent in enumerate(lines):
        sign = _sign(text, extent)
        if sign is not None:
            signs[i] = sign
    title = _title(text, lines, signs)
    above = _outlet_above(text, lines, signs, first=1 if title is not None else 0)
    return Heading(
        title=title,
        outlet=next((s.outlet for s in signs.values() if s.outlet), None) or above,
        published=_day(list(signs.values())),
        datelines=tuple(s.extent for s in signs.values()),
    )


def _head(text: str) -> list[Extent]:
    lines: list[Extent] = []
    paragraphs = 0
    for match in _LINE.finditer(text):
        lines.append(trimmed(text, match.span()))
        paragraphs += match.end() - match.start() > _LONG
        if len(lines) == _LINES or paragraphs == 2:
            break
    return lines


def _day(signs: list[_Sign]) -> str | None:
    for weight in (3, 2, 1):
        days = {s.day for s in signs if s.weight == weight and s.day is not None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _sign(text: str, extent: Extent) -> _Sign | None:
    start, end = extent
    if end - start <= _LONG:
        sign = _line_of_its_own(text[start:end], start)
        if sign is not None:
            return sign
    return _dateline(text[start : min(end, start + _LONG)], start)


def _line_of_its_own(line: str, start: int) -> _Sign | None:
    extent = (start, start + len(line))
    if _CHANGED.match(line):
        return _Sign(extent=extent, whole=True)
    label = _PUBLISHED.match(line)
    byline = _BYLINE.match(line)
    found = find_day(line)
    if found is None:
        return _Sign(extent=extent, whole=True) if byline and len(line.split()) <= 12 and line[-1] not in ".?!" else None
    day, (first, last) = found
    if byline:
        # "By March 4, 2016" is no byline, and neither is a sentence that begins with "By".
        named = line[byline.end() : first].strip(" ,|•·-–—(")
        return _Sign(extent=extent, whole=True, day=day, weight=2) if named and not re.match(r"\w|, \w", line[last:].lstrip(" ")) else None
    before = line[label.end() if label else 0 : first]
    rest = f"{before} {line[last:]}".strip(" ,|•·-–—()\t")
    if not rest or day_of(rest) is not None:
        return _Sign(extent=extent, whole=True, day=day, weight=3 if label else 2)
    outlet = outlet_named(rest)
    if outlet is not None or _is_part_of_line(before, line[last:]) or (before.rstrip().endswith(",") and _PLACE_IN_CAPITALS.fullmatch(rest)):
        return _Sign(extent=extent, whole=True, day=day, outlet=outlet, weight=3 if label else 2)
    return None


def _is_part_of_line(before: str, after: str) -> bool:
    """Whether a day is a field of its own in a line of fields: "Politics | March 4, 2016 | 5 min read", "March 4, 2016 - by Jane Doe"."""
    marks = ("|", "•", "·", "\t")
    left, right = before.rstrip(" "), after.lstrip(" ")
    fields = (not left or left.endswith(marks)) and (not right or right.startswith(marks))
    return fields or (not left and _BYLINE.match(right.lstrip("-–— ,")) is not None)


def _dateline(line: str, start: int) -> _Sign | None:
    """The part of a paragraph before its dash, where that is a place, a day, an agency, or several of these."""
    for dash in _DATELINE_ENDS.finditer(line):
        head = line[: dash.start()]
        day, outlet, rest = _parts_of_dateline(head)
        if rest is not None:
            return _Sign(extent=(start, start + dash.start()), whole=dash.end() >= len(line) and len(line) < _LONG, day=day, outlet=outlet, weight=1)
        if len(head) > 80:
            break
    return None


def _parts_of_dateline(head: str) -> tuple[str | None, str | None, str | None]:
    """Day, outlet and place of a dateline; the place None where it is no dateline, and empty where it names none."""
    agency = _AGENCY.search(head)
    rest = head if agency is None else f"{head[: agency.start()]} {head[agency.end() :]}"
    outlet = outlet_named(agency[1]) if agency else None
    found = find_day(rest)
    day = found[0] if found else None
    dated = found[1] if found else None
    if dated is None and (partial := _PARTIAL_DAY.search(rest)) is not None:
        dated = partial.span()
    if dated is not None:
        rest = f"{rest[: dated[0]]} {rest[dated[1] :]}"
    place = rest.strip(" ,;/")
    if not place:
        return day, outlet, "" if day or outlet else None
    certain = day is not None or outlet is not None
    if (_PLACE if certain else _PLACE_IN_CAPITALS).fullmatch(" ".join(place.split())) and len(place) >= 3 and (len(place) <= 40 or not certain):
        return day, outlet, place
    return None, None, None


def _title(text: str, lines: list[Extent], signs: dict[int, _Sign]) -> str | None:
    if len(lines) < 2 or 0 in signs:
        return None
    (start, end), (following, _) = lines[0], lines[1]
    words = text[start:end].lstrip("#").strip(" *_")
    if len(words) >= _LONG or len(words.split()) < 2 or outlet_named(words) is not None or words.rstrip("\"'”’»)").endswith((".", ":", ";", ",")):
        return None
    gap = text[end:following].replace("\r\n", "\n")
    apart = gap.count("\n") + gap.count("\r") >= 2
    return words if apart or (1 in signs and signs[1].whole) or _says_outlet_then_day(text, lines, signs) else None


def _says_outlet_then_day(text: str, lines: list[Extent], signs: dict[int, _Sign]) -> bool:
    return 2 in signs and signs[2].whole and len(lines) > 2 and _as_outlet(text[slice(*lines[1])]) is not None


def _outlet_above(text: str, lines: list[Extent], signs: dict[int, _Sign], *, first: int) -> str | None:
    """The outlet whose line stands directly above a line that is only a day; the line of the title is not asked."""
    for i, sign in signs.items():
        if i > first and sign.whole and sign.day is not None and i - 1 not in signs:
            outlet = _as_outlet(text[slice(*lines[i - 1])])
            if outlet is not None:
                return outlet
    return outlet_named(text[slice(*lines[0])]) if len(lines) > 1 and first == 0 else None


def _as_outlet(line: str) -> str | None:
    known = outlet_named(line)
    if known is not None:
        return known
    words = line.split()
    if not 1 <= len(words) <= 4 or line[-1] in ".:?!,;" or line.casefold() in _SECTIONS:
        return None
    if any(w[0].islower() and w not in ("of", "the", "de") for w in words) and not _SITE.fullmatch(line):
        return None
    # "Washington" may be a place and "Jane Doe" a reporter: a site's name, or a word that outlets bear, is asked for.
    return line if _SITE.fullmatch(line) or any(_OUTLET_WORD.fullmatch(w) for w in words) else None
