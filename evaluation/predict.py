"""Predictions for the public benchmarks, in the rows that the bench's evaluate.py wants.

    python -m evaluation.predict TASK < rows.jsonl > predicted.jsonl

Tasks: dse plover conflict newsmtsc polnear timex quantities syntax coreference names:conll names:politics. Of a row only its text, its given spans or
tokens, its sentences and its day are read, never its labels. Rows of `syntax` hold `text` and `tokens` (extents).
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from evaluation.tasks import attributions, coreference, names, pairs, quantities, syntax, times
from evaluation.tasks.heads import Reader

Row = dict[str, Any]

TASKS: dict[str, Callable[[Row, Reader], Row]] = {
    "dse": pairs.feeling_of_pair,
    "plover": pairs.root_of_pair,
    "conflict": pairs.conflict_of_pair,
    "newsmtsc": pairs.polarities,
    "polnear": attributions.attributions,
    "timex": times.times,
    "quantities": quantities.quantities,
    "syntax": syntax.syntax,
    "coreference": coreference.chains,
    "names:conll": names.conll,
    "names:politics": names.politics,
}


def predicted(task: str, lines: Iterator[str]) -> Iterator[Row]:
    """One row for each row, in order."""
    reader = Reader()
    for line in lines:
        if line.strip():
            yield TASKS[task](json.loads(line), reader)


def main() -> int:
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:
        print(f"usage: python -m evaluation.predict {'|'.join(TASKS)} < rows.jsonl", file=sys.stderr)
        return 2
    for row in predicted(sys.argv[1], iter(sys.stdin)):
        print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
