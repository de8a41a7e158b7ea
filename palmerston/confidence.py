"""How sure a fact is: what the stages score, as the chance that the fact is right; and how sure it must be to be shown.

Scales are fitted on articles that no weight was trained on (``evaluation/calibrate.py``) and kept in ``data/confidence.yml``.
"""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from palmerston.data import word_list


@dataclass(frozen=True, slots=True)
class Scale:
    """Of one kind of fact."""

    knots: tuple[tuple[float, float], ...]  # score -> chance, both rising; straight lines between
    shown: float  # from this chance on the views show a fact unasked
    marked: bool  # whether even shown facts of the kind are marked as doubtful: its precision never gets to what is asked

    def chance(self, score: float) -> float:
        """The chance that a fact with this score is right, 0 to 1."""
        at = bisect_right(self.knots, (score, 2.0))
        if at == 0 or at == len(self.knots):
            return self.knots[max(0, at - 1)][1]
        (a, low), (b, high) = self.knots[at - 1], self.knots[at]
        return low + (high - low) * (score - a) / (b - a)


_uncalibrated: set[str] = set()


@cache
def scales() -> dict[str, Scale]:
    """The scale of each kind: "actors", "groups", "roles", "events", "statements", "positions", "figures", "ties", "disputes"."""
    found = word_list("confidence")
    return {kind: Scale(knots=tuple((a, b) for a, b in s["knots"]), shown=s["shown"], marked=s["marked"]) for kind, s in found.items()}


def calibrated(kind: str, score: float) -> float:
    """A fact's confidence, from what its stage scored; to three digits."""
    return round(score if kind in _uncalibrated else scales()[kind].chance(score), 3)


def is_shown(kind: str, confidence: float | None) -> bool:
    """Whether the views show a fact unasked; one that was not judged is shown."""
    return confidence is None or confidence >= scales()[kind].shown


def is_doubtful(kind: str, confidence: float | None) -> bool:
    """Whether a fact that is shown is marked with its confidence: it is below the bar, or its kind never reaches it."""
    return confidence is not None and (scales()[kind].marked or confidence < scales()[kind].shown)


@contextmanager
def uncalibrated(*kinds: str) -> Iterator[None]:
    """Leave scores as they are, for fitting the scales."""
    _uncalibrated.update(kinds)
    try:
        yield
    finally:
        _uncalibrated.difference_update(kinds)
