"""The store for a command that asks: it must exist, and its corpus is gathered first where documents were read since."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from palmerston.store import Store, is_stale, open_store, refresh

# From so many documents on gathering takes seconds.
_MANY = 300


@contextmanager
def gathered_store(path: Path) -> Iterator[Store]:
    """The store at `path`, ready to be asked.

    Raises:
        StoreUnusable: where there is none, or it cannot be used.
        StoreTooNew: where a newer version of the program wrote it.
    """
    with open_store(path, create=False) as store:
        gather_again(store)
        yield store


def gather_again(store: Store) -> None:
    """Bring the corpus up to date; nothing where it is. Where that takes long, a line on standard error says so."""
    from palmerston import pipeline

    documents: int = store.rows("SELECT count(*) FROM documents")[0][0]
    if documents >= _MANY and is_stale(store):
        print(f"gathering what {documents:,} documents say together ...", file=sys.stderr, flush=True)
    refresh(store, pipeline.gather)
