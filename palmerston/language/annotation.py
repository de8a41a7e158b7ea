"""The layers of an annotated text. Every index counts words of the whole document; every extent counts code points of its text."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from palmerston.extents import Extent, overlaps
from palmerston.language.pairing import Pairing
from palmerston.record import Document

ROOT = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    text: str
    extent: Extent
    lemma: str  # lower case; of verbs the bare infinitive, of nouns the singular
    upos: str  # Universal Dependencies part of speech
    head: int  # index of the governor, or ROOT
    relation: str  # Universal Dependencies relation, subtype included
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    extent: Extent
    first: int  # index of its first word
    end: int  # index after its last word
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A named mention, title words and possessive 's left out; names do not overlap."""

    extent: Extent
    kind: str  # a record.Kind value
    first: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    extent: Extent  # inside the marks
    outer: Extent  # marks included; ends with the paragraph where the mark is not closed
    continued: bool  # goes on from the paragraph before


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    extent: Extent
    value: str | None  # partial ISO date; None where the text does not settle it


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    extent: Extent  # hedge, number, unit
    number: Extent  # the digits or number words alone
    value: float | int | None  # in full; None for "billions"
    high: float | int | None
    unit: str | None  # ISO 4217, "percent", "percentage point", or the counted noun in the singular
    approximate: bool
    also: tuple[tuple[float | int, str], ...] = ()
    word: int = -1  # index of the word that the quantity hangs on: the counted noun, or the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Spans that the reader marks: who says (source), by what word (cue), what (content), what one is for or against (issue)."""

    role: str
    extent: Extent
    first: int
    end: int
    chance: float = 1.0  # the mean over its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Words that show that somebody is for, against or torn."""

    value: int  # 1, -1, 0
    extent: Extent
    first: int
    end: int
    chance: float


@dataclass(frozen=True)
class Annotation:
    """A document with its grammar: all layers in text order."""

    document: Document
    paragraphs: tuple[Extent, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    left_out: tuple[Extent, ...]  # boilerplate, navigation, foreign tails: no facts from there
    feelings: tuple[tuple[float, float, float], ...] | None = None  # a word: chances that blame, nothing or praise is shown to what it names; None: not read
    issues: tuple[Attribution, ...] = ()  # words that name what somebody is for or against
    stances: tuple[Stance, ...] = ()
    pairing: Pairing | None = None  # what the reader sees between two words; None: not read

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each word, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for i, word in enumerate(self.words):
            if word.head != ROOT:
                found[word.head].append(i)
        return tuple(tuple(c) for c in found)

    def subtree(self, word: int) -> tuple[int, ...]:
        """A word and all words under it, in order."""
        found, todo = [], [word]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return tuple(sorted(found))

    def line_of(self, word: int) -> tuple[int, ...]:
        """A word and all words above it, the root of its sentence last."""
        found = [word]
        while self.words[found[-1]].head != ROOT:
            found.append(self.words[found[-1]].head)
        return tuple(found)

    def meeting_of(self, one: int, two: int) -> int:
        """The verb that two words of a sentence have in common above them, the lowest; else the lowest common word, or the first one itself."""
        above = set(self.line_of(one))
        shared = [a for a in self.line_of(two) if a in above]
        verbs = [a for a in shared if self.words[a].upos in {"VERB", "AUX"}]
        return verbs[0] if verbs else shared[0] if shared else one

    def words_in(self, extent: Extent) -> range:
        """Indices of the words that overlap an extent."""
        first = bisect_right(self._ends, extent[0])
        return range(first, bisect_left(self._starts, extent[1]))

    @cached_property
    def _starts(self) -> list[int]:
        return [w.extent[0] for w in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [w.extent[1] for w in self.words]

    def sentence_of(self, word: int) -> Sentence:
        return self.sentences[self.words[word].sentence]

    def extent_of(self, first: int, end: int) -> Extent:
        """From the first character of word `first` to the last of the word before `end`."""
        return self.words[first].extent[0], self.words[end - 1].extent[1]

    def is_left_out(self, extent: Extent) -> bool:
        return any(overlaps(extent, other) for other in self.left_out)

    def head_of(self, first: int, end: int) -> int:
        """The word of a run that hangs on a word outside of it; the last word where several do."""
        outside = [i for i in range(first, end) if not first <= self.words[i].head < end]
        return outside[0] if len(outside) == 1 else end - 1 if not outside else outside[0]
