"""The store for a command that asks: it must exist, and its corpus is gathered first where documents were read since."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from palmerston.store import Store, open_store, refresh


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
    """Bring the corpus up to date; nothing where it is."""
    from palmerston import pipeline

    refresh(store, pipeline.gather)
