"""Sentences written so that a person can check them, as annotations: no model is asked.

Marks in the text:

    [Bessent|person]      a name, with its kind
    {said}                a cue: the word that attributes
    <tariffs are bad>     content: what is said
    ~senior officials~    a source: the words that name the speaker

and beside it a tree, governors first; a word that nobody governs is a root:

    accused > nsubj Bessent, obj Musk, obl exaggerating; exaggerating > mark of

Parts of speech follow from the relations and from the small closed classes; where they would be wrong, the word says so
(``obj share:NOUN``). A second "the" of a text is ``the#2``. Of a name any word may stand for all of it. Articles, commas and full stops need
no mention. What a tree forgets is an error, so that a row cannot test less than it seems to.

Sentences, words, quotation marks, dates and quantities come from the exact grammars of ``palmerston.language``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import yaml

from palmerston.language.annotation import ROOT, Annotation, Attribution, Name, Sentence, Word
from palmerston.language.lemmas import lemma_of
from palmerston.language.pairing import NOBODY, Floats, Pairing
from palmerston.language.quantities import find_quantities
from palmerston.language.quotations import find_quotations
from palmerston.language.sentences import split_paragraphs, split_sentences
from palmerston.language.times import find_times
from palmerston.language.words import split_words
from palmerston.record import Code, Document, Kind, Standing, Status
from tests.factories import document

CASES = Path(__file__).parent / "cases"

_MARKS = re.compile(r"\[|\|(\w+)\]|\{|\}|<|>|~")
_RELATION = re.compile(r"(?P<relation>[a-z]+(?::[a-z]+)?) (?P<word>\S+?)(?::(?P<upos>[A-Z]+))?")

_WORDS_OF = {
    "DET": "the a an this that these those some any no every each all both another",
    "PRON": "i me my mine we us our you your he him his himself she her hers herself it its itself they them their themselves who whom which what there",
    "ADP": "of in on at by for with against from to into over about after before between among under during as since without through toward towards",
    "AUX": "is was are were be been being am has have had will would could should may might can must do does did 's",
    "CCONJ": "and or but nor",
    "SCONJ": "if unless because although while whether",
    "ADV": "not n't never also reportedly allegedly again",
}  # fmt: skip
_CLOSED = {word: upos for upos, words in _WORDS_OF.items() for word in words.split()}
_UPOS_OF_RELATION = {
    "case": "ADP", "det": "DET", "aux": "AUX", "cop": "AUX", "cc": "CCONJ", "punct": "PUNCT", "advmod": "ADV", "amod": "ADJ", "nummod": "NUM",
    "nsubj": "NOUN", "obj": "NOUN", "iobj": "NOUN", "obl": "NOUN", "nmod": "NOUN", "compound": "NOUN", "appos": "NOUN", "flat": "PROPN",
    "root": "VERB", "ccomp": "VERB", "xcomp": "VERB", "advcl": "VERB", "acl": "VERB", "conj": "VERB", "parataxis": "VERB", "csubj": "VERB",
}  # fmt: skip


def load_cases(name: str) -> list[Any]:
    """The rows of ``tests/cases/NAME.yml``."""
    rows: list[Any] = yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))
    return rows


def said_of(row: Mapping[str, Any]) -> str:
    """What a row shows, as the name of its test."""
    return str(row["shows"])


def annotate_notation(marked: str, tree: str = "", *, published: str | None = None, judged: Sequence[str] | None = None) -> Annotation:
    """The annotation that a marked text and its tree describe.

    Args:
        marked, tree: as above.
        published: the day of the document.
        judged: what the trained reader is to think of pairs of words, "Bessent > Musk ACCUSE 0.9 done"; of all other pairs it thinks nothing.
            None: the annotation was made without it.

    Raises:
        ValueError: where the tree names a word that the text lacks, or says nothing of one that it has.
    """
    text, spans = _without_marks(marked)
    cut = _Cut.of(text)
    names = tuple(_name(cut, span) for span in spans if span.role == "name")
    words = _governed(cut, tree, names)
    paragraphs = tuple(split_paragraphs(text))
    times = find_times(text, paragraphs, published=published)
    return Annotation(
        document=document(text, id="case", published=published),
        paragraphs=paragraphs,
        sentences=cut.sentences,
        words=words,
        names=names,
        quotations=find_quotations(text, paragraphs),
        times=times,
        quantities=tuple(q for q in find_quantities(text, words, [t.extent for t in times]) if q.word >= 0),
        attributions=tuple(_attribution(cut, span) for span in spans if span.role != "name"),
        left_out=(),
        pairing=None if judged is None else cast(Pairing, Judged.of(cut, judged)),
    )


def annotate_flat(marked: str, *, published: str | None = None) -> Annotation:
    """The annotation of sentences whose grammar does not matter: the words of each hang on its last verb, or on its last word."""
    text, _ = _without_marks(marked)
    cut = _Cut.of(text)
    seen: dict[str, int] = {}
    called = [_numbered(cut.word(i), seen) for i in range(len(cut.words))]
    parts = []
    for sentence in cut.sentences:
        *others, root = [i for i in range(sentence.first, sentence.end) if cut.word(i)[0].isalnum()]
        parts.append(f"{called[root]} > " + ", ".join(f"dep {called[i]}:PROPN" if cut.word(i)[0].isupper() else f"dep {called[i]}" for i in others))
    return annotate_notation(marked, "; ".join(parts), published=published)


def _numbered(word: str, seen: dict[str, int]) -> str:
    seen[word] = seen.get(word, 0) + 1
    return word if seen[word] == 1 else f"{word}#{seen[word]}"


# ---- what the trained reader thinks


@dataclass(frozen=True)
class Judged:
    """Stands in for the reader's view of pairs: a code with its chance and a status for a few, "none" for the rest."""

    codes: Mapping[tuple[int, int], tuple[str, float, str]]
    labels: Mapping[str, list[str]] = field(
        default_factory=lambda: {
            "code": ["none", *Code], "status": [*Status], "directed": ["0", "-1", "1"], "coreference": ["no", "yes"], "holder": ["no", "yes"],
            "measure": ["no", "yes"], "tie": ["none", *Standing],
        }
    )

    @classmethod
    def of(cls, cut: "_Cut", rows: Sequence[str]) -> "Judged":
        found = {}
        for row in rows:
            doer, _, receiver, code, chance, status = row.split()
            found[_find(cut, doer, {}), NOBODY if receiver == "nobody" else _find(cut, receiver, {})] = code, float(chance), status
        return cls(found)

    def chances(self, layer: str, pairs: Sequence[tuple[int, int]]) -> Floats:
        labels = self.labels[layer]
        found = np.full((len(pairs), len(labels)), 1e-6, dtype=np.float32)  # a softmax is nowhere nothing
        for row, pair in zip(found, pairs, strict=True):
            code, chance, status = self.codes.get(pair, ("none", 1.0, "done"))
            told = {"code": (code, chance), "status": (status, 1.0)}.get(layer, (labels[0], 1.0))
            row[0] = 1.0 - told[1]
            row[labels.index(told[0])] = told[1]
        return found

    def layers(self, layers: Sequence[str], pairs: Sequence[tuple[int, int]]) -> dict[str, Floats]:
        return {layer: self.chances(layer, pairs) for layer in layers}

    def share_window(self, a: int, b: int) -> bool:  # noqa: ARG002
        """One sentence is read at once."""
        return True


# ---- the marks


@dataclass(frozen=True, kw_only=True)
class _Span:
    role: str  # "name", or a role of attributions
    extent: tuple[int, int]
    kind: str = ""


_OPENING = {"[": "name", "{": "cue", "<": "content"}
_CLOSING = {"}": "cue", ">": "content"}


def _without_marks(marked: str) -> tuple[str, list[_Span]]:
    """The bare text, and the spans that its marks enclosed, in order of their beginnings."""
    kept: list[str] = []
    length = at = 0
    opened: dict[str, int] = {}
    spans: list[_Span] = []
    for match in _MARKS.finditer(marked):
        kept.append(marked[at : match.start()])
        length += len(kept[-1])
        at = match.end()
        mark = match.group()
        if mark in _OPENING or (mark == "~" and "source" not in opened):
            opened[_OPENING.get(mark, "source")] = length
            continue
        role = "name" if match.group(1) else _CLOSING.get(mark, "source")
        if role not in opened:
            raise ValueError(f"{mark!r} closes nothing in {marked!r}")
        spans.append(_Span(role=role, extent=(opened.pop(role), length), kind=Kind(match.group(1)).value if match.group(1) else ""))
    if opened:
        raise ValueError(f"{sorted(opened)} stay open in {marked!r}")
    return "".join(kept) + marked[at:], sorted(spans, key=lambda s: s.extent)


@dataclass(frozen=True, kw_only=True)
class _Cut:
    """A text in words, as the grammar cuts it."""

    text: str
    words: tuple[tuple[int, int], ...]
    numbers: tuple[int, ...]  # the sentence of each word
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, text: str) -> "_Cut":
        words: list[tuple[int, int]] = []
        numbers: list[int] = []
        sentences: list[Sentence] = []
        for paragraph, extent in enumerate(split_paragraphs(text)):
            for sentence in split_sentences(text, extent):
                inside = split_words(text, *sentence)
                sentences.append(Sentence(extent=sentence, first=len(words), end=len(words) + len(inside), paragraph=paragraph))
                numbers += [len(sentences) - 1] * len(inside)
                words += inside
        return cls(text=text, words=tuple(words), numbers=tuple(numbers), sentences=tuple(sentences))

    def run(self, extent: tuple[int, int]) -> tuple[int, int]:
        """First word and end of an extent that marks enclosed."""
        inside = [i for i, (start, end) in enumerate(self.words) if extent[0] <= start and end <= extent[1]]
        if not inside:
            raise ValueError(f"no whole word between the marks around {self.text[slice(*extent)]!r}")
        return inside[0], inside[-1] + 1

    def word(self, i: int) -> str:
        return self.text[slice(*self.words[i])]


def _name(cut: _Cut, span: _Span) -> Name:
    first, end = cut.run(span.extent)
    return Name(extent=(cut.words[first][0], cut.words[end - 1][1]), kind=span.kind, first=first, end=end, confidence=0.99)


def _attribution(cut: _Cut, span: _Span) -> Attribution:
    first, end = cut.run(span.extent)
    return Attribution(role=span.role, extent=(cut.words[first][0], cut.words[end - 1][1]), first=first, end=end)


# ---- the tree


@dataclass
class _Node:
    head: int = ROOT
    relation: str = ""
    upos: str = ""
    governs: list[int] = field(default_factory=list)


def _governed(cut: _Cut, tree: str, names: Sequence[Name]) -> tuple[Word, ...]:
    nodes = [_Node() for _ in cut.words]
    heads = _heads_of_names(nodes, names)
    for governor, relation, dependent, upos in _edges(tree):
        i, j = _find(cut, dependent, heads), _find(cut, governor, heads) if governor else ROOT
        nodes[i] = replace(nodes[i], head=j, relation=relation, upos=upos or nodes[i].upos)
        if j != ROOT:
            nodes[j].governs.append(i)
    for sentence in cut.sentences:
        _complete(cut, sentence, nodes)
    return tuple(_word(cut, i, node, heads) for i, node in enumerate(nodes))


def _heads_of_names(nodes: list[_Node], names: Sequence[Name]) -> dict[int, int]:
    """Each word of a name -> its head: of persons the first word, of others the last; the rest hangs on it."""
    heads: dict[int, int] = {}
    for name in names:
        is_person = name.kind == Kind.PERSON
        head = name.first if is_person else name.end - 1
        for i in range(name.first, name.end):
            heads[i] = head
            nodes[i].upos = "NOUN" if name.kind == Kind.GROUP else "PROPN"
            if i != head:
                nodes[i].head, nodes[i].relation = head, "flat" if is_person else "compound"
                nodes[head].governs.append(i)
    return heads


def _edges(tree: str) -> Iterator[tuple[str, str, str, str]]:
    """(governor, relation, dependent, part of speech or "") of each edge; a governor alone is a root."""
    governed: set[str] = set()
    for part in (p.strip() for p in tree.split(";")):
        if not part:
            continue
        governor, _, rest = part.partition(" > ")
        word, _, upos = governor.partition(":")
        if word not in governed:
            yield "", "root", word, upos
            governed.add(word)
        for edge in (e.strip() for e in rest.split(",") if e.strip()):
            match = _RELATION.fullmatch(edge)
            if match is None:
                raise ValueError(f"{edge!r} is no edge: expected a relation and a word, as in 'nsubj Bessent'")
            governed.add(match["word"])
            yield word, match["relation"], match["word"], match["upos"] or ""


def _find(cut: _Cut, wanted: str, heads: Mapping[int, int]) -> int:
    word, _, number = wanted.partition("#")
    found = [i for i in range(len(cut.words)) if cut.word(i) == word]
    nth = int(number or 1)
    if len(found) < nth:
        raise ValueError(f"the tree names {wanted!r}, which is no word of {cut.text!r}")
    return heads.get(found[nth - 1], found[nth - 1])


def _complete(cut: _Cut, sentence: Sentence, nodes: list[_Node]) -> None:
    """Hang articles on the noun behind them and marks on the root; nothing else may be missing."""
    inside = range(sentence.first, sentence.end)
    roots = [i for i in inside if nodes[i].relation == "root"]
    for i in inside:
        if nodes[i].relation:
            continue
        word = cut.word(i)
        if not any(c.isalnum() for c in word) and word not in {"$", "%", "€", "£"} and roots:
            nodes[i] = _Node(head=roots[0], relation="punct", upos="PUNCT")
        elif word.lower() in {"the", "a", "an"} and i + 1 < sentence.end:
            nodes[i] = _Node(head=_noun_after(nodes, i, sentence.end), relation="det", upos="DET")
        else:
            raise ValueError(f"the tree says nothing of {word!r} in {cut.text[slice(*sentence.extent)]!r}")


def _noun_after(nodes: Sequence[_Node], i: int, end: int) -> int:
    modifying = {"amod", "compound", "nummod", "advmod", "nmod:poss", "case", "punct"}
    at = i + 1
    while at + 1 < end and nodes[at].relation.split(":")[0] in modifying | {"nmod"} and nodes[at].head > at:
        at = nodes[at].head
    return at


def _word(cut: _Cut, i: int, node: _Node, heads: Mapping[int, int]) -> Word:
    text = cut.word(i)
    upos = node.upos or _upos(text, node.relation, starts_name=i in heads)
    return Word(
        text=text, extent=cut.words[i], lemma=lemma_of(text, upos), upos=upos, head=node.head, relation=node.relation, sentence=cut.numbers[i]
    )  # fmt: skip


def _upos(text: str, relation: str, *, starts_name: bool) -> str:
    plain = relation.split(":")[0]
    if starts_name:
        return "PROPN"
    if plain == "mark":
        return "PART" if text.lower() == "to" else "SCONJ"
    if plain in {"case", "det", "aux", "cop", "cc", "punct", "nummod"}:
        return _UPOS_OF_RELATION[plain]
    if text.lower() in _CLOSED:
        return _CLOSED[text.lower()]
    if text[0].isdigit():
        return "NUM"
    return _UPOS_OF_RELATION.get(plain, "X")


# ---- comparing


def names_of_actors(actors: Sequence[Any]) -> dict[str | None, str | None]:
    """Each actor's id -> its name; None stays None."""
    return {None: None} | {a.id: a.name for a in actors}


def picture(fact: Mapping[str, Any], wanted: Mapping[str, Any], names: Mapping[str | None, str | None], text: str) -> dict[str, Any]:
    """Of a fact (as plain dicts) what a row speaks of, actors by name, extents as words."""
    return {key: _shown(key, fact[key], names, text) for key in wanted}


_ACTOR_FIELDS = frozenset("from to by speaker actor of".split())


def _shown(key: str, value: Any, names: Mapping[str | None, str | None], text: str) -> Any:
    if key in _ACTOR_FIELDS and isinstance(value, list):
        return [names.get(v, v) for v in value]
    if key in _ACTOR_FIELDS:
        return names.get(value, value)
    if key == "about":
        return {names[a["actor"]]: a["feeling"] for a in value}
    if key in {"content", "cue", "source", "evidence"}:
        return [text[a:b] for a, b in value]
    return value


__all__ = ["CASES", "Document", "annotate_notation", "load_cases", "names_of_actors", "picture", "said_of"]
