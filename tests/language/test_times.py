"""Time expressions, by the table `tests/cases/times.yml`."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.dates import is_partial
from palmerston.language.annotation import Time
from palmerston.language.sentences import split_paragraphs
from palmerston.language.times import find_times
from tests.language.casebook import cases

THURSDAY = "2025-04-17"


def times_of(row: dict[str, Any]) -> tuple[str, dict[str, Time]]:
    text = row.get("text", row["phrase"])
    published = str(row.get("published", THURSDAY))
    found = find_times(text, split_paragraphs(text), published=None if published == "none" else published)
    return text, {text[slice(*t.extent)]: t for t in found}


@pytest.mark.parametrize("row", cases("times"), ids=lambda row: f"{row['phrase']}: {row['why']}")
def test_an_expression_has_the_value_of_the_table(row: dict[str, Any]) -> None:
    _, found = times_of(row)
    phrase = row.get("phrase_found", row["phrase"])
    if not row.get("found", True):
        assert found == {}
        return
    time = next((t for words, t in found.items() if phrase in words), None)
    if time is None:
        assert row["value"] is None
        return
    assert time.value == (None if row["value"] is None else str(row["value"]))


def test_a_date_that_nothing_settles_is_found_without_a_value() -> None:
    text = "On the 7th the paper reported it."
    (time,) = find_times(text, split_paragraphs(text), published=None)
    assert (text[slice(*time.extent)], time.value) == ("the 7th", None)


DAYS = st.sampled_from([None, "2025", "2025-04-17", "0001-01-01", "9999-12-31"])
letters = st.text(alphabet=st.sampled_from("adMony 0123456789-/,.Januraylstwek’'\n"), max_size=200)


@given(letters, DAYS)
def test_values_are_partial_dates_and_extents_lie_in_the_text(text: str, published: str | None) -> None:
    found = find_times(text, split_paragraphs(text), published=published)
    assert all(0 <= t.extent[0] < t.extent[1] <= len(text) for t in found)
    assert all(t.value is None or is_partial(t.value) for t in found)
    assert all(a.extent[1] <= b.extent[0] for a, b in pairwise(found))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_give_no_value_where_there_is_none(published: str) -> None:
    text = "He left last week, two years ago, tomorrow, next Friday, on Thanksgiving, this weekend."
    assert all(t.value is None or is_partial(t.value) for t in find_times(text, [(0, len(text))], published=published))
