"""Whether a document is the one that was read before: a digest of its text and of what was known beside it."""

import hashlib

from palmerston.record import Document


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def fingerprint(document: Document) -> str:
    """A digest of a document as it came from its source, before any analysis; its id is no part of it."""
    known = (document.title, document.outlet, document.published, document.language, document.url, document.sha256 or sha256_of(document.text))
    return sha256_of(repr(known))
