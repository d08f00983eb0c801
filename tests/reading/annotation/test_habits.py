"""Parts of speech by what the treebanks have counted."""

from __future__ import annotations

import numpy as np
import pytest

from communique.errors import ModelError
from communique.reading.annotation.habits import CASES, PARTS, PLACE, UNIT, WORD, Habits, habits_of, word_keys
from communique.weights.wordpieces import Encoded

TEXT = Encoded(np.array([7, 9, 5]), np.array([0, 2, 2, 3]), np.array([1, 2, 1]))
"""Three words: of two pieces, of none, of one."""

HABITS = Habits(
    np.array([5 * CASES + 1, 9 * CASES + 1], np.float32),
    np.array([[-8, 0], [0, -16]], np.float32),
    np.arange(12, dtype=np.float32).reshape(2, 2, 3),
)
"""Of two tags and two relations."""


def test_a_word_is_looked_up_by_its_last_piece_and_its_case() -> None:
    assert word_keys(TEXT, 0, 3).tolist() == [9 * CASES + 1, 9 * CASES + 2, 5 * CASES + 1]


def test_words_that_were_hardly_seen_add_nothing() -> None:
    added = HABITS.of_words(TEXT, 0, 3) * UNIT / WORD
    assert added.tolist() == [[0, -16], [0, 0], [-8, 0]]
    assert HABITS.of_words(TEXT, 2, 3).tolist() == HABITS.of_words(TEXT, 0, 3)[2:].tolist()


def test_places_add_by_relation_and_tag_above() -> None:
    added = HABITS.of_places(np.array([1, 0]), np.array([2, 0])) * UNIT / PLACE
    assert np.allclose(added, [[5, 11], [0, 6]])


def test_a_model_without_habits_has_none_and_arrays_must_fit() -> None:
    heads = dict(zip(PARTS, HABITS, strict=True))
    assert habits_of({}, 2, 2) is None
    assert habits_of(heads, 2, 2) is not None
    with pytest.raises(ModelError):
        habits_of(heads, 3, 2)
