"""The facts of one version of a document, written to their tables and rebuilt from them.

Each fact is one row: its JSON, which is the truth, and beside it the columns that questions look for.
"""

import sqlite3
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from palmerston.extents import words_of
from palmerston.record import Actor, Event, Fact, Figure, Record, Statement, extents_of
from palmerston.store.database import Row, Store

F = TypeVar("F", bound=msgspec.Struct)
TABLES = (
    "actors",
    "mentions",
    "roles",
    "events",
    "event_actors",
    "statements",
    "statement_about",
    "positions",
    "figures",
    "ties",
    "phases",
    "disputes",
    "bonds",
    "evidence",
)


def write_facts(connection: sqlite3.Connection, version: int, record: Record) -> None:
    """Write every fact of a record under a version that has none yet."""
    _write_actors(connection, version, record)
    _write_events(connection, version, record.events)
    _write_statements(connection, version, record.statements)
    _write(connection, "positions", [(version, i, p.actor, p.issue, p.stance, p.date, p.confidence, _body(p)) for i, p in enumerate(record.positions)])
    _write(connection, "figures", [(version, i, *_of_figure(f)) for i, f in enumerate(record.figures)])
    _write(connection, "ties", [(version, i, *t.pair, t.confidence, _body(t)) for i, t in enumerate(record.ties)])
    _write(connection, "phases", [(version, i, j, p.state, p.since, p.until) for i, t in enumerate(record.ties) for j, p in enumerate(t.phases)])
    disputes = [(version, i, d.claimed_by, d.answered_by, d.about, d.confidence, _body(d)) for i, d in enumerate(record.disputes)]
    _write(connection, "disputes", disputes)
    _write(connection, "bonds", [(version, i, *b.pair, b.state, b.confidence, _body(b)) for i, b in enumerate(record.bonds)])
    _write(connection, "evidence", _evidence(version, record))


def remove_facts(connection: sqlite3.Connection, version: int) -> None:
    """Remove every fact of a version."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))


def facts_of(store: Store, version: int, table: str, kind: type[F]) -> tuple[F, ...]:
    """The facts of one table, in the order of the record."""
    found = store.rows(f"SELECT body FROM {table} WHERE version = ? ORDER BY place", (version,))
    return tuple(msgspec.json.decode(body, type=kind) for (body,) in found)


def _body(fact: msgspec.Struct) -> bytes:
    return msgspec.json.encode(fact)


def _write(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    found = list(rows)
    if found:
        marks = ", ".join("?" * len(found[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)


def _write_actors(connection: sqlite3.Connection, version: int, record: Record) -> None:
    text, actors = record.document.text, record.actors
    _write(connection, "actors", [(version, i, a.id, a.name, a.kind, a.confidence, _body(a)) for i, a in enumerate(actors)])
    _write(connection, "mentions", [(version, a.id, *m, words_of(text, m)) for a in actors for m in a.mentions])
    _write(connection, "roles", [(version, a.id, r.title, r.of, r.since, r.until, _body(r)) for a in actors for r in a.roles])


def _write_events(connection: sqlite3.Connection, version: int, events: tuple[Event, ...]) -> None:
    rows = [(version, i, e.id, e.code, e.date, e.status, e.issue, e.by, e.confidence, _body(e)) for i, e in enumerate(events)]
    _write(connection, "events", rows)
    _write(connection, "event_actors", [(version, i, a, "from") for i, e in enumerate(events) for a in e.doers])
    _write(connection, "event_actors", [(version, i, a, "to") for i, e in enumerate(events) for a in e.receivers])


def _write_statements(connection: sqlite3.Connection, version: int, statements: tuple[Statement, ...]) -> None:
    rows = [(version, i, s.id, s.speaker, s.manner, s.date, s.confidence, _body(s)) for i, s in enumerate(statements)]
    _write(connection, "statements", rows)
    _write(connection, "statement_about", [(version, i, a.actor, a.feeling) for i, s in enumerate(statements) for a in s.about])


def _of_figure(figure: Figure) -> Row:
    # As real numbers: a column cannot hold an integer of more than 64 bits.
    value = None if figure.value is None else float(figure.value)
    high = None if figure.high is None else float(figure.high)
    known = (figure.unit, figure.role, figure.payer, figure.payee, figure.as_of, figure.by, figure.confidence)
    return (figure.id, value, high, *known, _body(figure))


def _evidence(version: int, record: Record) -> list[Row]:
    facts: dict[str, tuple[Actor, ...] | tuple[Fact, ...]] = {
        "actors": record.actors,
        "events": record.events,
        "statements": record.statements,
        "positions": record.positions,
        "figures": record.figures,
        "ties": record.ties,
        "disputes": record.disputes,
    }
    return [(version, *extent, table, i) for table, found in facts.items() for i, fact in enumerate(found) for extent in extents_of(fact)]
