"""Figures for people: "$2.5 billion", "about 794 contracts", "12 percent"; no digit is lost."""

import re

from palmerston.record import Conversion, CorpusFigure, Figure
from palmerston.store.questions import Amount

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_MAGNITUDES = ((1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"))
_DIGITS = 4  # of a number before its magnitude word; a number of more digits is written out
_UNCHANGED = frozenset({"percent", "people", "series", "staff", "troops", "police"})


def amount(figure: Amount | Figure | CorpusFigure) -> str:
    """Value, range and unit of a figure; an unstated value as the unit alone."""
    if figure.value is None:
        return f"an unstated number of {counted(figure.unit)}" if figure.unit else "an unstated amount"
    shown = valued(figure.value, figure.unit)
    if figure.high is not None:
        shown += f" to {valued(figure.high, figure.unit)}"
    return f"about {shown}" if figure.approximate else shown


def conversions(also: tuple[Conversion, ...]) -> str:
    """The same in other units: " (= 3.386 trillion KRW)"; empty where there is none."""
    return f" (= {', '.join(valued(c.value, c.unit) for c in also)})" if also else ""


def valued(value: float | int, unit: str | None) -> str:
    """A value with its unit."""
    if unit in _SIGNS:
        return f"{'-' if value < 0 else ''}{_SIGNS[unit]}{number(abs(value))}"
    if unit is None:
        return number(value)
    return f"{number(value)} {unit if value == 1 or re.fullmatch('[A-Z]{3}', unit) else counted(unit)}"


def number(value: float | int) -> str:
    """A number with its magnitude word where that loses nothing."""
    for size, word in _MAGNITUDES:
        if abs(value) >= size:
            short = f"{value / size:.{_DIGITS}g}"
            return f"{short} {word}" if "e" not in short and round(float(short) * size, 6) == value else _in_full(value)
    return _in_full(value)


def counted(unit: str) -> str:
    """A counted noun in the plural."""
    if unit in _UNCHANGED or unit.endswith("s"):
        return unit
    if unit.endswith("person"):
        return unit.removesuffix("person") + "people"
    if re.search("[^aeiou]y$", unit):
        return unit[:-1] + "ies"
    if re.search("(ch|sh|x|z)$", unit):
        return unit + "es"
    return unit.removesuffix("man") + "men" if re.search("[a-z]man$", unit) else unit + "s"


def _in_full(value: float | int) -> str:
    whole = isinstance(value, int) or value.is_integer()
    return f"{int(value):,}" if whole else f"{value:,}"
