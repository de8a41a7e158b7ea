"""What we write down about a document: the record, the contract between the program, its scorers and its users.

Every fact points at the characters that support it (``palmerston.extents``). What the text does not state is None or an empty
tuple. Vocabularies are closed; ``docs/record.md`` describes each field. `confidence` is 0 to 1, or None where it was not judged.
"""

from enum import StrEnum
from typing import Any

import msgspec

from palmerston.dates import is_partial
from palmerston.errors import ExtentOutside
from palmerston.extents import Extent

Extents = tuple[Extent, ...]


class Kind(StrEnum):
    """Kinds of actor."""

    PERSON = "person"
    GOVERNMENT = "government"
    COMPANY = "company"
    PARTY = "party"
    MEDIA = "media"
    ORGANISATION = "organisation"
    GROUP = "group"


class Code(StrEnum):
    """What an event is: PLOVER's sixteen roots, and four for power in peacetime.

    Source: PLOVER codebook (Open Event Data Alliance); the last four are ours.
    """

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    APPOINT = "APPOINT"
    DISMISS = "DISMISS"
    FUND = "FUND"
    RULE = "RULE"


class Status(StrEnum):
    """How real an event is, as its source tells it."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    DENIED = "denied"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"


class Manner(StrEnum):
    """How much of a statement stands in quotation marks: all, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Measure(StrEnum):
    """The role of a figure."""

    DONATION = "donation"
    INVESTMENT = "investment"
    CONTRACT = "contract"
    BUDGET = "budget"
    SAVING = "saving"
    COST = "cost"
    PRICE = "price"
    CHANGE = "change"
    WEALTH = "wealth"
    DEBT = "debt"
    COUNT = "count"
    SHARE = "share"
    OTHER = "other"


class Standing(StrEnum):
    """How two actors stand with each other."""

    ALLIED = "allied"
    COOPERATIVE = "cooperative"
    MIXED = "mixed"
    STRAINED = "strained"
    HOSTILE = "hostile"


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text as read, and what is known about where it comes from."""

    id: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # partial ISO date
    language: str | None = None  # ISO 639-1
    url: str | None = None
    sha256: str = ""  # of the text in UTF-8
    characters: int = 0  # length of the text in code points
    text: str = ""  # left out of exports unless asked for


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """An office, job or membership that the text gives an actor."""

    title: str | None = None
    of: str | None = None  # an actor's id
    since: str | None = msgspec.field(name="from", default=None)
    until: str | None = msgspec.field(name="to", default=None)
    evidence: Extents
    confidence: float | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Someone or something that can act; one for all of its names."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    mentions: Extents
    roles: tuple[Role, ...] = ()
    confidence: float | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One real-world act from an actor to an actor, counted once."""

    id: str
    code: Code
    doers: tuple[str, ...] = msgspec.field(name="from")
    receivers: tuple[str, ...] = msgspec.field(name="to", default=())
    date: str | None = None
    status: Status = Status.DONE
    issue: str | None = None
    by: str | None = None
    evidence: Extents
    confidence: float | None = None


class About(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that a statement is about, and the feeling shown to it: -1, 0 or 1."""

    actor: str
    feeling: int


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says, writes or is said to think."""

    id: str
    speaker: str | None = None
    manner: Manner
    content: Extents
    cue: Extents = ()
    source: Extents = ()  # the words that name the speaker
    about: tuple[About, ...] = ()
    date: str | None = None
    confidence: float | None = None


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where an actor stands on an issue: 1 for, -1 against, 0 torn."""

    actor: str
    issue: str
    stance: int
    date: str | None = None
    evidence: Extents
    confidence: float | None = None


class Conversion(msgspec.Struct, frozen=True, kw_only=True):
    """The same amount in another unit, as the text converts it."""

    value: float | int
    unit: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity with a meaning."""

    id: str
    value: float | int | None = None  # in full: 2_500_000_000, not 2.5
    high: float | int | None = None  # the upper end of a range
    unit: str | None = None  # ISO 4217, "percent", or the counted noun in the singular
    approximate: bool = False
    also: tuple[Conversion, ...] = ()
    role: Measure = Measure.OTHER
    of: str | None = None
    payer: str | None = msgspec.field(name="from", default=None)
    payee: str | None = msgspec.field(name="to", default=None)
    as_of: str | None = None
    by: str | None = None
    evidence: Extents
    confidence: float | None = None


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time in which two actors stand alike with each other."""

    state: Standing
    since: str | None = msgspec.field(name="from", default=None)
    until: str | None = msgspec.field(name="to", default=None)
    evidence: Extents
    confidence: float | None = None


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """How two actors stand, in phases, in time order."""

    pair: tuple[str, str]
    phases: tuple[Phase, ...]
    confidence: float | None = None


class Bond(msgspec.Struct, frozen=True, kw_only=True):
    """One passage's word on how two actors stand; ties are made of bonds and of acts."""

    pair: tuple[str, str]
    state: Standing
    named: bool  # by a word of its own ("ally"), not by the sentence as a whole
    evidence: Extents
    confidence: float | None = None


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A claim and what is set against it."""

    claim: Extent
    claimed_by: str | None = None
    answer: Extent
    answered_by: str | None = None
    about: str | None = None
    confidence: float | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that is written down about one document."""

    document: Document
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    figures: tuple[Figure, ...] = ()
    ties: tuple[Tie, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    bonds: tuple[Bond, ...] = msgspec.field(name="x_bonds", default=())


# ---- what many documents say together


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """An extent of a named document."""

    document: str
    extent: Extent


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One document's telling of a fact."""

    document: str
    evidence: Extents
    fact: str = msgspec.field(name="x_fact")  # the fact's id in that document's record


class CorpusEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event with all of its tellings; `corroboration` counts independent origins."""

    id: str
    code: Code
    doers: tuple[str, ...] = msgspec.field(name="from")
    receivers: tuple[str, ...] = msgspec.field(name="to", default=())
    date: str | None = None
    status: Status = Status.DONE
    issue: str | None = None
    by: str | None = None
    tellings: tuple[Telling, ...]
    corroboration: int = 1
    confidence: float | None = None


class CorpusFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with all of its tellings."""

    id: str
    value: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    approximate: bool = False
    also: tuple[Conversion, ...] = ()
    role: Measure = Measure.OTHER
    of: str | None = None
    payer: str | None = msgspec.field(name="from", default=None)
    payee: str | None = msgspec.field(name="to", default=None)
    as_of: str | None = None
    by: str | None = None
    tellings: tuple[Telling, ...]
    corroboration: int = 1
    confidence: float | None = None


class CorpusPhase(msgspec.Struct, frozen=True, kw_only=True):
    """A phase of a tie, with passages of many documents as evidence; `deciding` holds the two or three that tell it."""

    state: Standing
    since: str | None = msgspec.field(name="from", default=None)
    until: str | None = msgspec.field(name="to", default=None)
    evidence: tuple[Passage, ...]
    confidence: float | None = None


class CorpusTie(msgspec.Struct, frozen=True, kw_only=True):
    """A tie as all documents show it; `acts` counts the signals under it."""

    pair: tuple[str, str]
    phases: tuple[CorpusPhase, ...]
    acts: int = msgspec.field(name="x_acts", default=0)
    confidence: float | None = None


class CorpusDispute(msgspec.Struct, frozen=True, kw_only=True):
    """A dispute within a document or between two."""

    claim: Passage
    claimed_by: str | None = None
    answer: Passage
    answered_by: str | None = None
    about: str | None = None
    confidence: float | None = None


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What is at stake, one id for all of its wordings."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


class CorpusActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of the whole corpus; `tellings` are its mentions, document by document."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    tellings: tuple[Telling, ...] = ()


class Corpus(msgspec.Struct, frozen=True, kw_only=True):
    """What many documents say together."""

    actors: tuple[CorpusActor, ...] = ()
    events: tuple[CorpusEvent, ...] = ()
    figures: tuple[CorpusFigure, ...] = ()
    issues: tuple[Issue, ...] = ()
    ties: tuple[CorpusTie, ...] = ()
    disputes: tuple[CorpusDispute, ...] = ()
    origins: dict[str, str] = msgspec.field(name="x_origins", default_factory=dict)  # document -> its independent origin: an outlet, or itself


Fact = Event | Statement | Position | Figure | Tie | Dispute | Bond


def extents_of(fact: Actor | Role | Fact | Phase) -> Extents:
    """Every extent that supports a fact, in the order of its fields."""
    match fact:
        case Actor():
            return fact.mentions + tuple(e for role in fact.roles for e in role.evidence)
        case Statement():
            return fact.content + fact.cue + fact.source
        case Tie():
            return tuple(e for phase in fact.phases for e in phase.evidence)
        case Dispute():
            return fact.claim, fact.answer
        case _:
            return fact.evidence


def check(record: Record) -> Record:
    """The record itself, if it keeps the contract.

    Raises:
        ExtentOutside: where a fact has no extent, one lies outside the text, a date is no partial ISO date, or an actor is unknown.
    """
    characters = record.document.characters
    known = {actor.id for actor in record.actors}
    if len(known) < len(record.actors):
        raise ExtentOutside(f"document {record.document.id!r}: two actors have one id")
    facts: list[Actor | Fact] = [*record.actors, *record.events, *record.statements, *record.positions, *record.figures]
    facts += [*record.ties, *record.disputes, *record.bonds]
    for fact in facts:
        found = extents_of(fact)
        if not found or any(not 0 <= start < end <= characters for start, end in found):
            raise ExtentOutside(f"document {record.document.id!r}: {found!r} is no extent of a text of {characters} characters, in {_short(fact)}")
        unknown = set(actors_of(fact)) - known
        if unknown:
            raise ExtentOutside(f"document {record.document.id!r}: unknown actors {sorted(unknown)!r} in {_short(fact)}")
        if any(value is not None and not is_partial(value) for value in _dates_of(fact)):
            raise ExtentOutside(f"document {record.document.id!r}: no partial ISO date in {_short(fact)}")
    return record


def _short(fact: object) -> str:
    return repr(fact)[:160]


def actors_of(fact: Actor | Fact) -> tuple[str, ...]:
    """The ids of all actors that a fact names, in the order of its fields; those of an actor's roles for an actor."""
    match fact:
        case Actor():
            found: tuple[str | None, ...] = tuple(role.of for role in fact.roles)
        case Event():
            found = (*fact.doers, *fact.receivers, fact.by)
        case Statement():
            found = (fact.speaker, *(a.actor for a in fact.about))
        case Position():
            found = (fact.actor,)
        case Figure():
            found = (fact.payer, fact.payee, fact.by)
        case Tie() | Bond():
            found = fact.pair
        case Dispute():
            found = (fact.claimed_by, fact.answered_by)
    return tuple(f for f in found if f is not None)


def _dates_of(fact: Actor | Fact) -> tuple[str | None, ...]:
    match fact:
        case Actor():
            return tuple(d for role in fact.roles for d in (role.since, role.until))
        case Figure():
            return (fact.as_of,)
        case Tie():
            return tuple(d for phase in fact.phases for d in (phase.since, phase.until))
        case Dispute() | Bond():
            return ()
        case _:
            return (fact.date,)


def to_builtins(found: Any) -> Any:
    """A record or fact as plain dicts and lists, spelt as the contract spells it; `confidence` is left out where it was not judged."""
    return _without_unjudged(msgspec.to_builtins(found))


def record_builtins(record: Record, *, with_text: bool = False) -> dict[str, Any]:
    """A record as plain dicts and lists; bonds are left out, and the text unless asked for."""
    found: dict[str, Any] = to_builtins(record)
    del found["x_bonds"]
    if not with_text:
        del found["document"]["text"]
    return found


def _without_unjudged(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_unjudged(v) for k, v in value.items() if not (k == "confidence" and v is None)}
    if isinstance(value, list | tuple):
        return [_without_unjudged(v) for v in value]
    return value


_decoder = msgspec.json.Decoder(Record)


def encode(record: Record) -> bytes:
    """A record as JSON, text included."""
    return msgspec.json.encode(record)


def decode(data: bytes | str) -> Record:
    """A record from JSON.

    Raises:
        msgspec.ValidationError: with the path of what is wrong.
    """
    return _decoder.decode(data)
