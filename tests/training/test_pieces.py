"""The pure parts of the table of word pieces."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

pytest.importorskip("torch")

from training.pieces import pairs, scaled, spans


def test_a_sentence_comes_whole_and_in_stretches_of_it() -> None:
    sentence = " ".join(f"w{number}" for number in range(30))
    whole, *parts = spans(sentence, Random(1))
    assert whole == sentence and len(parts) == 2
    assert all(part in sentence and 4 <= len(part.split()) <= 18 for part in parts)


def test_pairs_hold_the_known_ones_and_those_that_share_rare_pieces() -> None:
    pieces = [[1, 2, 9], [1, 2, 8], [3, 4, 7], [3, 4, 6]]
    found = {tuple(pair) for pair in pairs(pieces, [(0, 3)], Random(1)).tolist()}
    assert {(0, 1), (2, 3), (0, 3)} <= found
    assert all(one < two for one, two in found)


def test_whole_numbers_keep_the_proportions() -> None:
    weights = np.linspace(-2, 2, 41, dtype=np.float32).reshape(-1, 1)
    table = scaled(weights)
    assert table.dtype == np.int8 and table.min() == -127 and table.max() == 127 and table[20, 0] == 0
