"""A text and what is known about it, as a Document: the one door through which every source goes."""

import hashlib
import re
from dataclasses import dataclass

from palmerston.errors import UnreadableDocument
from palmerston.record import Document
from palmerston.sources.datelines import heading_of
from palmerston.sources.encodings import MAX_CHARACTERS
from palmerston.sources.languages import detect
from palmerston.sources.outlets import outlet_at

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What is said about a document beside its text; None where nothing is."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # partial ISO date
    url: str | None = None


UNKNOWN = Provenance()


def document_of(text: str, *, id: str, stated: Provenance = UNKNOWN, otherwise: Provenance = UNKNOWN) -> Document:
    """Make a document of a text.

    Title, outlet and day are taken from the first of these that tells: `stated`, the outlet from the domain of the stated address,
    the head of the text itself, `otherwise`.

    Args:
        text: the text as read; nothing in it is changed.
        id: the document's id.
        stated: the document's own metadata (a JSONL row, the head of an HTML page).
        otherwise: what the reader of the program says of all documents, for what they do not say themselves.

    Raises:
        UnreadableDocument: where the text is empty, too large, or holds what no text holds (NUL, half a surrogate pair).
    """
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDocument(f"has {len(text):,} characters, and one document may have {MAX_CHARACTERS:,}; split it into its articles")
    if not text or text.isspace():
        raise UnreadableDocument("holds no text")
    if "\x00" in text:
        raise UnreadableDocument(f"is binary, no text: a NUL stands at character {text.index(chr(0)):,}")
    if (half := _SURROGATE.search(text)) is not None:
        raise UnreadableDocument(f"holds half a surrogate pair at character {half.start():,}, which is no character; write it again as UTF-8")
    heading = heading_of(text)
    return Document(
        id=id,
        title=stated.title or heading.title or otherwise.title,
        outlet=stated.outlet or (outlet_at(stated.url) if stated.url else None) or heading.outlet or otherwise.outlet,
        published=stated.published or heading.published or otherwise.published,
        language=detect(text),
        url=stated.url or otherwise.url,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        characters=len(text),
        text=text,
    )
