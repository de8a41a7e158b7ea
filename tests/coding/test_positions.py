"""One sentence each, in bracket notation, with the positions that it tells: ``tests/cases/coding_positions.yml``."""

from typing import Any

import pytest

from tests.coding.rows import pictures
from tests.notation import load_cases, said_of


@pytest.mark.parametrize("row", load_cases("coding_positions"), ids=said_of)
def test_positions(row: dict[str, Any]) -> None:
    assert pictures(row, "positions") == row["positions"]
