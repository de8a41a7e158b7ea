"""The corpus file: what many documents say together, as one JSON object."""

from collections.abc import Iterator

import msgspec

from palmerston.record import Corpus, to_builtins


def write_corpus(corpus: Corpus) -> Iterator[bytes]:
    """The file, in one piece, indented for people."""
    yield msgspec.json.format(msgspec.json.encode(to_builtins(corpus)), indent=1) + b"\n"
