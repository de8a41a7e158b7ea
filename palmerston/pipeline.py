"""The table of contents: one document, or a corpus, through every stage in order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from palmerston import models
from palmerston.actors import resolve
from palmerston.coding import code
from palmerston.fusion import fuse
from palmerston.fusion import gather as fuse_all
from palmerston.language import annotate
from palmerston.record import Corpus, CorpusEvent, Document, Event, Passage, Record, check
from palmerston.ties import Signal, trace, trace_corpus
from palmerston.ties.signals import signals_of_bonds, signals_of_event

Reader = models.Session
_ENGLISH = "en"


def load_reader() -> Reader:
    """The trained reader, loaded once a process.

    Raises:
        MissingModel: where the package lacks it.
    """
    return models.load()


def analyse(document: Document, reader: Reader) -> Record:
    """Read one document: language, actors, coding, fusion, ties.

    Args:
        document: with its text. In another language than English it gets no facts; where the language is unknown it is read.
        reader: from `load_reader`.
    Returns:
        a record that keeps the contract; actor ids are the document's own.
    """
    if document.language not in {None, _ENGLISH}:
        return Record(document=document)
    with models.single_threaded():
        annotation = annotate(document, reader)
        return check(trace(fuse(code(annotation, resolve(annotation)))))


def gather(records: Iterable[Record]) -> tuple[Corpus, dict[tuple[str, str], str]]:
    """What many records say together, ties included, and the corpus-wide id of each (document, actor)."""
    kept = tuple(records)
    corpus, ids = fuse_all(kept)
    days = {r.document.id: r.document.published for r in kept}
    signals = [*_bonds(kept, ids, days), *_acts(corpus, days)]
    return msgspec.structs.replace(corpus, ties=trace_corpus(signals)), ids


def _bonds(records: Iterable[Record], ids: dict[tuple[str, str], str], days: dict[str, str | None]) -> Iterator[Signal]:
    for record in records:
        for bond in signals_of_bonds(record):
            pair = frozenset(ids[record.document.id, a] for a in bond.pair)
            yield replace(bond, pair=pair, date=bond.date or days[record.document.id])


def _acts(corpus: Corpus, days: dict[str, str | None]) -> Iterator[Signal]:
    for event in corpus.events:
        first = event.tellings[0]
        evidence = tuple(Passage(document=t.document, extent=e) for t in event.tellings for e in t.evidence)
        yield from signals_of_event(_as_event(event, event.date or days[first.document]), evidence)


def _as_event(event: CorpusEvent, date: str | None) -> Event:
    return Event(
        id=event.id, code=event.code, doers=event.doers, receivers=event.receivers, date=date, status=event.status, evidence=event.tellings[0].evidence,
        confidence=event.confidence,
    )
