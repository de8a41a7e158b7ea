"""Put records into the store: one transaction a document, and the same document twice changes nothing.

A document is known by its id, or else by its address. A changed text under either is a new version; the old one is kept with its
facts. What the same text says is replaced when a newer program, or better knowledge of where it comes from, reads it anew.
"""

import sqlite3
from enum import StrEnum

import msgspec

from palmerston.record import Document, Record, check
from palmerston.store.database import Store, now
from palmerston.store.facts import remove_facts, write_facts
from palmerston.store.fingerprints import fingerprint
from palmerston.store.runs import Run, begin_run
from palmerston.version import __version__


class Outcome(StrEnum):
    """What putting a record did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


class _Stored(msgspec.Struct, frozen=True):
    """The current version of a document."""

    number: int
    id: str
    version: int
    sha256: str
    fingerprint: str
    program: str


def has(store: Store, document: Document, *, program: str = __version__) -> bool:
    """Whether this very document was stored by this version of the program, so that reading it again would change nothing.

    Args:
        store: where to look.
        document: as it came from its source, before any analysis.
        program: version of the program.
    """
    found = _stored(store, document)
    return found is not None and found.program == program and found.fingerprint == fingerprint(document)


def put(store: Store, record: Record, *, source: Document | None = None, run: Run | None = None, again: bool = False) -> Outcome:
    """Write a record with all its facts, or nothing of it.

    Args:
        store: where to.
        record: as analysed; where it is known by its address alone, it takes the id that it was first stored with.
        source: the document before analysis, by which it will be known again; None where analysis added nothing to it.
        run: who writes; None for a run of its own.
        again: replace the facts even where the document is unchanged.

    Raises:
        ExtentOutside: where the record does not keep the contract.
        StoreUnusable: where the store cannot be written.
    """
    check(record)
    run = run or begin_run()
    source = source or record.document
    with store.transaction() as connection:
        found = _stored(store, source)
        if found and not again and found.program == run.program and found.fingerprint == fingerprint(source):
            return Outcome.UNCHANGED
        _note(connection, run)
        if found:
            record = msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, id=found.id))
        version = None
        if found and found.sha256 == record.document.sha256:
            version = _emptied(connection, found)
        elif found:
            _retired(connection, found)
        number = found.number if found else _numbered(connection, record.document)
        version = _write_version(connection, number, version, record.document, fingerprint(source), run)
        write_facts(connection, version, record)
        connection.execute("UPDATE state SET value = value + 1 WHERE name = 'revision'")
    return Outcome.CHANGED if found else Outcome.ADDED


def _stored(store: Store, document: Document) -> _Stored | None:
    sql = """SELECT d.number, d.id, v.version, v.sha256, v.fingerprint, r.program
        FROM documents d JOIN versions v ON v.number = d.number AND v.current JOIN runs r ON r.id = v.run """
    row = store.row(sql + "WHERE d.id = ?", (document.id,))
    if row is None and document.url:
        row = store.row(sql + "WHERE v.url = ? ORDER BY d.number", (document.url,))
    return None if row is None else _Stored(*row)


def _note(connection: sqlite3.Connection, run: Run) -> None:
    connection.execute("INSERT OR IGNORE INTO runs VALUES (?, ?, ?, ?, ?)", (run.id, run.program, run.models, run.settings, run.started))


def _emptied(connection: sqlite3.Connection, found: _Stored) -> int:
    """The current version without its facts: the same text gets them anew."""
    _unindex(connection, found.version)
    remove_facts(connection, found.version)
    connection.execute("DELETE FROM versions WHERE version = ?", (found.version,))
    return found.version


def _retired(connection: sqlite3.Connection, found: _Stored) -> None:
    """The current version with its facts becomes an old one."""
    _unindex(connection, found.version)
    connection.execute("UPDATE versions SET current = 0 WHERE version = ?", (found.version,))


def _numbered(connection: sqlite3.Connection, document: Document) -> int:
    """The number of a document that is new."""
    number: int = connection.execute("SELECT coalesce(max(number) + 1, 0) FROM documents").fetchone()[0]
    connection.execute("INSERT INTO documents VALUES (?, ?)", (number, document.id))
    return number


def _write_version(connection: sqlite3.Connection, number: int, version: int | None, document: Document, digest: str, run: Run) -> int:
    sql = """INSERT INTO versions (version, number, current, title, outlet, published, language, url, sha256, characters, text, fingerprint, run, written)
        VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
    known = (document.title, document.outlet, document.published, document.language, document.url, document.sha256, document.characters, document.text)
    written = connection.execute(sql, (version, number, *known, digest, run.id, now())).lastrowid
    if written is None:
        raise sqlite3.DatabaseError("a version row was not written")
    connection.execute("INSERT INTO texts (rowid, title, text) VALUES (?, ?, ?)", (written, document.title, document.text))
    return written


def _unindex(connection: sqlite3.Connection, version: int) -> None:
    """Take a text out of the full-text index, which must be told the very words that it was given."""
    sql = "INSERT INTO texts (texts, rowid, title, text) SELECT 'delete', version, title, text FROM versions WHERE version = ?"
    connection.execute(sql, (version,))
