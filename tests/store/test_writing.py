import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from palmerston.errors import ExtentOutside, NoSuchThing
from palmerston.record import Record
from palmerston.store import Outcome, Store, begin_run, has, open_store, put, record_of, records
from palmerston.store.questions import documents_with
from palmerston.store.runs import runs
from tests.factories import BREAK, breakup, document, each, honeymoon


@pytest.fixture
def store() -> Store:
    return open_store(":memory:")


def _dump(store: Store) -> list[str]:
    return list(store.connection.iterdump())


def test_a_record_comes_back_exactly_as_it_was_put(store: Store) -> None:
    assert put(store, honeymoon()) is Outcome.ADDED
    assert put(store, breakup()) is Outcome.ADDED
    assert list(records(store)) == [honeymoon(), breakup()]
    assert record_of(store, "break") == breakup()


def test_putting_the_same_record_twice_changes_nothing(store: Store) -> None:
    put(store, honeymoon())
    before = _dump(store)
    assert put(store, honeymoon()) is Outcome.UNCHANGED
    assert _dump(store) == before


def test_a_document_is_known_again_by_what_its_source_said_not_by_what_the_analysis_added(store: Store) -> None:
    plain = replace(honeymoon().document, published=None, outlet=None)
    put(store, honeymoon(), source=plain)
    assert has(store, plain)
    assert not has(store, honeymoon().document)


def test_a_changed_text_is_a_new_version_and_the_old_one_is_kept(store: Store) -> None:
    put(store, breakup())
    changed = Record(document=document(BREAK + " Corrected.", id="break", published="2025-06-07"))
    assert put(store, changed) is Outcome.CHANGED
    assert record_of(store, "break") == changed
    rows = store.rows("SELECT current, text FROM versions ORDER BY version")
    assert rows == [(0, BREAK), (1, BREAK + " Corrected.")]
    assert store.rows("SELECT count(*) FROM events WHERE version = 1") == [(2,)]


def test_a_changed_text_at_the_same_address_is_a_new_version_under_the_first_id(store: Store) -> None:
    put(store, honeymoon())
    moved = Record(document=document("Rewritten.", id="another-name", url="https://ledger.example/gift"))
    assert put(store, moved) is Outcome.CHANGED
    assert [r.document.id for r in records(store)] == ["honeymoon"]
    assert record_of(store, "honeymoon").document.text == "Rewritten."
    assert has(store, moved.document)


def test_new_knowledge_of_the_same_text_replaces_its_facts(store: Store) -> None:
    put(store, honeymoon())
    later = replace(honeymoon(), document=replace(honeymoon().document, published="2025-03-12"), events=())
    assert put(store, later) is Outcome.CHANGED
    assert record_of(store, "honeymoon") == later
    assert store.rows("SELECT count(*) FROM versions") == [(1,)]


def test_a_document_of_an_older_program_is_read_anew(store: Store) -> None:
    old = begin_run(program="0.0.1")
    put(store, replace(honeymoon(), figures=()), source=honeymoon().document, run=old)
    assert not has(store, honeymoon().document)
    assert put(store, honeymoon()) is Outcome.CHANGED
    assert record_of(store, "honeymoon") == honeymoon()
    assert runs(store)[0].program == "0.0.1"
    assert store.rows("SELECT r.program FROM versions v JOIN runs r ON r.id = v.run") != [("0.0.1",)]


def test_a_document_without_facts_or_in_another_language_is_stored(store: Store) -> None:
    german = Record(document=document("Gestern geschah nichts.", id="ruhe", language="de"))
    put(store, german)
    assert record_of(store, "ruhe") == german


def test_numbers_follow_the_order_of_reading_and_stay(store: Store) -> None:
    put(store, honeymoon())
    put(store, breakup())
    put(store, replace(honeymoon(), document=document("Other words.", id="honeymoon"), **_no_facts()))
    assert store.rows("SELECT number, id FROM documents ORDER BY number") == [(0, "honeymoon"), (1, "break")]


def _no_facts() -> dict[str, tuple[()]]:
    return dict.fromkeys(("actors", "events", "statements", "positions", "figures", "ties", "disputes"), ())


def test_a_record_that_breaks_the_contract_is_not_written(store: Store) -> None:
    record = honeymoon()
    wrong = replace(record, positions=(replace(record.positions[0], evidence=((0, 10_000),)),))
    with pytest.raises(ExtentOutside):
        put(store, wrong)
    assert list(records(store)) == []


def test_an_unknown_document_is_told(store: Store) -> None:
    with pytest.raises(NoSuchThing, match="no document 'x'"):
        record_of(store, "x")


def test_words_are_found_in_current_texts_alone(store: Store) -> None:
    put(store, breakup())
    assert documents_with(store, "disgusting ABOMINATION") == ("break",)
    put(store, Record(document=document("Élan vital.", id="break")))
    assert documents_with(store, "abomination") == ()
    assert documents_with(store, "elan") == ("break",)
    put(store, Record(document=document("Élan vital.", id="break", title="On life")))
    assert documents_with(store, "life") == ("break",)


def test_every_extent_of_every_fact_can_be_looked_up(store: Store) -> None:
    put(store, breakup())
    start, end = each(BREAK, "No recession is coming")[0]
    assert store.rows('SELECT kind, place FROM evidence WHERE start = ? AND "end" = ?', (start, end)) == [("disputes", 0)]


WRITER = """
import sys
from msgspec.structs import replace
from palmerston.record import Record
from palmerston.store import open_store, put
from tests.factories import breakup
store = open_store(sys.argv[1])
made = breakup()
for i in range(100_000):
    put(store, replace(made, document=replace(made.document, id=f"d{i}")))
    print(i, flush=True)
"""


def test_a_killed_writer_leaves_whole_documents_and_the_next_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    root = Path(__file__).parents[2]
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
    assert writer.stdout is not None
    for _ in range(5):
        writer.stdout.readline()
    time.sleep(0.013)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    with open_store(path) as store:
        found = list(records(store))
        assert len(found) >= 5
        for i, record in enumerate(found):
            assert record == replace(breakup(), document=replace(breakup().document, id=f"d{i}"))
        assert store.rows("PRAGMA foreign_key_check") == []
        assert put(store, found[0]) is Outcome.UNCHANGED
        assert put(store, replace(breakup(), document=replace(breakup().document, id="next"))) is Outcome.ADDED
