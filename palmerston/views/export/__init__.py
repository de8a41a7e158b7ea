"""Formats to take away: records or a corpus go in, files come out, each whole or not at all."""

from palmerston.views.export.corpus import write_corpus
from palmerston.views.export.jsonlines import write_jsonlines
from palmerston.views.export.records import write_records

__all__ = ["write_corpus", "write_jsonlines", "write_records"]
