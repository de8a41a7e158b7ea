"""Counted nouns: "2,500 workers", "12 of the 19 letters", "1,643 wounded", "a 130-day term", "a 6-3 vote".

The noun is the head of the words that follow the number; where the number stands alone, its noun is told by the verb
("130 were killed") or by what was counted before ("of those, 996"); where neither tells it, the number is no quantity.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palmerston.extents import Extent
from palmerston.language.amounts import Amount
from palmerston.language.annotation import ROOT, Quantity, Word
from palmerston.language.hedges import with_hedges
from palmerston.language.numbers import VAGUE, Number

# A number after one of these is the name of something: "Fortune 500", "Flight 103", "Group of 20".
_NAMING = frozenset(
    "fortune nikkei russell top big gang route highway flight formula article section chapter title model boeing airbus apollo psalm area windows"
    " phase level stage"
    " grade page room channel interstate proposition prop amendment resolution rule day week year no no. nos. number class type version act part bill"
    " hr rep district"
    " precinct unit block line lines point exit gate pier terminal row seat seats psalms verse verses ftse dax cac s&p s.&p. dow g # @".split()
)
# Nouns that a number before them does not count.
_NOT_COUNTED = frozenset(
    "o'clock a.m. p.m. am pm a.m p.m degree th st nd rd old something noon midnight est edt gmt et pt".split()
)
# Plurals that look like singulars.
_PLURALS = frozenset(
    "people police personnel staff aircraft spacecraft sheep fish cattle deer series species crew dead wounded injured missing homeless troops men"
    " women children feet mph rpm kph"
    " hp ft km kg cm mm lb lbs sq mw gw kwh gb mb".split()
)
_HURT = frozenset(
    "kill wound injure hurt die slay maim arrest detain jail hospitalize evacuate displace perish drown behead execute massacre abduct"
    " kidnap murder imprison rescue save".split()
)
_VICTIMS = frozenset("dead killed wounded injured missing hurt arrested detained homeless displaced".split())
_MOVING = frozenset("number total increase rise grow fall drop decline reach exceed top hit stand climb swell dwindle surpass jump double".split())
_LIFTING = frozenset("raise bring put expand lift push".split())
_INDEX = re.compile(r"\b(?:index|Index|average|Average|Dow|Nasdaq|NASDAQ|industrials|composite|FTSE|Nikkei|DAX|CAC|S&P|Poor's|utilities|transportation)\b")
_LEAD = re.compile(r"\b(?:lead|leads|led|margin|advantage|edge|gap|ahead|polls?|swing|trails?|difference|behind)\b")
_VOTING = re.compile(r"\b(?:votes?|voted|voting|ruling|ruled|decision|majority|split)\b")
_ANAPHORA = re.compile(r"\bof (?:those|these|them|whom|which)(?: [a-z]+)?, ?$", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:(?:them|whom|which)\b|(?:those|these)\b(?! [a-z]{3,}s\b))")
_LIKEWISE = re.compile(r"(?:\band|,) (?:about |at least |more than |another )?$")
_SOMEWHERE = re.compile(r" (?:in|on|at|overseas|elsewhere|abroad)\b")
_BODY_OF = re.compile(
    r"\b(?:crowd|audience|force|group|turnout|gathering|workforce|army|contingent|congregation|throng) of (?:about |some |nearly "
    r"|more than |over |around |roughly |at least |up to )?$"
)
_AGED = re.compile(r"(?:,|\baged?|\bturn(?:s|ed|ing)?|\bwas|\bis) $")
_SECURITY = re.compile(
    r"-(?:year|month|week|day) (?:U\.?S\.? )?(?:(?:benchmark|government) )?(?:Treasur|note|bond|bill|gilt|bund|yield|mortgage)"
    r"|-week (?:high|low)"
)
_COMPOUND = re.compile(r"-(?:for|to|on|in|and|or|of|stock|(?:year|years|month|months|week|day)s?-old|coupon|rated|figure|way|dimensional|digit|o|a|plus|ish)\b")
_SIGNS = frozenset("$€£¥#@_&")
_MARKUP = re.compile(r"[\w-]=[\"']?$")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|hours? (?:GMT|local))", re.IGNORECASE)
_BODY = re.compile(r"\bweigh(?:s|ed|ing)?\b|\btall\b|\bfeet,? |\bfoot-")
_EXACT = re.compile(r"[\d,]*\.\d+|[\d,]{5,}")
_HANGING = re.compile(r"(?:; |, )(?P<move>off|up|down) $")

_VAGUE_WORD = "|".join(sorted(VAGUE))
_VAGUE = re.compile(
    rf"\b(?:(?:a few|several|many|a couple of|some) (?:hundred|thousand|million|billion|dozen)s?"
    rf"|(?:{_VAGUE_WORD})(?: of (?:{_VAGUE_WORD})){{0,2}})\b(?: of\b)?",
    re.IGNORECASE,
)
_NOT_VAGUE = re.compile(r"(?:\d|two|three|four|five|test|box|high|low|exam) $", re.IGNORECASE)
# Words that a long sentence is read around a number.
_NEAR = 40

Found = tuple[str, int]   # unit, index of the word that carries it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A number among the words."""

    first: int            # index of its first word
    last: int             # index of its last word
    number: Extent
    extent: Extent
    value: Number
    high: Number | None
    spelt: bool


class Counts:
    """Reads the counts of one text in order, and remembers the noun that it counted last."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self._text = text
        self._words = words
        self._starts = [w.extent[0] for w in words]
        self._ends = [w.extent[1] for w in words]
        self._before: Quantity | None = None

    def of_amount(self, amount: Amount) -> Iterator[Quantity]:
        """The counts that an amount is: one, or two where it is a pair; nothing where it counts nothing that the text tells."""
        if amount.second is not None and amount.other is not None:
            yield from self._pair(amount)
            return
        place = self._place(amount.extent, amount.number, amount.value, amount.high, spelt=amount.spelt)
        found = self._unit(place) if place else None
        if place is not None and found is not None:
            yield self.remembered(self._quantity(place, *found))

    def _pair(self, amount: Amount) -> Iterator[Quantity]:
        if amount.second is None or amount.other is None:
            return
        one = self._place(amount.number, amount.number, amount.value, None, spelt=amount.spelt)
        two = self._place(amount.second, amount.second, amount.other, None, spelt=amount.spelt)
        if one is None or two is None:
            return
        hyphen = self._text[amount.number[1] : amount.second[0]] in {"-", "–"}
        found = ("vote", two.last) if hyphen and self._is_vote(amount) else None if hyphen else self._unit(two)
        if found is not None:
            first = self._words[one.last]
            yield self._quantity(one, found[0], one.last if first.head != found[1] else found[1], alone=True)
            yield self.remembered(self._quantity(two, *found))

    def _is_vote(self, amount: Amount) -> bool:
        start, end = amount.extent
        return bool(_VOTING.search(self._text, max(0, start - 60), min(len(self._text), end + 40)))

    def _place(self, extent: Extent, number: Extent, value: Number, high: Number | None, *, spelt: bool) -> _Place | None:
        first, end = bisect_right(self._ends, extent[0]), bisect_left(self._starts, extent[1])
        if first >= end:
            return None
        return _Place(first=first, last=end - 1, number=number, extent=extent, value=value, high=high, spelt=spelt)

    def _quantity(self, place: _Place, unit: str, head: int, *, alone: bool = False) -> Quantity:
        end = place.extent[1] if alone or head < place.last else max(self._ends[head], place.extent[1])
        extent, hedged = with_hedges(self._text, (place.extent[0], end))
        return Quantity(extent=extent, number=place.number, value=place.value, high=place.high, unit=unit, approximate=hedged, word=head)

    def remembered(self, quantity: Quantity) -> Quantity:
        """The quantity itself, kept as the one counted last: "12 of them" and "off 0.45" go back to it."""
        self._before = quantity
        return quantity

    def _unit(self, place: _Place) -> Found | None:
        if self._is_something_else(place):
            return None
        text, end = self._text, place.extent[1]
        if text[end : end + 1] in {"-", "\u2011"} and place.last + 2 < len(self._words):
            return self._hyphened(place)
        if _OF_THEM.match(text, end):
            return None if place.spelt and place.value == 1 else self._as_before(place)
        if text.startswith(" of ", end):
            return self._of_many(place)
        found = self._chunk(place)
        if place.value == 1 and place.spelt and place.high is None and not self._is_one_of_note(place, found):
            return None
        return found or self._alone(place)

    def _is_one_of_note(self, place: _Place, found: Found | None) -> bool:
        """Whether a bare "one" counts: somebody came to harm, or others were counted before."""
        return self._is_victim(place) or self._is_likewise(place) or (found is not None and self._is_hurt(found[1]))

    def _is_something_else(self, place: _Place) -> bool:
        text, (start, end) = self._text, place.extent
        before = self._words[place.first - 1].text.lower() if place.first else ""
        if before == "benchmark" or text[start - 1 : start] in _SIGNS:
            return True
        if before in _NAMING and not (place.first > 1 and before in {"year", "top", "number"} and place.value > 100):
            return True
        if _CLOCK.match(text, end) or _SECURITY.match(text, end) or _COMPOUND.match(text, end) or _MARKUP.search(text, max(0, start - 3), start):
            return True
        return bool(text[end : end + 1] == "," and place.value < 120 and _AGED.search(text, max(0, start - 8), start)) 

    # ---- the noun that follows

    def _hyphened(self, place: _Place) -> Found | None:
        head = place.last + 2
        noun = self._words[head]
        if noun.extent[0] != place.extent[1] + 1 or not noun.text[:1].isalpha():
            return None
        lower = noun.text.lower()
        if lower == "point":
            return ("percentage point" if self._is_lead(head) else "point"), head
        return (lower, head) if noun.upos in {"NOUN", "PROPN", "ADJ", "SYM"} else None

    def _is_lead(self, head: int) -> bool:
        start, end = self._around(head)
        return bool(_LEAD.search(self._text, start, end)) and not _INDEX.search(self._text, start, end)

    def _around(self, word: int) -> Extent:
        """The sentence of a word, or as much of it as lies near."""
        number = self._words[word].sentence
        first = end = word
        while first > max(0, word - _NEAR) and self._words[first - 1].sentence == number:
            first -= 1
        while end + 1 < min(len(self._words), word + _NEAR) and self._words[end + 1].sentence == number:
            end += 1
        return self._starts[first], self._ends[end]

    def _of_many(self, place: _Place) -> Found | None:
        """The plural of "23 of its 29 delegates"; the noun counted before in "12 of the 19 were"."""
        at = place.last + 2
        if place.value == 1 and place.spelt:
            return None
        while at < len(self._words) and self._words[at].upos in {"DET", "PRON", "NUM"} and at < place.last + 6:
            at += 1
        head = self._head_of_chunk(at, place)
        if head is not None:
            # Of "23 of its 29 delegates" the noun belongs to the second number.
            return self._named(head), place.last if self._words[at - 1].upos == "NUM" else head
        return self._as_before(place) if self._words[at - 1].upos == "NUM" else None

    def _chunk(self, place: _Place) -> Found | None:
        head = self._head_of_chunk(place.last + 1, place)
        if head is None or self._words[head].lemma in _NOT_COUNTED or self._is_age(head) or self._is_stature(head):
            return None
        if self._words[head].text.lower() in _VICTIMS or self._words[head].text.lower() == "others":
            return (self._before.unit if self._before and self._before.unit and head > place.last + 1 else "person"), head
        name = self._named(head)
        if name == "point" and self._is_lead(head):
            name = "percentage point"
        return name, head

    def _head_of_chunk(self, at: int, place: _Place) -> int | None:
        """The last plural of the nouns and adjectives from a word on; the noun that the number modifies where there is no plural."""
        words, sentence = self._words, self._words[place.last].sentence
        nouns: list[int] = []
        first = at
        while at < len(words) and at < first + 9 and words[at].sentence == sentence and self._goes_on(at):
            if words[at].upos in {"NOUN", "PROPN", "SYM", "ADJ"} and words[at].text[:1].isalpha():
                nouns.append(at)
            at += 1
        plurals = [i for i in nouns if self._is_plural(i) and not self._is_possessor(i)]
        if plurals and (words[plurals[-1]].upos == "NOUN" or nouns[-1] == plurals[-1]):
            return plurals[-1]
        head = words[place.last].head
        if head in nouns and (words[place.last].relation.startswith("nummod") or words[place.last].relation == "compound") and words[head].upos == "NOUN":
            return head if not words[head].text[:1].isupper() or place.value == 1 else None
        return None

    def _goes_on(self, at: int) -> bool:
        word = self._words[at]
        if word.upos in {"NOUN", "PROPN", "ADJ", "SYM"} or word.text in {"-", "/"}:
            return word.text != "%"
        if word.upos == "ADV":
            return at + 1 < len(self._words) and (self._words[at + 1].upos in {"ADJ", "VERB"} or self._words[at + 1].text == "-")
        if word.upos == "VERB" and word.text.endswith("ed") and at + 1 < len(self._words) and self._words[at + 1].upos == "NOUN":
            return True
        return word.relation == "amod" or (word.upos == "PART" and word.text in {"'s", "’s", "'", "’"})

    def _is_plural(self, at: int) -> bool:
        word = self._words[at]
        lower = word.text.lower()
        if word.upos == "NOUN" and lower != word.lemma and word.lemma not in VAGUE:
            return lower.endswith("s") or lower in _PLURALS or word.lemma + "s" != lower
        if lower in _PLURALS:
            return word.upos == "NOUN" or lower not in {"dead", "wounded", "injured", "missing", "homeless"}
        singular = lower.endswith("ss") or (lower.endswith("us") and not word.text[:1].isupper())
        return word.upos in {"PROPN", "ADJ"} and lower.endswith("s") and not singular and len(lower) > 3

    def _is_possessor(self, at: int) -> bool:
        return at + 1 < len(self._words) and self._words[at + 1].text in {"'s", "’s", "'", "’"}

    def _is_age(self, head: int) -> bool:
        after = [w.text.lower() for w in self._words[head + 1 : head + 3]]
        return self._words[head].lemma in {"year", "month"} and "old" in after

    def _is_stature(self, head: int) -> bool:
        """Feet, inches and pounds of somebody's body."""
        start, end = self._ends[head] - 60, self._ends[head] + 12
        return self._words[head].lemma in {"foot", "inch", "pound"} and bool(_BODY.search(self._text, max(0, start), end))

    def _named(self, head: int) -> str:
        word = self._words[head]
        lemma = {"people": "person", "men": "man", "women": "woman", "children": "child"}.get(word.lemma, word.lemma)
        if word.upos == "NOUN":
            return lemma
        return word.text.removesuffix("s") if word.text[:1].isupper() else lemma.removesuffix("s")

    # ---- no noun follows

    def _alone(self, place: _Place) -> Found | None:
        """The unit of a number without a noun, told by what stands around it; None where nothing tells."""
        if self._is_victim(place):
            return "person", place.last
        if self._is_likewise(place):
            return self._as_before(place)
        level = self._level(place)
        if level is not None:
            return level, place.last
        if _ANAPHORA.search(self._text, max(0, place.extent[0] - 30), place.extent[0]):
            return self._as_before(place)
        if place.spelt and place.value < 13 and not self._text[place.number[0] : place.number[1]].isdigit():
            return None
        if _BODY_OF.search(self._text, max(0, place.extent[0] - 40), place.extent[0]):
            return "person", place.last
        return self._moved(place)

    def _as_before(self, place: _Place) -> Found | None:
        return (self._before.unit, place.last) if self._before is not None and self._before.unit else None

    def _is_victim(self, place: _Place) -> bool:
        """Whether the number counts people who came to harm: "1,643 wounded", "at least 82 were killed", "killed 130 in Paris and 32 in Brussels"."""
        words = self._words
        after = [w.text.lower() for w in words[place.last + 1 : place.last + 4]]
        if after[:1] == ["another"]:
            return False
        if after[:1] and after[0] in _VICTIMS:
            return True
        if after[:1] and after[0] in {"were", "was", "are", "have", "had"} and any(a in _VICTIMS or a == "died" for a in after[1:]):
            return True
        word = words[place.last]
        return word.upos == "NUM" and self._is_hurt(place.last)

    def _is_likewise(self, place: _Place) -> bool:
        """Whether the number goes on with what was counted: "1,051 voters in Florida and 1,077 in Pennsylvania", "killed 130 in Paris and 32 in Brussels"."""
        before = self._before
        if before is None or before.word < 0 or self._words[before.word].sentence != self._words[place.last].sentence or not (before.unit or "").islower():
            return False
        start, end = place.extent
        likewise = _LIKEWISE.search(self._text, max(0, start - 20), start) and _SOMEWHERE.match(self._text, end)
        return bool(likewise) and before.unit not in {"percent", "percentage point", "point"}

    def _is_hurt(self, at: int) -> bool:
        """Whether a verb of harm or rescue has the word as its subject or object."""
        word = self._words[at]
        governed = word.relation in {"obj", "nsubj", "nsubj:pass"} and word.head != ROOT
        return governed and self._words[word.head].lemma in _HURT and self._words[word.head].upos == "VERB"

    def _level(self, place: _Place) -> str | None:
        """Points of an index: "closed at 18,432.24", and what it moved by: "off 17.01"; of a price just told its currency."""
        written = self._text[place.number[0] : place.number[1]]
        if not _EXACT.fullmatch(written):
            return None
        hanging = _HANGING.search(self._text, max(0, place.extent[0] - 8), place.extent[0])
        if hanging and self._before is not None and place.extent[0] - self._before.extent[1] < 12:
            return self._before.unit
        decimal = "." in written and place.value >= 100
        return "point" if decimal and _INDEX.search(self._text, self._around(place.last)[0], place.extent[0]) else None

    def _moved(self, place: _Place) -> Found | None:
        """The subject of a verb of number: "the injured topped 2,200", "the number of members rose to 19", "seats increased from 9 to 10"."""
        if self._text[place.extent[1] : place.extent[1] + 1] in {"-", "%"}:
            return None
        units = [unit for i in self._measured(place) if (unit := self._subject_unit(i)) is not None]
        return (units[0], place.last) if units else None

    def _measured(self, place: _Place) -> list[int]:
        """Subjects and objects that the number is said to measure."""
        words, at = self._words, place.last
        relations = {"nsubj"}
        if words[at].relation.split(":")[0] in {"obj", "obl", "xcomp"} and words[at].head != ROOT:
            at = words[at].head
            if words[at].upos != "VERB" or words[at].lemma not in _MOVING | _LIFTING:
                return []
            relations = {"obj"} if words[at].lemma in _LIFTING else {"nsubj", "obj"}
        elif words[at].relation == "nummod":
            return []
        near = range(max(0, at - 15), min(len(words), at + 15))
        return [i for i in near if i != place.last and words[i].head == at and words[i].relation.split(":")[0] in relations]

    def _subject_unit(self, subject: int) -> str | None:
        words = self._words
        lemma = words[subject].lemma
        if lemma == "toll":
            return "death" if any(w.text.lower() == "death" for w in words[max(0, subject - 2) : subject]) else "person"
        if lemma == "number":
            below = [i for i in range(subject + 1, min(subject + 8, len(words))) if words[i].head == subject]
            hurt = any(words[i].text.lower() in _VICTIMS for i in below)
            nouns = [i for i in below if words[i].upos == "NOUN" and self._is_plural(i)]
            return self._named(nouns[0]) if nouns else "person" if hurt else None
        if words[subject].upos == "NOUN" and self._is_plural(subject) and lemma not in {"price", "share", "rate", "sale", "profit", "cost", "temperature"}:
            return self._named(subject)
        return None

    # ---- no number at all

    def vague(self) -> Iterator[Quantity]:
        """Counts without a number: "dozens of people", "tens of thousands of jobs", "a few hundred marchers"."""
        for match in _VAGUE.finditer(self._text):
            place = self._place(match.span(), match.span(), 2, None, spelt=True)
            if place is None or _NOT_VAGUE.search(self._text, max(0, match.start() - 12), match.start()):
                continue
            head = self._head_of_chunk(place.last + 1, place)
            if head is not None:
                extent = match.start(), self._ends[head]
                yield Quantity(extent=extent, number=match.span(), value=None, high=None, unit=self._named(head), approximate=True, word=head)
