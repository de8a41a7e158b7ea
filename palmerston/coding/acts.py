"""Acts that the trained reader sees between the actors of a sentence: every pair at once."""

from collections.abc import Iterator, Sequence

import numpy as np

from palmerston.actors import Actors
from palmerston.coding.candidates import Candidate
from palmerston.coding.pairs import Pairs, Seen
from palmerston.language.annotation import ROOT, Annotation
from palmerston.language.factuality import status_of
from palmerston.language.pairing import NOBODY
from palmerston.record import Code, Status

_NONE = "none"
_LEAST = 0.1
# A feeling between two actors counts from this chance on.
_FELT = 0.5
# What the reader must be sure of to say that an act is not simply done, where the grammar says so.
_NOT_DONE = 0.6


def find_acts(annotation: Annotation, actors: Actors, pairs: Pairs | None) -> Iterator[Candidate]:
    """Acts in text order, the likeliest of each pair and sentence, where its chance is not negligible.

    None at all where the annotation was made without the reader's pairs.
    """
    if pairs is None:
        return
    for sentence in pairs.by_sentence():
        doers = {i for i in {pair.words[0] for pair in sentence} if not _modifies_actor(annotation, actors, i)}
        told = [pair for pair in sentence if pair.words[0] in doers]
        yield from _seen(annotation, pairs, told)
        yield from _felt(annotation, pairs, told)


def _modifies_actor(annotation: Annotation, actors: Actors, word: int) -> bool:
    """Whether a mention only says whose or which actor another one is: the "U.S." of "U.S. Rep. Doe", the "Doe" of "Doe's wife Roe"."""
    at = word
    while annotation.words[at].head != ROOT and actors.inside.get(annotation.words[at].head) == actors.inside.get(word) is not None:
        at = annotation.words[at].head
    governor = annotation.words[at].head
    owner = actors.inside.get(governor)
    return owner is not None and owner != actors.inside.get(word) and annotation.words[at].relation in _MODIFYING


_MODIFYING = frozenset("compound amod nmod:poss nmod:desc flat".split())
_Best = dict[tuple[str, str | None, Code], tuple[float, Seen]]


def _seen(annotation: Annotation, pairs: Pairs, told: Sequence[Seen]) -> Iterator[Candidate]:
    """The acts that the reader sees: of each pair the best mentions for each code."""
    labels = pairs.labels["code"]
    best: _Best = {}
    chances = pairs.chances["code"][[pair.row for pair in told]]
    chances[:, labels.index(_NONE)] = 0.0
    for n, label in np.argwhere(chances >= _LEAST):
        _keep(best, told[n], Code(labels[label]), float(chances[n, label]))
    received = {a for a, b, _ in best if b is not None}
    yield from (c for c in _candidates(annotation, pairs, best, "read") if c.receivers or c.doer not in received)


def _felt(annotation: Annotation, pairs: Pairs, told: Sequence[Seen]) -> Iterator[Candidate]:
    """The praise and blame that the reader sees from one actor to another."""
    labels = pairs.labels["directed"]
    best: _Best = {}
    for pair in told:
        for label, code in (("-1", Code.ACCUSE), ("1", Code.SUPPORT)):
            chance = float(pairs.chances["directed"][pair.row, labels.index(label)])
            if pair.second is not None and chance >= _FELT:
                _keep(best, pair, code, chance)
    yield from _candidates(annotation, pairs, best, "felt")


def _keep(best: _Best, pair: Seen, code: Code, chance: float) -> None:
    """Of one pair and code the likeliest mentions; of equally likely ones the last."""
    key = pair.first, pair.second, code
    if key not in best or chance >= best[key][0]:
        best[key] = chance, pair


def _candidates(annotation: Annotation, pairs: Pairs, best: _Best, witness: str) -> Iterator[Candidate]:
    for (a, b, code), (chance, pair) in best.items():
        i, j = pair.words
        predicate = annotation.meeting_of(i, j if j != NOBODY else i)
        receivers = (b,) if b is not None else ()
        status = _status(annotation, pairs, predicate, pair)
        yield Candidate(witness=witness, doers=(a,), receivers=receivers, code=code, status=status, chance=chance, predicate=predicate)


def _status(annotation: Annotation, pairs: Pairs, predicate: int, pair: Seen) -> Status:
    """What the grammar says; where that is nothing but "done", what the reader is sure of."""
    told = Status(status_of(annotation, predicate))
    if told is not Status.DONE:
        return told
    row = pairs.chances["status"][pair.row]
    best = int(row.argmax())
    return Status(pairs.labels["status"][best]) if float(row[best]) >= _NOT_DONE else told
