"""Quotation marks, by the table `tests/cases/quotations.yml`."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.language.quotations import find_quotations
from palmerston.language.sentences import split_paragraphs
from tests.language.casebook import cases


@pytest.mark.parametrize("row", cases("quotations"), ids=lambda row: row["why"])
def test_the_words_in_the_marks_are_those_of_the_table(row: dict[str, Any]) -> None:
    text = row["text"]
    assert [text[slice(*q.extent)] for q in find_quotations(text, split_paragraphs(text))] == row["inside"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“The first part goes on and on.\n“And here it ends,” he said."
    assert [q.continued for q in find_quotations(text, split_paragraphs(text))] == [False, True]


@given(st.text(alphabet=st.sampled_from("abc .,\"“”'‘’`«»„(\n"), max_size=300))
def test_quotations_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = find_quotations(text, split_paragraphs(text))
    assert all(0 <= q.outer[0] <= q.extent[0] < q.extent[1] <= q.outer[1] <= len(text) for q in found)
    assert all(a.outer[1] <= b.outer[0] for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ["\"", "“", "'a ", "‘a ", "``"])
def test_a_hundred_thousand_marks_are_read_in_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    find_quotations(text, [(0, len(text))])
