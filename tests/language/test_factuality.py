"""How real an act is, by the grammar of its sentence alone: ``tests/cases/status.yml``."""

from typing import Any

import pytest

from palmerston.language.factuality import status_of
from palmerston.record import Status
from tests.notation import annotate_notation, load_cases, said_of


@pytest.mark.parametrize("row", load_cases("status"), ids=said_of)
def test_status(row: dict[str, Any]) -> None:
    annotation = annotate_notation(row["text"], row["tree"])
    (word,) = [i for i, w in enumerate(annotation.words) if w.text == row["word"]]
    assert status_of(annotation, word) == row["status"]


def test_every_status_has_its_sentences() -> None:
    assert {row["status"] for row in load_cases("status")} == set(Status)
