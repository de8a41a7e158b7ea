"""Acts, feelings and bonds as dated, signed signals about a pair of actors."""

from collections.abc import Iterator
from dataclasses import dataclass

from palmerston.record import Bond, Code, Event, Passage, Record, Standing, Status

# How much an act says of how two actors stand: +1 a declared support, -1 a declared enmity. Read off single-phase ties of training records:
# of pairs with one act alone, SUPPORT and ACCUSE make a tie most often, CONSULT, REQUEST and RULE hardly ever.
_WEIGHTS: dict[Code, float] = {
    # towards each other
    Code.SUPPORT: 1.0, Code.COOPERATE: 0.8, Code.AID: 0.7, Code.FUND: 0.6, Code.AGREE: 0.7, Code.APPOINT: 0.5, Code.CONSULT: 0.25, Code.CONCEDE: 0.3,
    # against each other
    Code.RETREAT: -0.2, Code.REQUEST: 0.0, Code.MOBILIZE: -0.2, Code.RULE: -0.2, Code.DISMISS: -0.5, Code.REJECT: -0.7, Code.SANCTION: -0.8,
    Code.THREATEN: -0.9, Code.ACCUSE: -1.0, Code.PROTEST: -0.9, Code.COERCE: -0.7, Code.ASSAULT: -1.3,
}  # fmt: skip
_REALITY: dict[Status, float] = {
    Status.DONE: 1.0, Status.ONGOING: 1.0, Status.PLANNED: 0.6, Status.THREATENED: 0.7, Status.ALLEGED: 0.5, Status.HYPOTHETICAL: 0.3, Status.DENIED: 0.0,
}  # fmt: skip
# From this confidence on an event counts in full.
_SURE = 0.7
_BOND_WEIGHTS: dict[Standing, float] = {Standing.ALLIED: 2.0, Standing.COOPERATIVE: 1.2, Standing.MIXED: 0.0, Standing.STRAINED: -1.2, Standing.HOSTILE: -2.0}


_SEEN_WEIGHTS: dict[Standing, float] = {Standing.ALLIED: 2.0, Standing.COOPERATIVE: 2.0, Standing.MIXED: 0.0, Standing.STRAINED: -2.0, Standing.HOSTILE: -2.0}
_LEAST_SURE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    pair: frozenset[str]
    weight: float  # -2 to 2: enmity to alliance
    date: str | None  # partial ISO date of what happened
    evidence: tuple[Passage, ...]
    bond: Standing | None  # the standing, where a passage tells it rather than an act
    named: bool = False  # whether a word of its own names it ("ally")


def signals_of(record: Record) -> Iterator[Signal]:
    """A signal for each event and each pair of its sides, in text order; acts without a receiver give none."""
    for event in record.events:
        yield from signals_of_event(event, tuple(Passage(document=record.document.id, extent=e) for e in event.evidence))


def signals_of_event(event: Event, evidence: tuple[Passage, ...]) -> Iterator[Signal]:
    """The signals of one event; `evidence` is where it is told."""
    sureness = 1.0 if event.confidence is None else min(1.0, event.confidence / _SURE)
    weight = round(_WEIGHTS[event.code] * _REALITY[event.status] * sureness, 3)
    if weight == 0.0:
        return
    pairs = {frozenset((a, b)) for a in event.doers for b in event.receivers if a != b}
    for pair in sorted(pairs, key=sorted):
        yield Signal(pair=pair, weight=weight, date=event.date, evidence=evidence, bond=None)


def signals_of_bonds(record: Record) -> Iterator[Signal]:
    """A signal for each bond that the text names, or that the reader sees clearly enough, in text order."""
    for bond in record.bonds:
        weight = _BOND_WEIGHTS[bond.state] if bond.named else _seen_weight(bond)
        if weight:
            evidence = tuple(Passage(document=record.document.id, extent=e) for e in bond.evidence)
            yield Signal(pair=frozenset(bond.pair), weight=weight, date=None, evidence=evidence, bond=bond.state, named=bond.named)


def _seen_weight(bond: Bond) -> float:
    """What the reader's word counts: nothing where it is as likely wrong, as much as a named bond where it is sure."""
    sure = max(0.0, (bond.confidence or 0.0) - _LEAST_SURE) / (1 - _LEAST_SURE)
    return round(_SEEN_WEIGHTS[bond.state] * sure, 3)
