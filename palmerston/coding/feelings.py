"""The feeling that words show to an actor: praise, blame, or neither."""

from functools import lru_cache

from palmerston.coding.codebook import cues_of
from palmerston.data import word_list
from palmerston.language.annotation import ROOT, Annotation
from palmerston.record import Code

_NEGATIONS = frozenset("not n't n’t never no hardly without".split())
# How many steps up and down the tree a feeling word may stand from the actor it is about.
_NEAR = 4
# A feeling counts from this chance on.
_SURE = 0.45


@lru_cache(maxsize=1)
def _signs() -> dict[str, int]:
    lists = word_list("feelings")
    return {str(w): 1 for w in lists["praise"]} | {str(w): -1 for w in lists["blame"]}


def feeling_of_cue(lemma: str) -> int:
    """What a cue verb shows to its object: 1 for "praised", -1 for "slammed", 0 for "said"."""
    codes = {c.code for c in cues_of(lemma, noun=False) if c.companion is None}
    if Code.SUPPORT in codes:
        return 1
    return -1 if codes & {Code.ACCUSE, Code.REJECT} else 0


def feeling_read(annotation: Annotation, word: int) -> int | None:
    """The feeling that the trained reader sees towards what a word names; None where the annotation was made without it."""
    if annotation.feelings is None:
        return None
    blame, nothing, praise = annotation.feelings[word]
    if max(blame, praise) < _SURE or nothing > max(blame, praise):
        return 0
    return -1 if blame > praise else 1


def feeling_towards(annotation: Annotation, word: int, inside: frozenset[int]) -> int:
    """The feeling shown to the actor at a word: the sign of the nearest feeling words among `inside`, negation turning them round.

    0 where none is near, or where they cancel out.
    """
    total = 0.0
    for i in inside:
        sign = _signs().get(annotation.words[i].lemma, 0)
        if sign == 0 or i == word or annotation.words[i].sentence != annotation.words[word].sentence or annotation.words[i].upos == "PROPN":
            continue
        steps = _steps(annotation, i, word)
        if steps is not None:
            total += (-sign if _is_negated(annotation, i) else sign) / (1 + steps)
    return 0 if abs(total) < 0.2 else 1 if total > 0 else -1


def _is_negated(annotation: Annotation, i: int) -> bool:
    around = [
        *annotation.children[i],
        *(annotation.children[annotation.words[i].head] if annotation.words[i].head != ROOT and annotation.words[i].upos != "VERB" else ()),
    ]
    return any(annotation.words[c].text.lower() in _NEGATIONS for c in around)


def _steps(annotation: Annotation, a: int, b: int) -> int | None:
    """The length of the path between two words of a sentence in its tree; None where it is longer than `_NEAR`."""
    up = annotation.line_of(a)
    for steps, node in enumerate(annotation.line_of(b)):
        if node in up and steps + up.index(node) <= _NEAR:
            return steps + up.index(node)
    return None
