"""Pairs of words scored outside of the graph, as the reader was trained."""

import math
from dataclasses import replace

import numpy as np
import pytest

from palmerston.language.pairing import NOBODY, Pairing, _gelu


def pairing() -> Pairing:
    random = np.random.default_rng(7)
    width = 4

    def floats(*shape: int) -> np.ndarray:
        return random.normal(size=shape).astype(np.float32)

    weights = {
        "pair_weight": floats(width, 3 * width), "pair_bias": floats(width), "code_weight": floats(3, width), "code_bias": floats(3),
        "query_weight": floats(2, 2 * width), "query_bias": floats(2), "context_weight": floats(width, 2),
        "measure_weight": floats(2, width), "measure_bias": floats(2),
    }  # fmt: skip
    return Pairing(
        first=floats(5, width), second=floats(5, width), nobody=floats(2, width), keys=floats(5, 2), values=floats(5, 2),
        window=np.array([0, 0, 0, 1, 1]), sentence=np.array([0, 0, 1, 2, 2]), weights=weights,
        labels={"code": ["none", "ACCUSE", "SUPPORT"], "measure": ["no", "yes"]},
    )  # fmt: skip


def test_chances_of_a_pair_sum_to_one() -> None:
    chances = pairing().chances("code", [(0, 1), (1, 0), (2, NOBODY)])
    assert chances.shape == (3, 3)
    assert np.allclose(chances.sum(axis=1), 1.0, atol=1e-5)


def test_a_pair_is_directed() -> None:
    there, back = pairing().chances("code", [(0, 1), (1, 0)])
    assert not np.allclose(there, back)


def test_nobody_is_read_in_the_window_of_the_doer() -> None:
    found = pairing()
    one, two = found.chances("code", [(0, NOBODY)]), found.chances("code", [(3, NOBODY)])
    swapped = replace(found, nobody=found.nobody[::-1])
    assert not np.allclose(one, swapped.chances("code", [(0, NOBODY)]))
    assert not np.allclose(two, swapped.chances("code", [(3, NOBODY)]))


def test_an_act_is_read_in_its_sentence_and_a_measure_between_its_words_alone() -> None:
    found = pairing()
    elsewhere = replace(found, values=np.concatenate([found.values[:2] + 1.0, found.values[2:]]))
    for layer, looks in (("code", True), ("measure", False)):
        before, after = found.chances(layer, [(0, 1), (3, 4)]), elsewhere.chances(layer, [(0, 1), (3, 4)])
        assert np.allclose(before[0], after[0]) is not looks
        assert np.allclose(before[1], after[1])


def test_layers_together_are_as_one_by_one() -> None:
    found = pairing()
    pairs = [(0, 1), (2, NOBODY), (3, 4)]
    together = found.layers(("code", "measure"), pairs)
    assert all(np.allclose(together[layer], found.chances(layer, pairs)) for layer in ("code", "measure"))


def test_words_of_two_windows_were_not_read_together() -> None:
    assert pairing().share_window(0, 2)
    assert not pairing().share_window(2, 3)


def test_no_pairs_give_no_rows() -> None:
    assert pairing().chances("code", []).shape == (0, 3)


@pytest.mark.parametrize("x", [-6.0, -1.0, -0.1, 0.0, 0.3, 2.0, 5.0])
def test_the_activation_is_the_exact_one(x: float) -> None:
    assert float(_gelu(np.array([x], dtype=np.float32))[0]) == pytest.approx(0.5 * x * (1 + math.erf(x / math.sqrt(2))), abs=2e-6)
