"""The best tree over a sentence: scores of governors in, one governor a word out.

Source: Chu and Liu (1965), Edmonds (1967); one root by a cost on arcs from it (Stanojević and Cohen 2021).
"""

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def best_tree(scores: Scores) -> list[int]:
    """Governors of the best tree with a single root.

    Args:
        scores: (words, words + 1); row i holds the score of each governor of word i, column 0 the root.
    Returns:
        a governor a word, as a column of `scores`: 0 for the root, j + 1 for word j.
    """
    count = scores.shape[0]
    if count == 1:
        return [0]
    full = np.full((count + 1, count + 1), -np.inf, dtype=np.float64)
    full[1:, :] = scores
    np.fill_diagonal(full, -np.inf)
    free = _arborescence(full)[1:]
    if (free == 0).sum() == 1:
        return [int(g) for g in free]
    # A second root would cost more than any other choice of governors can win back.
    spread = float(np.abs(scores).max()) * 2 * count + 1.0
    full[1:, 0] -= spread
    return [int(g) for g in _arborescence(full)[1:]]


def _cycle(heads: npt.NDArray[np.int64]) -> list[int]:
    """The words of one cycle; empty where there is none. Node 0 is the root and has no governor."""
    state = [0] * len(heads)
    for begin in range(1, len(heads)):
        path, at = [], begin
        while at != 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if at != 0 and state[at] == 1 and at in path:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return []


def _arborescence(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Maximum spanning arborescence; scores[i, j] is the score of j governing i, node 0 the root."""
    heads = np.asarray(scores.argmax(axis=1), dtype=np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    ring = np.array(cycle, dtype=np.int64)
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    new = len(rest)
    small = np.full((new + 1, new + 1), -np.inf)
    small[:new, :new] = scores[np.ix_(rest, rest)]
    own = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(ring, rest)] - own[:, None]
    leaving = scores[np.ix_(rest, ring)]
    small[new, :new] = entering.max(axis=0) + own.sum()
    small[:new, new] = leaving.max(axis=1)
    small[0, :] = -np.inf
    chosen = _arborescence(small)
    result = np.array(heads, dtype=np.int64)
    for i in range(1, new):
        result[rest[i]] = cycle[int(leaving[i].argmax())] if chosen[i] == new else rest[chosen[i]]
    governor = int(chosen[new])
    result[cycle[int(entering[:, governor].argmax())]] = rest[governor]
    return result
