"""Currencies: signs, names and ISO 4217 codes."""

import re
from functools import lru_cache

from babel import Locale

from palmerston.data import word_list

Named = dict[str, tuple[str, float]]

# Codes that are also English words or common acronyms name no currency in running text.
_WORDS = frozenset("ALL ANG BAM CUP GEL LAK MAD MOP PEN TOP TRY XTS XXX".split())
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?")


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
        for name in (english.currencies.get(code), _plural(english, code)):
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
    return tuple(c for c in sorted(Locale("en").currencies) if re.fullmatch("[A-Z]{3}", c) and c not in _WORDS)


@lru_cache(maxsize=1)
def _longest_sign() -> int:
    return max(len(s) for s in signs())


def sign_before(text: str, at: int) -> tuple[int, str] | None:
    """The currency sign or code that ends at a place of the text: where it begins, and its ISO 4217 code; None where there is none."""
    end = at - 1 if text[at - 1 : at] in {" ", "\u00a0"} else at
    for start in range(max(0, end - _longest_sign()), end):
        code = signs().get(text[start:end])
        if code is not None and not (text[start].isalpha() and text[start - 1 : start].isalnum()):
            return start, code
    return None


def name_after(text: str, at: int) -> tuple[int, str, float] | None:
    """The longest currency name that begins at a place of the text: where it ends, its code, what one of it is worth; None where there is none.

    A code counts in capitals only, a name of one word ("won", "mark") in lower case or capitals throughout.
    """
    words: list[re.Match[str]] = []
    while len(words) < 4 and (word := _WORD.match(text, at)):
        words.append(word)
        at = word.end() + 1
        if text[word.end() : at] not in {" ", "\u00a0"}:
            break
    for count in range(len(words), 0, -1):
        written = text[words[0].start() : words[count - 1].end()]
        for name in (written, written.rstrip(".")):
            known = names().get(name.lower().replace("\u00a0", " "))
            if known and _is_written(name, known[0]):
                return words[0].start() + len(name), *known
    return None


def _is_written(name: str, code: str) -> bool:
    if name.upper() == code:
        return name.isupper()
    return " " in name or name.islower() or name.isupper()
