"""Acts that the trained reader sees between the actors of a sentence: every pair at once."""

from collections.abc import Iterator

from palmerston.actors import Actors
from palmerston.coding.candidates import Candidate
from palmerston.language.annotation import ROOT, Annotation, Sentence
from palmerston.language.factuality import status_of
from palmerston.language.pairing import NOBODY
from palmerston.record import Code, Status

_NONE = "none"
_LEAST = 0.1


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
    pairs = [(a, b, i, j) for a, i in anchors for b, j in anchors if a != b and pairing.share_window(i, j)]
    alone = [(a, None, i, NOBODY) for a, i in anchors]
    everything = [*pairs, *alone]
    chances = pairing.chances("code", [(i, j) for _, _, i, j in everything])
    labels = pairing.labels["code"]
    best: dict[tuple[str, str | None], tuple[float, int, int, int]] = {}
    for (a, b, i, j), row in zip(everything, chances, strict=True):
        code = int(max(range(len(labels)), key=lambda n: row[n] if labels[n] != _NONE else 0.0))
        if labels[code] != _NONE and float(row[code]) >= _LEAST and float(row[code]) > best.get((a, b), (0.0, 0, 0, 0))[0]:
            best[a, b] = float(row[code]), code, i, j
    for (a, b), (chance, code, i, j) in best.items():
        if b is None and any(other[0] == a and other[1] is not None for other in best):
            continue
        predicate = _between(annotation, i, j)
        status = Status(status_of(annotation, predicate))
        yield Candidate(
            witness="read",
            doers=(a,),
            receivers=(b,) if b is not None else (),
            code=Code(labels[code]),
            status=status,
            chance=chance,
            predicate=predicate,
        )


def _between(annotation: Annotation, i: int, j: int) -> int:
    """The verb that two words have in common above them: the lowest; of one word alone the verb above it."""
    words = annotation.words
    above = _ancestors(annotation, i)
    shared = [a for a in (_ancestors(annotation, j) if j != NOBODY else above) if a in set(above)]
    verbs = [a for a in shared if words[a].upos in {"VERB", "AUX"}]
    return verbs[0] if verbs else shared[0] if shared else i


def _ancestors(annotation: Annotation, i: int) -> list[int]:
    found = [i]
    while annotation.words[found[-1]].head != ROOT:
        found.append(annotation.words[found[-1]].head)
    return found
