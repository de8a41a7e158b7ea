"""The package's reader, with the heads that only benchmarks need: names of other schemes, conflict of a pair, biases of labels."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from palmerston.extents import Extent
from palmerston.language.pairing import NOBODY
from palmerston.language.reader import Reading, feeds_of, read_words, windows_of
from palmerston.models import Session, load

FOLDER = Path(__file__).resolve().parents[1] / "heads"
Floats = npt.NDArray[np.float32]


class Reader:
    """What a task asks of the trained reader. Words are extents of a text, a list a sentence."""

    def __init__(self) -> None:
        self.session: Session = load()

    @cached_property
    def weights(self) -> dict[str, Floats]:
        return {name: value.astype(np.float32) for name, value in np.load(FOLDER / "heads.npz").items()}

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = json.loads((FOLDER / "labels.json").read_text("utf-8"))
        return found

    @cached_property
    def biases(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = json.loads((FOLDER / "biases.json").read_text("utf-8"))
        return found

    def reading(self, text: str, sentences: Sequence[Sequence[Extent]]) -> Reading:
        return read_words(text, sentences, self.session)

    def pair_chances(self, reading: Reading, layer: str, pairs: Sequence[tuple[int, int]]) -> Floats:
        """Chances of a pair layer, of the package's or of a benchmark's own; a second that was not read with the first counts as nobody."""
        pairing = reading.pairing
        if layer in self.labels:
            pairing = replace(pairing, weights=pairing.weights | self.weights, labels=pairing.labels | self.labels)
        return pairing.chances(layer, [(a, b if b != NOBODY and pairing.share_window(a, b) else NOBODY) for a, b in pairs])

    def pair_labels(self, reading: Reading, layer: str) -> list[str]:
        return self.labels.get(layer) or reading.pairing.labels[layer]

    def tags(self, text: str, sentences: Sequence[Sequence[Extent]], layer: str) -> list[Floats]:
        """Scores of a word layer of the benchmark's own heads: (labels,) for each word."""
        weight, bias = self.weights[f"{layer}_weight"], self.weights[f"{layer}_bias"]
        found: list[Floats] = []
        for window in windows_of(text, sentences, self.session):
            words = self.session.run(feeds_of(window), ("words",))["words"][0]
            found.extend(words @ weight.T + bias)
        return found

    def best(self, task: str, labels: Sequence[str], chances: Floats) -> str:
        """The likeliest label, after the task's biases (natural logarithms, tuned on development rows)."""
        bias = self.biases.get(task, {})
        scores = np.log(np.maximum(chances, 1e-9)) + np.array([bias.get(label, 0.0) for label in labels])
        return labels[int(scores.argmax())]
