"""What the documents say together, kept until a document changes: written as a whole, read as a whole or asked by its columns."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from palmerston.record import Corpus, CorpusActor, CorpusDispute, CorpusEvent, CorpusFigure, CorpusTie, Issue, Record
from palmerston.store.database import Row, Store, now
from palmerston.store.reading import records
from palmerston.version import __version__

Identity = dict[tuple[str, str], str]  # (document id, actor id there) -> actor id of the corpus
C = TypeVar("C", bound=msgspec.Struct)
TABLES = (
    "corpus", "identity", "corpus_event_actors", "corpus_actors", "corpus_events", "corpus_figures",
    "corpus_issues", "corpus_ties", "corpus_disputes", "corpus_origins",
)  # fmt: skip


def revision(store: Store) -> int:
    """How many times documents were written; the corpus remembers at which one it was gathered."""
    number: int = store.rows("SELECT value FROM state WHERE name = 'revision'")[0][0]
    return number


def is_stale(store: Store, *, program: str = __version__) -> bool:
    """Whether documents were written since the corpus was, or another version of the program wrote it."""
    row = store.row("SELECT revision, program FROM corpus")
    if row is None:
        return revision(store) > 0
    return bool(row != (revision(store), program))


def refresh(store: Store, gather: Callable[[Iterable[Record]], tuple[Corpus, Identity]]) -> bool:
    """Gather the corpus again where it is stale; whether it was."""
    if not is_stale(store):
        return False
    seen = revision(store)
    corpus, identity = gather(records(store))
    put_corpus(store, corpus, identity, seen=seen)
    return True


def put_corpus(store: Store, corpus: Corpus, identity: Identity, *, seen: int | None = None, program: str = __version__) -> None:
    """Write the corpus in place of the former one, or nothing of it.

    Args:
        store: where to.
        corpus: what `pipeline.gather` gave.
        identity: which actor of the corpus each actor of a document is.
        seen: the `revision` before its records were read; None for the present one.
        program: version of the program.
    """
    with store.transaction() as connection:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")
        number = revision(store) if seen is None else seen
        connection.execute("INSERT INTO corpus VALUES (1, ?, ?, ?)", (number, program, now()))
        connection.executemany("INSERT INTO identity VALUES (?, ?, ?)", ((d, a, c) for (d, a), c in identity.items()))
        _write_actors_and_ties(connection, corpus)
        _write_events_and_figures(connection, corpus)
        _write(connection, "corpus_issues", ((i, x.id, x.name, _body(x)) for i, x in enumerate(corpus.issues)))
        connection.executemany("INSERT INTO corpus_origins VALUES (?, ?)", corpus.origins.items())
        _write(connection, "corpus_disputes", ((i, d.about, _body(d)) for i, d in enumerate(corpus.disputes)))


def corpus_of(store: Store) -> Corpus | None:
    """The corpus as last gathered, exactly as it was put; None where it never was."""
    if store.row("SELECT 1 FROM corpus") is None:
        return None
    return Corpus(
        actors=_all(store, "corpus_actors", CorpusActor),
        events=_all(store, "corpus_events", CorpusEvent),
        figures=_all(store, "corpus_figures", CorpusFigure),
        issues=_all(store, "corpus_issues", Issue),
        ties=_all(store, "corpus_ties", CorpusTie),
        disputes=_all(store, "corpus_disputes", CorpusDispute),
        origins=dict(store.rows("SELECT document, origin FROM corpus_origins ORDER BY rowid")),
    )


def identity_of(store: Store, document_id: str) -> dict[str, str]:
    """Which actor of the corpus each actor of one document is."""
    return dict(store.rows("SELECT actor, same_as FROM identity WHERE document = ?", (document_id,)))


def bodies(store: Store, sql: str, kind: type[C], values: tuple[object, ...] = ()) -> tuple[C, ...]:
    """The pieces of the corpus whose `body` a query selects."""
    return tuple(msgspec.json.decode(body, type=kind) for (body,) in store.rows(sql, values))


def _all(store: Store, table: str, kind: type[C]) -> tuple[C, ...]:
    return bodies(store, f"SELECT body FROM {table} ORDER BY place", kind)


def _write(connection: sqlite3.Connection, table: str, rows: Iterator[Row]) -> None:
    for row in rows:
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _body(piece: msgspec.Struct) -> bytes:
    return msgspec.json.encode(piece)


def _write_actors_and_ties(connection: sqlite3.Connection, corpus: Corpus) -> None:
    actors = ((i, a.id, a.name, a.kind, sum(len(t.evidence) for t in a.tellings), _body(a)) for i, a in enumerate(corpus.actors))
    _write(connection, "corpus_actors", actors)
    _write(connection, "corpus_ties", ((i, *t.pair, t.acts, _body(t)) for i, t in enumerate(corpus.ties)))


def _write_events_and_figures(connection: sqlite3.Connection, corpus: Corpus) -> None:
    _write(connection, "corpus_events", ((i, e.id, e.code, e.date, _body(e)) for i, e in enumerate(corpus.events)))
    _write(connection, "corpus_event_actors", ((i, a, "from") for i, e in enumerate(corpus.events) for a in e.doers))
    _write(connection, "corpus_event_actors", ((i, a, "to") for i, e in enumerate(corpus.events) for a in e.receivers))
    figures = enumerate(corpus.figures)
    rows = ((i, f.id, None if f.value is None else float(f.value), f.unit, f.role, f.payer, f.payee, _body(f)) for i, f in figures)
    _write(connection, "corpus_figures", rows)
