"""One document: its record with corpus-wide actor ids, how many versions are kept, and what wrote it."""

from collections.abc import Iterator

from palmerston.errors import NoSuchThing
from palmerston.record import Record
from palmerston.store.corpus import identity_of
from palmerston.store.database import Store
from palmerston.store.identity import relabelled
from palmerston.store.questions.answers import Answer
from palmerston.store.reading import record_of
from palmerston.store.reading import records as plain_records


class Reading(Answer, frozen=True, kw_only=True):
    """A document as it is stored now."""

    number: int
    versions: int
    program: str  # version of the program that read it
    written: str  # ISO 8601, UTC
    record: Record


def document(store: Store, name: str) -> Reading:
    """A document by its id, or by its number in the order of reading.

    Raises:
        NoSuchThing: where there is none.
    """
    sql = """SELECT d.number, (SELECT count(*) FROM versions o WHERE o.number = d.number), r.program, v.written, d.id
        FROM documents d JOIN versions v ON v.number = d.number AND v.current JOIN runs r ON r.id = v.run """
    row = store.row(sql + "WHERE d.id = ?", (name,))
    if row is None and name.isdecimal():
        row = store.row(sql + "WHERE d.number = ?", (int(name),))
    if row is None:
        raise NoSuchThing(f"no document {name!r} in the store {store.path}{_near(store, name)}")
    return Reading(number=row[0], versions=row[1], program=row[2], written=row[3], record=record(store, row[4]))


def record(store: Store, document_id: str) -> Record:
    """The record of a document with corpus-wide actor ids.

    Raises:
        NoSuchThing: where there is none.
    """
    return relabelled(record_of(store, document_id), identity_of(store, document_id))


def records(store: Store) -> Iterator[Record]:
    """All records with corpus-wide actor ids, in the order of reading, one at a time."""
    for found in plain_records(store):
        yield relabelled(found, identity_of(store, found.document.id))


def documents_with(store: Store, words: str) -> tuple[str, ...]:
    """Ids of the documents whose title or text has all of `words`, the best match first; case and accents aside."""
    asked = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    sql = """SELECT d.id FROM texts t JOIN versions v ON v.version = t.rowid AND v.current JOIN documents d ON d.number = v.number
        WHERE texts MATCH ? ORDER BY t.rank"""
    return tuple(row[0] for row in store.rows(sql, (asked,))) if asked else ()


def _near(store: Store, name: str) -> str:
    rows = store.rows("SELECT id FROM documents WHERE id LIKE '%' || ? || '%' ORDER BY number LIMIT 3", (name,)) or store.rows(
        "SELECT id FROM documents ORDER BY number LIMIT 3"
    )
    return f": there are for example {', '.join(row[0] for row in rows)}" if rows else ": it is empty; `palmerston read PATH` fills it"
