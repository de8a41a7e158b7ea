"""Two actors: how they stand now and since when, through which phases, over what, and each dated act and word between them."""

import msgspec

from palmerston.extents import overlaps
from palmerston.record import Code, CorpusEvent, CorpusPhase, CorpusTie, Manner, Passage, Standing
from palmerston.store.corpus import bodies
from palmerston.store.database import Store
from palmerston.store.questions.answers import Answer, Line, Quote, Stance, Who, Words, day_of, same_words, untold
from palmerston.store.questions.places import Lookup, origins
from palmerston.store.questions.stances import stances
from palmerston.store.questions.statements import spoken_by

DECIDING = 3  # acts or words that tell a phase
_BOND = 5.0  # a bond that the text names outright tells a phase best
_KIND = frozenset({Code.AGREE, Code.CONSULT, Code.SUPPORT, Code.CONCEDE, Code.COOPERATE, Code.AID, Code.RETREAT, Code.APPOINT, Code.FUND})
_MARKED = frozenset({Code.FUND, Code.SANCTION, Code.DISMISS, Code.APPOINT, Code.SUPPORT, Code.ACCUSE, Code.REJECT, Code.THREATEN})
_NEUTRAL = frozenset({Code.REQUEST, Code.RULE})
_WARM = frozenset({Standing.ALLIED, Standing.COOPERATIVE})
_COLD = frozenset({Standing.STRAINED, Standing.HOSTILE})
_BETWEEN = """SELECT body FROM corpus_events e WHERE
    EXISTS (SELECT 1 FROM corpus_event_actors x JOIN corpus_event_actors y ON y.event = x.event AND y.side <> x.side
        WHERE x.event = e.place AND x.actor = ? AND y.actor = ?) ORDER BY place"""


class PhaseTold(Answer, frozen=True, kw_only=True):
    """A phase, and the two or three acts or words that tell it, in time order."""

    state: Standing
    since: str | None = msgspec.field(name="from")
    until: str | None = msgspec.field(name="to")
    confidence: float | None
    told: tuple[Line, ...]


class Split(Answer, frozen=True, kw_only=True):
    """An issue on which both have a stance."""

    issue: str
    a: Stance
    b: Stance


class Pair(Answer, frozen=True, kw_only=True):
    """Two actors; `state` is None where the documents show no tie between them."""

    a: Who
    b: Who
    state: Standing | None
    since: str | None
    confidence: float | None
    articles: int
    origins: int
    phases: tuple[PhaseTold, ...]
    agree: tuple[Split, ...]
    split: tuple[Split, ...]
    lines: tuple[Line, ...]


def pair(store: Store, a: str, b: str) -> Pair:
    """How two actors of the corpus stand with each other.

    Raises:
        NoSuchThing: where one of them is not in the store.
    """
    lookup = Lookup(store)
    first, second = lookup.who(a), lookup.who(b)
    tie = _tie(store, a, b)
    lines = _lines(store, a, b, lookup)
    phases = tie.phases if tie else ()
    documents = {line.place.document for line in lines} | {p.document for phase in phases for p in phase.evidence}
    agree, split = _compared(stances(store, a, lookup), stances(store, b, lookup))
    return Pair(
        a=first,
        b=second,
        state=phases[-1].state if phases else None,
        since=phases[-1].since if phases else None,
        confidence=tie.confidence if tie else None,
        articles=len(documents),
        origins=origins(store, documents),
        phases=tuple(_phase(phase, lines, lookup) for phase in phases),
        agree=agree,
        split=split,
        lines=lines,
    )


def _tie(store: Store, a: str, b: str) -> CorpusTie | None:
    found = bodies(store, "SELECT body FROM corpus_ties WHERE (a = ? AND b = ?) OR (a = ? AND b = ?)", CorpusTie, (a, b, b, a))
    return found[0] if found else None


def _lines(store: Store, a: str, b: str, lookup: Lookup) -> tuple[Line, ...]:
    """Acts between the two, and what each said about the other where no act tells it already; in time order."""
    acts = [lookup.act(event) for event in bodies(store, _BETWEEN, CorpusEvent, (a, b))]
    quotes = [q for q in spoken_by(store, a, lookup) if any(f.actor.id == b for f in q.about)]
    quotes += [q for q in spoken_by(store, b, lookup) if any(f.actor.id == a for f in q.about)]
    lines: list[Line] = [*acts, *untold(quotes, acts)]
    return tuple(sorted(lines, key=lambda line: (day_of(line), line.place.number, line.place.start)))


def _phase(phase: CorpusPhase, lines: tuple[Line, ...], lookup: Lookup) -> PhaseTold:
    inside = [line for line in lines if any(_under(line, passage) for passage in phase.evidence)]
    # What no act or statement tells is a bond in the text's own words: "the alliance between X and Y".
    bare = [p for p in phase.evidence if not any(_under(line, p) for line in lines)]
    candidates: list[Line] = [*inside, *(Words(told=lookup.told(p.document), place=lookup.place(p.document, (p.extent,))) for p in bare)]
    chosen: list[Line] = []
    for line in sorted(candidates, key=lambda line: -_weight(line, phase.state)):
        if len(chosen) < DECIDING and not any(same_words(line, other) for other in chosen):
            chosen.append(line)
    told = tuple(sorted(chosen, key=lambda line: (day_of(line), line.place.number, line.place.start)))
    return PhaseTold(state=phase.state, since=phase.since, until=phase.until, confidence=phase.confidence, told=told)


def _under(line: Line, passage: Passage) -> bool:
    return line.place.document == passage.document and overlaps((line.place.start, line.place.end), passage.extent)


def _weight(line: Line, state: Standing) -> float:
    """How well a line tells a phase: it points the same way, it is a marked act or the speaker's own words, it is sure and told often."""
    if isinstance(line, Words):
        return _BOND
    if isinstance(line, Quote):
        sign = sum(f.feeling for f in line.about)
        weight = 1.0 if line.manner is Manner.INDIRECT else 2.0
    else:
        sign = 0 if line.code in _NEUTRAL else 1 if line.code in _KIND else -1
        weight = (2.0 if line.code in _MARKED else 1.0) + 0.5 * min(line.corroboration - 1, 2)
    fits = (sign > 0 and state in _WARM) or (sign < 0 and state in _COLD)
    return weight + 2.0 * fits + (0.5 if line.confidence is None else line.confidence)


def _compared(a: tuple[Stance, ...], b: tuple[Stance, ...]) -> tuple[tuple[Split, ...], tuple[Split, ...]]:
    """The issues on which both stand alike, and those on which they differ."""
    others = {stance.issue: stance for stance in b}
    both = [Split(issue=one.issue, a=one, b=others[one.issue]) for one in a if one.issue in others]
    agree = tuple(s for s in both if s.a.stance == s.b.stance and s.a.stance != 0)
    return agree, tuple(s for s in both if s.a.stance != s.b.stance)
