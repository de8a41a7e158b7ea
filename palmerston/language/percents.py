"""Percents and shares: "4.5 percent", "46 to 40 percent", "two-thirds", "three out of four", "half of the voters"."""

import re
from collections.abc import Iterator

from palmerston.extents import Extent
from palmerston.language.amounts import Amount
from palmerston.language.annotation import Quantity
from palmerston.language.hedges import with_hedges
from palmerston.language.numbers import Number, number_of

_UNIT = re.compile(r"\s?%(?:[ -]points?\b)?|[\s-]?(?:percentage[ -]points?|percent(?!age)|per cent|pct|basis points?)\b", re.IGNORECASE)
_OUT_OF = re.compile(
    r"(?: out of every | out of | in every | of every | in |-in-)(?P<whole>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten"
    r"|twenty|hundred|100)\b(?![,.]\d| ?(?:percent|%|million|billion|years?|months?|weeks?|days?|hours?|-))"
)
_NAMED = r"third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_FRACTION = re.compile(
    rf"\b(?:(?P<one>one|an?)[ -](?P<part>half|{_NAMED})(?= of (?!an? ))|(?P<count>two|three|four|five|six|seven|eight"
    rf"|nine)(?:-(?P<parts>{_NAMED})s\b(?! (?:majority|vote\b))"
    rf"|[ ](?P<apart>{_NAMED})s(?= of (?:the|its|his|her|their|those|these|all)\b))"
    r"|(?P<half>half)(?= (?:of (?!an?\b)|(?:the|its|their|his|her|all|those|these|as many|as much|that)\b)))",
    re.IGNORECASE,
)
_HALVED = re.compile(r"\b(?:cut|cuts|cutting|slash|slashed|reduced?|slashing)\b[^.;]{1,60}?\b(?P<half>in half|by half)\b")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_NOT_A_SHARE = re.compile(
    r"\b(?:first|second|other|better|latter|last|next|this|that|each|either|both|and a|the|top|bottom|back"
    r"|time-and-a)[ -]$", re.IGNORECASE,
)
_SCORES = re.compile(r"\b(?:polls?|surveys?|percent)\b|%", re.IGNORECASE)
_CONTEST = re.compile(r"\b(?:tops?|topped|beats?|beating|defeats?|leads?|led|leading|ahead|trails?|trailing|ties|tied|edges?|edged)\b", re.IGNORECASE)
# As far back as a poll may be told from.
_REACH = 500


def percent_of(text: str, amount: Amount) -> tuple[Quantity, ...]:
    """The percent that an amount is; two where it is a pair ("46 to 40 percent" in a poll); empty where it is none."""
    match = _UNIT.match(text, amount.extent[1])
    if match is None:
        return _poll_pair(text, amount)
    unit = _unit(match.group())
    if amount.other is not None or (amount.high is not None and _is_poll(text, amount)):
        return _pair(text, amount, match.end(), unit)
    return (_quantity(text, (amount.extent[0], match.end()), amount.number, amount.value, unit, amount.high),)


def _unit(written: str) -> str:
    lower = written.strip(" -").lower().replace("-", " ")
    if "basis" in lower:
        return "basis point"
    return "percentage point" if "point" in lower else "percent"


def _is_poll(text: str, amount: Amount) -> bool:
    sentence = text.rfind(". ", max(0, amount.extent[0] - 80), amount.extent[0]) + 1
    after = text[amount.extent[1] : amount.extent[1] + 40]
    contest = _CONTEST.search(text, max(sentence, amount.extent[0] - 80), amount.extent[0])
    return contest is not None and " to " in text[amount.extent[0] : amount.extent[1]] and "range" not in after


def _pair(text: str, amount: Amount, end: int, unit: str) -> tuple[Quantity, ...]:
    other = amount.high if amount.other is None else amount.other
    if amount.second is None or other is None:
        return ()
    first = _quantity(text, (amount.extent[0], amount.number[1]), amount.number, amount.value, unit)
    return first, _quantity(text, (amount.second[0], end), amount.second, other, unit)


def _quantity(text: str, extent: Extent, number: Extent, value: Number, unit: str, high: Number | None = None) -> Quantity:
    extent, hedged = with_hedges(text, extent)
    return Quantity(extent=extent, number=number, value=value, high=high, unit=unit, approximate=hedged)


def _poll_pair(text: str, amount: Amount) -> tuple[Quantity, ...]:
    """Two bare shares where a poll is told: "Rubio tops Clinton 41-40"."""
    other = amount.high if amount.other is None else amount.other
    if other is None or amount.second is None or "-" not in text[amount.number[1] : amount.second[0]] or not all(3 <= n <= 95 for n in (amount.value, other)):
        return ()
    before = max(0, amount.extent[0] - _REACH)
    told = _SCORES.search(text, before, amount.extent[0]) and _CONTEST.search(text, max(before, amount.extent[0] - 80), amount.extent[0])
    return _pair(text, amount, amount.extent[1], "percent") if told and 40 <= amount.value + other <= 101 else ()


def share_of(text: str, amount: Amount) -> Quantity | None:
    """"Four in 10", "three out of four" -> 40 and 75 percent; None where the amount is no such share."""
    match = _OUT_OF.match(text, amount.extent[1])
    whole = number_of(match.group("whole")) if match else None
    if match is None or whole is None or amount.high is not None or not 0 < amount.value < whole or whole not in {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100}:
        return None
    return _quantity(text, (amount.extent[0], match.end()), amount.number, round(100 * amount.value / whole, 1), "percent")


def fractions(text: str) -> Iterator[Quantity]:
    """Shares in words: "two-thirds of the voters", "half of them", "cut the dividend in half"."""
    for match in _FRACTION.finditer(text):
        part = next((match.group(g).lower() for g in ("part", "parts", "apart") if match.group(g)), "half")
        count = number_of(match.group("count") or "one")
        if count is None or count >= _PARTS[part] or _NOT_A_SHARE.search(text, max(0, match.start() - 20), match.start()):
            continue
        yield _quantity(text, match.span(), match.span(), round(100 * count / _PARTS[part], 1), "percent")
    for match in _HALVED.finditer(text):
        yield _quantity(text, match.span("half"), match.span("half"), 50, "percent")
