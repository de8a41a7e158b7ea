"""Files, folders and standard input: paths in, documents out, in a fixed order.

A folder is read with all folders in it, by name. Hidden files, `README` files and files of other kinds are passed over there; a file of another
kind that is named itself is an error. What cannot be read becomes an `Unread` and stops nothing.
"""

import gzip
import hashlib
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO, cast

from palmerston.errors import UnreadableDocument
from palmerston.record import Document
from palmerston.sources.articles import article_of, decode_page
from palmerston.sources.encodings import MAX_BYTES, decode
from palmerston.sources.rows import documents_of
from palmerston.sources.texts import Provenance, document_of

_TEXTS = (".txt", ".md")
_PAGES = (".html", ".htm")
_ROWS = (".jsonl", ".jsonl.gz")
_KINDS = (*_TEXTS, *_PAGES, *_ROWS)
_SAMPLE = 4 * 1024 * 1024  # bytes of a JSONL file that are read to estimate its rows
_GZIP_MARK = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A document that could not be read, and why; the rest goes on."""

    place: str  # a path, "-", or a path and a line: "news.jsonl:7"
    error: UnreadableDocument  # one line, which begins with the place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A file to read, and what its document is called."""

    path: Path
    id: str


def documents_in(paths: Iterable[str | Path], *, otherwise: Provenance) -> Iterator[Document | Unread]:
    """Read every document of the paths, one after the other; see `palmerston.sources.collect`."""
    for path in paths:
        if str(path) == "-":
            yield from _from_stdin(otherwise)
            continue
        for source in _sources(Path(path)):
            if isinstance(source, Unread):
                yield source
            else:
                yield from _from_file(source, otherwise)


def count(paths: Iterable[str | Path]) -> int | None:
    """About how many documents the paths hold, at the price of a look: long JSONL files are estimated from their first rows.

    Returns:
        The number, for a progress bar; None where it cannot be known beforehand (standard input). What cannot be read counts as one.
    """
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        for source in _sources(Path(path)):
            total += _rows_of(source.path) if isinstance(source, _Source) and _kind(source.path) in _ROWS else 1
    return total


def is_file_name(text: str) -> bool:
    """Whether a text is but the name of a file: one line that ends in a kind that is read."""
    return text.isprintable() and _kind(Path(text)) is not None


def _unread(place: str, why: UnreadableDocument | str) -> Unread:
    printable = "".join(c if c.isprintable() else "?" for c in place)
    return Unread(place=printable, error=UnreadableDocument(f"{printable}: {why}"))


def _why(error: OSError | ValueError) -> str:
    return f"cannot be read ({getattr(error, 'strerror', None) or error})"


def _kind(path: Path) -> str | None:
    name = path.name.lower()
    return next((kind for kind in _KINDS if name.endswith(kind) and len(name) > len(kind)), None)


def _stem(name: str) -> str:
    """The name without its kind; a name that is not UTF-8 keeps "?" for what is not."""
    kind = _kind(Path(name)) or ""
    return name[: len(name) - len(kind)].encode("utf-8", "replace").decode("utf-8")


def _sources(path: Path) -> Iterator[_Source | Unread]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _unread(str(path), _why(error))
        return
    if S_ISDIR(mode):
        yield from _sources_in_folder(path)
    elif not S_ISREG(mode):
        yield _unread(str(path), "is no ordinary file; pipe it in and give `-` as path")
    elif _kind(path) is None:
        yield _unread(str(path), f"is of a kind that is not read: expected {', '.join(_KINDS)}")
    else:
        yield _Source(path=path, id=_stem(path.name))


def _sources_in_folder(folder: Path) -> Iterator[_Source | Unread]:
    found = list(_walk(folder))
    if not found:
        yield _unread(str(folder), f"holds nothing to read: expected {', '.join(_KINDS)}")
    stems = Counter(_stem(path.name) for path in found if isinstance(path, Path))
    for path in found:
        if isinstance(path, Unread):
            yield path
        else:
            stem = _stem(path.name)
            # Two "index.html" in one folder are two documents: these go by their way from the folder, as "june/index.html".
            way = path.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8")
            yield _Source(path=path, id=stem if stems[stem] == 1 else way)


def _walk(folder: Path) -> Iterator[Path | Unread]:
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        yield _unread(str(folder), _why(error))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path)
        elif _kind(path) is not None and not entry.name.upper().startswith("README") and not entry.is_dir():
            yield path


def _from_file(source: _Source, otherwise: Provenance) -> Iterator[Document | Unread]:
    kind = _kind(source.path)
    place = str(source.path)
    try:
        with _opened(source.path) as file:
            if kind in _ROWS:
                yield from _from_rows(file, source.id, place, otherwise)
            else:
                yield _document(file.read(MAX_BYTES + 1), source.id, otherwise, is_page=kind in _PAGES)
    except UnreadableDocument as error:
        yield _unread(place, error)
    except OSError as error:
        yield _unread(place, _why(error))


def _opened(path: Path) -> BinaryIO:
    if _kind(path) == ".jsonl.gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def _from_rows(file: BinaryIO, stem: str, place: str, otherwise: Provenance) -> Iterator[Document | Unread]:
    for number, document in documents_of(file, stem=stem, otherwise=otherwise):
        yield _unread(f"{place}:{number}", document) if isinstance(document, UnreadableDocument) else document


def _document(encoded: bytes, id: str, otherwise: Provenance, *, is_page: bool) -> Document:
    if not is_page:
        return document_of(decode(encoded), id=id, otherwise=otherwise)
    return article_of(decode_page(encoded), id=id, otherwise=otherwise)


def _from_stdin(otherwise: Provenance) -> Iterator[Document | Unread]:
    """Standard input is JSONL, perhaps gzipped, where its first line is an object; a page where it begins like one; else a text."""
    stdin = BufferedReader(cast(BufferedReader, sys.stdin.buffer), buffer_size=1 << 16)
    head = stdin.peek(512)
    if head.startswith(_GZIP_MARK):
        with gzip.open(stdin, "rb") as unpacked:
            yield from _from_rows(cast(BinaryIO, unpacked), "stdin", "-", otherwise)
        return
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        yield from _from_rows(cast(BinaryIO, stdin), "stdin", "-", otherwise)
        return
    try:
        encoded = stdin.read(MAX_BYTES + 1)
        # What is piped in has no name; its own hash keeps two pipes two documents.
        yield _document(encoded, f"stdin-{hashlib.sha256(encoded).hexdigest()[:8]}", otherwise, is_page=_begins_page(start))
    except UnreadableDocument as error:
        yield _unread("-", error)


def _begins_page(start: bytes) -> bool:
    return start[:60].lower().startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<?xml"))


def _rows_of(path: Path) -> int:
    """Rows of a JSONL file: counted in its beginning, and stretched to its length."""
    try:
        with path.open("rb") as file:
            packed = file.read(_SAMPLE)
            size = os.fstat(file.fileno()).st_size
        plain, seen = packed, len(packed)
        if _kind(path) == ".jsonl.gz":
            unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            plain = unpacking.decompress(packed, _SAMPLE)
            seen -= len(unpacking.unconsumed_tail)
    except (OSError, zlib.error):
        return 1
    rows = plain.count(b"\n") + (not plain.endswith(b"\n"))
    return max(1, round(rows * size / seen)) if seen else 1
