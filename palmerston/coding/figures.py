"""Figures: quantities with a meaning: role, what they measure, who pays whom, by whose word, as of when."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from palmerston.actors import Actors
from palmerston.coding.clauses import date_of
from palmerston.coding.speakers import teller_of
from palmerston.confidence import calibrated
from palmerston.data import word_list
from palmerston.extents import overlaps
from palmerston.language.annotation import ROOT, Annotation, Quantity, Word
from palmerston.language.predicates import arguments_of, preposition_of
from palmerston.record import Conversion, Figure, Measure, Statement

# How many steps up the tree a telling word may stand.
_REACH = 5
_PAYING = frozenset("give donate invest pay contribute spend award lend provide grant buy acquire purchase offer".split())
_DURATIONS = frozenset("day week month year hour minute decade second century".split())
# Units of headlines and of places, not of power: "10 things to know", "15 miles south of".
_SAYS_NOTHING = frozenset("thing word way time mile kilometer kilometre inch foot second step reason letter page part side".split())
# How sure the reader must be that a word says what a number measures, how far such a word may stand, and how many are kept.
_TOLD, _AROUND, _MOST_WORDS = 0.5, 50, 9
_STILL_COUNTS = frozenset(["percent", "percentage point", "point"])


def find_figures(annotation: Annotation, actors: Actors, statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """Figures in text order, one a quantity of the text that means something; dates, ages and addresses are none."""
    found = [
        _figure(annotation, actors, statements, q)
        for q in annotation.quantities
        if not annotation.is_left_out(q.extent) and _means_something(annotation, actors, q)
    ]
    return tuple(msgspec.structs.replace(figure, id=f"f{number}") for number, figure in enumerate(found, 1))


def _means_something(annotation: Annotation, actors: Actors, quantity: Quantity) -> bool:
    """Whether a quantity is worth keeping: money and percents are, small counts in words and spans of time mostly are not."""
    word = annotation.words[quantity.word]
    if quantity.word in actors.inside and not (quantity.unit or "").isupper() and quantity.unit not in _STILL_COUNTS:
        return _is_apart(annotation, actors, quantity)
    if quantity.unit in _SAYS_NOTHING or (quantity.unit == "person" and "-" in annotation.text[quantity.number[1] : quantity.number[1] + 1]):
        return False
    if quantity.unit in _DURATIONS:
        return _is_term(annotation, quantity)
    spelt = annotation.text[quantity.number[0] : quantity.number[1]]
    if spelt.isalpha() and not (quantity.unit or "").isupper() and quantity.unit not in _STILL_COUNTS:
        return not _is_definite(annotation, quantity.word) and word.upos in {"NOUN", "PROPN", "NUM"}
    return True


def _is_apart(annotation: Annotation, actors: Actors, quantity: Quantity) -> bool:
    """Whether the number itself is no part of the name that it counts: "107,000 people" is, "Group of 20" is not."""
    number = annotation.words_in(quantity.number)
    head = actors.inside.get(quantity.word)
    return bool(number) and (number[0] not in actors.inside or any(c.isdigit() for c in annotation.words[number[0]].text)) and head is not None


def _is_definite(annotation: Annotation, word: int) -> bool:
    return any(
        annotation.words[c].text.lower() in {"the", "these", "those", "both", "his", "her", "their", "its", "our", "my", "your"}
        for c in annotation.children[word]
    )


def _is_term(annotation: Annotation, quantity: Quantity) -> bool:
    """A span of time counts where it measures something: "a 130-day term", "26 hours of debate", not "for the first time in 20 years"."""
    words = annotation.words
    word = words[quantity.word]
    after = words[quantity.word + 1].text.lower() if quantity.word + 1 < len(words) else ""
    elsewhere = word.relation.startswith("obl") and preposition_of(annotation, quantity.word) != "for"
    if elsewhere or after in {"ago", "old", "later", "earlier", "before", "after"}:
        return False
    return word.relation in {"compound", "nmod:unmarked", "amod", "obj", "root", "nmod", "nsubj", "obl"}


def _figure(annotation: Annotation, actors: Actors, statements: Sequence[Statement], quantity: Quantity) -> Figure:
    role = _role(annotation, quantity)
    payer, payee = _payment(annotation, actors, quantity)
    measure, told = _read_measure(annotation, quantity)
    return Figure(
        id="",
        value=quantity.value,
        high=quantity.high,
        unit=quantity.unit,
        approximate=quantity.approximate,
        also=tuple(Conversion(value=v, unit=u) for v, u in quantity.also),
        role=role,
        of=measure or _measured(annotation, quantity),
        payer=payer,
        payee=payee,
        as_of=date_of(annotation, quantity.word),
        by=teller_of(quantity.number, statements),
        evidence=(quantity.extent,),
        confidence=calibrated("figures", _score(quantity, told)),
    )


def _score(quantity: Quantity, told: float) -> float:
    """Money and shares are figures more surely than counts are, and what the sentence says something of more than what stands alone."""
    clear = 1.0 if (quantity.unit or "").isupper() or quantity.unit in _STILL_COUNTS else 0.7
    return clear * (0.6 + 0.4 * told)


@lru_cache(maxsize=1)
def _telling() -> dict[str, Measure]:
    """Telling word -> role; a word listed under two roles tells the first."""
    found: dict[str, Measure] = {}
    for role, lemmas in word_list("measures").items():
        for lemma in lemmas:
            found.setdefault(str(lemma), Measure(role))
    return found


def _role(annotation: Annotation, quantity: Quantity) -> Measure:
    near = _nearby(annotation, quantity)
    roles = [(steps, role) for steps, lemma in near if (role := _telling().get(lemma)) is not None]
    money = (quantity.unit or "").isupper()
    if quantity.unit in _STILL_COUNTS:
        changed = any(role is Measure.CHANGE for _, role in roles)
        return Measure.CHANGE if changed else Measure.OTHER if quantity.unit == "percentage point" else Measure.SHARE
    if not money:
        return Measure.OTHER if quantity.unit in _DURATIONS else Measure.COUNT
    roles = [r for r in roles if r[1] is not Measure.SHARE]
    return min(roles, key=lambda r: r[0])[1] if roles else Measure.OTHER


def _nearby(annotation: Annotation, quantity: Quantity) -> list[tuple[float, str]]:
    """Lemmas around a quantity with their distance: ancestors first, then their dependents, then neighbours in the sentence."""
    words = annotation.words
    found: list[tuple[float, str]] = []
    at, steps = quantity.word, 0
    while at != ROOT and steps <= _REACH:
        found.append((float(steps), words[at].lemma))
        for c in annotation.children[at]:
            if not overlaps(words[c].extent, quantity.extent):
                found.append((steps + 0.5, words[c].lemma))
        at, steps = words[at].head, steps + 1
    for i in range(max(annotation.sentence_of(quantity.word).first, quantity.word - 6), min(annotation.sentence_of(quantity.word).end, quantity.word + 6)):
        found.append((2.5 + abs(i - quantity.word) * 0.2, words[i].lemma))
    return found


def _read_measure(annotation: Annotation, quantity: Quantity) -> tuple[str | None, float]:
    """What the reader sees a number to measure, and how surely: the words of its sentence that say so, in their order; None where it sees none."""
    pairing, inside = annotation.pairing, annotation.words_in(quantity.extent)
    if pairing is None or not inside:
        return None, 0.0
    last, sentence = inside[-1], annotation.sentence_of(inside[-1])
    near = range(max(sentence.first, last - _AROUND), min(sentence.end, last + _AROUND))
    asked = [i for i in near if i not in inside and _has_meaning(annotation.words[i]) and pairing.share_window(last, i)]
    yes = pairing.chances("measure", [(last, i) for i in asked])[:, pairing.labels["measure"].index("yes")]
    sure = sorted(((float(c), i) for c, i in zip(yes, asked, strict=True) if c >= _TOLD), reverse=True)[:_MOST_WORDS]
    if not sure:
        return None, max((float(c) for c in yes), default=0.0)
    counted = [quantity.word] if annotation.words[quantity.word].upos in {"NOUN", "PROPN"} and not (quantity.unit or "").isupper() else []
    return _in_words(annotation, sorted({*counted, *(i for _, i in sure)})), sure[0][0]


def _has_meaning(word: Word) -> bool:
    return len(word.text) > 2 and word.text[0].isalpha() and word.upos not in {"DET", "ADP", "CCONJ", "SCONJ", "AUX", "PRON", "PART"}


def _in_words(annotation: Annotation, kept: Sequence[int]) -> str:
    """Words of a sentence, with the small words that join neighbours."""
    parts: list[str] = []
    for n, i in enumerate(kept):
        between = range(kept[n - 1] + 1, i) if n else range(0)
        if 0 < len(between) <= 2 and all(annotation.words[j].upos in {"DET", "ADP", "PART", "CCONJ"} for j in between):
            parts.extend(annotation.words[j].text for j in between)
        parts.append(annotation.words[i].text)
    return " ".join(parts).replace(" 's", "'s").replace(" ’s", "’s")


def _measured(annotation: Annotation, quantity: Quantity) -> str | None:
    """What the figure measures: the counted noun with its company, or the noun that the amount hangs on, with the verb that moves it."""
    words = annotation.words
    head = quantity.word
    counted = quantity.unit and not quantity.unit.isupper() and quantity.unit not in _STILL_COUNTS and quantity.unit not in _DURATIONS
    if counted:
        return _joined(_phrase(annotation, head, quantity), _verb_above(annotation, head))
    after = [c for c in annotation.children[head] if c > head and words[c].relation.startswith("nmod") and not _in_quantity(annotation, c)]
    of = [c for c in after if preposition_of(annotation, c) in {"of", "in", "for"}]
    if of:
        return _joined(_phrase(annotation, of[0], quantity), _verb_above(annotation, head) if quantity.unit in _STILL_COUNTS else None)
    governor = _above(annotation, head)
    if governor is None:
        return _phrase(annotation, after[0] if after else head, quantity)
    if words[governor].upos in {"NOUN", "PROPN"}:
        return _phrase(annotation, governor, quantity)
    arguments = arguments_of(annotation, governor)
    first = arguments.objects if arguments.is_passive else arguments.subjects
    candidates = [*first, *arguments.objects, *arguments.subjects, *(h for _, h in arguments.obliques)]
    nouns = [c for c in candidates if words[c].upos in {"NOUN", "PROPN"} and not _in_quantity(annotation, c)]
    verb = words[governor].lemma
    return _joined(_phrase(annotation, nouns[0], quantity) if nouns else None, None if nouns and (verb in _LIGHT or words[governor].upos != "VERB") else verb)


def _above(annotation: Annotation, head: int) -> int | None:
    """The first word above a quantity that belongs to no quantity; None at the top of the sentence."""
    words = annotation.words
    at = words[head].head
    while at != ROOT and (_in_quantity(annotation, at) or words[at].upos in {"SYM", "NUM"}):
        at = words[at].head
    return None if at == ROOT else at


def _in_quantity(annotation: Annotation, word: int) -> bool:
    """Whether a word is part of an amount; the noun that a quantity counts is not."""
    extent = annotation.words[word].extent
    return any(overlaps(extent, q.extent) and (q.word != word or (q.unit or "").isupper()) for q in annotation.quantities)


def _joined(noun: str | None, verb: str | None) -> str | None:
    return " ".join(x for x in (noun, verb) if x) or None


_LIGHT = frozenset("be have say do make get go take come tell ask think know see report show find".split())


def _verb_above(annotation: Annotation, head: int) -> str | None:
    governor = _above(annotation, head)
    if governor is None or annotation.words[governor].upos != "VERB" or annotation.words[governor].lemma in _LIGHT:
        return None
    return annotation.words[governor].lemma


def _phrase(annotation: Annotation, head: int, quantity: Quantity) -> str | None:
    """A noun with what modifies it closely, the figure itself left out: at most six words."""
    words = annotation.words
    close = {"compound", "amod", "nmod:poss", "flat", "nmod"}
    kept = {head}
    for c in annotation.children[head]:
        if words[c].relation in close and not overlaps(words[c].extent, quantity.extent) and abs(c - head) <= 7:
            kept |= {c, *(g for g in annotation.children[c] if words[g].relation in {"compound", "amod", "flat", "nmod:poss"})}
    found = [
        words[i].text for i in sorted(kept) if (not overlaps(words[i].extent, quantity.extent) or i == head) and words[i].upos not in {"SYM", "NUM", "PUNCT"}
    ]
    return " ".join(found[:6]) or None


def _payment(annotation: Annotation, actors: Actors, quantity: Quantity) -> tuple[str | None, str | None]:
    """Payer and payee, where a verb of paying governs the amount; None for either that the sentence does not name."""
    words = annotation.words
    governor = words[quantity.word].head
    if not (quantity.unit or "").isupper() or governor == ROOT:
        return None, None
    lemma = words[governor].lemma
    if words[governor].upos == "VERB" and lemma in _PAYING | {"raise", "receive", "win", "secure"}:
        arguments = arguments_of(annotation, governor)
        subject = next((a for s in arguments.subjects if (a := actors.at(s))), None)
        target = next((a for p, h in arguments.obliques if p in {"to", "into", "in", "for"} and (a := actors.at(h))), None)
        source = next((a for p, h in arguments.obliques if p in {"from", "with", "by"} and (a := actors.at(h))), None)
        inner = next((a for o in arguments.objects if not overlaps(words[o].extent, quantity.extent) and (a := actors.at(o))), None)
        if lemma in _PAYING:
            return subject, target or (inner if lemma not in {"buy", "acquire", "purchase"} else None)
        return source, subject
    return None, None
