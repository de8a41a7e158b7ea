"""Amounts: every number of a text with its magnitude and range, before anything is known of its unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from palmerston.extents import Extent
from palmerston.language.numbers import DIGITS, Number, number_of

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_SPELT_WORD = (
    rf"(?:{_UNITS}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    rf"|eighty|ninety|zero)"
)
_PART = (
    r"(?:half[ -]an?|(?:an?[ -])?quarter[ -]of[ -]an?|three[ -]quarters[ -]of[ -]an?|half(?=[ -]dozen))(?=[ -](?:hundred|thousand|million|billion"
    r"|trillion|dozen)\b)"
)
_HALF = r"(?:[ -]and[ -]a[ -]half)?"
_SPELT = (
    rf"(?i:{_PART}|(?:{_SPELT_WORD}|a hundred)(?:[ -](?:and )?(?:{_SPELT_WORD}|hundred)){{0,6}}{_HALF}\b|an?(?=[ -](?:hundred|thousand|million"
    rf"|billion|trillion|dozen)\b))"
)
_MAGNITUDE = r"(?:(?i:hundred|thousand|million|billion|trillion|dozen|lakh|crore|mn|mln|bn|bln|tn|trn)\b|(?:[kmb]|[KMB]n?)(?![\w'’.]))"
_NUMBER = rf"(?:{DIGITS}|{_SPELT})"
_SIGN = r"(?:(?:US|C|A|HK|NZ|S)?\$|[€£¥#]\s?)"
_AMOUNT = re.compile(
    rf"(?<![\w.,/:])(?:(?<=\d-)|(?<!-)|(?<=\s-)|(?<=[%/]-)|(?<=--))(?P<low>{_NUMBER})(?:[ \u00a0-]?(?P<lowmag>{_MAGNITUDE}))?"
    rf"(?:(?P<to>\s?%?(?:-|–)|%?\sto\s(?:about |nearly |as much as )?|\s(?:and"
    rf"|or)\s)(?P<sign>{_SIGN})?(?P<high>{_NUMBER})(?:[ \u00a0-]?(?P<mag>{_MAGNITUDE}))?)?(?![\w])(?!:\d|/\d|[.,]\d)"
)
_BETWEEN = re.compile(r"\bbetween\s\S{0,4}$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s\S{0,4}$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:rose|rise[sn]?|rising|fell|falls?|falling|fallen|drop(?:s|ped|ping)?|increase[sd]?|increasing|decrease[sd]?|declin(?:e[sd]?|ing)|gain(?:s"
    r"|ed|ing)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?"
    r"|slip(?:s|ped|ping)?|slid|add(?:s|ed|ing)?|los(?:e|es|t|ing)|shed|up|down|off|tumbled?|surged?|soar(?:s|ed|ing)?|plung(?:e|es|ed|ing)|advanced?"
    r"|edged|leaped|eased)\s(?:by\s)?\S{0,4}$",
    re.IGNORECASE,
)
_NAMED_ONE = re.compile(r"\b[A-Z][\w.]+ $")
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|anywhere|var(?:y|ies|ied|ying))\b[^.]{0,30}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in the text; where two are joined and make no range, `second` is where the other stands."""

    extent: Extent             # number and magnitude, both ends of a range
    number: Extent             # the first number alone, without its magnitude
    value: Number
    high: Number | None        # upper end of a range
    second: Extent | None      # the other number, of a range or of a pair
    other: Number | None       # the value of the other of a pair: "46 to 40", "41-40", "from 9 to 10"
    spelt: bool                # in words, or its first part is


def find_amounts(text: str) -> Iterator[Amount]:
    """Amounts in text order, without overlap; ordinals, clock times and dotted or slashed numbers are none."""
    at = 0
    while match := _AMOUNT.search(text, at):
        amount = _amount(text, match)
        at = max(at + 1, amount.extent[1] if amount else match.end("low"))
        if amount:
            yield amount


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    low_mag, mag, spelt = match.group("lowmag"), match.group("mag"), not match.group("low")[0].isdigit()
    joined = match.group("high") is not None and _are_joined(text, match)
    alone = number_of(match.group("low"), low_mag)
    if alone is None or (match.group("low") == "One" and _NAMED_ONE.search(text, max(0, match.start() - 20), match.start())):
        return None
    first = match.start(), match.end("lowmag") if low_mag else match.end("low")
    high = number_of(match.group("high"), mag) if joined else None
    if high is None or alone is None:
        return Amount(extent=first, number=match.span("low"), value=alone, high=None, second=None, other=None, spelt=spelt)
    low = number_of(match.group("low"), mag) if mag and not low_mag and alone < 1000 else alone
    second = match.start("high"), match.end("mag") if mag else match.end("high")
    if low is not None and low < high and not _is_change(text, match):
        return Amount(extent=match.span(), number=match.span("low"), value=low, high=high, second=second, other=None, spelt=spelt)
    pair = low if low is not None and mag in {"million", "billion", "trillion", "percent"} else alone
    return Amount(extent=match.span(), number=match.span("low"), value=pair, high=None, second=second, other=high, spelt=spelt)


def _are_joined(text: str, match: re.Match[str]) -> bool:
    """Whether the second number belongs to the first: "and" joins only after "between", "or" only small numbers ("five or six")."""
    written = match.group("to").strip()
    signed = text[match.start() - 1 : match.start()] in set("$€£¥#")
    if "%" in written and (text[match.end() : match.end() + 1] != "%" or _MOVED.search(text, max(0, match.start() - 20), match.start())):
        return False
    if (match.group("sign") is not None) != (signed and match.group("sign") is not None):
        return False
    if written.endswith("to") and match.group("sign") is not None and _MOVED.search(text, max(0, match.start() - 20), match.start()):
        return False
    if written == "and":
        return bool(_BETWEEN.search(text, max(0, match.start() - 20), match.start()))
    alike = match.group("low")[0].isdigit() == match.group("high")[0].isdigit()
    return written != "or" or (alike and len(match.group("low")) < 8 and not match.group("lowmag"))


def _is_change(text: str, match: re.Match[str]) -> bool:
    """Whether "from 9 to 10" tells a change, not a range."""
    before = max(0, match.start() - 20)
    return bool(_FROM.search(text, before, match.start())) and "to" in match.group("to") and not _RANGING.search(text, max(0, before - 30), match.start())
