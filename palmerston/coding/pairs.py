"""Every ordered pair of actors of every sentence, scored by the trained reader at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from palmerston.actors import Actors
from palmerston.language.annotation import Annotation, Sentence
from palmerston.language.pairing import NOBODY, Floats

_LAYERS = ("code", "status", "directed", "tie")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Two mentions of one sentence; `second` is None, and its word NOBODY, where the first is seen alone."""

    first: str
    second: str | None
    words: tuple[int, int]  # at which they are read
    row: int  # in the chances
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """All pairs of a document, in text order, and the chances of each layer's labels for them."""

    pairs: tuple[Seen, ...]
    chances: dict[str, Floats]  # "code", "status", "directed", "tie": (pairs, labels)
    labels: dict[str, list[str]]

    def by_sentence(self) -> Iterator[tuple[Seen, ...]]:
        """The pairs of each sentence that has any."""
        yield from (tuple(run) for _, run in groupby(self.pairs, key=lambda pair: pair.sentence))


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


def read_pairs(annotation: Annotation, actors: Actors) -> Pairs | None:
    """The pairs of mentions of different actors that share a sentence, and each mention alone; None where the reader read no pairs."""
    pairing = annotation.pairing
    if pairing is None:
        return None
    found: list[Seen] = []
    for number, sentence in enumerate(annotation.sentences):
        anchors = anchors_of(actors, sentence)
        for a, i in anchors:
            beside: list[tuple[str | None, int]] = [(b, j) for b, j in anchors if a != b and pairing.share_window(i, j)]
            for b, j in (*beside, (None, NOBODY)):
                found.append(Seen(first=a, second=b, words=(i, j), row=len(found), sentence=number))
    chances = pairing.layers(_LAYERS, [pair.words for pair in found])
    return Pairs(pairs=tuple(found), chances=chances, labels=pairing.labels)
