"""Acts that the trained reader sees between the actors of a sentence: every pair at once."""

from collections.abc import Iterator, Sequence

from palmerston.actors import Actors
from palmerston.coding.candidates import Candidate
from palmerston.language.annotation import ROOT, Annotation, Sentence
from palmerston.language.factuality import status_of
from palmerston.language.pairing import NOBODY, Pairing
from palmerston.record import Code, Status

_NONE = "none"
_LEAST = 0.1
# A feeling between two actors counts from this chance on.
_FELT = 0.5


def find_acts(annotation: Annotation, actors: Actors) -> Iterator[Candidate]:
    """Acts in text order, the likeliest of each pair and sentence, where its chance is not negligible.

    None at all where the annotation was made without the reader's pairs.
    """
    if annotation.pairing is None:
        return
    for sentence in annotation.sentences:
        yield from _acts_of(annotation, actors, sentence)


def anchors_of(actors: Actors, sentence: Sentence) -> list[tuple[str, int]]:
    """The word at which the reader reads each mention of a sentence: the last of a name, a pronoun itself."""
    found = []
    for i in range(sentence.first, sentence.end):
        named = actors.inside.get(i)
        if named is not None:
            if actors.inside.get(i + 1) != named or i + 1 >= sentence.end:
                found.append((named, i))
        elif i in actors.references:
            found.append((actors.references[i], i))
    return found


def _acts_of(annotation: Annotation, actors: Actors, sentence: Sentence) -> Iterator[Candidate]:
    pairing = annotation.pairing
    assert pairing is not None
    anchors = anchors_of(actors, sentence)
    doers = [(a, i) for a, i in anchors if not _modifies_actor(annotation, actors, i)]
    pairs = [(a, b, i, j) for a, i in doers for b, j in anchors if a != b and pairing.share_window(i, j)]
    yield from _seen(annotation, pairing, [*pairs, *((a, None, i, NOBODY) for a, i in doers)])
    yield from _felt(annotation, pairing, pairs)


def _modifies_actor(annotation: Annotation, actors: Actors, word: int) -> bool:
    """Whether a mention only says whose or which actor another one is: the "U.S." of "U.S. Rep. Doe", the "Doe" of "Doe's wife Roe"."""
    at = word
    while annotation.words[at].head != ROOT and actors.inside.get(annotation.words[at].head) == actors.inside.get(word) is not None:
        at = annotation.words[at].head
    governor = annotation.words[at].head
    owner = actors.inside.get(governor)
    return owner is not None and owner != actors.inside.get(word) and annotation.words[at].relation in _MODIFYING


_MODIFYING = frozenset("compound amod nmod:poss nmod:desc flat".split())
_Pair = tuple[str, str | None, int, int]  # doer, receiver, and the words at which they are read
_Best = dict[tuple[str, str | None, Code], tuple[float, int, int]]


def _seen(annotation: Annotation, pairing: Pairing, pairs: Sequence[_Pair]) -> Iterator[Candidate]:
    """The acts that the reader sees: of each pair the best mentions for each code."""
    labels = pairing.labels["code"]
    best: _Best = {}
    for (a, b, i, j), row in zip(pairs, pairing.chances("code", [(i, j) for _, _, i, j in pairs]), strict=True):
        for label, chance in zip(labels, row, strict=True):
            if label != _NONE and float(chance) >= max(_LEAST, best.get((a, b, Code(label)), (0.0, 0, 0))[0]):
                best[a, b, Code(label)] = float(chance), i, j
    received = {a for a, b, _ in best if b is not None}
    yield from (c for c in _candidates(annotation, best, "read") if c.receivers or c.doer not in received)


def _felt(annotation: Annotation, pairing: Pairing, pairs: Sequence[tuple[str, str, int, int]]) -> Iterator[Candidate]:
    """The praise and blame that the reader sees from one actor to another."""
    labels = pairing.labels["directed"]
    best: _Best = {}
    for (a, b, i, j), row in zip(pairs, pairing.chances("directed", [(i, j) for _, _, i, j in pairs]), strict=True):
        for label, code in (("-1", Code.ACCUSE), ("1", Code.SUPPORT)):
            chance = float(row[labels.index(label)])
            if chance >= max(_FELT, best.get((a, b, code), (0.0, 0, 0))[0]):
                best[a, b, code] = chance, i, j
    yield from _candidates(annotation, best, "felt")


def _candidates(annotation: Annotation, best: _Best, witness: str) -> Iterator[Candidate]:
    for (a, b, code), (chance, i, j) in best.items():
        predicate = _between(annotation, i, j)
        status = Status(status_of(annotation, predicate))
        receivers = (b,) if b is not None else ()
        yield Candidate(witness=witness, doers=(a,), receivers=receivers, code=code, status=status, chance=chance, predicate=predicate)


def _between(annotation: Annotation, i: int, j: int) -> int:
    """The verb that two words have in common above them: the lowest; of one word alone the verb above it."""
    words = annotation.words
    above = annotation.line_of(i)
    shared = [a for a in (annotation.line_of(j) if j != NOBODY else above) if a in set(above)]
    verbs = [a for a in shared if words[a].upos in {"VERB", "AUX"}]
    return verbs[0] if verbs else shared[0] if shared else i
