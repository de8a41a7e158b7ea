"""Write the golden records anew, after a change that is meant; a person reads the difference before it is kept.

python -m tests.golden.rewrite
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from palmerston.pipeline import analyse, load_reader
from palmerston.record import Record, record_builtins
from palmerston.sources import Unread, collect

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parents[1] / "examples"
NAMES = ("2025-03-13-honeymoon", "2025-03-17-belgrade-crowd", "2025-04-24-irs-appointment", "2025-05-31-ledger", "2025-06-06-break")


def golden_path(name: str) -> Path:
    """Where the record of an example is kept."""
    return FOLDER / f"{name}.record.json"


def golden_form(record: Record) -> Any:
    """A record as it is kept: without its text, and without degrees of confidence, whose last digits differ between machines."""
    return _without_confidence(record_builtins(record))


def _without_confidence(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_confidence(v) for k, v in value.items() if k != "confidence"}
    return [_without_confidence(v) for v in value] if isinstance(value, list) else value


def _records() -> Iterator[Record]:
    reader = load_reader()
    for name in NAMES:
        (found,) = collect([EXAMPLES / f"{name}.txt"])
        if isinstance(found, Unread):
            raise found.error
        yield analyse(found, reader)


def main() -> None:
    for record in _records():
        path = golden_path(record.document.id)
        path.write_text(json.dumps(golden_form(record), indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"{path.relative_to(FOLDER.parents[1])}: {len(record.events)} events, {len(record.statements)} statements, {len(record.figures)} figures")


if __name__ == "__main__":
    main()
