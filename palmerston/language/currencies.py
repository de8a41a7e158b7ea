"""Currencies: signs, names and ISO 4217 codes."""

import re
from functools import lru_cache

from babel import Locale

from palmerston.data import word_list

Named = dict[str, tuple[str, float]]


@lru_cache(maxsize=1)
def signs() -> dict[str, str]:
    """Signs and codes that stand before an amount, with their ISO 4217 code."""
    found: dict[str, str] = dict(word_list("currencies")["signs"])
    return found | {code: code for code in _codes()}


@lru_cache(maxsize=1)
def names() -> Named:
    """Names that stand after an amount, in lower case and both numbers, with their code and what one of them is worth in it."""
    found: Named = {code.lower(): (code, 1.0) for code in _codes()}
    english = Locale("en")
    for code in _codes():
        for count in ("one", "other"):
            name = english.currencies.get(code) if count == "one" else _plural(english, code)
            if name:
                found[name.lower()] = (code, 1.0)
    lists = word_list("currencies")
    for name, code in lists["names"].items():
        found[name.lower()] = found[f"{name.lower()}s"] = (code, 1.0)
    for name, code in lists["cents"].items():
        found[name.lower()] = found[f"{name.lower()}s"] = (code, 0.01)
    return found


def _plural(english: Locale, code: str) -> str | None:
    plural: dict[str, str] = english._data["currency_names_plural"].get(code, {})
    return plural.get("other")


@lru_cache(maxsize=1)
def _codes() -> tuple[str, ...]:
    # Codes that are also English words or common acronyms name no currency in running text.
    return tuple(c for c in sorted(Locale("en").currencies) if re.fullmatch("[A-Z]{3}", c) and c not in {"ALL", "TOP", "CUP", "MOP", "GEL", "LAK", "BAM", "XXX", "XTS", "ANG", "PEN"})


@lru_cache(maxsize=1)
def sign_pattern() -> str:
    """A regular expression for any sign or code, the longest first."""
    return "|".join(re.escape(s) if not s.isalpha() else rf"\b{s}" for s in sorted(signs(), key=len, reverse=True))


@lru_cache(maxsize=1)
def name_pattern() -> str:
    """A regular expression for any name, the longest first, to be matched case apart."""
    return "|".join(re.escape(s) for s in sorted(names(), key=len, reverse=True))
