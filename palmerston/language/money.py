"""Money: "$2.5 billion", "250 euros", "RMB 40bn", "15 cents", "billions of dollars"."""

import re
from collections.abc import Iterator

from palmerston.extents import Extent
from palmerston.language import currencies
from palmerston.language.amounts import Amount
from palmerston.language.annotation import Quantity
from palmerston.language.hedges import with_hedges
from palmerston.language.numbers import VAGUE, Number

_VAGUE = re.compile(rf"\b(?P<vague>{'|'.join(sorted(VAGUE))})(?: (?:of|and) (?:{'|'.join(sorted(VAGUE))})){{0,2}}(?: of|(?= [a-z]+s\b)) ", re.IGNORECASE)
# What weighs is a pound of sixteen ounces.
_WEIGHING = re.compile(r"\b(?:weigh|gain(?:ed|ing)? weight|lost weight|lose weight)[^.]{0,30}$", re.IGNORECASE)
_A_NOTE = re.compile(r"[ -](?:bill|note|banknote)s?\b")
_NOTES = frozenset([1, 2, 5, 10, 20, 50, 100, 500])
_POUNDS_OF = re.compile(r"s? of [a-z]|-[a-z]+|s? (?:heavier|lighter|overweight|bag|of)\b|-force\b")


def money_of(text: str, amount: Amount) -> tuple[Quantity, ...]:
    """The money that an amount is, by the sign before it or the name after it; two where it is a pair; empty where it is none."""
    sign = currencies.sign_before(text, amount.extent[0])
    if sign is None and text[amount.extent[0] - 1 : amount.extent[0]] == "#" and amount.extent[1] > amount.number[1]:
        # Wire copy in seven-bit ASCII writes "#" for the pound sign: "#4 billion".
        sign = amount.extent[0] - 1, "GBP"
    if sign is not None:
        return _signed(text, amount, *sign)
    after = amount.extent[1]
    name = currencies.name_after(text, after + 1) if text[after : after + 1] in {" ", "-", "\u00a0"} else None
    if name is None or (name[1] == "GBP" and _is_weight(text, amount, name[0])):
        return ()
    return _quantities(text, amount, (amount.extent[0], name[0]), name[1], name[2])


def _signed(text: str, amount: Amount, start: int, code: str) -> tuple[Quantity, ...]:
    end = amount.extent[1]
    if amount.value in _NOTES and _A_NOTE.match(text, end) and amount.extent[1] == amount.number[1]:
        return ()
    doubled = currencies.name_after(text, end + 1) if text[end : end + 1] == " " else None
    if doubled and (doubled[1] == code or code == "USD") and doubled[2] == 1.0 and "dollar" in text[end : doubled[0]].lower():
        # "$5 million Canadian dollars", "$2 million dollars"
        code, end = doubled[1], doubled[0]
    return _quantities(text, amount, (start, end), code, 1.0)


def _quantities(text: str, amount: Amount, whole: Extent, code: str, worth: float) -> tuple[Quantity, ...]:
    parts = [(whole, amount.number, amount.value, amount.high)]
    if amount.second is not None and amount.other is not None:
        parts = [((whole[0], amount.number[1]), amount.number, amount.value, None), ((amount.second[0], whole[1]), amount.second, amount.other, None)]
    return tuple(_quantity(text, extent, number, value, high, code, worth) for extent, number, value, high in parts)


def _quantity(text: str, extent: Extent, number: Extent, value: Number, high: Number | None, code: str, worth: float) -> Quantity:
    extent, hedged = with_hedges(text, extent)
    upper = None if high is None else _scaled(high, worth)
    return Quantity(extent=extent, number=number, value=_scaled(value, worth), high=upper, unit=code, approximate=hedged)


def _scaled(value: Number, worth: float) -> Number:
    return value if worth == 1.0 else round(value * worth, 6)


def _is_weight(text: str, amount: Amount, end: int) -> bool:
    start = amount.extent[0]
    return bool(_WEIGHING.search(text, max(0, start - 50), start) or _POUNDS_OF.match(text, end) or text[amount.extent[1]] == "-")


def vague_money(text: str) -> Iterator[Quantity]:
    """Money without a number: "billions of dollars", "tens of thousands of pounds"."""
    for match in _VAGUE.finditer(text):
        name = currencies.name_after(text, match.end())
        if name and not _POUNDS_OF.match(text, name[0]):
            yield Quantity(extent=(match.start(), name[0]), number=match.span("vague"), value=None, high=None, unit=name[1], approximate=True)
