"""What several documents say together: told twice, counted once, with how many stand behind it."""

from typing import Any

import pytest
from msgspec.structs import replace

from palmerston.fusion import gather
from palmerston.fusion.corroboration import origins_of
from palmerston.record import Actor, Code, Corpus, Event, Figure, Kind, Measure, Position, Record
from tests.factories import breakup, document, honeymoon

WIRE = "On Friday the minister said that the two sides had met in the capital and that they would meet again before the end of the month to sign the paper."
OTHER = "A crowd gathered at the harbour while ships blew their horns, and nobody who stood there could say whether the strike was over or had only begun."


def _origins(*documents: tuple[str, str | None]) -> list[str]:
    found = [document(text, id=f"d{n}", outlet=outlet) for n, (text, outlet) in enumerate(documents)]
    origins = origins_of(found)
    return [origins[d.id] for d in found]


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([(WIRE, "Ledger"), (OTHER, "Courier")], 2),
        ([(WIRE, "Ledger"), (OTHER, "Ledger")], 1),  # two articles of one newspaper
        ([(WIRE, "Ledger"), (WIRE, "Courier")], 1),  # a reprint
        ([(WIRE, "Ledger"), (WIRE.replace("Friday", "Monday"), "Courier")], 1),  # a reprint with a word changed
        ([(WIRE, None), (OTHER, None)], 2),  # nobody knows the outlets: each for itself
        ([(WIRE, "Ledger"), (OTHER, "Courier"), (WIRE, "Herald")], 2),
    ],
)
def test_independent_origins(documents: list[tuple[str, str | None]], expected: int) -> None:
    assert len(set(_origins(*documents))) == expected


# ---- events and figures

ACTORS = tuple(Actor(id=i, name=n, kind=Kind.PERSON, aliases=(n,), mentions=((0, 3),)) for i, n in (("a", "Ann Lee"), ("b", "Bob Ray")))


def _told(text: str, outlet: str, *, event: dict[str, Any] | None = None, figure: dict[str, Any] | None = None) -> Record:
    events = (Event(**{"id": "e1", "code": Code.ACCUSE, "doers": ("a",), "receivers": ("b",), "evidence": ((0, 9),), **event}),) if event is not None else ()
    figures = (Figure(**{"id": "f1", "value": 1345, "unit": "contract", "role": Measure.COUNT, "evidence": ((0, 9),), **figure}),) if figure is not None else ()
    return Record(document=document(text, id=outlet, outlet=outlet), actors=ACTORS, events=events, figures=figures)


def _corpus(one: dict[str, Any], two: dict[str, Any], *, kind: str, texts: tuple[str, str] = (WIRE, OTHER)) -> Corpus:
    return gather([_told(texts[0], "Ledger", **{kind: one}), _told(texts[1], "Courier", **{kind: two})])[0]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ({"date": "2025-04-17"}, {"date": "2025-04-17"}, 1),
        ({"date": "2025-04"}, {"date": "2025-04-17"}, 1),
        ({"date": "2025-04-17"}, {"date": "2025-04-18"}, 2),
        ({"issue": "tariffs"}, {"issue": "import tariffs"}, 1),
        ({"issue": "tariffs"}, {"issue": "Sudan"}, 2),
        # neither a day nor an issue in common: they may tell two acts
        ({}, {}, 2),
        ({"date": "2025"}, {"date": "2025"}, 2),
        ({"date": "2025-04-17"}, {}, 2),
        ({"date": "2025-04-17"}, {"date": "2025-04-17", "code": Code.SUPPORT}, 2),
    ],
)
def test_two_documents_tell_one_act_or_two(one: dict[str, Any], two: dict[str, Any], expected: int) -> None:
    events = _corpus(one, two, kind="event").events
    assert len(events) == expected
    assert [e.corroboration for e in events] == ([2] if expected == 1 else [1, 1])
    assert sum(len(e.tellings) for e in events) == 2


def test_a_reprint_corroborates_nothing() -> None:
    told = {"date": "2025-04-17"}
    (event,) = _corpus(told, told, kind="event", texts=(WIRE, WIRE)).events
    assert event.corroboration == 1
    assert [t.document for t in event.tellings] == ["Ledger", "Courier"]


def test_a_figure_that_two_outlets_tell_is_one() -> None:
    (figure,) = _corpus({}, {}, kind="figure").figures
    assert (figure.value, figure.corroboration, len(figure.tellings)) == (1345, 2, 2)
    assert len(_corpus({}, {"value": 1346}, kind="figure").figures) == 2


def test_wordings_of_one_issue_are_one() -> None:
    def stands(outlet: str, *issues: str) -> Record:
        positions = tuple(Position(actor="a", issue=i, stance=1, evidence=((0, 3),)) for i in issues)
        return Record(document=document(WIRE, id=outlet, outlet=outlet), actors=ACTORS, positions=positions)

    issues = gather([stands("Ledger", "tariffs", "AI regulation"), stands("Courier", "tariff", "tariffs")])[0].issues
    assert [(i.id, i.name, set(i.aliases)) for i in issues] == [
        ("tariffs", "tariffs", {"tariffs", "tariff"}),
        ("ai-regulation", "AI regulation", {"AI regulation"}),
    ]


# ---- the whole


def test_every_actor_of_a_corpus_fact_is_an_actor_of_the_corpus() -> None:
    corpus, ids = gather([honeymoon(), breakup()])
    known = {a.id for a in corpus.actors}
    assert set(ids.values()) == known
    assert {x for e in corpus.events for x in (*e.doers, *e.receivers)} <= known
    assert {x for f in corpus.figures for x in (f.payer, f.payee, f.by) if x} <= known
    assert {x for d in corpus.disputes for x in (d.claimed_by, d.answered_by) if x} <= known


def test_every_passage_of_a_corpus_lies_in_its_document() -> None:
    records = [honeymoon(), breakup()]
    corpus, _ = gather(records)
    length = {r.document.id: r.document.characters for r in records}
    told = [(t.document, x) for f in (*corpus.events, *corpus.figures, *corpus.actors) for t in f.tellings for x in t.evidence]
    told += [(p.document, p.extent) for d in corpus.disputes for p in (d.claim, d.answer)]
    assert told
    assert all(0 <= start < end <= length[d] for d, (start, end) in told)


def test_a_corpus_of_nothing_is_empty() -> None:
    assert gather([]) == (Corpus(), {})


def test_a_document_that_is_told_alone_says_what_its_record_says() -> None:
    record = replace(breakup(), document=replace(breakup().document, id="alone"))
    corpus, _ = gather([record])
    assert [(e.code, e.date, e.status, e.tellings[0].fact) for e in corpus.events] == [(e.code, e.date, e.status, e.id) for e in record.events]
