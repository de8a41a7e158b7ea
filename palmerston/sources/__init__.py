"""News in: paths of texts, web pages, JSONL files and folders go in, documents come out, one after the other.

A document comes with what is known of it: title, outlet, day, language, address. What cannot be read comes out as an `Unread`
in its place, and the rest is read. No network is used.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from palmerston.errors import PalmerstonError
from palmerston.record import Document
from palmerston.sources.days import stated_date
from palmerston.sources.files import Unread, count, documents_in, is_file_name
from palmerston.sources.texts import Provenance, document_of

__all__ = ["Provenance", "Unread", "collect", "count", "document_of", "is_file_name"]


def collect(paths: Iterable[str | Path], *, published: str | None = None, outlet: str | None = None) -> Iterator[Document | Unread]:
    """Read documents from files, folders and standard input.

    Args:
        paths: `.txt`, `.md`, `.html`, `.htm`, `.jsonl`, `.jsonl.gz`, folders of these, or "-" for standard input.
        published: the date of documents that do not say theirs, neither in their metadata nor in their text.
        outlet: likewise their outlet.

    Returns:
        Lazily and in order, each document, or an `Unread` for what is none. A document of a file has the file's stem as its id; of a
        JSONL row its `id`, else the stem and the line number; of standard input "stdin" with eight hash digits. Files of one folder that share a
        stem go by their path within the folder.

    Raises:
        PalmerstonError: where `published` is no date.
    """
    day = None
    if published is not None:
        day = stated_date(published)
        if day is None:
            raise PalmerstonError(f"{published!r} is no date: expected 2025-04-17, 2025-04 or 2025")
    return documents_in(paths, otherwise=Provenance(published=day, outlet=outlet))
