"""Quantities: "about $2.5 billion (3.386 trillion won)" -> value, unit, hedge, conversion; percents; counted nouns.

Dates, ages, ordinals, clock times and numbers inside names are no quantities.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from palmerston.data import word_list
from palmerston.extents import Extent, overlaps
from palmerston.language import currencies
from palmerston.language.annotation import Quantity, Word
from palmerston.language.numbers import DIGITS, MAGNITUDES, VAGUE, number_of

_MAGNITUDE = r"thousand|million|billion|trillion|mn|mln|bn|bln|tn|trn|[mbk](?![\w.])"
_SPELT = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|a|an|half a|zero)(?:[- ](?:and )?)?)+"
)
# "and" makes a range only after "between".
_TO = r"(?:\s?(?:-|–|—|to)\s?|(?(between)\sand\s|(?!)))"
_BETWEEN = r"(?P<between>\bbetween\s)?"
_NO_COUNT = frozenset("a an one first second third".split())
# Heads of a number that count nothing: "in the top 10", "Model 3", "one of".
_NOT_COUNTED = frozenset("o'clock a.m. p.m. am pm percent % degree th st nd rd old number no. line page chapter version section article".split())


def find_quantities(text: str, words: Sequence[Word], taken: Sequence[Extent]) -> tuple[Quantity, ...]:
    """Quantities in text order, without overlap.

    Args:
        text: the whole text.
        words: its words with their syntax.
        taken: extents that are something else (dates).
    Returns:
        each with its value in full, the hedge, number and unit in its extent; `value` is None for "billions of dollars".
    """
    found: list[Quantity] = []
    for quantity in (*_money(text), *_percents(text)):
        if not _collides(quantity.extent, taken) and not _collides(quantity.extent, [q.extent for q in found]):
            found.append(quantity)
    found = _joined_conversions(text, sorted(found, key=lambda q: q.extent))
    covered = [*taken, *(q.extent for q in found)]
    found.extend(q for q in _counts(text, words) if not _collides(q.extent, covered))
    return tuple(_anchored(q, words) for q in sorted(found, key=lambda q: q.extent))


def _collides(extent: Extent, others: Sequence[Extent]) -> bool:
    return any(overlaps(extent, other) for other in others)


# ---- money


@lru_cache(maxsize=1)
def _money_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    sign, name = currencies.sign_pattern(), currencies.name_pattern()
    prefixed = rf"{_BETWEEN}(?P<sign>{sign})\s?(?P<low>{DIGITS})(?:[\s-]?(?P<lowmag>{_MAGNITUDE})\b)?(?:{_TO}(?:{sign})?\s?(?P<high>{DIGITS})(?=\s|-|[mbk]))?(?:[\s-]?(?P<mag>{_MAGNITUDE})\b)?"
    suffixed = rf"{_BETWEEN}\b(?P<low>{DIGITS}|{_SPELT})(?:\s?(?P<lowmag>{_MAGNITUDE})\b)?(?:{_TO}(?P<high>{DIGITS}))?(?:[\s-]?(?P<mag>{_MAGNITUDE})\b)?[\s-](?P<name>{name})\b"
    vague = rf"\b(?P<vague>{'|'.join(sorted(VAGUE))})(?: of (?:{'|'.join(sorted(VAGUE))}))? of (?P<name>{name})\b"
    return re.compile(prefixed), re.compile(suffixed, re.IGNORECASE), re.compile(vague, re.IGNORECASE)


def _money(text: str) -> Iterator[Quantity]:
    prefixed, suffixed, vague = _money_patterns()
    for match in prefixed.finditer(text):
        yield _amount(text, match, currencies.signs()[match.group("sign")], 1.0)
    for match in suffixed.finditer(text):
        code, worth = currencies.names()[match.group("name").lower()]
        if match.group("name").upper() == code and not match.group("name").isupper():
            continue
        if match.group("name").isupper() or match.group("name")[0].islower() or " " in match.group("name"):
            yield _amount(text, match, code, worth)
    for match in vague.finditer(text):
        code, _ = currencies.names()[match.group("name").lower()]
        yield Quantity(extent=match.span(), number=match.span("vague"), value=None, high=None, unit=code, approximate=True)


def _amount(text: str, match: re.Match[str], unit: str, worth: float) -> Quantity:
    magnitude = match.group("mag")
    low = number_of(match.group("low"), match.group("lowmag") or magnitude)
    high = number_of(match.group("high"), magnitude) if match.group("high") else None
    if high is not None and low is not None and high <= low:
        high = None
    extent, hedged = _with_hedges(text, _without_between(match))
    return Quantity(
        extent=extent, number=match.span("low"), value=_scaled(low, worth), high=_scaled(high, worth), unit=unit, approximate=hedged
    )


def _without_between(match: re.Match[str]) -> Extent:
    return (match.end("between") if match.group("between") else match.start()), match.end()


def _scaled(value: float | int | None, worth: float) -> float | int | None:
    return value if value is None or worth == 1.0 else round(value * worth, 6)


# ---- percents

_PERCENT = re.compile(
    rf"{_BETWEEN}(?<![\w.,$€£])(?P<low>{DIGITS}|{_SPELT})(?:{_TO}(?P<high>{DIGITS}))?[\s-]?(?P<unit>%|percentage points?|percent(?!age)|per cent|pct\b|basis points?)",
    re.IGNORECASE,
)


def _percents(text: str) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(text):
        low = number_of(match.group("low"))
        if low is None:
            continue
        high = number_of(match.group("high")) if match.group("high") else None
        unit = match.group("unit").lower()
        name = unit.rstrip("s") if "point" in unit else "percent"
        extent, hedged = _with_hedges(text, _without_between(match))
        yield Quantity(extent=extent, number=match.span("low"), value=low, high=high if high is not None and high > low else None, unit=name, approximate=hedged)


# ---- counted nouns


def _counts(text: str, words: Sequence[Word]) -> Iterator[Quantity]:
    for run in _number_runs(words):
        first, last = run[0], run[-1]
        head = _counted(words, run)
        if head is None:
            continue
        low, high = _range_of(text, words, run)
        if low is None and not _is_vague(words, run):
            continue
        unit = _unit(words, head)
        start = words[first].extent[0]
        end = max(words[head].extent[1], words[last].extent[1])
        extent, hedged = _with_hedges(text, (start, end))
        vague = low is None
        yield Quantity(
            extent=extent, number=(start, words[last].extent[1]), value=low, high=high, unit=unit, approximate=hedged or vague, word=head
        )


def _number_runs(words: Sequence[Word]) -> Iterator[list[int]]:
    run: list[int] = []
    for i, word in enumerate(words):
        joined = run and word.text in {"-", "–", "to", "and"} and run[-1] == i - 1 and i + 1 < len(words) and _is_number(words[i + 1]) and _may_join(words, run, i)
        if _is_number(word) or joined:
            run.append(i)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _may_join(words: Sequence[Word], run: list[int], i: int) -> bool:
    """Whether "-", "to" or "and" between two numbers makes a range or one number: "2 to 3", "twenty-five", "between 2 and 3"."""
    if words[i].text == "and":
        return run[0] > 0 and words[run[0] - 1].lemma == "between"
    return True


def _is_number(word: Word) -> bool:
    lower = word.text.lower()
    return (word.upos == "NUM" and (lower[0].isdigit() or lower.isalpha())) or lower in MAGNITUDES.keys() - {"m", "b", "k"} or lower in VAGUE or lower in {"dozen"}


def _is_vague(words: Sequence[Word], run: list[int]) -> bool:
    return words[run[-1]].text.lower() in VAGUE


def _counted(words: Sequence[Word], run: list[int]) -> int | None:
    """The noun that the number counts; None where it counts none."""
    last = words[run[-1]]
    head = last.head
    if last.text.lower() in VAGUE:
        following = [i for i, w in enumerate(words[run[-1] + 1 : run[-1] + 5], run[-1] + 1) if w.head == run[-1] and w.relation.startswith("nmod")]
        return following[0] if following else None
    counted = _counted_after_of(words, run[-1])
    if counted is not None:
        return counted
    if head <= run[-1] or words[head].sentence != last.sentence or head - run[-1] > 6:
        return None
    noun = words[head]
    if not (last.relation.startswith("nummod") or last.relation in {"compound", "amod"}) or noun.upos not in {"NOUN", "PROPN", "SYM"}:
        return None
    if noun.lemma in _NOT_COUNTED or words[run[0]].text.lower() in _NO_COUNT or _is_age(words, head):
        return None
    if noun.upos == "PROPN" and not noun.text.endswith("s"):
        return None
    return head


def _counted_after_of(words: Sequence[Word], last: int) -> int | None:
    """The plural noun of "23 of its 29 delegates"; None where no "of" follows the number."""
    if last + 1 >= len(words) or words[last + 1].text.lower() != "of" or words[last].text.lower() in _NO_COUNT:
        return None
    nouns = [i for i in range(last + 2, min(last + 7, len(words))) if words[i].head == last and words[i].upos == "NOUN" and words[i].text.lower() != words[i].lemma]
    return nouns[0] if nouns else None


def _is_age(words: Sequence[Word], head: int) -> bool:
    after = [w.text.lower() for w in words[head + 1 : head + 3]]
    return words[head].lemma == "year" and "old" in after


def _range_of(text: str, words: Sequence[Word], run: list[int]) -> tuple[float | int | None, float | int | None]:
    marks = [i for i in run if words[i].text in {"-", "–", "to", "and"}]
    if len(marks) == 1 and words[run[0]].text[0].isdigit():
        low, high = number_of(_spelt(text, words, run[0], marks[0])), number_of(_spelt(text, words, marks[0] + 1, run[-1] + 1))
        return (low, high) if low is not None and high is not None and high > low else (None, None)
    final = words[run[-1]].text.lower()
    if final in MAGNITUDES and final != "hundred" and len(run) > 1:
        return number_of(_spelt(text, words, run[0], run[-1]), final), None
    return number_of(_spelt(text, words, run[0], run[-1] + 1)), None


def _spelt(text: str, words: Sequence[Word], first: int, end: int) -> str:
    return text[words[first].extent[0] : words[end - 1].extent[1]]


def _unit(words: Sequence[Word], head: int) -> str:
    noun = words[head]
    lemma = {"people": "person", "men": "man", "women": "woman", "children": "child"}.get(noun.lemma, noun.lemma)
    return noun.text.rstrip("s") if noun.upos == "PROPN" else lemma


# ---- hedges, conversions, anchors


@lru_cache(maxsize=1)
def _hedges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = word_list("hedges")
    before = "|".join(re.escape(h) for h in sorted(lists["before"], key=len, reverse=True))
    after = "|".join(re.escape(h) for h in lists["after"])
    return re.compile(rf"(?:^|(?<=[\s(\"“‘—-]))(?:{before})\s(?:the |a )?$", re.IGNORECASE), re.compile(rf"[\s-](?:{after})\b", re.IGNORECASE)


def _with_hedges(text: str, extent: Extent) -> tuple[Extent, bool]:
    """The extent with the hedges around it, and whether there are any."""
    before, after = _hedges()
    start, end = extent
    lead = before.search(text[max(0, start - 30) : start])
    if lead:
        start -= min(30, start) - lead.start()
    trail = after.match(text, end)
    if trail:
        end = trail.end()
    return (start, end), bool(lead or trail)


def _joined_conversions(text: str, found: list[Quantity]) -> list[Quantity]:
    """Money followed by the same money in brackets is one quantity with two units."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if last and last.unit != quantity.unit and _is_conversion(text, last, quantity) and quantity.value is not None and quantity.unit:
            end = text.find(")", quantity.extent[1], quantity.extent[1] + 3) + 1 or quantity.extent[1]
            joined[-1] = Quantity(
                extent=(last.extent[0], end), number=last.number, value=last.value, high=last.high, unit=last.unit, approximate=last.approximate,
                also=(*last.also, (quantity.value, quantity.unit)),
            )
        else:
            joined.append(quantity)
    return joined


def _is_conversion(text: str, first: Quantity, second: Quantity) -> bool:
    between = text[first.extent[1] : second.extent[0]]
    return bool(re.fullmatch(r"\s?[(\[]\s?=?\s?(?:or |equal to |equivalent to |i\.e\.,? )?", between)) and len(first.unit or "") == 3 and len(second.unit or "") == 3


def _anchored(quantity: Quantity, words: Sequence[Word]) -> Quantity:
    """The quantity with the word that it hangs on: the last one of its number where it counts no noun."""
    if quantity.word >= 0:
        return quantity
    inside = [i for i, w in enumerate(words) if overlaps(w.extent, quantity.extent)]
    outside = [i for i in inside if words[i].head not in inside]
    word = outside[-1] if outside else -1
    return Quantity(
        extent=quantity.extent, number=quantity.number, value=quantity.value, high=quantity.high, unit=quantity.unit, approximate=quantity.approximate,
        also=quantity.also, word=word,
    )
