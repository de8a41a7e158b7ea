"""Words as Universal Dependencies cuts them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.language.words import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trump's part-time aide", "Trump 's part - time aide"),
        ("They don’t, can't, cannot.", "They do n’t , ca n't , can not ."),
        ("George W. Bush of the U.S. won.", "George W. Bush of the U.S. won ."),
        ("Sen. Doe (R-Ky.) met Mr. Roe.", "Sen. Doe ( R - Ky. ) met Mr. Roe ."),
        ("$2.2million, 1,643 and 4.5%", "$ 2.2 million , 1,643 and 4.5 %"),
        ("See https://a.b/c. Mail x@y.org or @zed.", "See https://a.b/c . Mail x@y.org or @zed ."),
        ("An anti-war vote", "An anti-war vote"),
        ("``So,'' he said ... --", "`` So , '' he said ... --"),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, words: str) -> None:
    assert [text[a:b] for a, b in split_words(text)] == words.split()


@given(st.text(max_size=300))
def test_words_hold_every_character_but_white_space_in_order(text: str) -> None:
    found = split_words(text)
    assert all(a < b for a, b in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert "".join(text[a:b] for a, b in found).split() == "".join(text.split()).split()


@pytest.mark.parametrize("unit", ["a.", "1,", "1.", "a@", "'", "\"", "-", "www."])
def test_long_lines_are_read_once(unit: str) -> None:
    text = unit * 20_000
    assert split_words(text)[-1][1] == len(text)
