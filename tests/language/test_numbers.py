"""Numbers as news writes them."""

import pytest

from palmerston.language.numbers import number_of


@pytest.mark.parametrize(
    ("words", "magnitude", "number"),
    [
        ("2,500", None, 2500),
        ("2.5", "billion", 2_500_000_000),
        ("2 1/2", None, 2.5),
        ("2½", "million", 2_500_000),
        ("twenty-five", None, 25),
        ("two hundred", "thousand", 200_000),
        ("half a", "million", 500_000),
        ("a quarter-of-a", "million", 250_000),
        ("seven-and-a-half", None, 7.5),
        ("two", "dozen", 24),
        # Vague, foreign to news, or no number at all
        ("dozens", None, None),
        ("nan", None, None),
        ("1e5", None, None),
        ("9" * 40, None, None),
        ("much", None, None),
        ("", None, None),
    ],
)
def test_words_mean_their_number_or_none(words: str, magnitude: str | None, number: float | None) -> None:
    assert number_of(words, magnitude) == number
