"""When two actors have a tie: one act is none, two are one, a bond that is named is one by itself."""

from typing import Any

import msgspec
import pytest

from palmerston.coding.named_bonds import named_bonds
from palmerston.record import Actor, Code, Event, Kind, Passage, Record, Standing, Status, Tie, check
from palmerston.ties import Signal, trace, trace_corpus
from palmerston.ties.signals import signals_of
from tests.factories import at, document


def _record(text: str, *acts: dict[str, Any], kinds: dict[str, Kind] | None = None) -> Record:
    """A text with its names as actors, and acts from Ann Lee to Bob Ray."""
    names = [n for n in ("Ann Lee", "Bob Ray", "Cora May", "Daily Ledger") if n in text]
    ids = {n: n.split()[0].lower() for n in names}
    actors = tuple(Actor(id=ids[n], name=n, kind=(kinds or {}).get(ids[n], Kind.PERSON), aliases=(n,), mentions=(at(text, n),)) for n in names)
    events = tuple(
        Event(**{"id": f"e{n}", "code": Code.SUPPORT, "doers": ("ann",), "receivers": ("bob",), "evidence": ((n, n + 3),), **a}) for n, a in enumerate(acts)
    )
    return Record(document=document(text), actors=actors, events=events)


PLAIN = "Ann Lee came. Bob Ray came too, and Cora May did not."


def _ties(*acts: dict[str, Any]) -> tuple[Tie, ...]:
    record = trace(_record(PLAIN, *acts))
    check(record)
    return record.ties


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([], None),
        ([{}], None),  # one act is no tie
        ([{}, {}], Standing.ALLIED),  # two are
        ([{"code": Code.ACCUSE}], None),
        ([{"code": Code.ACCUSE}, {"code": Code.ACCUSE}], Standing.HOSTILE),
        ([{}, {"code": Code.ACCUSE}], Standing.MIXED),
        # acts that did not take place tie nobody
        ([{"status": Status.DENIED}, {"status": Status.DENIED}], None),
        # acts on somebody else tie nobody to Bob
        ([{}, {"receivers": ("cora",)}], None),
        # an act without a receiver ties nobody
        ([{"receivers": ()}, {"receivers": ()}], None),
        # who answers in kind
        ([{"code": Code.ACCUSE}, {"code": Code.ACCUSE, "doers": ("bob",), "receivers": ("ann",)}], Standing.HOSTILE),
    ],
)
def test_a_tie_needs_more_than_one_act(acts: list[dict[str, Any]], expected: Standing | None) -> None:
    found = _ties(*acts)
    assert [(t.pair, t.phases[-1].state) for t in found] == ([(("ann", "bob"), expected)] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee's longtime ally Bob Ray came.", Standing.ALLIED),
        ("Bob Ray, a close ally of Ann Lee, came.", Standing.ALLIED),
        ("Bob Ray, an arch-rival of Ann Lee, came.", Standing.HOSTILE),
        ("The feud between Ann Lee and Bob Ray went on.", Standing.HOSTILE),
    ],
)
def test_a_bond_alone_is_a_tie(text: str, expected: Standing) -> None:
    record = _record(text)
    (tie,) = trace(msgspec.structs.replace(record, bonds=tuple(named_bonds(text, record.actors)))).ties
    (phase,) = tie.phases
    assert (tie.pair, phase.state) == (("ann", "bob"), expected)
    start, end = phase.evidence[0]
    assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee met an ally. Bob Ray came.",  # the other stands in another sentence
        "Ann Lee's brother Bob Ray came.",  # kinship is no bond
        "Ann Lee has many allies.",
        PLAIN,
    ],
)
def test_no_bond(text: str) -> None:
    assert list(named_bonds(text, _record(text).actors)) == []


def test_an_outlet_that_reports_is_tied_to_nobody() -> None:
    acts = [{"doers": ("daily",)}, {"doers": ("daily",)}]
    text = "The Daily Ledger wrote of Bob Ray."
    assert trace(_record(text, *acts, kinds={"daily": Kind.MEDIA})).ties == ()
    assert len(trace(_record(text, *acts, kinds={"daily": Kind.COMPANY})).ties) == 1


def test_a_document_in_which_the_standing_turns_tells_when() -> None:
    acts = [{"date": d} for d in ("2024-07-13", "2024-11-06")] + [{"date": d, "code": Code.ACCUSE} for d in ("2025-06-03", "2025-06-05")]
    (tie,) = _ties(*acts)
    assert [(p.state, p.since, p.until) for p in tie.phases] == [(Standing.ALLIED, "2024-07-13", "2024-11-06"), (Standing.HOSTILE, "2025-06-03", None)]


def test_the_strongest_tie_comes_first() -> None:
    found = _ties({}, {}, *[{"receivers": ("cora",)}] * 4)
    assert [t.pair for t in found] == [("ann", "cora"), ("ann", "bob")]


def test_tracing_twice_changes_nothing() -> None:
    once = trace(_record("Bob Ray, a close ally of Ann Lee, came.", {}, {}))
    assert trace(once) == once


def test_a_mutual_act_is_one_signal_for_each_pair() -> None:
    both = ("ann", "bob")
    assert len(list(signals_of(_record(PLAIN, {"doers": both, "receivers": both})))) == 1


# ---- many documents


def _signal(weight: float, date: str, document_id: str) -> Signal:
    return Signal(pair=frozenset(("ann", "bob")), weight=weight, date=date, evidence=(Passage(document=document_id, extent=(0, 3)),), bond=None)


def test_the_signals_of_many_documents_make_one_tie_in_phases() -> None:
    signals = [_signal(1.0, "2024-07-13", "a"), _signal(1.0, "2025-02-07", "b"), _signal(-1.0, "2025-06-03", "c"), _signal(-1.0, "2025-06-05", "d")]
    (tie,) = trace_corpus(signals)
    assert tie.acts == 4
    assert [(p.state, p.since, p.until) for p in tie.phases] == [(Standing.ALLIED, "2024-07-13", "2025-02-07"), (Standing.HOSTILE, "2025-06-03", None)]
    assert [{x.document for x in p.evidence} for p in tie.phases] == [{"a", "b"}, {"c", "d"}]


def test_one_act_in_one_document_is_no_tie_of_the_corpus() -> None:
    assert trace_corpus([_signal(1.0, "2025-02-07", "a")]) == ()
    assert len(trace_corpus([_signal(1.0, "2025-02-07", "a"), _signal(1.0, "2025-02-08", "b")])) == 1
