"""Attributions of whole articles, in the shape of PolNeAR."""

from typing import Any

from evaluation.tasks.heads import Reader
from palmerston.coding.statements import drafts_of, source_of
from palmerston.language import annotate
from palmerston.language.annotation import Annotation
from palmerston.record import Document

Row = dict[str, Any]


def attributions(row: Row, reader: Reader) -> Row:
    """What the reader marks, joined as the pipeline joins it; spans as they were marked, with outer quotation marks."""
    annotation = annotate(Document(id=row["id"], text=row["text"], published=row.get("published")), reader.session)
    return {"attributions": [_attribution(annotation, draft) for draft in drafts_of(annotation)]}


def _attribution(annotation: Annotation, draft: Any) -> Row:
    source = source_of(annotation, draft)
    return {
        "source": [list(source.extent)] if source else [],
        "cue": [list(annotation.extent_of(*draft.cue))],
        "content": [list(c.extent) for c in draft.content],
    }
