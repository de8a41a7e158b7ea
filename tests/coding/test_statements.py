"""One sentence each, in bracket notation, with the statements that it tells: ``tests/cases/coding_statements.yml``."""

from typing import Any

import pytest

from tests.coding.rows import pictures
from tests.notation import load_cases, said_of


@pytest.mark.parametrize("row", load_cases("coding_statements"), ids=said_of)
def test_statements(row: dict[str, Any]) -> None:
    assert pictures(row, "statements") == row["statements"]
