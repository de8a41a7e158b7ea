"""Write the golden records anew, after a change that is meant; a person reads the difference before it is kept.

python -m tests.golden.rewrite
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from palmerston.pipeline import Reader, analyse, load_reader
from palmerston.record import Record, record_builtins
from palmerston.sources import Unread, collect

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parents[1] / "examples"
_ARITHMETIC = FOLDER / "arithmetic.json"
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


def arithmetic(reader: Reader) -> list[float]:
    """A few scores of the reader on one window: they tell whether this machine computes as the one that kept the records.

    int8 products are rounded otherwise on processors without the instructions for them; near a tie that changes a record.
    """
    ids = [[101, *range(2000, 2040), 102]]
    feeds = {"ids": ids, "shapes": [[0] * 42], "mask": [[1] * 42], "first": [list(range(1, 41))]}
    out = reader.run({name: np.array(value, dtype=np.int64) for name, value in feeds.items()})
    return [round(float(x), 3) for x in [*out["kinds"][0, :4].ravel()[:20], *out["arcs"][0, :4].ravel()[:20]]]


def computes_alike(reader: Reader) -> bool:
    """Whether `arithmetic` gives what was kept, to the second digit."""
    kept = json.loads(_ARITHMETIC.read_text("utf-8"))
    return bool(np.allclose(kept, arithmetic(reader), atol=0.01))


def _records() -> Iterator[Record]:
    reader = load_reader()
    for name in NAMES:
        (found,) = collect([EXAMPLES / f"{name}.txt"])
        if isinstance(found, Unread):
            raise found.error
        yield analyse(found, reader)


def main() -> None:
    _ARITHMETIC.write_text(json.dumps(arithmetic(load_reader())) + "\n", "utf-8")
    for record in _records():
        path = golden_path(record.document.id)
        path.write_text(json.dumps(golden_form(record), indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"{path.relative_to(FOLDER.parents[1])}: {len(record.events)} events, {len(record.statements)} statements, {len(record.figures)} figures")


if __name__ == "__main__":
    main()
