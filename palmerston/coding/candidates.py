"""What a witness says of two actors: a possible event, not yet written down."""

from dataclasses import dataclass, replace

from palmerston.extents import Extent
from palmerston.record import Code, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    witness: str  # "cued", "read", "felt" or "voiced"
    doers: tuple[str, ...]  # actor ids
    receivers: tuple[str, ...]
    code: Code
    status: Status
    chance: float  # 0 to 1
    predicate: int  # the word that the act hangs on
    extent: Extent | None = None  # the words that tell it, where they are not the predicate's clause

    @property
    def doer(self) -> str:
        return self.doers[0]

    @property
    def receiver(self) -> str | None:
        return self.receivers[0] if self.receivers else None

    def pairs(self) -> "tuple[Candidate, ...]":
        """One candidate for each doer and receiver."""
        receivers: tuple[tuple[str, ...], ...] = tuple((r,) for r in self.receivers) or ((),)
        return tuple(replace(self, doers=(d,), receivers=r) for d in self.doers for r in receivers if (d,) != r)

    def between(self, sides: tuple[str, ...]) -> "Candidate":
        """The same act, done by all sides to each other."""
        return replace(self, doers=sides, receivers=sides)

    def by(self, doers: tuple[str, ...]) -> "Candidate":
        """The same act with other doers."""
        return replace(self, doers=doers)

    def towards(self, receivers: tuple[str, ...]) -> "Candidate":
        """The same act with other receivers."""
        return replace(self, receivers=receivers)
