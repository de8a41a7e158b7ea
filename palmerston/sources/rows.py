"""JSON Lines, plain or gzipped: one article a row, read row by row, so that a file of any length fits in memory.

A row is `{"id", "title", "text", "published", "outlet", "url"}`; all but `text` are optional, and other fields are passed over.
"""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from palmerston.errors import UnreadableDocument
from palmerston.record import Document
from palmerston.sources.days import stated_date
from palmerston.sources.encodings import MAX_BYTES
from palmerston.sources.texts import UNKNOWN, Provenance, document_of

_MAX_ROW = 2 * MAX_BYTES  # JSON may escape a letter with six bytes, and rarely does
_MAX_SKIPPED = 512 * 1024 * 1024  # bytes: a line longer than that is no line, or a bomb
_UTF8_MARK = b"\xef\xbb\xbf"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a JSONL file."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


_decoder = msgspec.json.Decoder(Row)


def documents_of(lines: BinaryIO, *, stem: str, otherwise: Provenance = UNKNOWN) -> Iterator[tuple[int, Document | UnreadableDocument]]:
    """Read a JSONL file row by row.

    Args:
        lines: the open file, unpacked.
        stem: name of the file without its suffix; a row without an id is called by it and its number, "news-7".
        otherwise: what to say of a document where neither its row nor its text tells.

    Returns:
        The number of each line from 1, with its document or what is wrong with it; blank lines are passed over. A damaged gzip
        file ends with the line at which it broke.
    """
    number = 0
    while True:
        number += 1
        try:
            line = lines.readline(_MAX_ROW + 1)
            if not line:
                return
            if len(line) > _MAX_ROW:
                yield number, UnreadableDocument(f"the row is longer than {_MAX_ROW:,} bytes; split its text into articles")
                if not _skip_line(lines):
                    return
                continue
        except (OSError, EOFError, zlib.error) as error:
            yield number, UnreadableDocument(f"the file cannot be read on from here ({_reason(error)}); rows before it were read")
            return
        line = line.removeprefix(_UTF8_MARK) if number == 1 else line
        if line.isspace() or not line:
            continue
        try:
            yield number, _document(line, f"{stem}-{number}", otherwise)
        except UnreadableDocument as error:
            yield number, error


def _skip_line(lines: BinaryIO) -> bool:
    """Read on to the next line; False where none begins within reason."""
    skipped = 0
    while skipped < _MAX_SKIPPED:
        part = lines.readline(1 << 20)
        skipped += len(part)
        if not part or part.endswith(b"\n"):
            return bool(part)
    return False


def _document(line: bytes, id: str, otherwise: Provenance) -> Document:
    row = _row(line)
    published = None
    if row.published and not row.published.isspace():
        published = stated_date(row.published)
        if published is None:
            raise UnreadableDocument(f"`published` is {row.published[:60]!r}, no date that exists: expected 2025-04-17, 2025-04, 2025 or an ISO time stamp")
    stated = Provenance(title=_stripped(row.title), outlet=_stripped(row.outlet), published=published, url=_stripped(row.url))
    return document_of(row.text, id=_stripped(row.id) or id, stated=stated, otherwise=otherwise)


def _row(line: bytes) -> Row:
    try:
        return _decoder.decode(line)
    except msgspec.ValidationError as error:
        raise UnreadableDocument(f"{error}; a row needs `text`, and `id`, `title`, `published`, `outlet`, `url` as strings where given") from error
    except UnicodeDecodeError as error:
        raise UnreadableDocument("the row is not UTF-8, as JSON must be; save the file again as UTF-8") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableDocument(f"the row is no JSON ({_reason(error)}); expected one object a line") from error


def _stripped(words: str | None) -> str | None:
    return words.strip() or None if words else None


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__
