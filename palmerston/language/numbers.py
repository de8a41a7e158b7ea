"""Numbers as news writes them: "2,500", "2.5 billion", "twenty-five", "half a million", "2 1/2"."""

import re
from functools import lru_cache

from text_to_num import text2num

MAGNITUDES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000, "k": 1_000, "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "bln": 1_000_000_000, "tn": 1_000_000_000_000, "trn": 1_000_000_000_000, "dozen": 12,
    "lakh": 100_000, "crore": 10_000_000,
}
VAGUE = frozenset("dozens scores hundreds thousands millions billions trillions tens".split())
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?(?:\s?[½¼¾⅓⅔]|[ -]\d/\d(?![\d/]))?|[½¼¾⅓⅔]|\.\d+"
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_FRACTION = re.compile(r"[\s-]*(?:([½¼¾⅓⅔])|(\d)/([1-9]))$")
_PARTS = {
    "a": 1.0, "an": 1.0, "half a": 0.5, "half": 0.5, "a half": 0.5, "a quarter of a": 0.25, "quarter of a": 0.25, "three quarters of a": 0.75,
    "a third of a": 1 / 3,
}
# Nobody counts further in news; longer runs of digits are serial numbers.
_LONGEST = 24

Number = float | int


@lru_cache(maxsize=20_000)
def number_of(words: str, magnitude: str | None = None) -> Number | None:
    """The number that words mean, in full.

    Args:
        words: digits or English number words ("2.5", "1,000", "twenty-five", "a", "half a").
        magnitude: a word that multiplies it ("billion", "bn"), or None.
    Returns:
        an int where it is whole; None where the words are no number.
    """
    plain = words.strip().lower()
    value = _digits(plain)
    if value is None:
        value = _words(plain)
    if value is None:
        return None
    scaled = round(value * MAGNITUDES[magnitude.lower().rstrip("s.")] if magnitude else value, 6)
    return int(scaled) if scaled == int(scaled) else scaled


def _digits(plain: str) -> float | None:
    match = _FRACTION.search(plain)
    part = 0.0
    if match:
        part = _FRACTIONS[match.group(1)] if match.group(1) else int(match.group(2)) / int(match.group(3))
        plain = plain[: match.start()]
        if not plain:
            return part
    digits = plain.replace(",", "")
    # float() also reads "nan", "infinity" and "1e5".
    return float(digits) + part if len(digits) <= _LONGEST and digits.replace(".", "", 1).isdecimal() else None


def _words(plain: str) -> float | None:
    spaced = plain.replace("-", " ")
    if spaced in _PARTS:
        return _PARTS[spaced]
    if spaced.endswith(" and a half"):
        whole = _words(spaced.removesuffix(" and a half"))
        return None if whole is None else whole + 0.5
    if spaced in VAGUE or spaced in MAGNITUDES:
        return float(MAGNITUDES[spaced]) if spaced in MAGNITUDES and len(spaced) > 3 else None
    try:
        return float(text2num(spaced.removeprefix("a ") if spaced.startswith("a hundred") else spaced, "en"))
    except ValueError:
        return None
