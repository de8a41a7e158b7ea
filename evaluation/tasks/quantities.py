"""Quantities with the unit names of CQE: the program's amounts, with the measures that the record does not keep (lengths, ages, heat).

Source: Almasian et al., CQE (EMNLP 2023).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel.numbers import get_currency_name

from evaluation.tasks.heads import Reader
from palmerston.extents import Extent, overlaps
from palmerston.language import annotate
from palmerston.language.amounts import Amount, find_amounts
from palmerston.language.annotation import Annotation
from palmerston.language.money import money_of
from palmerston.language.percents import fractions
from palmerston.record import Document

Row = dict[str, Any]
_PER = re.compile(r"(?:\s(?:per|an?|each)\s|/)(?P<unit>(?:square |cubic )?[a-z]+)\b(?! half)")
_AGED = re.compile(r"\b(?:age|aged|ages)\s+(?:of\s+)?$", re.IGNORECASE)
_SKIPPED = frozenset("more other additional further new last first next past few the of his her its their these those such same".split())
_APPOSED_AGE = re.compile(r"(?<=[a-z], )(?P<age>[1-9]\d)(?=, )")
_RATE = re.compile(r"\b(?:pounds?|lbs?)\b", re.IGNORECASE)
_PLURALS = {"men": "man", "women": "woman", "children": "child", "fishermen": "fisherman"}
_SMALL_MONEY = {"cent": "cent", "cents": "cent", "pence": "penny", "penny": "penny", "p": "penny"}
_SIGNS: dict[str, str] = {
    "hk": "HK$", "hkd": "HK$", "nz": "NZ$", "nzd": "NZ$", "us": "$", "au": "A$", "aud": "A$", "a": "A$", "ca": "C$", "cad": "C$", "c": "C$", "mex": "Mex$",
}  # fmt: skip
_CODES: dict[str, str] = {"usd": "$", "eur": "€", "gbp": "£", "cny": "CN¥", "rmb": "RMB ", "jpy": "¥", "myr": "MYR ", "rm": "MYR "}


def _spelt(table: dict[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda match: table[match[1].lower()]


# How a text that was cut into tokens, or typed in seven bits, writes what the program reads in its usual form.
_SPELLINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=\d), (?=\d{3}\b)"), ","),
    (re.compile(r"\b(hk|nz|us|au|mex|aud|cad|nzd|hkd|ca|c) ?\$ ?", re.IGNORECASE), _spelt(_SIGNS)),
    (re.compile(r"\$(us|a|nz|c|hk)(?=[\d])", re.IGNORECASE), _spelt(_SIGNS)),
    (re.compile(r"([$£€¥]) (?=\d)"), r"\1"),
    (re.compile(r"\bY=(?=\d)"), "¥"), (re.compile(r"\bPS(?=\d)"), "£"),
    (re.compile(r"\b(usd|eur|gbp|cny|rmb|jpy|myr|rm) ?(?=\d)", re.IGNORECASE), _spelt(_CODES)),
    (re.compile(r"(?<=\d) ?(usd|eur|gbp)\b", re.IGNORECASE), _spelt({"usd": " dollars", "eur": " euros", "gbp": " pounds sterling"})),
    (re.compile(r"(?<=\d) ?(?:pc|pct)\b"), "%"),
    (re.compile(r"\b(?:minus[ -]|− ?)(?=\d)"), "-"),
    (re.compile(r"(?<=\d) - (?=[a-z])"), "-"), (re.compile(r"(?<=\d) ?[(\[](?=[a-z]+[)\]])"), " "),
)
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b\.?")
_LETTERS = frozenset(["m", "M", "s", "G", "g", "l", "L", "w", "v", "b"])
_LONG = re.compile(r"$|\.$| (?:tall|long|high|wide|deep|x\b|is equal|per\b|of (?:rain|snow|water|flour|fat|sugar)|solar|laser)")
_LABEL = re.compile(
    r"\b(?:row|section|category|channel|page|chapter|number|no\.|iphone|fortune|route|highway|flight|phase|level|big|g|top|exit|article)\s$", re.IGNORECASE
)
_MANY = re.compile(r"\b(?:(?P<tens>tens|hundreds) of )?(?P<size>thousands|millions|billions|hundreds)(?: of)?\b", re.IGNORECASE)
_SIZES = {"": 1.0, "tens": 10.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_ONE_OF = re.compile(r"\b[Oo]ne (?:of (?:the|my|his|her|its|their|our|your|these|those)\b|(?=[a-z]))")
_RANGE = re.compile(r"\s?(?:-|–|to)\s?[$£€¥]?")
_CHANGES = (
    ("~", re.compile(r"\b(?:about|around|roughly|approximately|nearly|almost|some|estimated|close to)\s\S{0,4}$", re.IGNORECASE)),
    (">", re.compile(r"\b(?:more than|over|at least|above|exceeding|greater than|upwards? of)\s\S{0,4}$|\+$", re.IGNORECASE)),
    ("<", re.compile(r"\b(?:up to|less than|under|below|at most|as much as|fewer than|no more than|within)\s\S{0,4}$", re.IGNORECASE)),
    ("up", re.compile(r"\b(?:up|rose|gained|added|advanced|climbed|jumped|increased?)(?: by| about)?\s\S{0,4}$|\+$", re.IGNORECASE)),
    ("down", re.compile(r"\b(?:down|fell|lost|dropped|slipped|shed|declined|tumbled|decreased?)(?: by| about)?\s\S{0,4}$|-$", re.IGNORECASE)),
)


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "units.yml").read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def _units() -> tuple[dict[str, str], re.Pattern[str]]:
    names = {word.lower(): unit for unit, words in _lists()["units"].items() for word in words}
    longest = "|".join(re.escape(w) for w in sorted(names, key=len, reverse=True))
    return names, re.compile(rf"[\s\u00a0-]?(?P<unit>{longest})(?![\w])", re.IGNORECASE)


def quantities(row: Row, reader: Reader) -> Row:
    """Values and units; places do not matter to the measure, so the text is first spelt as news spells it."""
    text = row["text"]
    for pattern, usual in _SPELLINGS:
        text = pattern.sub(usual, text)
    annotation = annotate(Document(id="sentence", text=text), reader.session)
    taken: list[Extent] = [m.span() for m in _CLOCK.finditer(text)]
    taken += [t.extent for t in annotation.times if not re.search(r"\bago\b|earlier", text[slice(*t.extent)])]
    found: list[_Found] = []
    amounts = (f for amount in find_amounts(text) for f in _of_amount(annotation, amount))
    for item in (*_shares(text), *_vague(annotation), *_glued(text), *_ages(text), *amounts, *_single(annotation)):
        if not any(overlaps(item.extent, other) for other in taken):
            found.append(item)
            taken.append(item.extent)
    named = _unnamed_settled(text, _ranges(text, sorted(found, key=lambda f: f.extent)))
    return {"quantities": [item.row() for item in named]}


@dataclass(frozen=True)
class _Found:
    extent: Extent
    value: float
    high: float | None
    unit: str
    change: str

    def row(self) -> Row:
        value: Any = self.value if self.high is None else f"{self.value}-{self.high}"
        return {"value": value, "normalized_unit": self.unit, "change": "=" if self.change == "share" else self.change}


def _ranges(text: str, found: Sequence[_Found]) -> list[_Found]:
    """ "$160 to $180", "0 to 80 km/h", "between 15 kHz and 17 kHz" are one quantity each."""
    kept: list[_Found] = []
    for item in found:
        last = kept[-1] if kept else None
        if last and last.high is None and item.high is None and item.unit != "-" and last.unit in {item.unit, "-"} and _is_range(text, last, item):
            kept[-1] = _Found((last.extent[0], item.extent[1]), last.value, item.value, item.unit, last.change)
        else:
            kept.append(item)
    return kept


def _is_range(text: str, low: _Found, high: _Found) -> bool:
    between = text[low.extent[1] : high.extent[0]]
    paired = between.strip() in {"and", "and $"} and bool(re.search(r"\bbetween\s\S{0,2}$", text[max(0, low.extent[0] - 12) : low.extent[0]]))
    return paired or bool(_RANGE.fullmatch(between))


def _unnamed_settled(text: str, found: Sequence[_Found]) -> list[_Found]:
    """A number without a noun counts what was counted before, or stands alone where it is written like a level or a sum; else it is none."""
    kept: list[_Found] = []
    counted = ""
    for item in found:
        written, before = text[slice(*item.extent)], text[max(0, item.extent[0] - 12) : item.extent[0]]
        if item.unit != "-" or item.change == "share":
            kept.append(item)
            counted = item.unit if item.unit not in _units()[0].values() and " per " not in item.unit else counted
        elif re.search(r"[A-Z]\w*[ &/-]+$", before) or item.value < 30:
            continue
        elif counted and re.search(r"\b(?:and|or|including|to|with|while|of|has|have|had)\s(?:about\s|some\s)?$", before):
            kept.append(_Found(item.extent, item.value, item.high, counted, item.change))
        elif "." in written or "," in written or re.search(r"\b(?:about|around|average of|at|to)\s$", before, re.IGNORECASE):
            kept.append(item)
    return kept


def _shares(text: str) -> Iterator[_Found]:
    for share in fractions(text):
        part = Fraction(share.value or 0).limit_denominator(1000) / 100
        yield _Found(share.extent, float(part.limit_denominator(10)), None, "-", "share")


def _vague(annotation: Annotation) -> Iterator[_Found]:
    """ "Tens of thousands of students": from ten thousand to a hundred thousand."""
    for match in _MANY.finditer(annotation.text):
        low = _SIZES[(match.group("tens") or "").lower()] * _SIZES[match.group("size").lower()]
        unit, end = _noun(annotation, match.span())
        money = re.match(r" (dollars|euros|pounds|yen)\b", annotation.text[match.end() :])
        yield _Found((match.start(), end), low, low * 10, {"dollars": "dollar", "euros": "euro"}.get(money[1], unit) if money else unit, "~")


def _single(annotation: Annotation) -> Iterator[_Found]:
    """ "One of the local stores" is one local store."""
    for match in _ONE_OF.finditer(annotation.text):
        unit, end = _noun(annotation, match.span())
        if unit != "-":
            yield _Found((match.start(), end), 1.0, None, unit, "=")


def _glued(text: str) -> Iterator[_Found]:
    """ "50mph": no space between number and unit."""
    names, pattern = _units()
    for match in re.finditer(r"(?<![\w.,/$£€¥-])(?P<number>\d[\d,]*(?:\.\d+)?)(?=[a-zA-Zµ°º])", text):
        measure = pattern.match(text, match.end())
        if measure and (measure.group("unit") not in _LETTERS or _LONG.match(text, measure.end())):
            unit, end = names[measure.group("unit").lower()], measure.end()
            if per := _PER.match(text, end):
                unit = f"{unit} per {_singular(per.group('unit'))}"
            yield _Found((match.start(), end), float(match.group("number").replace(",", "")), None, unit, "=")


def _ages(text: str) -> Iterator[_Found]:
    for match in _APPOSED_AGE.finditer(text):
        yield _Found(match.span("age"), float(match.group("age")), None, "year of age", "=")


def _of_amount(annotation: Annotation, amount: Amount) -> list[_Found]:
    text = annotation.text
    if _is_label(annotation, amount):
        return []
    unit, end = _unit(annotation, amount)
    if unit == "-" and amount.high is not None:
        return []
    if per := _PER.match(text, end):
        unit = f"{unit} per {_singular(per.group('unit'))}"
    sign = -1 if re.search(r"(?:^|[\s(:])-\s?$", text[max(0, amount.extent[0] - 3) : amount.extent[0]]) else 1
    change = _change(text, amount)
    if amount.other is not None and amount.second is not None:
        parts = (((amount.extent[0], amount.number[1]), amount.value), (amount.second, amount.other))
        return [_Found(extent, sign * float(value), None, unit, change) for extent, value in parts]
    high = None if amount.high is None else float(amount.high)
    return [_Found((amount.extent[0], max(end, amount.extent[1])), sign * float(amount.value), high, unit, change)]


def _is_label(annotation: Annotation, amount: Amount) -> bool:
    """Whether a number is part of a name: "Row 21", "iPhone 11 Pro", "575 Wilbraham Road", or a score: "2-1"."""
    text, inside = annotation.text, annotation.words_in(amount.extent)
    if _LABEL.search(text, max(0, amount.extent[0] - 12), amount.extent[0]):
        return True
    measured = bool(_units()[1].match(text, amount.extent[1]))
    if amount.high is not None and amount.high < 20 and re.fullmatch(r"\d+[-–]\d+", text[slice(*amount.extent)]) and not measured:
        return True
    after = annotation.words[inside[-1] + 1] if inside and inside[-1] + 1 < len(annotation.words) else None
    named = after is not None and after.upos == "PROPN" and after.text[0].isupper() and not after.text.endswith("s")
    return named and not amount.spelt and not money_of(text, amount) and not measured


def _unit(annotation: Annotation, amount: Amount) -> tuple[str, int]:
    """The unit's name and where its words end; "-" where nothing tells it."""
    text = annotation.text
    names, pattern = _units()
    if money := money_of(text, amount):
        end = max(money[-1].extent[1], amount.extent[1])
        written = text[amount.extent[1] : end].strip(" -").lower()
        weight = bool(_RATE.search(written)) and amount.value < 1000 and "£" not in text
        code = money[0].unit or ""
        name = _SMALL_MONEY.get(written) or _lists()["currencies"].get(code) or get_currency_name(code, locale="en").lower()
        return "pound-mass" if weight else name, end
    measure = pattern.match(text, amount.extent[1])
    if measure and not (amount.spelt and amount.value == 1 and measure.group("unit").lower() in {"in", "m", "a"}):
        return names[measure.group("unit").lower()], measure.end()
    if _AGED.search(text, max(0, amount.extent[0] - 12), amount.extent[0]):
        return "year of age", amount.extent[1]
    return _noun(annotation, amount.extent)


def _noun(annotation: Annotation, extent: Extent) -> tuple[str, int]:
    words = annotation.words
    inside = annotation.words_in(extent)
    if not inside:
        return "-", extent[1]
    at = inside[-1] + 1
    kept: list[int] = []
    end = annotation.sentence_of(inside[0]).end
    while at < end and words[at].upos in {"ADJ", "NOUN", "PROPN", "VERB", "ADV"} and len(kept) < 4:
        before_noun = at + 1 < len(words) and words[at + 1].upos in {"NOUN", "ADJ"} and words[at].relation in {"amod", "advmod"}
        if words[at].upos in {"VERB", "ADV"} and not before_noun:
            break
        kept.append(at)
        at += 1
    while kept and words[kept[-1]].upos not in {"NOUN", "PROPN"}:
        kept.pop()
    if not kept:
        return "-", extent[1]
    named = [words[i].text for i in kept[:-1] if words[i].text.lower() not in _SKIPPED and words[i].upos not in {"VERB", "ADV"}]
    return " ".join([*named, _singular(words[kept[-1]].text)]).lower(), words[kept[-1]].extent[1]


def _singular(noun: str) -> str:
    lower = noun.lower()
    names, _ = _units()
    if lower in names or lower in {"people", "staff", "men", "women", "children", "fishermen", "species", "series", "troops"}:
        return _PLURALS.get(lower, names.get(lower, lower))
    if lower.endswith("ies") and len(lower) > 4:
        return noun[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if lower.endswith("s") and not lower.endswith("ss") else noun


def _change(text: str, amount: Amount) -> str:
    before = text[max(0, amount.extent[0] - 30) : amount.extent[0]]
    return next((sign for sign, pattern in _CHANGES if pattern.search(before)), "=")

