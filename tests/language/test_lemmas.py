"""Base forms and case shapes."""

import pytest

from palmerston.language.lemmas import lemma_of
from palmerston.language.shapes import CAPITAL, DIGITS, LOWER, MIXED, NONE, UPPER, shape_of


@pytest.mark.parametrize(
    ("word", "upos", "lemma"),
    [
        ("criticized", "VERB", "criticize"),
        ("companies", "NOUN", "company"),
        ("found", "VERB", "find"),
        ("Founded", "VERB", "found"),
        ("Trump", "PROPN", "trump"),
        ("’s", "PART", "'s"),
    ],
)
def test_a_word_has_its_base_form(word: str, upos: str, lemma: str) -> None:
    assert lemma_of(word, upos) == lemma


@pytest.mark.parametrize(("word", "shape"), [("word", LOWER), ("Word", CAPITAL), ("WORD", UPPER), ("McDoe", MIXED), ("2nd", DIGITS), ("--", NONE), ("", NONE)])
def test_a_word_has_one_case_shape(word: str, shape: int) -> None:
    assert shape_of(word) == shape
