"""Allies and rivals: a Record comes in, the same Record with Ties goes out.

``trace`` reads one document's own ties; ``trace_corpus`` those that fused events of many documents show together.
"""

import math
from collections.abc import Iterable, Sequence

import msgspec

from palmerston.confidence import calibrated
from palmerston.record import CorpusPhase, CorpusTie, Kind, Passage, Phase, Record, Tie
from palmerston.ties.phases import Stretch, cut
from palmerston.ties.signals import Signal, signals_of, signals_of_bonds

__all__ = ["Signal", "trace", "trace_corpus"]

# A tie needs a named bond, or this much declared support or enmity: more than one act. Chosen on the training records.
_ENOUGH = 1.2
_MOST_EVIDENCE = 6


def trace(record: Record) -> Record:
    """The record with the ties that its own text supports, the strongest first; none where two actors share but one faint act."""
    groups = _by_pair([*signals_of_bonds(record), *signals_of(record)])
    kinds = {a.id: a.kind for a in record.actors}
    ties = [
        (strength, Tie(pair=pair, phases=tuple(_phase(s) for s in cut(signals, dated=False)), confidence=_confidence(strength)))
        for pair, signals in groups.items()
        if (strength := _strength(signals)) >= _ENOUGH and Kind.MEDIA not in {kinds[p] for p in pair}
    ]
    ties.sort(key=lambda item: -item[0])
    return msgspec.structs.replace(record, ties=tuple(t for _, t in ties))


def trace_corpus(signals: Iterable[Signal]) -> tuple[CorpusTie, ...]:
    """Ties of a whole corpus, the strongest first.

    Args:
        signals: with corpus-wide actor ids and dates; a signal that its document does not date carries the document's own day.
    """
    found = []
    for pair, group in _by_pair(signals).items():
        strength = _strength(group)
        if strength >= _ENOUGH:
            phases = tuple(_corpus_phase(s) for s in cut(group, dated=True))
            found.append((strength, CorpusTie(pair=pair, phases=phases, acts=len(group), confidence=phases[-1].confidence)))
    found.sort(key=lambda item: (-item[0], item[1].pair))
    return tuple(t for _, t in found)


def _by_pair(signals: Iterable[Signal]) -> dict[tuple[str, str], list[Signal]]:
    groups: dict[tuple[str, str], list[Signal]] = {}
    for signal in signals:
        if len(signal.pair) == 2:
            one, two = sorted(signal.pair)
            groups.setdefault((one, two), []).append(signal)
    return groups


def _strength(signals: Sequence[Signal]) -> float:
    return sum((abs(s.weight) for s in signals), 0.0)


def _confidence(strength: float) -> float:
    return calibrated("ties", 1 - math.pow(0.5, strength / _ENOUGH))


def _passages(stretch: Stretch) -> tuple[Passage, ...]:
    """The passages that decide a phase: of the weightiest signals, in text order."""
    best = sorted(stretch.signals, key=lambda s: -abs(s.weight))[:_MOST_EVIDENCE]
    found = {(p.document, p.extent): p for s in best for p in s.evidence[:1]}
    return tuple(found[key] for key in sorted(found))


def _phase(stretch: Stretch) -> Phase:
    return Phase(
        state=stretch.state, since=stretch.since, until=stretch.until, evidence=tuple(p.extent for p in _passages(stretch)), confidence=stretch.confidence
    )


def _corpus_phase(stretch: Stretch) -> CorpusPhase:
    return CorpusPhase(state=stretch.state, since=stretch.since, until=stretch.until, evidence=_passages(stretch), confidence=stretch.confidence)
