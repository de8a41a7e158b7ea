"""Tellings of one act: in one document two sentences, in a corpus two newspapers."""

from collections.abc import Sequence

import msgspec

from palmerston.dates import agree, more_precise
from palmerston.fusion.wordings import share_a_word
from palmerston.record import Event, Status

# Which status wins where tellings differ: the firmer one.
_FIRMNESS = (Status.DONE, Status.ONGOING, Status.DENIED, Status.ALLEGED, Status.THREATENED, Status.PLANNED, Status.HYPOTHETICAL)


def same_act(a: Event, b: Event) -> bool:
    """Whether two events can be tellings of one act: same code and sides, dates that agree, issues that do not differ."""
    return (
        a.code is b.code
        and set(a.doers) == set(b.doers)
        and set(a.receivers) == set(b.receivers)
        and agree(a.date, b.date)
        and (a.issue is None or b.issue is None or a.issue.lower() == b.issue.lower() or share_a_word(a.issue, b.issue))
    )


def merge(first: Event, second: Event) -> Event:
    """One event of two tellings: the firmer status, the more precise date, all of the evidence."""
    return msgspec.structs.replace(
        first,
        date=more_precise(first.date, second.date),
        status=min(first.status, second.status, key=_FIRMNESS.index),
        issue=first.issue or second.issue,
        by=first.by if second.by is not None else None,
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
    )


def fuse_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events of one document, each act once, in order of first telling.

    Within a document a dated act and an undated one of the same sides stay two: articles tell quarrels blow by blow.
    """
    kept: list[Event] = []
    for event in events:
        at = next((n for n, other in enumerate(kept) if same_act(other, event) and other.date == event.date), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = merge(kept[at], event)
    return tuple(kept)
