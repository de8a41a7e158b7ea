"""A folder of records: one JSON file a document, and `index.json`, which maps ids to files."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from palmerston.record import Record, record_builtins
from palmerston.views.export.files import write_whole

INDEX = "index.json"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://")
_LONGEST = 120  # characters of a stem; file systems allow 255 bytes


def write_records(records: Iterable[Record], folder: Path, *, with_text: bool = False) -> int:
    """Write every record into `folder`, the index last; how many there were.

    Raises:
        StoreUnusable: where a file cannot be written.
    """
    index: dict[str, str] = {}
    taken = {INDEX.removesuffix(".json")}
    for record in records:
        stem = file_stem(record.document.id, taken)
        taken.add(stem.casefold())
        index[record.document.id] = f"{stem}.json"
        write_whole(folder / index[record.document.id], (_indented(record_builtins(record, with_text=with_text)),))
    write_whole(folder / INDEX, (_indented(index),))
    return len(index)


def file_stem(document_id: str, taken: Iterable[str]) -> str:
    """The name of a document's file, without its ending.

    Args:
        document_id: for an address, its scheme is left out.
        taken: stems in use, in lower case; a collision gets ``-`` and the first eight digits of the SHA-256 of the id.
    """
    stem = _UNSAFE.sub("_", _SCHEME.sub("", document_id))
    if stem.startswith("."):
        stem = "_" + stem[1:]
    if stem and len(stem) <= _LONGEST and stem.casefold() not in taken:
        return stem
    return f"{stem[:_LONGEST]}-{hashlib.sha256(document_id.encode('utf-8')).hexdigest()[:8]}"


def _indented(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
