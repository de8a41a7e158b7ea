"""What the reader sees between two words: the act of one on the other, its status, a feeling, one and the same actor.

The encoder has given each word two vectors, as the first and as the second of a pair; here any pair of one window is scored, so that
all pairs of actors cost one pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

NOBODY = -1


@dataclass(frozen=True)
class Pairing:
    """Vectors of the words of a document, and the weights that score pairs of them."""

    first: Floats  # (words, width)
    second: Floats  # (words, width)
    nobody: Floats  # (windows, width): the second of a pair that is not there
    window: npt.NDArray[np.int64]  # (words,): the window of each word
    weights: dict[str, Floats]
    labels: dict[str, list[str]]

    def chances(self, layer: str, pairs: Sequence[tuple[int, int]]) -> Floats:
        """Chances of each label of a layer.

        Args:
            layer: "code", "status", "directed" or "coreference".
            pairs: (first word, second word); NOBODY for a second that the text does not name. Both lie in one window, see `share_window`.
        Returns:
            (pairs, labels), each row summing to 1; labels in the order of ``labels[layer]``.
        """
        if not pairs:
            return np.zeros((0, len(self.labels[layer])), dtype=np.float32)
        a = self.first[[i for i, _ in pairs]]
        b = np.stack([self.second[j] if j != NOBODY else self.nobody[self.window[i]] for i, j in pairs])
        joined = _gelu(np.concatenate([a, b, a * b], axis=1))
        hidden = _gelu(joined @ self.weights["pair_weight"].T + self.weights["pair_bias"])
        scores = hidden @ self.weights[f"{layer}_weight"].T + self.weights[f"{layer}_bias"]
        shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances: Floats = (shifted / shifted.sum(axis=1, keepdims=True)).astype(np.float32)
        return chances

    def share_window(self, a: int, b: int) -> bool:
        """Whether two words were read together; only such a pair can be scored."""
        return bool(self.window[a] == self.window[b])


def _gelu(x: Floats) -> Floats:
    """The exact Gaussian error unit that the reader was trained with, by a rational approximation of erf.

    Source: Abramowitz and Stegun (1964), 7.1.26; error below 1.5e-7.
    """
    z = np.abs(x) / np.sqrt(2.0)
    t = 1.0 / (1.0 + 0.3275911 * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1.0 - poly * np.exp(-z * z))
    result: Floats = (0.5 * x * (1.0 + erf)).astype(np.float32)
    return result
