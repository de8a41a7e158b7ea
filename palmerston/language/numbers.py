"""Numbers as news writes them: "2,500", "2.5 billion", "twenty-five", "half a million"."""

import re

from text_to_num import text2num

MAGNITUDES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000, "k": 1_000, "m": 1_000_000, "mn": 1_000_000,
    "mln": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "bln": 1_000_000_000, "tn": 1_000_000_000_000, "trn": 1_000_000_000_000,
}
VAGUE = frozenset("dozens scores hundreds thousands millions billions trillions tens".split())
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:\s?[½¼¾]|\s\d/\d\b)?"
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_FRACTION = re.compile(r"\s*(?:([½¼¾])|(\d)/(\d))$")

Number = float | int


def number_of(words: str, magnitude: str | None = None) -> Number | None:
    """The number that words mean, in full.

    Args:
        words: digits or English number words ("2.5", "1,000", "twenty-five", "a", "half a").
        magnitude: a word that multiplies it ("billion", "bn"), or None.
    Returns:
        an int where it is whole; None where the words are no number.
    """
    plain = words.strip().lower()
    value = _fraction(plain)
    if value is None:
        value = _words(plain)
    if value is None:
        return None
    scaled = value * MAGNITUDES[magnitude.lower().rstrip("s.")] if magnitude else value
    scaled = round(scaled, 6)
    return int(scaled) if scaled == int(scaled) else scaled


def _fraction(plain: str) -> float | None:
    match = _FRACTION.search(plain)
    part = 0.0
    if match and match.start() > 0:
        part = _FRACTIONS[match.group(1)] if match.group(1) else int(match.group(2)) / int(match.group(3)) if match.group(3) != "0" else 0.0
        plain = plain[: match.start()]
    try:
        return float(plain.replace(",", "")) + part
    except ValueError:
        return None


def _words(plain: str) -> float | None:
    if plain in {"a", "an"}:
        return 1
    if plain in {"half a", "half"}:
        return 0.5
    if plain in {"a dozen", "dozen"}:
        return 12
    try:
        return float(text2num(plain.replace("-", " "), "en"))
    except ValueError:
        return None
