import sqlite3
from pathlib import Path

import pytest

from palmerston.errors import StoreTooNew, StoreUnusable
from palmerston.record import Record
from palmerston.store import database as tables
from palmerston.store import open_store, put
from tests.factories import document, honeymoon

SCHEMA = Path(tables.__file__).parent / "schema.sql"


def _layout(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    return {(kind, name, " ".join((sql or "").split())) for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")}


def test_the_migrations_add_up_to_the_schema() -> None:
    told = sqlite3.connect(":memory:")
    told.executescript(SCHEMA.read_text("utf-8"))
    with open_store(":memory:") as store:
        built = {(k, n, s.replace("IF NOT EXISTS ", "")) for k, n, s in _layout(store.connection)}
    assert built == _layout(told)


def test_a_migration_is_applied_once(tmp_path: Path) -> None:
    for _ in range(2):
        with open_store(tmp_path / "s.db") as store:
            assert store.rows("SELECT number FROM migrations") == [(number,) for number, _, _ in tables.migrations()]


def test_a_migration_that_fails_leaves_nothing_of_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    open_store(path).close()
    known = tables.migrations()
    broken = (*known, (len(known) + 1, "9_broken", "CREATE TABLE half (x);\nCREATE TABLE half (x);\n"))
    monkeypatch.setattr(tables, "migrations", lambda: broken)
    with pytest.raises(StoreUnusable):
        open_store(path)
    monkeypatch.undo()
    with open_store(path) as store:
        assert store.row("SELECT 1 FROM sqlite_master WHERE name = 'half'") is None


def test_a_store_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with open_store(path) as store:
        store.connection.execute("INSERT INTO migrations VALUES (9999, 'later', '2099-01-01')")
    with pytest.raises(StoreTooNew, match=r"newer version of palmerston .* update palmerston"):
        open_store(path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.write_text("These are not tables, these are words. " * 100)
    with pytest.raises(StoreUnusable, match="is not a store of palmerston: name another file"):
        open_store(path)
    assert path.read_text().startswith("These are not tables")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    with pytest.raises(StoreUnusable, match="another program"):
        open_store(path)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="is a folder"):
        open_store(tmp_path)


def test_a_missing_store_is_made_only_where_asked(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="there is no store at"):
        open_store(tmp_path / "s.db", create=False)
    assert not (tmp_path / "s.db").exists()
    open_store(tmp_path / "new" / "s.db").close()
    assert (tmp_path / "new" / "s.db").exists()


def test_a_full_disk_is_told_and_leaves_whole_documents(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with open_store(path) as store:
        put(store, honeymoon())
        pages = store.rows("PRAGMA page_count")[0][0]
        store.rows(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreUnusable, match=r"no room left .* what was stored is kept"):
            put(store, Record(document=document("word " * 100_000, id="long")))
    with open_store(path) as store:
        assert store.rows("SELECT id FROM documents") == [("honeymoon",)]
        assert store.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_store_without_permission_is_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.rows("PRAGMA query_only = ON")
        with pytest.raises(StoreUnusable, match="no permission to write"):
            put(store, honeymoon())


def test_a_reader_and_a_writer_do_not_block_each_other(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as writer, open_store(tmp_path / "s.db") as reader:
        with writer.transaction() as connection:
            connection.execute("INSERT INTO documents VALUES (0, 'x')")
            assert reader.rows("SELECT id FROM documents") == []
        assert reader.rows("SELECT id FROM documents") == [("x",)]
