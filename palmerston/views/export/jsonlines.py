"""JSON lines: one record a line, in the order of reading."""

from collections.abc import Iterable, Iterator

import msgspec

from palmerston.record import Record, record_builtins


def write_jsonlines(records: Iterable[Record], *, with_text: bool = False) -> Iterator[bytes]:
    """The lines, each ending in a line feed, as the contract spells a record."""
    for record in records:
        yield msgspec.json.encode(record_builtins(record, with_text=with_text)) + b"\n"
