"""The tables of `tests/cases`: a phrase, what is expected of it, and why."""

from pathlib import Path
from typing import Any

import yaml

_CASES = Path(__file__).parent.parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    """The rows of a table by the stem of its file."""
    rows: list[dict[str, Any]] = yaml.safe_load((_CASES / f"{name}.yml").read_text("utf-8"))
    return rows
