"""Tune the biases of labels on development rows, where a measure counts rare labels as much as common ones.

    python -m evaluation.biases BENCH [--write]

A bias is added to a label's log-chance. Coordinate ascent on macro F1; half of the rows tune, the other half tells what it is worth.
"""

import gzip
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from evaluation.tasks import pairs
from evaluation.tasks.heads import FOLDER, Floats, Reader

Row = dict[str, Any]
_GRID = np.round(np.arange(-1.5, 1.55, 0.1), 2)


def _polarities(row: Row) -> list[str]:
    return [str(target["polarity"]) for target in row["targets"]]


TUNED: dict[str, tuple[str, Callable[[Row, Reader], Row], Callable[[Row], list[str]], tuple[str, ...]]] = {
    "dse": ("dse.dev.jsonl.gz", pairs.feeling_of_pair, lambda row: [] if row.get("seen") else [str(row["label"])], tuple("01234")),
    "newsmtsc": ("newsmtsc_mt.dev.jsonl.gz", pairs.polarities, _polarities, ("-1", "0", "1")),
}


class _Listening(Reader):
    """Notes the chances that a task decides by."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Floats] = []

    def best(self, task: str, labels: Sequence[str], chances: Floats) -> str:
        self.heard.append(np.log(np.maximum(chances, 1e-9)))
        return super().best(task, labels, chances)


def collected(bench: Path, task: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Log-chances (decisions, labels) and the right label of each."""
    name, predict, truth, labels = TUNED[task]
    reader = _Listening()
    scores: list[Floats] = []
    right: list[int] = []
    with gzip.open(bench / name, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            reader.heard.clear()
            predict({k: v for k, v in row.items() if k not in {"label", "name"}}, reader)
            wanted = truth(row)
            if wanted and len(reader.heard) == len(wanted):
                scores += reader.heard
                right += [labels.index(w) for w in wanted]
    return np.array(scores, dtype=np.float64), np.array(right)


def macro(scores: npt.NDArray[np.float64], right: npt.NDArray[np.int64], biases: npt.NDArray[np.float64]) -> float:
    """Macro F1 of the decisions that the biased scores make."""
    chosen = (scores + biases).argmax(axis=1)
    found = []
    for label in range(scores.shape[1]):
        hit = float(((chosen == label) & (right == label)).sum())
        found.append(2 * hit / max(1.0, float((chosen == label).sum() + (right == label).sum())))
    return float(np.mean(found))


def tuned(scores: npt.NDArray[np.float64], right: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """The biases of the best macro F1 that coordinate ascent finds; the first label's stays 0."""
    biases = np.zeros(scores.shape[1])
    for _ in range(4):
        for label in range(1, scores.shape[1]):
            options = [(macro(scores, right, np.where(np.arange(len(biases)) == label, value, biases)), -abs(value), value) for value in _GRID]
            biases[label] = max(options)[2]
    return biases


def main() -> int:
    bench = Path(sys.argv[1])
    found: dict[str, dict[str, float]] = {}
    for task, (_, _, _, labels) in TUNED.items():
        scores, right = collected(bench, task)
        half = np.arange(len(right)) % 2 == 0
        before, other = macro(scores[~half], right[~half], np.zeros(len(labels))), tuned(scores[half], right[half])
        biases = tuned(scores, right)
        print(f"{task}: other half {before:.3f} -> {macro(scores[~half], right[~half], other):.3f}; all {macro(scores, right, biases):.3f} {biases.round(2)}")
        found[task] = {label: round(float(b), 2) for label, b in zip(labels, biases, strict=True)}
    if "--write" in sys.argv:
        (FOLDER / "biases.json").write_text(json.dumps(found) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
