"""Datelines: where and when a report was filed, before its first sentence: "WASHINGTON, June 6, 2025 (AP) -"."""

import re

from palmerston.extents import Extent

_PLACE = r"[A-Z][A-Z.'’ -]{2,30}"
_REST = r"(?:,? ?(?:[A-Z][\w.]*\.?|\d{1,2}|\d{4})){0,5}"
_AGENCY = r"(?: ?\([^)]{2,40}\))?"
_DATELINE = re.compile(rf"{_PLACE}{_REST},?{_AGENCY} ?(?:--|[-–—_])\s")
_LONGEST = 80


def dateline_of(text: str, paragraph: Extent) -> Extent | None:
    """The dateline that opens a paragraph, its dash included; None where there is none.

    A dateline begins with a place in capitals and ends with a dash; a sentence that merely begins with an acronym has no dash so near.
    """
    match = _DATELINE.match(text, paragraph[0], min(paragraph[1], paragraph[0] + _LONGEST))
    return match.span() if match else None
