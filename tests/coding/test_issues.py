"""Nouns and the issues that they name: ``tests/cases/coding_issues.yml``."""

from typing import Any

import pytest

from palmerston.coding.issues import issue_at
from tests.notation import annotate_notation, load_cases, said_of


@pytest.mark.parametrize("row", load_cases("coding_issues"), ids=said_of)
def test_issues(row: dict[str, Any]) -> None:
    annotation = annotate_notation(row["text"], row["tree"])
    head = next(i for i, word in enumerate(annotation.words) if word.text == row["of"])
    assert issue_at(annotation, head) == row["issue"]
