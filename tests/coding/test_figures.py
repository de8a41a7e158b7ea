"""One sentence each, in bracket notation, with the figures that it tells: ``tests/cases/coding_figures.yml``."""

from typing import Any

import pytest

from tests.coding.rows import pictures
from tests.notation import load_cases, said_of


@pytest.mark.parametrize("row", load_cases("coding_figures"), ids=said_of)
def test_figures(row: dict[str, Any]) -> None:
    assert pictures(row, "figures") == row["figures"]
