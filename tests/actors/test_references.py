"""Whom a pronoun means, and where it means nobody: ``tests/cases/actors_references.yml``."""

from typing import Any

import pytest

from palmerston.actors import resolve
from tests.notation import annotate_notation, load_cases, names_of_actors, said_of


@pytest.mark.parametrize("row", load_cases("actors_references"), ids=said_of)
def test_references(row: dict[str, Any]) -> None:
    annotation = annotate_notation(row["text"], row["tree"])
    found = resolve(annotation)
    word = next(i for i, w in enumerate(annotation.words) if w.text == row["word"])
    assert names_of_actors(found.actors)[found.at(word)] == row["means"]
