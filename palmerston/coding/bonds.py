"""Bonds: how two actors stand by the word of one passage, named outright or seen by the trained reader."""

from collections.abc import Iterator

from palmerston.actors import Actors
from palmerston.coding.clauses import clause_extent
from palmerston.coding.named_bonds import named_bonds
from palmerston.coding.pairs import Pairs
from palmerston.language.annotation import Annotation
from palmerston.record import Bond, Standing

_NONE = "none"
# From this chance on that two actors of a sentence are tied a bond is written down.
_SEEN = 0.5


def find_bonds(annotation: Annotation, actors: Actors, pairs: Pairs | None) -> tuple[Bond, ...]:
    """Bonds in text order: every named one, and of each pair the one that the reader sees most clearly; none where no two actors share a sentence."""
    found = [*named_bonds(annotation.text, actors.actors), *(_seen(annotation, pairs) if pairs else ())]
    return tuple(sorted(found, key=lambda b: (b.evidence[0], b.pair)))


def _seen(annotation: Annotation, pairs: Pairs) -> Iterator[Bond]:
    labels, chances = pairs.labels["tie"], pairs.chances["tie"]
    row_of = {pair.words: pair.row for pair in pairs.pairs}
    best: dict[tuple[str, str], tuple[float, Standing, tuple[int, int]]] = {}
    for pair in pairs.pairs:
        if pair.second is None or pair.first > pair.second:
            continue
        row = (chances[pair.row] + chances[row_of[pair.words[::-1]]]) / 2
        tied = 1.0 - float(row[labels.index(_NONE)])
        if tied >= max(_SEEN, best.get((pair.first, pair.second), (0.0,))[0]):
            state = max(Standing, key=lambda s: float(row[labels.index(s)]))
            best[pair.first, pair.second] = tied, state, pair.words
    for both, (tied, state, words) in best.items():
        extent = clause_extent(annotation, annotation.meeting_of(*words))
        yield Bond(pair=both, state=state, named=False, evidence=(extent,), confidence=round(tied, 3))
