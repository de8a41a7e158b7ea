"""Open the store: one SQLite file, brought up to the present tables by numbered migrations, each applied once.

A reader and a writer in two processes do not block each other (write-ahead log). Whatever SQLite reports is translated here into
one sentence that says what to do.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from palmerston.errors import StoreTooNew, StoreUnusable

APPLICATION = 0x50414C4D  # "PALM", set by the first migration
BUSY_SECONDS = 30.0
MIGRATIONS = Path(__file__).parent / "migrations"
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Store:
    """An open store.

    Attributes:
        path: where it lies, or ``:memory:``.
        connection: in autocommit; writes go through `transaction`.
    """

    path: str
    connection: sqlite3.Connection

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query."""
        with _translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of a query, one at a time."""
        with _translated(self.path):
            yield from self.connection.execute(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside is written, or nothing of it."""
        with _translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self.connection.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_store(path: str | Path, *, create: bool = True) -> Store:
    """The store at `path`, with the tables of this version.

    Args:
        path: an SQLite file, or ``:memory:``.
        create: make a new store where there is none; its folder as well.

    Raises:
        StoreTooNew: where a newer version of the program wrote it.
        StoreUnusable: where there is none, or it cannot be opened, read or written.
    """
    place = str(path)
    if place != ":memory:":
        _prepare(Path(path), create=create)
    with _translated(place):
        connection = sqlite3.connect(place, timeout=BUSY_SECONDS, isolation_level=None)
    store = Store(place, connection)
    try:
        _settle(store)
        _migrate(store)
    except BaseException:
        connection.close()
        raise
    return store


def _prepare(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreUnusable(f"{path} is a folder, not a store: name a file, such as {path / 'palmerston.db'}")
    if path.exists():
        return
    if not create:
        raise StoreUnusable(f"there is no store at {path}: make one with `palmerston read PATH --store {path}`, or name another with --store")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnusable(f"cannot make the folder of the store {path} ({error.strerror}): name another place with --store") from error


def _settle(store: Store) -> None:
    tables = store.rows("SELECT count(*) FROM sqlite_master")[0][0]
    if tables and store.rows("PRAGMA application_id")[0][0] != APPLICATION:
        raise StoreUnusable(f"{store.path} is a database of another program: name another file with --store")
    if store.rows("PRAGMA journal_mode")[0][0] != "wal":
        store.rows("PRAGMA journal_mode = WAL")
    store.rows("PRAGMA synchronous = NORMAL")
    store.rows("PRAGMA foreign_keys = ON")


def migrations() -> tuple[tuple[int, str, str], ...]:
    """Number, name and SQL of every migration, in order."""
    files = sorted(MIGRATIONS.glob("[0-9]*.sql"))
    return tuple((int(file.stem.split("_")[0]), file.stem, file.read_text("utf-8")) for file in files)


def _migrate(store: Store) -> None:
    known = migrations()
    applied = _applied(store)
    if applied > known[-1][0]:
        raise StoreTooNew(
            f"{store.path} was written by a newer version of palmerston (its tables are number {applied}, this version knows {known[-1][0]}): update palmerston"
        )
    for number, name, sql in known:
        if number > applied:
            _apply(store, number, name, sql)


def _applied(store: Store) -> int:
    if not store.rows("SELECT 1 FROM sqlite_master WHERE name = 'migrations'"):
        return 0
    number: int = store.rows("SELECT coalesce(max(number), 0) FROM migrations")[0][0]
    return number


def _apply(store: Store, number: int, name: str, sql: str) -> None:
    with store.transaction() as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)")
        # Another process may have done it while this one waited for the lock.
        if connection.execute("SELECT 1 FROM migrations WHERE number = ?", (number,)).fetchone():
            return
        for statement in statements_of(sql):
            connection.execute(statement)
        connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (number, name, now()))


def statements_of(sql: str) -> Iterator[str]:
    """The statements of a script, one at a time: ``executescript`` would end the transaction it is called in."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def now() -> str:
    """This moment, to the second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def _translated(path: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreUnusable(_sentence(path, str(error))) from error


def _sentence(path: str, said: str) -> str:
    match said:
        case _ if "full" in said:
            return f"no room left for the store {path}: free some space and run the same command again; what was stored is kept"
        case _ if "not a database" in said:
            return f"{path} is not a store of palmerston: name another file with --store"
        case _ if "readonly" in said:
            return f"no permission to write the store {path}: change its permissions, or name another file with --store"
        case _ if "unable to open" in said:
            return f"cannot open the store {path}: check that its folder exists and may be written, or name another file with --store"
        case _ if "locked" in said or "busy" in said:
            return f"another process holds the store {path}: wait for it to end, then run the same command again"
        case _ if "malformed" in said:
            return f"the store {path} is damaged: restore a copy, or read the documents anew into another file with --store"
        case _:
            return f"the store {path} cannot be used ({said}): try again, or name another file with --store"
