"""Money, percents and counts, by the tables `tests/cases/quantities.yml` and `counts.yml`."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.language.annotation import Quantity, Word
from palmerston.language.quantities import find_quantities
from palmerston.language.words import split_words
from tests.language.casebook import cases
from tests.language.tagging import tagged


def plain_words(text: str) -> tuple[Word, ...]:
    """Words without a part of speech: money and percents need none."""
    return tuple(
        Word(text=text[a:b], extent=(a, b), lemma=text[a:b].lower(), upos="X", head=-1, relation="root", sentence=0) for a, b in split_words(text)
    )


def check(row: dict[str, Any], text: str, found: tuple[Quantity, ...]) -> None:
    if row.get("none"):
        assert found == ()
        return
    by_phrase = {text[slice(*q.extent)]: q for q in found}
    assert row["phrase"] in by_phrase
    quantity = by_phrase[row["phrase"]]
    assert (quantity.value, quantity.high, quantity.unit) == (row["value"], row.get("high"), row["unit"])
    assert quantity.approximate is row.get("approximate", False)
    assert [list(a) for a in quantity.also] == row.get("also", [])


@pytest.mark.parametrize("row", cases("quantities"), ids=lambda row: f"{row['text']} {row['why']}")
def test_money_and_percents_are_read_as_the_table_says(row: dict[str, Any]) -> None:
    check(row, row["text"], find_quantities(row["text"], plain_words(row["text"]), []))


@pytest.mark.parametrize("row", cases("counts"), ids=lambda row: f"{row['words']} {row['why']}")
def test_counts_are_read_as_the_table_says(row: dict[str, Any]) -> None:
    text, words = tagged(row["words"])
    check(row, text, find_quantities(text, words, []))


def test_a_number_inside_a_date_is_no_quantity() -> None:
    text, words = tagged("on/ADP June/PROPN 12/NUM Americans/PROPN left/VERB")
    assert find_quantities(text, words, [(text.index("June"), text.index(" Americans"))]) == ()


def test_a_count_hangs_on_its_noun_and_money_on_its_last_word() -> None:
    text, words = tagged("12/NUM tall/ADJ men/NOUN gave/VERB $/SYM ~5/NUM/obj>gave")
    assert [words[q.word].text for q in find_quantities(text, words, [])] == ["men", "5"]


PARTS = "1 2,000 3.5 $ % million billion of the - to and between two thirds half dozen voters euros () killed them in 10 @ #".split()
numbers = st.lists(st.sampled_from(PARTS), max_size=40)


@given(numbers, st.sampled_from([" ", "", "-"]))
def test_extents_lie_in_the_text_without_overlap(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    words = plain_words(text)
    found = find_quantities(text, words, [])
    assert all(0 <= q.extent[0] <= q.number[0] < q.number[1] <= q.extent[1] <= len(text) for q in found)
    assert all(a.extent[1] <= b.extent[0] for a, b in pairwise(found))
    assert all(-1 <= q.word < len(words) for q in found)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    find_quantities(text, plain_words(text), [])
