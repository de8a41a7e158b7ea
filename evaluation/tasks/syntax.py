"""Words with parts of speech and dependencies, on given tokens."""

from typing import Any

from evaluation.tasks.heads import Reader

Row = dict[str, Any]


def syntax(row: Row, reader: Reader) -> Row:
    words = [(a, b) for a, b in row["tokens"]]
    read = reader.reading(row["text"], [words])
    return {"words": [[a, b, head, relation, upos] for (a, b), head, relation, upos in zip(words, read.heads, read.relations, read.upos, strict=True)]}
