from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.dates import agree, bounds, first_day, is_partial, more_precise, precision, shown

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
PARTIAL = st.builds(lambda d, n: d.isoformat()[:n], DAYS, st.sampled_from((4, 7, 10)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025", True), ("2025-04", True), ("2025-04-17", True), ("2024/2025-03", True),
        # days that exist, and the next ones that do not
        ("2024-02-29", True), ("2025-02-29", False), ("2025-04-30", True), ("2025-04-31", False), ("2025-12", True), ("2025-13", False), ("2025-00", False),
        # other ways to write a date
        ("", False), ("25", False), ("2025-4", False), ("17 April 2025", False),
        ("2025-04-17T10:00", False), ("2024/2025/2026", False), ("2024/", False), ("0000", False),
    ],
)  # fmt: skip
def test_partial_dates(value: str, expected: bool) -> None:
    assert is_partial(value) is expected


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-04-17", date(2025, 4, 17), date(2025, 4, 17)),
        ("2024/2025-03", date(2024, 1, 1), date(2025, 3, 31)),
    ],
)
def test_a_partial_date_covers_all_of_its_days(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)
    assert first_day(value) == first


@pytest.mark.parametrize("value", ["soon", "2025-02-30", "2024/2025/2026"])
def test_what_is_no_date_is_refused_by_name(value: str) -> None:
    with pytest.raises(ValueError, match="is no partial date"):
        bounds(value)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2025-04", "2025-04-30", True), ("2025-04", "2025-05-01", False),
        ("2025-04", "2025-04-01", True), ("2025-04", "2025-03-31", False),
        ("2024/2025-03", "2025-03-31", True), ("2024/2025-03", "2025-04-01", False),
        ("2025", None, True), (None, None, True), ("2025-04-17", "2025-04-18", False),
    ],
)  # fmt: skip
def test_dates_agree_where_they_share_a_day(a: str | None, b: str | None, expected: bool) -> None:
    assert agree(a, b) is expected
    assert agree(b, a) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2025", "2025-04", "2025-04"), ("2025-04-17", "2025", "2025-04-17"), (None, "2025", "2025"), ("2025", None, "2025"), (None, None, None),
        # dates that differ: the first stays
        ("2024", "2025-04-17", "2024"), ("2025-04-17", "2025-04-18", "2025-04-17"),
    ],
)  # fmt: skip
def test_the_more_precise_of_two_dates(a: str | None, b: str | None, expected: str | None) -> None:
    assert more_precise(a, b) == expected


@pytest.mark.parametrize(("value", "expected"), [("2025", 4), ("2025-04", 7), ("2025-04-17", 10), ("2024/2025-03", 4)])
def test_precision(value: str, expected: int) -> None:
    assert precision(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2025-04-17", "17 Apr 2025"), ("2025-04-07", "7 Apr 2025"), ("2025-04", "Apr 2025"), ("2025", "2025"), ("2024/2025-03", "2024 - Mar 2025"), (None, "")],
)
def test_dates_for_people(value: str | None, expected: str) -> None:
    assert shown(value) == expected


@given(PARTIAL)
def test_a_date_agrees_with_each_coarser_form_of_itself(value: str) -> None:
    for length in (4, 7, 10):
        coarse = value[:length]
        assert agree(value, coarse)
        assert more_precise(coarse, value) == value


@given(PARTIAL, PARTIAL)
def test_agreement_is_mutual(a: str, b: str) -> None:
    assert agree(a, b) is agree(b, a)
    assert agree(a, b) is (bounds(a)[0] <= bounds(b)[1] and bounds(b)[0] <= bounds(a)[1])
