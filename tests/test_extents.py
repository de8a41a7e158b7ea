import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palmerston.extents import Extent, contains, hull, length, outermost, overlaps, trimmed, union, words_of

EXTENTS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda e: (e[0], e[0] + e[1]))


def _characters(extents: tuple[Extent, ...] | list[Extent]) -> set[int]:
    return {i for start, end in extents for i in range(start, end)}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [((0, 5), (4, 9), True), ((0, 5), (5, 9), False), ((0, 9), (3, 4), True), ((3, 3), (0, 9), True), ((0, 1), (1, 2), False)],
)  # fmt: skip
def test_touching_ends_do_not_overlap(a: Extent, b: Extent, expected: bool) -> None:
    assert overlaps(a, b) is expected
    assert overlaps(b, a) is expected


@pytest.mark.parametrize(("outer", "inner", "expected"), [((0, 5), (0, 5), True), ((0, 5), (1, 5), True), ((0, 5), (1, 6), False), ((1, 5), (0, 5), False)])
def test_an_extent_contains_itself(outer: Extent, inner: Extent, expected: bool) -> None:
    assert contains(outer, inner) is expected


def test_a_hull_holds_all() -> None:
    assert hull([(4, 6), (1, 2), (3, 9)]) == (1, 9)
    with pytest.raises(ValueError, match="no extents"):
        hull([])


def test_words_are_folded_to_one_blank() -> None:
    assert words_of("a  big\n\tday", (0, 11)) == "a big day"
    assert length((3, 7)) == 4


@pytest.mark.parametrize(
    ("text", "extent", "expected"),
    [(" a b ", (0, 5), (1, 4)), ("\u00a0a", (0, 2), (1, 2)), ("   ", (0, 3), (3, 3)), ("ab", (0, 2), (0, 2)), (" x ", (1, 2), (1, 2))],
)
def test_edges_are_trimmed(text: str, extent: Extent, expected: Extent) -> None:
    assert trimmed(text, extent) == expected


@pytest.mark.parametrize(
    ("extents", "expected"), [([(0, 2), (2, 4)], ((0, 4),)), ([(0, 2), (3, 4)], ((0, 2), (3, 4))), ([(5, 6), (0, 9)], ((0, 9),)), ([], ()), ([(3, 3)], ())]
)
def test_what_touches_becomes_one(extents: list[Extent], expected: tuple[Extent, ...]) -> None:
    assert union(extents) == expected


@given(st.lists(EXTENTS))
def test_a_union_keeps_the_characters_and_nothing_overlaps(extents: list[Extent]) -> None:
    found = union(extents)
    assert _characters(found) == _characters(extents)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(found))
    assert union(found) == found


@given(st.lists(EXTENTS))
def test_no_outermost_extent_lies_in_another(extents: list[Extent]) -> None:
    found = outermost(extents)
    assert not any(contains(a, b) for a in found for b in found if a is not b)
    assert _characters(found) == _characters(extents)
