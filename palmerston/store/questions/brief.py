"""The corpus at a glance: what turned, who stands firm, who pays whom, what is disputed, what is in doubt."""

from palmerston.record import CorpusDispute, CorpusFigure, CorpusTie, Measure, Passage, Standing
from palmerston.store.corpus import bodies
from palmerston.store.database import Store
from palmerston.store.questions.answers import Amount, Answer, Place, Who
from palmerston.store.questions.places import Lookup

DOUBTFUL = 0.5  # a fact of less confidence is shown as one to judge
_SCALE = (Standing.ALLIED, Standing.COOPERATIVE, Standing.MIXED, Standing.STRAINED, Standing.HOSTILE)
_PAID = frozenset({Measure.DONATION, Measure.INVESTMENT, Measure.CONTRACT, Measure.SAVING, Measure.BUDGET, Measure.COST, Measure.DEBT})
_DOUBTS = f"""SELECT i.document, i.same_as, min(m.start), m."end", a.confidence FROM identity i
    JOIN documents d ON d.id = i.document JOIN versions v ON v.number = d.number AND v.current
    JOIN actors a ON a.version = v.version AND a.id = i.actor AND a.confidence < {DOUBTFUL}
    JOIN mentions m ON m.version = v.version AND m.actor = i.actor
    GROUP BY i.document, i.actor ORDER BY a.confidence, d.number"""


class Turn(Answer, frozen=True, kw_only=True):
    """A tie that changed its state."""

    a: Who
    b: Who
    date: str | None
    was: Standing
    became: Standing
    confidence: float | None
    acts: int
    place: Place


class Steady(Answer, frozen=True, kw_only=True):
    """A tie that has had one state throughout."""

    a: Who
    b: Who
    state: Standing
    since: str | None
    confidence: float | None
    acts: int
    place: Place


class Side(Answer, frozen=True, kw_only=True):
    """One side of a dispute; `who` is None where the text names nobody."""

    who: Who | None
    place: Place


class Contested(Answer, frozen=True, kw_only=True):
    """A claim and what is set against it."""

    about: str | None
    claim: Side
    answer: Side
    confidence: float | None


class Doubt(Answer, frozen=True, kw_only=True):
    """A name of which it is doubtful whose it is."""

    who: Who
    confidence: float
    place: Place


class Brief(Answer, frozen=True, kw_only=True):
    """The corpus at a glance; each list has the weightiest first and is not cut."""

    documents: int
    since: str | None  # day of the oldest document
    until: str | None
    origins: int
    actors: int
    acts: int
    statements: int
    figures: int
    ties: int
    disputes: int
    turns: tuple[Turn, ...]
    steady: tuple[Steady, ...]
    money: tuple[Amount, ...]
    disputed: tuple[Contested, ...]
    doubts: tuple[Doubt, ...]


def brief(store: Store) -> Brief:
    """The corpus at a glance, as last gathered."""
    lookup = Lookup(store)
    ties = bodies(store, "SELECT body FROM corpus_ties ORDER BY acts DESC, place", CorpusTie)
    since, until = store.rows("SELECT min(published), max(published) FROM versions WHERE current")[0]
    disputed = tuple(_contested(d, lookup) for d in bodies(store, "SELECT body FROM corpus_disputes ORDER BY place", CorpusDispute))
    return Brief(
        documents=_count(store, "documents"),
        since=since,
        until=until,
        origins=_origins(store),
        actors=_count(store, "corpus_actors"),
        acts=_count(store, "corpus_events"),
        statements=_count(store, "statements JOIN versions v USING (version) WHERE v.current"),
        figures=_count(store, "corpus_figures"),
        ties=len(ties),
        disputes=len(disputed),
        turns=_turns(ties, lookup),
        steady=tuple(_steady(tie, lookup) for tie in ties if len({p.state for p in tie.phases}) == 1),
        money=_money(store, lookup),
        disputed=disputed,
        doubts=_doubts(store, lookup),
    )


def _count(store: Store, what: str) -> int:
    number: int = store.rows(f"SELECT count(*) FROM {what}")[0][0]
    return number


def _origins(store: Store) -> int:
    """Independent origins of all documents; reprints count as what they reprint."""
    number: int = store.rows("SELECT count(DISTINCT coalesce(o.origin, d.id)) FROM documents d LEFT JOIN corpus_origins o ON o.document = d.id")[0][0]
    return number


def _turns(ties: tuple[CorpusTie, ...], lookup: Lookup) -> tuple[Turn, ...]:
    """Every change of state; the widest first, of equally wide ones that of the tie with the most acts, then the latest."""
    found = [turn for tie in ties for turn in _turns_of(tie, lookup)]
    latest = sorted(found, key=lambda turn: turn.date or "", reverse=True)
    return tuple(sorted(latest, key=lambda turn: (-abs(_SCALE.index(turn.became) - _SCALE.index(turn.was)), -turn.acts)))


def _turns_of(tie: CorpusTie, lookup: Lookup) -> list[Turn]:
    a, b = (lookup.who(actor) for actor in tie.pair)
    found = []
    for before, after in zip(tie.phases, tie.phases[1:], strict=False):
        if before.state is not after.state:
            place = _first(after.evidence, lookup)
            found.append(Turn(a=a, b=b, date=after.since, was=before.state, became=after.state, confidence=tie.confidence, acts=tie.acts, place=place))
    return found


def _steady(tie: CorpusTie, lookup: Lookup) -> Steady:
    a, b = (lookup.who(actor) for actor in tie.pair)
    first = tie.phases[0]
    return Steady(a=a, b=b, state=first.state, since=first.since, confidence=tie.confidence, acts=tie.acts, place=_first(first.evidence, lookup))


def _first(evidence: tuple[Passage, ...], lookup: Lookup) -> Place:
    return lookup.place(evidence[0].document, (evidence[0].extent,))


def _money(store: Store, lookup: Lookup) -> tuple[Amount, ...]:
    """Sums of money; those with payer and payee first, then by what they are for, then the largest."""
    figures = bodies(store, "SELECT body FROM corpus_figures WHERE unit GLOB '[A-Z][A-Z][A-Z]' AND value IS NOT NULL ORDER BY place", CorpusFigure)
    ordered = sorted(figures, key=lambda f: (-sum(x is not None for x in (f.payer, f.payee)), f.role not in _PAID, -float(f.value or 0)))
    return tuple(lookup.amount(figure) for figure in ordered)


def _contested(dispute: CorpusDispute, lookup: Lookup) -> Contested:
    claim = Side(who=lookup.maybe(dispute.claimed_by), place=lookup.place(dispute.claim.document, (dispute.claim.extent,)))
    answer = Side(who=lookup.maybe(dispute.answered_by), place=lookup.place(dispute.answer.document, (dispute.answer.extent,)))
    return Contested(about=dispute.about, claim=claim, answer=answer, confidence=dispute.confidence)


def _doubts(store: Store, lookup: Lookup) -> tuple[Doubt, ...]:
    rows = store.rows(_DOUBTS)
    return tuple(Doubt(who=lookup.who(who), confidence=sure, place=lookup.place(document, ((start, end),))) for document, who, start, end, sure in rows)
