"""Told twice, kept once: a Record comes in, a Record goes out, with disputes; many Records come in, a Corpus goes out.

``fuse`` works on one record; ``gather`` on many, and says which actors of which documents are one.
"""

from collections.abc import Sequence

import msgspec

from palmerston.fusion.corpus import corpus_disputes, corpus_events, corpus_figures, corpus_issues
from palmerston.fusion.corroboration import origins_of
from palmerston.fusion.disputes import find_disputes
from palmerston.fusion.events import fuse_events
from palmerston.fusion.figures import fuse_figures
from palmerston.fusion.identity import Local, unite
from palmerston.record import Corpus, Record

__all__ = ["fuse", "gather"]


def fuse(record: Record) -> Record:
    """The record with each act and each quantity once, and with its disputes; fusing twice changes nothing."""
    fused = msgspec.structs.replace(record, events=fuse_events(record.events), figures=fuse_figures(record.figures))
    return msgspec.structs.replace(fused, disputes=find_disputes(fused))


def gather(records: Sequence[Record]) -> tuple[Corpus, dict[Local, str]]:
    """What records say together, ties excepted, and the corpus-wide id of each (document, actor)."""
    actors, ids = unite(records)
    origins = origins_of(r.document for r in records)
    corpus = Corpus(
        actors=actors,
        events=corpus_events(records, ids, origins),
        figures=corpus_figures(records, ids, origins),
        issues=corpus_issues(records),
        disputes=corpus_disputes(records, ids),
        origins=origins,
    )
    return corpus, ids
