"""Signals -> phases: where the standing of two actors changes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from palmerston.dates import bounds, first_day
from palmerston.record import Standing
from palmerston.ties.signals import Signal

# A cut must explain this much more of the signals than one phase does, or the standing counts as one.
_CUT_GAIN = 1.2
_MOST_PHASES = 4
_MONTH = timedelta(days=30)
# So much enmity in a month is more than strain.
_FIERCE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Signals of one phase, in time order, with the state that they show."""

    state: Standing
    since: str | None
    until: str | None
    signals: tuple[Signal, ...]
    confidence: float


def cut(signals: Sequence[Signal], *, dated: bool) -> tuple[Stretch, ...]:
    """Cut the signals about one pair into phases, in time order.

    Args:
        signals: about one pair, in text order; undated ones join the phase whose state they fit best.
        dated: whether a single phase carries the dates of its signals; a document's own tie does so only where a standing changes.
    Returns:
        one stretch at least; a later stretch begins where the first signal of its kind is dated.
    """
    timed = sorted((s for s in signals if s.date is not None), key=lambda s: first_day(s.date or ""))
    undated = [s for s in signals if s.date is None]
    groups = [part for g in _split(timed) if g for part in _escalated(g)]
    if len(groups) < 2:
        everything = (*timed, *undated)
        since = timed[0].date.split("/")[0] if dated and timed and timed[0].date else None
        return (Stretch(state=state_of(everything), since=since, until=None, signals=everything, confidence=_sureness(everything)),)
    for signal in undated:
        max(groups, key=lambda g: (_mean(g) * signal.weight > 0, groups.index(g))).append(signal)
    return _merged([_stretch(g, groups[n + 1] if n + 1 < len(groups) else None) for n, g in enumerate(groups)])


def _stretch(group: list[Signal], following: list[Signal] | None) -> Stretch:
    dates = [s.date for s in group if s.date is not None]
    until = max(dates, key=lambda d: bounds(d)[1]).split("/")[-1] if following else None
    return Stretch(state=state_of(group), since=min(dates, key=first_day).split("/")[0], until=until, signals=tuple(group), confidence=_sureness(group))


def _merged(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours of one state become one phase."""
    kept: list[Stretch] = []
    for stretch in stretches:
        if kept and kept[-1].state is stretch.state:
            last = kept.pop()
            signals = (*last.signals, *stretch.signals)
            stretch = Stretch(state=stretch.state, since=last.since, until=stretch.until, signals=signals, confidence=_sureness(signals))
        kept.append(stretch)
    return tuple(kept)


def _split(timed: list[Signal]) -> list[list[Signal]]:
    """The cuts that explain the signs best, each paid for with `_CUT_GAIN`."""
    groups = [timed]
    while len(groups) < _MOST_PHASES:
        best: tuple[float, int, int] | None = None
        for n, group in enumerate(groups):
            for at in range(1, len(group)):
                if group[at].date == group[at - 1].date:
                    continue
                gain = _spread(group) - _spread(group[:at]) - _spread(group[at:])
                if best is None or gain > best[0]:
                    best = gain, n, at
        if best is None or best[0] < _CUT_GAIN:
            break
        _, n, at = best
        groups[n : n + 1] = [groups[n][:at], groups[n][at:]]
    return groups


def _escalated(group: list[Signal]) -> list[list[Signal]]:
    """A run of conflict cut where it turns fierce: the first month that holds enough enmity by itself begins a phase of its own."""
    if _mean(group) >= 0:
        return [group]
    for at, signal in enumerate(group):
        start = first_day(signal.date or "")
        month = [s for s in group[at:] if first_day(s.date or "") - start <= _MONTH]
        if -sum(s.weight for s in month if s.weight < 0) >= _FIERCE:
            early = group[:at]
            return [early, group[at:]] if early and first_day(early[0].date or "") < start - _MONTH / 2 else [group]
    return [group]


def _mean(group: Sequence[Signal]) -> float:
    return sum(s.weight for s in group) / len(group) if group else 0.0


def _spread(group: Sequence[Signal]) -> float:
    mean = _mean(group)
    return sum(((s.weight - mean) ** 2 for s in group), 0.0)


def state_of(signals: Sequence[Signal]) -> Standing:
    """The standing that signals show together; the bond that the text names outright counts more than acts."""
    positive = sum(s.weight for s in signals if s.weight > 0)
    negative = -sum(s.weight for s in signals if s.weight < 0)
    if positive and negative and min(positive, negative) > 0.6 * max(positive, negative):
        named = [s.bond for s in signals if s.named and s.bond is not None]
        return named[-1] if named else Standing.MIXED
    bonds = [s.bond for s in signals if s.bond is not None]
    if positive >= negative:
        close = Standing.ALLIED in bonds or any(s.weight >= 1.0 and s.bond is None for s in signals)
        return Standing.ALLIED if close else Standing.COOPERATIVE
    fierce = Standing.HOSTILE in bonds or negative >= _FIERCE
    return Standing.HOSTILE if fierce else Standing.STRAINED


def _sureness(signals: Sequence[Signal]) -> float:
    """How sure the state is: how one-sided the signals are, and how many."""
    total = sum((abs(s.weight) for s in signals), 0.0)
    if total == 0:
        return 0.0
    one_sided = abs(sum(s.weight for s in signals)) / total
    return round((0.4 + 0.6 * one_sided) * (1 - math.pow(0.5, total + 0.5)), 3)
