"""Palmerston reads the news and keeps a sourced, dated record of who stands with whom, over what, for how much, and who says so.

    >>> import palmerston
    >>> record = palmerston.read("article.txt")          # or a text itself
    >>> with palmerston.open("palmerston.db") as store:
    ...     store.pair("trump", "musk").state

Nothing heavy is imported before it is needed.
"""

from functools import cache
from os import path as _paths
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palmerston.version import __version__

if TYPE_CHECKING:
    from palmerston.opened import OpenStore
    from palmerston.record import Document, Record

__all__ = ["__version__", "open", "read"]


def read(text_or_path: "str | Path") -> "Record":
    """The record of one document.

    Args:
        text_or_path: a text; or a file, as its path or as a string of it. For a folder, use ``palmerston read``.
            A line that ends like a file's name ("article.txt") is taken for one, also where there is no such file.

    Raises:
        UnreadableDocument: where the text is empty, or the path leads to no one document.
    """
    from palmerston.pipeline import analyse
    from palmerston.sources import is_file_name

    is_path = isinstance(text_or_path, Path) or _paths.exists(text_or_path) or is_file_name(text_or_path)
    document = _from_path(Path(text_or_path)) if is_path else _from_text(str(text_or_path))
    return analyse(document, _reader())


def open(path: "str | Path" = "palmerston.db") -> "OpenStore":
    """The store at `path`, with the questions behind ``palmerston show`` as methods.

    Raises:
        StoreUnusable: where there is none, or it cannot be used.
        StoreTooNew: where a newer version of the program wrote it.
    """
    from palmerston.opened import OpenStore
    from palmerston.store import open_store

    return OpenStore(open_store(path, create=False))


@cache
def _reader() -> Any:
    from palmerston.pipeline import load_reader

    return load_reader()


def _from_path(path: Path) -> "Document":
    from palmerston.errors import UnreadableDocument
    from palmerston.sources import Unread, collect

    found = list(collect([path]))
    if len(found) != 1:
        raise UnreadableDocument(f"{path} holds {len(found)} documents: read them into a store with `palmerston read {path}`")
    if isinstance(found[0], Unread):
        raise found[0].error
    return found[0]


def _from_text(text: str) -> "Document":
    from palmerston.sources import document_of

    return document_of(text, id="text")
