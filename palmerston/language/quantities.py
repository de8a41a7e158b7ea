"""Quantities: "about $2.5 billion (3.386 trillion won)" -> value, unit, hedge, conversion; percents; counted nouns.

Dates, ages, ordinals, clock times and numbers inside names are no quantities.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from palmerston.extents import Extent
from palmerston.language.amounts import find_amounts
from palmerston.language.annotation import Quantity, Word
from palmerston.language.counts import Counts
from palmerston.language.money import money_of, vague_money
from palmerston.language.percents import fractions, percent_of, share_of

_CONVERTED = re.compile(
    r"\s?[(\[]\s?=?\s?(?:(?:or|about|around|roughly|some|equal to|equivalent to|i\.e\.),?\s)*|, or (?:about |around |roughly "
    r"|some )?| \(?then (?:about |around )?"
)


def find_quantities(text: str, words: Sequence[Word], taken: Sequence[Extent]) -> tuple[Quantity, ...]:
    """Quantities in text order, without overlap.

    Args:
        text: the whole text.
        words: its words with their syntax.
        taken: extents that are something else (dates).
    Returns:
        each with its value in full, the hedge, number and unit in its extent; `value` is None for "billions of dollars".
    """
    covered = _Covered(taken)
    in_words = [q for q in (*fractions(text), *vague_money(text)) if covered.takes(q.extent)]
    numbered = list(_numbered(text, words, covered))
    vague = [q for q in Counts(text, words).vague() if covered.takes(q.extent)]
    found = _joined_conversions(text, sorted((*in_words, *numbered, *vague), key=lambda q: q.extent))
    ends = [w.extent[1] for w in words]
    return tuple(_anchored(q, words, ends) for q in found)


class _Covered:
    """Stretches that are taken, in text order."""

    def __init__(self, taken: Sequence[Extent]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for extent in sorted(taken):
            self.takes(extent)

    def is_free(self, extent: Extent) -> bool:
        at = bisect_left(self._starts, extent[1])
        return at == 0 or self._ends[at - 1] <= extent[0]

    def takes(self, extent: Extent) -> bool:
        """Whether the stretch was free; it is taken from now on."""
        if not self.is_free(extent):
            return False
        at = bisect_left(self._starts, extent[0])
        self._starts.insert(at, extent[0])
        self._ends.insert(at, extent[1])
        return True


def _numbered(text: str, words: Sequence[Word], covered: _Covered) -> Iterator[Quantity]:
    """Each amount as the first thing that it can be: money, a percent, a share, a count."""
    counts = Counts(text, words)
    for amount in find_amounts(text):
        if not covered.is_free(amount.extent):
            continue
        share = None
        found = money_of(text, amount) or percent_of(text, amount)
        if not found and (share := share_of(text, amount)):
            found = (share,)
        for quantity in found or counts.of_amount(amount):
            if covered.takes(quantity.extent):
                yield counts.remembered(quantity)


def _joined_conversions(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Money followed by the same money in another currency is one quantity with two units."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if last is not None and last.unit != quantity.unit and quantity.value is not None and quantity.unit and _is_conversion(text, last, quantity):
            end = text.find(")", quantity.extent[1], quantity.extent[1] + 3) + 1 or quantity.extent[1]
            joined[-1] = replace(last, extent=(last.extent[0], end), also=(*last.also, (quantity.value, quantity.unit)))
        else:
            joined.append(quantity)
    return joined


def _is_conversion(text: str, first: Quantity, second: Quantity) -> bool:
    money = all(unit is not None and len(unit) == 3 and unit.isupper() for unit in (first.unit, second.unit))
    return money and first.value is not None and bool(_CONVERTED.fullmatch(text, first.extent[1], second.extent[0]))


def _anchored(quantity: Quantity, words: Sequence[Word], ends: Sequence[int]) -> Quantity:
    """The quantity with the word that it hangs on: the last one of its number where it counts no noun."""
    if quantity.word >= 0:
        return quantity
    first = bisect_right(ends, quantity.extent[0])
    inside = []
    for i in range(first, len(words)):
        if words[i].extent[0] >= quantity.extent[1]:
            break
        inside.append(i)
    outside = [i for i in inside if words[i].head not in inside]
    return replace(quantity, word=outside[-1]) if outside else quantity
