"""Two tellings of one quantity, or of two."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from palmerston.fusion import fuse
from palmerston.fusion.figures import fuse_figures, merge, same_quantity
from palmerston.record import Actor, Conversion, Figure, Kind, Measure, Record
from tests.factories import document


def figure(**known: Any) -> Figure:
    """A gift of 259 million dollars; a row states only what differs."""
    return Figure(**{"id": "f1", "value": 259_000_000, "unit": "USD", "role": Measure.DONATION, "of": "campaign gift", "evidence": ((0, 4),), **known})


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"evidence": ((9, 12),)}, True),
        ({"value": 260_000_000}, False),
        ({"unit": "EUR"}, False),
        ({"high": 300_000_000}, False),
        ({"role": Measure.OTHER}, True),  # a role that nothing tells agrees with any
        ({"role": Measure.COST}, False),
        ({"of": "price of cars"}, True),  # 259 is no number that two tell by chance
        ({"as_of": "2024-11-05"}, True),
        ({"as_of": "2025-01-01"}, False),
    ],
)
def test_one_quantity_or_two(other: dict[str, Any], expected: bool) -> None:
    one, two = figure(as_of="2024"), figure(**{"as_of": "2024", **other})
    assert same_quantity(one, two) is expected
    assert same_quantity(two, one) is expected


@pytest.mark.parametrize(
    ("value", "of", "expected"),
    [
        (100, "contracts cancelled", True),  # what it measures is the same
        (100, "people at the rally", False),  # a round number of something else
        (107_000, "people at the rally", True),  # a number that nobody hits by chance
        (None, "contracts cancelled", False),  # "thousands" is no number to recognise
    ],
)
def test_round_numbers_need_a_word_in_common(value: int | None, of: str, expected: bool) -> None:
    known = {"unit": "contract", "role": Measure.COUNT}
    assert same_quantity(figure(value=value, of="contracts that were cut", **known), figure(value=value, of=of, **known)) is expected


def test_what_one_telling_leaves_out_the_other_fills_in() -> None:
    bare = figure(role=Measure.OTHER, of=None, approximate=True)
    full = figure(payer="ann", payee="bob", as_of="2024", also=(Conversion(value=240_000_000, unit="EUR"),), evidence=((9, 12),))
    told = merge(bare, full)
    assert told == replace(full, evidence=((0, 4), (9, 12)), approximate=False)


def test_what_both_tell_roughly_stays_rough() -> None:
    assert merge(figure(approximate=True), figure(approximate=True)).approximate


FIGURES = st.builds(
    figure,
    value=st.none() | st.sampled_from([27, 100, 1345, 2.5]),
    unit=st.sampled_from(["USD", "percent"]),
    role=st.sampled_from([Measure.COST, Measure.SHARE, Measure.OTHER]),
    of=st.none() | st.sampled_from(["campaign gift", "gift", "contracts cut"]),
    as_of=st.none() | st.sampled_from(["2024", "2025-04", "2025-04-17"]),
    approximate=st.booleans(),
)


def _record(figures: list[Figure]) -> Record:
    """Each figure on words of its own, as in a text."""
    placed = tuple(replace(f, id=f"f{n}", evidence=((5 * n, 5 * n + 4),)) for n, f in enumerate(figures))
    return Record(document=document("x" * 100), actors=(Actor(id="ann", name="Ann", kind=Kind.PERSON, mentions=((0, 3),)),), figures=placed)


@given(st.lists(FIGURES, max_size=8))
def test_fusing_twice_changes_nothing(figures: list[Figure]) -> None:
    once = fuse(_record(figures))
    assert fuse(once) == once


@given(st.lists(FIGURES, max_size=8))
def test_fusing_a_record_with_itself_changes_nothing(figures: list[Figure]) -> None:
    record = _record(figures)
    assert fuse(replace(record, figures=record.figures * 2)).figures == fuse(record).figures


@given(st.lists(FIGURES, max_size=8))
def test_no_evidence_is_lost(figures: list[Figure]) -> None:
    placed = _record(figures).figures
    assert {x for f in fuse_figures(placed) for x in f.evidence} == {x for f in placed for x in f.evidence}
