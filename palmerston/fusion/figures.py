"""Tellings of one quantity."""

from collections.abc import Sequence

import msgspec

from palmerston.dates import agree, more_precise
from palmerston.fusion.wordings import share_a_word
from palmerston.record import Figure, Measure


def same_quantity(a: Figure, b: Figure) -> bool:
    """Whether two figures can be tellings of one: same value and unit, roles and dates that agree, and words in common or an amount that is rare."""
    if a.value is None or (a.value, a.high, a.unit) != (b.value, b.high, b.unit) or not agree(a.as_of, b.as_of):
        return False
    roles_agree = a.role is b.role or Measure.OTHER in {a.role, b.role}
    return roles_agree and (share_a_word(a.of, b.of) or _is_rare(a.value))


def _is_rare(value: float | int) -> bool:
    """Whether two articles hardly give the same number by chance: it is not round and has three digits at least."""
    digits = f"{value:g}".replace(".", "").rstrip("0").split("e")[0]
    return len(digits) >= 3


def merge(first: Figure, second: Figure) -> Figure:
    """One figure of two tellings; what one leaves out the other fills in."""
    return msgspec.structs.replace(
        first,
        approximate=first.approximate and second.approximate,
        also=first.also or second.also,
        role=second.role if first.role is Measure.OTHER else first.role,
        of=first.of or second.of,
        payer=first.payer or second.payer,
        payee=first.payee or second.payee,
        as_of=more_precise(first.as_of, second.as_of),
        by=first.by or second.by,
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
    )


def fuse_figures(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Figures of one document, each quantity once, in order of first telling."""
    kept: list[Figure] = []
    for figure in figures:
        at = next((n for n, other in enumerate(kept) if set(other.evidence) & set(figure.evidence) or same_quantity(other, figure)), None)
        if at is None:
            kept.append(figure)
        else:
            kept[at] = merge(kept[at], figure)
    return tuple(kept)
