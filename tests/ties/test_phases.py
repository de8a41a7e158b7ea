"""Dated, signed signals about one pair, and the phases that they show."""

import itertools

import pytest

from palmerston.record import Passage, Standing
from palmerston.ties.phases import Stretch, cut, state_of
from palmerston.ties.signals import Signal


def signal(weight: float, date: str | None = None, *, bond: Standing | None = None) -> Signal:
    """A signal about Ann and Bob."""
    return Signal(pair=frozenset(("ann", "bob")), weight=weight, date=date, evidence=(Passage(document="d", extent=(0, 3)),), bond=bond)


def _phases(stretches: tuple[Stretch, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(s.state.value, s.since, s.until) for s in stretches]


PRAISE = [signal(1.0, d) for d in ("2024-07-13", "2024-11-06", "2025-02-07")]
BLAME = [signal(-1.0, d) for d in ("2025-06-03", "2025-06-05", "2025-06-07")]


def test_a_standing_that_turns_has_two_phases_that_end_and_begin_with_their_own_signals() -> None:
    assert _phases(cut([*PRAISE, *BLAME], dated=True)) == [("allied", "2024-07-13", "2025-02-07"), ("hostile", "2025-06-03", None)]


def test_the_order_of_telling_does_not_matter() -> None:
    assert _phases(cut([*BLAME, *PRAISE], dated=True)) == _phases(cut([*PRAISE, *BLAME], dated=True))


@pytest.mark.parametrize(
    ("date", "phase"),
    [
        ("2025-05-31", 0),  # the last day of the praise
        ("2025-06-01", 1),  # the first day of the blame
    ],
)
def test_the_cut_lies_between_the_last_day_before_and_the_first_day_after(date: str, phase: int) -> None:
    praise = [signal(1.0, d) for d in ("2025-05-29", "2025-05-30", "2025-05-31")]
    blame = [signal(-1.0, d) for d in ("2025-06-01", "2025-06-02", "2025-06-03")]
    found = cut([*praise, *blame], dated=True)
    assert (found[0].until, found[1].since) == ("2025-05-31", "2025-06-01")
    assert [date in {s.date for s in stretch.signals} for stretch in found] == [phase == 0, phase == 1]


def test_signals_of_one_day_are_not_cut_apart() -> None:
    assert len(cut([signal(1.0, "2025-06-01"), signal(1.0, "2025-06-01"), signal(-1.0, "2025-06-01"), signal(-1.0, "2025-06-01")], dated=True)) == 1


def test_one_stray_signal_makes_no_phase() -> None:
    assert len(cut([*PRAISE, signal(-0.2, "2025-03-01"), signal(1.0, "2025-04-01")], dated=True)) == 1


def test_a_break_and_a_reconciliation_are_three_phases() -> None:
    again = [signal(1.0, d) for d in ("2025-09-21", "2025-11-18", "2025-11-19")]
    assert [p[0] for p in _phases(cut([*PRAISE, *BLAME, *again], dated=True))] == ["allied", "hostile", "allied"]


def test_undated_signals_join_the_phase_whose_sign_they_share() -> None:
    found = cut([*PRAISE, *BLAME, signal(-0.7), signal(0.8)], dated=True)
    assert [sorted(s.weight for s in stretch.signals if s.date is None) for stretch in found] == [[0.8], [-0.7]]


def test_one_phase_carries_its_first_day_only_where_it_is_asked_for() -> None:
    assert _phases(cut(PRAISE, dated=True)) == [("allied", "2024-07-13", None)]
    assert _phases(cut(PRAISE, dated=False)) == [("allied", None, None)]


def test_signals_without_any_date_are_one_phase() -> None:
    assert _phases(cut([signal(1.0), signal(-1.0)], dated=True)) == [("mixed", None, None)]


def test_no_signal_is_lost() -> None:
    everything = [*PRAISE, *BLAME, signal(0.5), signal(-0.2, "2024-12")]
    found = cut(everything, dated=True)
    assert sorted(s.weight for stretch in found for s in stretch.signals) == sorted(s.weight for s in everything)


def test_phases_of_one_state_do_not_follow_each_other() -> None:
    states = [p[0] for p in _phases(cut([*PRAISE, *BLAME, *[signal(-0.2, f"2025-0{m}-01") for m in (7, 8, 9)]], dated=True))]
    assert all(a != b for a, b in itertools.pairwise(states))


@pytest.mark.parametrize(
    ("signals", "expected"),
    [
        ([signal(1.0), signal(1.0)], Standing.ALLIED),
        ([signal(0.25), signal(0.25)], Standing.COOPERATIVE),
        ([signal(-0.7), signal(-0.7)], Standing.STRAINED),
        ([signal(-1.0), signal(-1.0)], Standing.HOSTILE),
        ([signal(1.0), signal(-1.0)], Standing.MIXED),
        ([signal(-1.2, bond=Standing.HOSTILE)], Standing.HOSTILE),
        ([signal(1.2, bond=Standing.COOPERATIVE), signal(0.25)], Standing.COOPERATIVE),
        ([signal(0.5, bond=Standing.ALLIED)], Standing.ALLIED),
    ],
)
def test_the_state_that_signals_show_together(signals: list[Signal], expected: Standing) -> None:
    assert state_of(signals) is expected
