"""Rows of ``tests/cases/coding_*.yml`` through actors and coding: what each says of its facts, beside what it wants."""

from collections.abc import Mapping
from typing import Any

from palmerston.actors import resolve
from palmerston.coding import code
from palmerston.record import Record, check, to_builtins
from tests.notation import annotate_notation, names_of_actors, picture


def coded(row: Mapping[str, Any]) -> Record:
    """The record of a row's sentence; it keeps the contract."""
    annotation = annotate_notation(row["text"], row["tree"], published=row.get("published"), judged=row.get("judged"))
    return check(code(annotation, resolve(annotation)))


def pictures(row: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    """The record's facts of a kind, in order, each reduced to the fields that the row gives for its place; of a fact too many, all fields."""
    record = coded(row)
    names = names_of_actors(record.actors)
    facts = to_builtins(record)[kind]
    return [picture(fact, row[kind][n] if n < len(row[kind]) else fact, names, record.document.text) for n, fact in enumerate(facts)]
