"""Characters of a text: an extent is ``(start, end)``, half-open, in Unicode code points."""

from collections.abc import Iterable, Sequence

Extent = tuple[int, int]


def contains(outer: Extent, inner: Extent) -> bool:
    """Whether every character of `inner` lies in `outer`; an extent contains itself."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(a: Extent, b: Extent) -> bool:
    """Whether two extents share at least one character; touching ends do not overlap."""
    return a[0] < b[1] and b[0] < a[1]


def length(extent: Extent) -> int:
    """Number of code points."""
    return extent[1] - extent[0]


def hull(extents: Iterable[Extent]) -> Extent:
    """The shortest extent that contains all of `extents`.

    Raises:
        ValueError: where there is none to contain.
    """
    found = tuple(extents)
    if not found:
        raise ValueError("no extents: a hull needs one at least")
    return min(e[0] for e in found), max(e[1] for e in found)


def words_of(text: str, extent: Extent) -> str:
    """The characters of an extent, runs of white space folded to one blank."""
    return " ".join(text[extent[0] : extent[1]].split())


def trimmed(text: str, extent: Extent, edges: str = " \t\r\n\u00a0") -> Extent:
    """The extent without the characters of `edges` at both ends; empty at its start where nothing is left."""
    start, end = extent
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def union(extents: Iterable[Extent]) -> tuple[Extent, ...]:
    """The same characters as ordered extents that neither overlap nor touch."""
    merged: list[Extent] = []
    for start, end in sorted(extents):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return tuple(merged)


def outermost(extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """Those extents that lie in no other one, in text order; of equal ones the first."""
    kept: list[Extent] = []
    for extent in sorted(set(extents), key=lambda e: (e[0], -e[1])):
        if not kept or not contains(kept[-1], extent):
            kept.append(extent)
    return tuple(kept)
