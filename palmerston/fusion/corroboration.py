"""How many independent origins stand behind a fact: outlets, with reprints of one text counted once."""

from collections.abc import Iterable, Mapping

from rensa import RMinHash, RMinHashLSH

from palmerston.record import Document, Telling

_PERMUTATIONS = 128
_BANDS = 16
# Texts whose word triples overlap so far are one wire story.
_REPRINT = 0.7
_SEED = 7


def origins_of(documents: Iterable[Document]) -> dict[str, str]:
    """The origin of each document, by id: its outlet, or that of the first document which told the same text.

    A document without an outlet is an origin of its own.
    """
    index = RMinHashLSH(threshold=_REPRINT, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    sketches: dict[int, tuple[str, RMinHash]] = {}
    found: dict[str, str] = {}
    for number, document in enumerate(documents):
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(_shingles(document.text))
        near = [sketches[k] for k in index.query(sketch) if k in sketches]
        first = next((origin for origin, other in near if sketch.jaccard(other) >= _REPRINT), None)
        origin = first or (f"outlet:{document.outlet}" if document.outlet else f"document:{document.id}")
        found[document.id] = origin
        index.insert(number, sketch)
        sketches[number] = (origin, sketch)
    return found


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def corroboration_of(tellings: Iterable[Telling], origins: Mapping[str, str]) -> int:
    """The number of independent origins among the documents that tell a fact; 1 at least."""
    return max(1, len({origins.get(t.document, t.document) for t in tellings}))
