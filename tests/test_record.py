import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from palmerston.errors import ExtentOutside, PalmerstonError
from palmerston.record import (
    Actor,
    Code,
    Dispute,
    Event,
    Figure,
    Kind,
    Measure,
    Phase,
    Record,
    Standing,
    Tie,
    check,
    decode,
    encode,
    extents_of,
    record_builtins,
)
from tests.factories import breakup, document, honeymoon

RECORDS = [honeymoon(), breakup(), Record(document=document())]


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.document.id)
def test_json_there_and_back_is_the_same(record: Record) -> None:
    assert decode(encode(record)) == record


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.document.id)
def test_a_record_that_keeps_the_contract_is_given_back(record: Record) -> None:
    assert check(record) is record


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**15), 10**15) | st.none(), st.sampled_from(Measure), st.text(max_size=20))
def test_any_figure_survives_json(value: float | int | None, role: Measure, of: str) -> None:
    figure = Figure(id="f1", value=value, unit="USD", role=role, of=of, evidence=((0, 3),))
    record = Record(document=document("One"), figures=(figure,))
    assert decode(encode(record)) == record


def test_keys_are_spelt_as_the_contract_spells_them() -> None:
    found = record_builtins(honeymoon())
    assert list(found) == ["document", "actors", "events", "statements", "positions", "figures", "ties", "disputes"]
    assert {"from", "to"} <= set(found["events"][0]) & set(found["figures"][0]) & set(found["ties"][0]["phases"][0]) & set(found["actors"][0]["roles"][0])


def test_the_text_is_exported_only_when_asked_for() -> None:
    assert "text" not in record_builtins(honeymoon())["document"]
    assert record_builtins(honeymoon(), with_text=True)["document"]["text"] == honeymoon().document.text


def test_confidence_is_left_out_where_it_was_not_judged() -> None:
    found = record_builtins(breakup())["events"]
    assert [e.get("confidence") for e in found] == [0.45, None]
    assert "confidence" not in found[1]


def test_a_wrong_record_is_refused_with_the_path_of_what_is_wrong() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.events\[0\]\.code"):
        decode('{"document": {"id": "x"}, "events": [{"id": "e1", "code": "EAT", "from": ["a"], "evidence": [[0, 1]]}]}')


# ---- what breaks the contract, beside what just keeps it

TEXT = "Ann met Bob."
ANN = Actor(id="ann", name="Ann", kind=Kind.PERSON, mentions=((0, 3),))
BOB = Actor(id="bob", name="Bob", kind=Kind.PERSON, mentions=((8, 11),))
MET = Event(id="e1", code=Code.CONSULT, doers=("ann", "bob"), receivers=("ann", "bob"), evidence=((0, 11),))
KEPT = Record(document=document(TEXT), actors=(ANN, BOB), events=(MET,))


def _with_event(**changes: object) -> Record:
    return replace(KEPT, events=(replace(MET, **changes),))


@pytest.mark.parametrize(
    "record",
    [
        _with_event(evidence=((0, 12),)),  # up to the last character
        _with_event(date="2024/2025-03"),
        _with_event(by="bob"),
    ],
)
def test_what_just_keeps_the_contract(record: Record) -> None:
    assert check(record) is record


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (_with_event(evidence=((0, 13),)), "no extent"),  # one past the last character
        (_with_event(evidence=((-1, 3),)), "no extent"),
        (_with_event(evidence=((3, 3),)), "no extent"),
        (_with_event(evidence=()), "no extent"),
        (_with_event(date="April 2025"), "no partial ISO date"),
        (_with_event(by="carl"), "unknown actors"),
        (_with_event(doers=("carl",)), "unknown actors"),
        (replace(KEPT, actors=(ANN, BOB, ANN)), "one id"),
        (replace(KEPT, ties=(Tie(pair=("ann", "carl"), phases=(Phase(state=Standing.ALLIED, evidence=((0, 3),)),)),)), "unknown actors"),
        (replace(KEPT, ties=(Tie(pair=("ann", "bob"), phases=(Phase(state=Standing.ALLIED, since="soon", evidence=((0, 3),)),)),)), "no partial ISO date"),
        (replace(KEPT, disputes=(Dispute(claim=(0, 3), answer=(4, 99)),)), "no extent"),
        (replace(KEPT, figures=(Figure(id="f1", value=1, evidence=((0, 3),), as_of="now"),)), "no partial ISO date"),
    ],
)
def test_what_breaks_the_contract_is_named(record: Record, reason: str) -> None:
    with pytest.raises(ExtentOutside, match=reason) as raised:
        check(record)
    assert "'quiet'" in str(raised.value)
    assert isinstance(raised.value, PalmerstonError)


def test_every_extent_of_a_fact_is_known() -> None:
    record = honeymoon()
    assert len(extents_of(record.actors[0])) == 3  # two mentions and a role
    assert len(extents_of(record.statements[0])) == 2  # content and cue
    assert len(extents_of(record.ties[0])) == 2
    assert extents_of(breakup().disputes[0]) == (breakup().disputes[0].claim, breakup().disputes[0].answer)
