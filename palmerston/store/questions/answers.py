"""The pieces that answers are made of; each is spelt in ``--json`` as it stands here."""

from collections.abc import Iterable, Sequence

import msgspec

from palmerston.extents import overlaps
from palmerston.record import Code, Conversion, Kind, Manner, Measure, Standing, Status


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a question gives back; `msgspec.json.encode` writes it."""


class Who(Answer, frozen=True, kw_only=True):
    """An actor, by name."""

    id: str
    name: str
    kind: Kind


class Place(Answer, frozen=True, kw_only=True):
    """Where something stands, and its words."""

    document: str
    number: int  # of the document, in the order of reading
    start: int  # code points, as in an extent
    end: int
    words: str  # white space folded; " … " between extents that do not touch


class Act(Answer, frozen=True, kw_only=True, tag_field="what", tag="act"):
    """An event, with its first telling."""

    id: str
    code: Code
    doers: tuple[Who, ...] = msgspec.field(name="from")
    receivers: tuple[Who, ...] = msgspec.field(name="to", default=())
    date: str | None
    told: str | None  # day of the document that tells it
    status: Status
    issue: str | None
    by: Who | None
    corroboration: int
    confidence: float | None
    place: Place


class Feeling(Answer, frozen=True, kw_only=True):
    """The feeling shown to an actor: -1, 0 or 1."""

    actor: Who
    feeling: int


class Quote(Answer, frozen=True, kw_only=True, tag_field="what", tag="quote"):
    """A statement, with its content as words."""

    id: str
    speaker: Who | None
    manner: Manner
    about: tuple[Feeling, ...]
    date: str | None
    told: str | None
    confidence: float | None
    place: Place


class Words(Answer, frozen=True, kw_only=True, tag_field="what", tag="words"):
    """Words that support a phase, where no single fact stands behind them."""

    date: str | None = None
    told: str | None
    confidence: float | None = None
    place: Place


Line = Act | Quote | Words


class Amount(Answer, frozen=True, kw_only=True):
    """A figure, with its first telling."""

    id: str
    value: float | int | None
    high: float | int | None
    unit: str | None
    approximate: bool
    also: tuple[Conversion, ...]
    role: Measure
    of: str | None
    payer: Who | None = msgspec.field(name="from")
    payee: Who | None = msgspec.field(name="to")
    as_of: str | None
    by: Who | None
    corroboration: int
    confidence: float | None
    place: Place


class Stance(Answer, frozen=True, kw_only=True):
    """Where an actor stands on an issue: 1 for, -1 against, 0 torn."""

    issue: str
    stance: int
    date: str | None
    told: str | None
    confidence: float | None
    place: Place


class Bond(Answer, frozen=True, kw_only=True):
    """How someone stands with the actor asked about, now."""

    who: Who
    state: Standing
    since: str | None
    confidence: float | None
    acts: int


def day_of(line: Line) -> str:
    """By what a line is ordered in time: its date, else the day it was told; undated ones last."""
    return line.date or line.told or "9999"


def same_words(one: Line, other: Line) -> bool:
    """Whether two lines rest on words that overlap."""
    a, b = one.place, other.place
    return a.document == b.document and overlaps((a.start, a.end), (b.start, b.end))


def untold(quotes: Iterable[Quote], acts: Sequence[Act]) -> list[Quote]:
    """Those quotes that no act of their speaker tells already, in the same words."""
    return [quote for quote in quotes if not any(quote.speaker in act.doers and same_words(act, quote) for act in acts)]
