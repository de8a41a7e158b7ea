"""Placeholder until the stages are there."""

from collections.abc import Iterable
from typing import Any

from palmerston.record import Corpus, Document, Record

Reader = Any


def load_reader() -> Reader:
    """The models."""
    return None


def analyse(document: Document, reader: Reader) -> Record:  # noqa: ARG001
    """One document through every stage."""
    return Record(document=document)


def gather(records: Iterable[Record]) -> tuple[Corpus, dict[tuple[str, str], str]]:
    """Many documents fused."""
    list(records)
    return Corpus(), {}
