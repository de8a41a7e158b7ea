"""Quotation marks: straight and curly, nested, unclosed, over paragraphs, ``...''."""

import re
from collections.abc import Sequence

from palmerston.extents import Extent
from palmerston.language.annotation import Quotation

_MARK = re.compile("``|''|[\"“”„«»「」]")
_OPENS = frozenset("``|“|„|«|「".split("|"))
_CLOSES = frozenset("''|”|»|」".split("|"))
_SINGLE = re.compile(r"(?<![\w'’])[‘'](?=[\w\[$])(.{1,400}?)(?<=[\w.,!?;…%)\]])[’'](?!\w)")


def find_quotations(text: str, paragraphs: Sequence[Extent]) -> tuple[Quotation, ...]:
    """Quotations of the outermost level, in text order.

    A mark that stays open at the end of its paragraph closes there; where the next paragraph opens with a mark too, the
    quotation goes on in it (`continued`). Single marks count only where no double mark is used around them.
    """
    found: list[Quotation] = []
    open_before = False
    for paragraph in paragraphs:
        inside = _of_paragraph(text, paragraph, open_before)
        open_before = bool(inside) and inside[-1].outer[1] == paragraph[1] and inside[-1].extent[1] == paragraph[1]
        found.extend(inside)
    return tuple(found)


def _of_paragraph(text: str, paragraph: Extent, open_before: bool) -> list[Quotation]:
    start, end = paragraph
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text, start, end):
        opens = _opens(text, match, paragraph, is_open=opened is not None)
        if opened is None and opens:
            opened = match
        elif opened is not None and not opens:
            found.append(_quotation((opened.end(), match.start()), (opened.start(), match.end()), open_before and opened.start() == start))
            opened = None
    if opened is not None and _goes_on(opened.end(), end):
        found.append(_quotation((opened.end(), end), (opened.start(), end), open_before and opened.start() == start))
    if not found:
        found = [_quotation(m.span(1), m.span(), False) for m in _SINGLE.finditer(text, start, end) if _is_quoted(m.group(1))]
    return [q for q in found if q.extent[0] < q.extent[1]]


def _quotation(extent: Extent, outer: Extent, continued: bool) -> Quotation:
    return Quotation(extent=extent, outer=outer, continued=continued)


def _opens(text: str, match: re.Match[str], paragraph: Extent, *, is_open: bool) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > paragraph[0] else " "
    after = text[match.end()] if match.end() < paragraph[1] else " "
    starts_word = (before.isspace() or before in "([—–-:‘'") and not after.isspace()
    ends_word = not before.isspace() and not after.isalnum()
    if mark in _OPENS:
        return not (is_open and ends_word and not starts_word)
    if mark in _CLOSES:
        # "”" typed for "“" opens only where nothing is open.
        return not is_open and starts_word
    if starts_word and not ends_word:
        return not is_open or before.isspace()
    return not is_open and not ends_word


def _goes_on(start: int, end: int) -> bool:
    """Whether an unclosed quotation is worth keeping: it has some words."""
    return end - start > 20


def _is_quoted(words: str) -> bool:
    return words.count(" ") >= 2 and len(words) <= 400
