import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from palmerston import pipeline
from palmerston.record import Document, Record
from palmerston.store import is_stale, open_store, record_of, records
from palmerston.views.cli.workers import Analysed, analyse_all
from tests import factories
from tests.factories import BREAK, document
from tests.views.conftest import Run

ROOT = Path(__file__).parents[2]


def test_reading_stores_records_and_leaves_gathering_to_who_asks(run: Run, articles: Path, tmp_path: Path) -> None:
    result = run("read", str(articles))
    assert result.stdout == "2 read, 0 unchanged, 0 failed in palmerston.db\n"
    assert result.stderr == ""
    with open_store(tmp_path / "palmerston.db") as store:
        assert [r.document.id for r in records(store)] == ["1-honeymoon", "2-break"]
        assert is_stale(store)
    assert run("show").exit_code == 0
    with open_store(tmp_path / "palmerston.db") as store:
        assert not is_stale(store)


def test_reading_again_changes_nothing_says_so_and_analyses_nothing(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("read", str(articles))
    monkeypatch.setattr(pipeline, "load_reader", lambda: pytest.fail("nothing is to be analysed"))
    result = run("read", str(articles))
    assert result.stdout == "0 read, 2 unchanged, 0 failed in palmerston.db\n"
    assert result.stderr == "1-honeymoon: unchanged\n2-break: unchanged\n"


def test_a_changed_text_is_read_as_a_new_version(run: Run, articles: Path, tmp_path: Path) -> None:
    run("read", str(articles))
    (articles / "2-break.txt").write_text(BREAK + " Later corrected.")
    result = run("read", str(articles))
    assert result.stdout == "1 read (1 changed), 1 unchanged, 0 failed in palmerston.db\n"
    with open_store(tmp_path / "palmerston.db") as store:
        assert record_of(store, "2-break").document.text.endswith("corrected.")
        assert store.rows("SELECT count(*) FROM versions") == [(3,)]


def test_again_reads_unchanged_documents_as_well(run: Run, articles: Path) -> None:
    run("read", str(articles))
    assert run("read", str(articles), "--again").stdout == "2 read (2 changed), 0 unchanged, 0 failed in palmerston.db\n"


def test_a_bad_document_is_one_line_the_rest_is_read_and_the_status_is_1(run: Run, articles: Path) -> None:
    (articles / "0-bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    result = run("read", str(articles))
    assert result.exit_code == 1
    assert result.stdout == "2 read, 0 unchanged, 1 failed in palmerston.db\n"
    assert len(result.stderr.splitlines()) == 1
    assert "0-bad.txt: " in result.stderr


def test_a_bug_in_the_analysis_of_one_document_is_one_line(run: Run, articles: Path) -> None:
    (articles / "0-bug.txt").write_text("These words make the analysis explode at once, which is a bug.")
    result = run("read", str(articles))
    assert result.exit_code == 1
    assert result.stdout == "2 read, 0 unchanged, 1 failed in palmerston.db\n"
    assert result.stderr == "palmerston: 0-bug: a fault of the program, please report it: ZeroDivisionError: a bug of two lines\n"


def test_another_language_is_stored_and_said_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ruhe.txt").write_text("Die Regierung hat gestern in Berlin beschlossen, dass die Steuern nicht erhöht werden, wie der Minister mitteilte.")
    result = run("read", "ruhe.txt")
    assert result.stdout == "1 read (1 in another language), 0 unchanged, 0 failed in palmerston.db\n"
    assert result.stderr == "ruhe: in another language (de), stored without facts\n"


def test_json_gives_one_line_a_document(run: Run, articles: Path) -> None:
    (articles / "3-bad.txt").write_bytes(b"")
    lines = [json.loads(line) for line in run("read", str(articles), "--json").stdout.splitlines()]
    assert [(line["document"].split("/")[-1], line["outcome"]) for line in lines] == [("3-bad.txt", "failed"), ("1-honeymoon", "added"), ("2-break", "added")]
    assert lines[1]["figures"] == 2


def test_another_store_can_be_named(run: Run, articles: Path, tmp_path: Path) -> None:
    assert run("read", str(articles), "--store", "deep/er/news.db").exit_code == 0
    assert (tmp_path / "deep/er/news.db").exists()


def test_a_wrong_date_is_one_line(run: Run, articles: Path) -> None:
    result = run("read", str(articles), "--published", "someday")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_an_interrupted_run_keeps_what_it_stored(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(document: Document, reader: object) -> Record:
        if document.id == "2-break":
            raise KeyboardInterrupt
        return factories.analyse(document, reader)

    monkeypatch.setattr(pipeline, "analyse", interrupted)
    result = run("read", str(articles))
    assert (result.exit_code, result.stderr) == (130, "palmerston: interrupted: what was stored is kept, and the same command goes on from there\n")
    monkeypatch.setattr(pipeline, "analyse", factories.analyse)
    assert run("read", str(articles)).stdout == "1 read, 1 unchanged, 0 failed in palmerston.db\n"


def test_a_full_disk_ends_the_run_with_one_line(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from palmerston.store import database

    settle = database._settle

    def small(store: database.Store) -> None:
        settle(store)
        store.rows("PRAGMA max_page_count = 60")

    monkeypatch.setattr(database, "_settle", small)
    (articles / "2-break.txt").write_text("word " * 200_000)
    result = run("read", str(articles))
    assert result.exit_code == 1
    assert result.stderr.startswith("palmerston: no room left for the store palmerston.db")
    assert len(result.stderr.splitlines()) == 1


def test_progress_is_told_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from palmerston.views.cli.progress import Bar

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with Bar(2) as bar:
        bar.advance(1000)
        bar.say("in another language")
        bar.advance(1000)
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "characters/s" in shown
    assert "in another language" in shown


# ---- many processes


def dies(document: Document, reader: object) -> Record:
    """An analysis that takes its process along, for one document."""
    if document.id == "d2":
        os._exit(9)
    return factories.analyse(document, reader)


def test_many_workers_give_records_in_order_and_a_dead_one_costs_its_document_alone() -> None:
    documents = [document(f"Text {i}.", id=f"d{i}") for i in range(5)]
    found = list(analyse_all(documents, workers=2, load=factories.load_reader, analyse=dies))
    assert [(one.document.id, one.record is not None) for one in found] == [("d0", True), ("d1", True), ("d2", False), ("d3", True), ("d4", True)]
    assert found[0] == Analysed(document=documents[0], record=Record(document=documents[0]))


KILLED = """
import sys, time
from palmerston import pipeline
from tests import factories
def slow(document, reader):
    time.sleep(0.05)
    return factories.analyse(document, reader)
pipeline.load_reader, pipeline.analyse, pipeline.gather = factories.load_reader, slow, factories.gather
from palmerston.views.cli import main
sys.argv = ["palmerston", "read", "news.jsonl", "--workers", "1"]
main()
"""


def test_a_killed_run_goes_on_where_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(
        "".join(json.dumps({"id": f"d{i}", "text": f"On the day {i} the ministers met in the capital."}) + "\n" for i in range(40))
    )
    reading = subprocess.Popen([sys.executable, "-c", KILLED], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and _stored(tmp_path) < 5:
        time.sleep(0.02)
    reading.kill()
    reading.wait()
    before = _stored(tmp_path)
    assert 5 <= before < 40
    with open_store(tmp_path / "palmerston.db") as store:
        assert is_stale(store)
    assert run("read", "news.jsonl", "--workers", "1").stdout == f"{40 - before} read, {before} unchanged, 0 failed in palmerston.db\n"
    assert _stored(tmp_path) == 40


def _stored(folder: Path) -> int:
    if not (folder / "palmerston.db").exists():
        return 0
    with open_store(folder / "palmerston.db") as store:
        return len(store.rows("SELECT id FROM documents"))
