"""Two tellings of one act, or of two."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from palmerston.fusion import fuse
from palmerston.fusion.events import fuse_events, merge, same_act
from palmerston.record import Actor, Code, Event, Kind, Record, Status
from tests.factories import document


def event(**known: Any) -> Event:
    """Ann accuses Bob; a row states only what differs."""
    return Event(**{"id": "e1", "code": Code.ACCUSE, "doers": ("ann",), "receivers": ("bob",), "evidence": ((0, 3),), **known})


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, True),
        ({"evidence": ((5, 9),)}, True),  # another sentence
        ({"status": Status.ALLEGED}, True),
        ({"code": Code.REJECT}, False),
        ({"doers": ("carl",)}, False),
        ({"receivers": ("carl",)}, False),
        ({"receivers": ()}, False),
        ({"doers": ("bob",), "receivers": ("ann",)}, False),
        # the day before, the first and the last day of the month, and the day after
        ({"date": "2025-03-31"}, False),
        ({"date": "2025-04-01"}, True),
        ({"date": "2025-04-30"}, True),
        ({"date": "2025-05-01"}, False),
        ({"date": None}, True),
        ({"issue": "import tariffs"}, True),  # shares a word
        ({"issue": "the war in Sudan"}, False),
        ({"issue": None}, True),
    ],
)
def test_one_act_or_two(other: dict[str, Any], expected: bool) -> None:
    one, two = event(date="2025-04", issue="tariffs"), event(**{"date": "2025-04", "issue": "tariffs", **other})
    assert same_act(one, two) is expected
    assert same_act(two, one) is expected


def test_the_order_of_joint_doers_does_not_matter() -> None:
    assert same_act(event(doers=("ann", "bob"), receivers=()), event(doers=("bob", "ann"), receivers=()))


def test_two_tellings_are_one_event_with_the_firmer_status_the_more_precise_date_and_all_of_the_evidence() -> None:
    told = merge(event(date="2025", status=Status.ALLEGED, by="carl"), event(date="2025-04-17", issue="tariffs", evidence=((5, 9),)))
    assert told == event(date="2025-04-17", status=Status.DONE, issue="tariffs", by=None, evidence=((0, 3), (5, 9)))


def test_what_two_sources_tell_keeps_a_source() -> None:
    assert merge(event(by="carl"), event(by="dora")).by == "carl"


@pytest.mark.parametrize(
    ("one", "two", "firmer"),
    [
        (Status.PLANNED, Status.DONE, Status.DONE),
        (Status.HYPOTHETICAL, Status.PLANNED, Status.PLANNED),
        (Status.DONE, Status.ONGOING, Status.DONE),
        (Status.ALLEGED, Status.HYPOTHETICAL, Status.ALLEGED),
    ],
)
def test_the_firmer_status_wins(one: Status, two: Status, firmer: Status) -> None:
    assert merge(event(status=one), event(status=two)).status is merge(event(status=two), event(status=one)).status is firmer


def test_events_keep_the_order_of_their_first_telling() -> None:
    one, two = event(id="e1"), event(id="e2", code=Code.SUPPORT)
    again = event(id="e3", evidence=((5, 9),))
    assert [e.id for e in fuse_events([one, two, again])] == ["e1", "e2"]
    assert fuse_events([]) == ()


# ---- told to itself

DATES = st.none() | st.sampled_from(["2024", "2025", "2025-03", "2025-04", "2025-04-01", "2025-04-30", "2025-05-01"])
WHO = st.sampled_from([("ann",), ("bob",), ("ann", "bob"), ("bob", "ann"), ("carl",)])
EVENTS = st.builds(
    event,
    code=st.sampled_from([Code.ACCUSE, Code.SUPPORT]),
    doers=WHO,
    receivers=WHO | st.just(()),
    date=DATES,
    status=st.sampled_from(Status),
    by=st.none() | st.sampled_from(["ann", "bob"]),
    issue=st.none() | st.sampled_from(["tariffs", "import tariffs", "tax"]),
    evidence=st.tuples(st.integers(0, 4).map(lambda n: (n, n + 3))),
)
ACTORS = tuple(Actor(id=i, name=i.title(), kind=Kind.PERSON, mentions=((0, 3),)) for i in ("ann", "bob", "carl"))


def _record(events: list[Event]) -> Record:
    numbered = tuple(replace(e, id=f"e{n}") for n, e in enumerate(events))
    return Record(document=document("Nothing happened."), actors=ACTORS, events=numbered)


@given(st.lists(EVENTS, max_size=8))
def test_fusing_twice_changes_nothing(events: list[Event]) -> None:
    once = fuse(_record(events))
    assert fuse(once) == once


@given(st.lists(EVENTS, max_size=8))
def test_fusing_a_record_with_itself_changes_nothing(events: list[Event]) -> None:
    record = _record(events)
    assert [(e.id, e.date, e.status, e.evidence) for e in fuse(replace(record, events=record.events * 2)).events] == [
        (e.id, e.date, e.status, e.evidence) for e in fuse(record).events
    ]


@given(st.lists(EVENTS, max_size=8))
def test_no_evidence_is_lost(events: list[Event]) -> None:
    assert {x for e in fuse_events(events) for x in e.evidence} == {x for e in events for x in e.evidence}
