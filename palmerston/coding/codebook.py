"""The twenty codes: definitions and the words that tell them, read from ``data/codebook.yml``."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from palmerston.data import word_list
from palmerston.record import Code


class Frame(StrEnum):
    """Who of a predicate's arguments does it, and who receives it."""

    VERBS = "verbs"  # the subject to the object
    MUTUAL = "mutual"  # all to each other
    INVERSE = "inverse"  # the object, or whoever is named with "from" or "with", to the subject
    NOUNS = "nouns"  # the possessor or "by" to "of", "on", "against", "for", "to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    code: Code
    frame: Frame
    companion: str | None  # a particle or preposition, or the object's lemma, that the cue needs
    is_object: bool  # whether the companion is an object


@lru_cache(maxsize=1)
def _cues() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for code, entry in word_list("codebook").items():
        for frame in Frame:
            for words in entry.get(frame.value, ()):
                lemma, cue = _cue(Code(code), frame, words)
                found.setdefault(lemma, []).append(cue)
    # The more a cue asks for, the earlier it is tried.
    return {lemma: tuple(sorted(cues, key=lambda c: (c.companion is None, not c.is_object))) for lemma, cues in found.items()}


def _cue(code: Code, frame: Frame, words: str) -> tuple[str, Cue]:
    if "+" in words:
        lemma, companion = words.split("+", 1)
        return lemma, Cue(code=code, frame=frame, companion=companion, is_object=True)
    lemma, _, rest = words.partition(" ")
    return lemma, Cue(code=code, frame=frame, companion=rest or None, is_object=False)


def cues_of(lemma: str, *, noun: bool) -> tuple[Cue, ...]:
    """What a verb (or a noun) may tell, the most demanding cue first; empty for most words."""
    return tuple(c for c in _cues().get(lemma, ()) if (c.frame is Frame.NOUNS) == noun)


def definition_of(code: Code) -> str:
    """What a code means, one sentence."""
    return str(word_list("codebook")[code.value]["definition"])
