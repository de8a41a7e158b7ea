"""One sentence each, in bracket notation, with the events that it tells: ``tests/cases/coding_events.yml``."""

from typing import Any

import pytest

from tests.coding.rows import pictures
from tests.notation import load_cases, said_of


@pytest.mark.parametrize("row", load_cases("coding_events"), ids=said_of)
def test_events(row: dict[str, Any]) -> None:
    assert pictures(row, "events") == row["events"]
