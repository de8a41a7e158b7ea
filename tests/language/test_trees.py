"""The best tree, against all trees of small sentences."""

from itertools import product

import numpy as np
import pytest

from palmerston.language.trees import Scores, best_tree


def is_tree(heads: list[int]) -> bool:
    """One root, and every word hangs on it in the end."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at and at not in seen:
            seen.add(at)
            at = heads[at - 1]
        if at:
            return False
    return True


def total(scores: Scores, heads: list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_no_tree_with_one_root_scores_better(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert is_tree(heads)
    best = max(total(scores, list(h)) for h in product(range(count + 1), repeat=count) if is_tree(list(h)))
    assert total(scores, heads) == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize("seed", range(10))
def test_long_sentences_get_trees(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(60, 61)).astype(np.float32)
    assert is_tree(best_tree(scores))


def test_one_word_is_the_root() -> None:
    assert best_tree(np.zeros((1, 2), dtype=np.float32)) == [0]
