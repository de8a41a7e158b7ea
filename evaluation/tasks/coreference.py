"""Coreference by OntoNotes's rules on given tokens: noun phrases of the reader's trees, linked by name, by head noun, and by the reader's pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from evaluation.tasks.heads import Reader
from palmerston.language.reader import Reading

Row = dict[str, Any]
_FIRST = frozenset("i me my mine myself".split())
_SECOND = frozenset("you your yours yourself".split())
_PLURAL_FIRST = frozenset("we us our ours ourselves".split())
_THIRD = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())
_PERSONAL = _FIRST | _SECOND | _PLURAL_FIRST | _THIRD
_POINTING = frozenset("the this that these those his her its their my our your".split())
_WITHIN = frozenset(
    "det det:poss nmod:poss amod nummod compound flat nmod acl acl:relcl appos case nmod:npmod nmod:desc advmod obl:npmod cc:preconj dep fixed"
    " nmod:unmarked".split()
)
# As far back, in tokens, as a noun phrase with the same head is the same thing.
_AGAIN = 400
_PRONOUN, _NOMINAL, _NAME = 0.3, 0.5, 0.5


@dataclass(frozen=True)
class _Mention:
    first: int
    end: int
    head: int


def chains(row: Row, reader: Reader) -> Row:
    words = [row["text"][a:b] for a, b in row["tokens"]]
    starts = [*row["sentences"], len(words)]
    sentences = [[tuple(t) for t in row["tokens"][a:b]] for a, b in pairwise(starts)]
    reading = reader.reading(row["text"], sentences)
    mentions = list(_mentions(words, reading))
    chain = _linked(words, reading, reader, mentions)
    sizes: dict[int, int] = {}
    for number in chain:
        sizes[number] = sizes.get(number, 0) + 1
    return {"onto": [[m.first, m.end, str(number)] for m, number in zip(mentions, chain, strict=True) if sizes[number] > 1]}


def _mentions(words: Sequence[str], reading: Reading) -> Iterator[_Mention]:
    children: list[list[int]] = [[] for _ in words]
    for i, head in enumerate(reading.heads):
        if head >= 0:
            children[head].append(i)
    seen = set()
    for i, upos in enumerate(reading.upos):
        noun = upos in {"NOUN", "PROPN"} and reading.relations[i] not in {"compound", "flat", "fixed", "goeswith"}
        if not noun and words[i].lower() not in _PERSONAL:
            continue
        first, end = _span(i, words, reading, children) if noun else (i, i + 1)
        if (first, end) not in seen:
            seen.add((first, end))
            yield _Mention(first, end, i)


def _span(head: int, words: Sequence[str], reading: Reading, children: Sequence[Sequence[int]]) -> tuple[int, int]:
    """The noun phrase of a head: what it is made of, not what it is said of; a genitive mark belongs to it, a preposition does not."""
    inside = [head]
    for child in children[head]:
        relation = reading.relations[child]
        if relation in _WITHIN and (relation != "case" or child > head) and (relation != "advmod" or child < head):
            inside += _subtree(child, children)
    first, end = min(inside), max(inside) + 1
    while end - 1 > head and words[end - 1] in {",", ".", ";", ":", "-", "–", "—", '"', "”"}:
        end -= 1
    return first, end


def _subtree(word: int, children: Sequence[Sequence[int]]) -> list[int]:
    found, todo = [], [word]
    while todo:
        found.append(todo.pop())
        todo += children[found[-1]]
    return found


def _linked(words: Sequence[str], reading: Reading, reader: Reader, mentions: Sequence[_Mention]) -> list[int]:
    """The chain of each mention, in text order; a chain is named by its first mention."""
    order = sorted(range(len(mentions)), key=lambda n: (mentions[n].head, mentions[n].first))
    chain = list(range(len(mentions)))
    before: list[int] = []
    for n in order:
        link = _antecedent(words, reading, reader, mentions, n, before)
        if link is not None:
            chain[n] = chain[link]
        before.append(n)
    return chain


def _antecedent(words: Sequence[str], reading: Reading, reader: Reader, mentions: Sequence[_Mention], n: int, before: Sequence[int]) -> int | None:
    mention, word = mentions[n], words[mentions[n].head].lower()
    for group in (_FIRST, _SECOND, _PLURAL_FIRST):
        if word in group:
            return next((m for m in reversed(before) if words[mentions[m].head].lower() in group), None)
    name = reading.upos[mention.head] == "PROPN"
    if word not in _THIRD:
        again = _same_head(words, reading, mentions, n, before, name=name)
        if again is not None:
            return again
        if not name and words[mention.first].lower() not in _POINTING:
            return None
    return _best(reading, reader, mentions, n, before, _PRONOUN if word in _THIRD else _NAME if name else _NOMINAL)


def _same_head(words: Sequence[str], reading: Reading, mentions: Sequence[_Mention], n: int, before: Sequence[int], *, name: bool) -> int | None:
    mention = mentions[n]
    pointing = words[mention.first].lower() in _POINTING
    for m in reversed(before):
        other = mentions[m]
        same = words[other.head].lower() == words[mention.head].lower() and (reading.upos[other.head] == "PROPN") == name
        if same and (name or (pointing and mention.head - other.head <= _AGAIN)) and not (other.first <= mention.head < other.end):
            return m
    return None


def _best(reading: Reading, reader: Reader, mentions: Sequence[_Mention], n: int, before: Sequence[int], least: float) -> int | None:
    mention = mentions[n]
    near = [m for m in before if reading.pairing.share_window(mentions[m].head, mention.head) and not mentions[m].first <= mention.head < mentions[m].end]
    if not near:
        return None
    yes = reader.pair_labels(reading, "coreference").index("yes")
    chances = reader.pair_chances(reading, "coreference", [(_anchor(reading, mention), _anchor(reading, mentions[m])) for m in near])[:, yes]
    best = int(chances.argmax())
    return near[best] if chances[best] >= least else None


def _anchor(reading: Reading, mention: _Mention) -> int:
    """Where the reader reads a mention: a name at its last word, else the head."""
    at = mention.head
    while at + 1 < mention.end and reading.upos[at + 1] == "PROPN" and reading.heads[at + 1] == mention.head:
        at += 1
    return at
