"""Paragraphs and sentences, by the table `tests/cases/sentences.yml`."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.language.sentences import split_paragraphs, split_sentences
from tests.language.casebook import cases


@pytest.mark.parametrize("row", cases("sentences"), ids=lambda row: row["why"])
def test_sentences_end_where_the_table_says(row: dict[str, Any]) -> None:
    expected = row["text"].split(" | ")
    text = " ".join(expected)
    assert [text[a:b] for a, b in split_sentences(text, (0, len(text)))] == expected


def test_paragraphs_are_lines_with_something_in_them() -> None:
    text = "\n One. \r\n\u00a0\nTwo.\u2028Three."
    assert [text[a:b] for a, b in split_paragraphs(text)] == ["One.", "Two.", "Three."]


@given(st.text(alphabet=st.sampled_from("aAbB .?!\"”“'’MrUS.\n…"), max_size=300))
def test_sentences_hold_every_character_but_white_space_in_order(text: str) -> None:
    found = [s for paragraph in split_paragraphs(text) for s in split_sentences(text, paragraph)]
    assert all(a < b for a, b in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())


@pytest.mark.parametrize("unit", [".", "Mr. ", "U.S. ", "?\" ", "... "])
def test_long_lines_are_read_once(unit: str) -> None:
    text = unit * 20_000
    assert split_sentences(text, (0, len(text)))
