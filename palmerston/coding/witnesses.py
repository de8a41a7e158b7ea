"""What the witnesses of acts say together: a chance for each doer, receiver and code of a sentence.

Four are heard: words that the codebook knows, the acts and the feelings that the trained reader sees between every pair of actors, and
what statements praise or blame. How much each is worth was fitted on articles that no weight was trained on (``training/fit_witnesses.py``) and
stands in ``data/witnesses.yml``.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from palmerston.coding.candidates import Candidate
from palmerston.data import word_list
from palmerston.language.annotation import Annotation
from palmerston.record import Code, Status

# What the reader's chance counts as where it saw nothing.
_UNSEEN = 0.02
# Of a document that was annotated without the reader's pairs either of the other witnesses is enough.
_ALONE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """All that was heard of one possible act."""

    sentence: int
    doer: str
    receiver: str | None
    code: Code
    told: tuple[Candidate, ...]  # the likeliest of each witness

    @property
    def best(self) -> Candidate:
        """The candidate that tells the act best: by its words, else as a statement's feeling, else as the reader sees it."""
        return max(self.told, key=lambda c: (c.witness == "cued", c.witness == "voiced", c.chance))

    @property
    def status(self) -> Status:
        """That of the best candidate; where that is "done", another that a witness is sure of."""
        others = [c.status for c in self.told if c.witness == "read"]
        return others[0] if self.best.status is Status.DONE and others else self.best.status

    def chance_of(self, witness: str) -> float:
        """What a witness says, 0 where it says nothing."""
        return next((c.chance for c in self.told if c.witness == witness), 0.0)

    def features(self) -> dict[str, float]:
        """What the weights are multiplied with, by name."""
        read = min(0.98, max(_UNSEEN, self.chance_of("read")))
        return {
            "bias": 1.0, "read": math.log(read / (1 - read)), "cued": float(self.chance_of("cued") > 0), "voiced": float(self.chance_of("voiced") > 0),
            "felt": self.chance_of("felt"), "alone": float(self.receiver is None), str(self.code): 1.0,
        }  # fmt: skip

    def chance(self) -> float:
        """The chance that the act is told here, by the fitted weights."""
        weights = _weights()
        return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in self.features().items())))


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {str(name): float(weight) for name, weight in word_list("witnesses").items()}


def gathered(annotation: Annotation, candidates: Iterable[Candidate]) -> list[Heard]:
    """Candidates of one sentence, doer, receiver and code together; two words of one witness say no more than one."""
    found: dict[tuple[int, str, str | None, Code], list[Candidate]] = {}
    for candidate in candidates:
        sentence = annotation.words[candidate.predicate].sentence
        found.setdefault((sentence, candidate.doer, candidate.receiver, candidate.code), []).append(candidate)
    return [
        Heard(sentence=sentence, doer=doer, receiver=receiver, code=code, told=_likeliest(told)) for (sentence, doer, receiver, code), told in found.items()
    ]


def _likeliest(told: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple({c.witness: c for c in sorted(told, key=lambda c: c.chance)}.values())


def chance_of(heard: Heard, *, read: bool) -> float:
    """The chance of an act; where the reader read no pairs, that of any other witness."""
    return heard.chance() if read else _ALONE
