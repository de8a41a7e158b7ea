"""Names of other schemes: CoNLL 2003's four kinds, CrossNER's nine of politics."""

from typing import Any

import numpy as np

from evaluation.tasks.heads import Reader
from palmerston.extents import Extent
from palmerston.language.reader import typed_spans

Row = dict[str, Any]


def conll(row: Row, reader: Reader) -> Row:
    return {"tags": _tags(row["tokens"], reader, "conll")}


def politics(row: Row, reader: Reader) -> Row:
    return {"tags": _tags(row["tokens"], reader, "politics")}


def _tags(tokens: list[str], reader: Reader, layer: str) -> list[str]:
    text, words = joined(tokens)
    scores = reader.tags(text, [words], layer)
    return [tag for tag, _ in typed_spans(np.stack(scores), reader.labels[layer], 0.0)] if scores else []


def joined(tokens: list[str]) -> tuple[str, list[Extent]]:
    """Tokens as a text with an extent each."""
    words, at = [], 0
    for token in tokens:
        words.append((at, at + len(token)))
        at += len(token) + 1
    return " ".join(tokens), words
