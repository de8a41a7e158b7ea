"""Records rebuilt from the store, exactly as they were put."""

from collections.abc import Iterator

from palmerston.errors import NoSuchThing
from palmerston.record import Actor, Bond, Dispute, Document, Event, Figure, Position, Record, Statement, Tie
from palmerston.store.database import Row, Store
from palmerston.store.facts import facts_of

_CURRENT = """SELECT v.version, d.id, v.title, v.outlet, v.published, v.language, v.url, v.sha256, v.characters, v.text
    FROM documents d JOIN versions v ON v.number = d.number AND v.current """


def record_of(store: Store, document_id: str) -> Record:
    """The current record of a document, text included.

    Raises:
        NoSuchThing: where no document has that id.
    """
    row = store.row(_CURRENT + "WHERE d.id = ?", (document_id,))
    if row is None:
        raise NoSuchThing(f"no document {document_id!r} in the store {store.path}: `palmerston export jsonl -` lists them all")
    return _record(store, row)


def records(store: Store) -> Iterator[Record]:
    """The current records of all documents in the order of reading, one at a time; written ones meanwhile may or may not be among them."""
    numbers = store.rows("SELECT number FROM documents ORDER BY number")
    for (number,) in numbers:
        row = store.row(_CURRENT + "WHERE d.number = ?", (number,))
        if row is not None:
            yield _record(store, row)


def documents(store: Store) -> Iterator[tuple[int, Document]]:
    """Number and document of all current versions in the order of reading, without their texts."""
    for row in store.stream(_CURRENT.replace("v.text", "'', d.number") + "ORDER BY d.number"):
        yield row[10], _document(row)


def _document(row: Row) -> Document:
    _, name, title, outlet, published, language, url, sha256, characters, text = row[:10]
    return Document(id=name, title=title, outlet=outlet, published=published, language=language, url=url, sha256=sha256, characters=characters, text=text)


def _record(store: Store, row: Row) -> Record:
    version: int = row[0]
    return Record(
        document=_document(row),
        actors=facts_of(store, version, "actors", Actor),
        events=facts_of(store, version, "events", Event),
        statements=facts_of(store, version, "statements", Statement),
        positions=facts_of(store, version, "positions", Position),
        figures=facts_of(store, version, "figures", Figure),
        ties=facts_of(store, version, "ties", Tie),
        disputes=facts_of(store, version, "disputes", Dispute),
        bonds=facts_of(store, version, "bonds", Bond),
    )
