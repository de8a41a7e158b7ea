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
# Layers that also look at the words around the pair.
_WITH_CONTEXT = frozenset(["code", "status", "directed", "tie", "conflict"])


@dataclass(frozen=True)
class Pairing:
    """Vectors of the words of a document, and the weights that score pairs of them."""

    first: Floats  # (words, width)
    second: Floats  # (words, width)
    nobody: Floats  # (windows, width): the second of a pair that is not there
    keys: Floats  # (words, context): by these the layers of `_WITH_CONTEXT` look at the words of the first one's sentence
    values: Floats  # (words, context)
    window: npt.NDArray[np.int64]  # (words,): the window of each word
    sentence: npt.NDArray[np.int64]  # (words,): its sentence within the document, rising; a sentence cut into windows counts as several
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
        return self.layers((layer,), pairs)[layer]

    def layers(self, layers: Sequence[str], pairs: Sequence[tuple[int, int]]) -> dict[str, Floats]:
        """Chances of several layers for the same pairs, which costs little more than those of one."""
        if not pairs:
            return {layer: np.zeros((0, len(self.labels[layer])), dtype=np.float32) for layer in layers}
        first, second = (np.array(side) for side in zip(*pairs, strict=True))
        a, b = self.first[first], self.second[second]
        alone = second == NOBODY
        b[alone] = self.nobody[self.window[first[alone]]]
        joined = _gelu(np.concatenate([a, b, a * b], axis=1)) @ self.weights["pair_weight"].T + self.weights["pair_bias"]
        hidden = {False: _gelu(joined)}
        if any(layer in _WITH_CONTEXT for layer in layers):
            hidden[True] = _gelu(joined + self._context(a, b, first) @ self.weights["context_weight"].T)
        return {
            layer: _softmax(hidden[layer in _WITH_CONTEXT] @ self.weights[f"{layer}_weight"].T + self.weights[f"{layer}_bias"]) for layer in layers
        }

    def _context(self, a: Floats, b: Floats, first: npt.NDArray[np.int64]) -> Floats:
        """What each pair finds in the sentence of its first word: an attention of one head."""
        queries = _gelu(np.concatenate([a, b], axis=1)) @ self.weights["query_weight"].T + self.weights["query_bias"]
        found = np.empty_like(queries)
        sentences = self.sentence[first]
        for sentence in np.unique(sentences):
            start, end = np.searchsorted(self.sentence, (sentence, sentence + 1))
            rows = np.flatnonzero(sentences == sentence)
            weights = _softmax(queries[rows] @ self.keys[start:end].T / np.sqrt(queries.shape[1]).astype(np.float32))
            found[rows] = weights @ self.values[start:end]
        return found

    def share_window(self, a: int, b: int) -> bool:
        """Whether two words were read together; only such a pair can be scored."""
        return bool(self.window[a] == self.window[b])


def _softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = (shifted / shifted.sum(axis=1, keepdims=True)).astype(np.float32)
    return chances


def _gelu(x: Floats) -> Floats:
    """The exact Gaussian error unit that the reader was trained with, by a rational approximation of erf.

    Source: Abramowitz and Stegun (1964), 7.1.26; error below 1.5e-7 before rounding.
    """
    z = np.abs(x) * 0.7071067811865476
    t = 1.0 / (1.0 + 0.3275911 * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1.0 - poly * np.exp(-z * z))
    result: Floats = (0.5 * x * (1.0 + erf)).astype(np.float32)
    return result
