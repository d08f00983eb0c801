"""Parts of speech by habit: what a word mostly is in the treebanks, and what its place in the tree mostly takes.

The network has learnt its treebanks nearly by heart and is surer elsewhere than it should be. Plain counts of the same
treebanks say less and are never surer than they have seen; a part of their log-probabilities is added to its own, so
that they settle what it leaves open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.errors import ModelError
from communique.reading.annotation.tags import Floats
from communique.weights.wordpieces import Encoded

Ints = NDArray[np.int64]

WORD, PLACE = 0.25, 0.15
"""Weights of both; from 0.2 to 0.3 and 0.1 to 0.2 the same on EWT and GUM (docs/figures/model.md)."""

UNIT = 8
"""Log-probabilities are kept in whole eighths."""

CASES = 8
"""Numbers of case classes that a key has room for."""

PARTS = ("tag_keys", "tag_words", "tag_places")
"""Names of the arrays of `Habits` among a model's small parameters."""


class Habits(NamedTuple):
    """Counts of treebanks as log-probabilities of t tags, in `UNIT`s."""

    keys: Floats
    """(k): `word_keys` of the words that were seen often enough, in order."""
    words: Floats
    """(k, t): of each tag, given such a word."""
    places: Floats
    """(t, relations, t + 1): of a relation to a head with a tag (the last column: none, a root), given the word's."""

    def of_words(self, text: Encoded, start: int, end: int) -> Floats:
        """(words, t): what adds to the scores of the words start…end; 0 for a word that was hardly seen."""
        wanted = word_keys(text, start, end)
        rows = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        known = self.keys[rows] == wanted
        found: Floats = self.words[rows] * (known[:, None] * np.float32(WORD / UNIT))
        return found

    def of_places(self, relations: Ints, above: Ints) -> Floats:
        """(words, t): what adds to the scores of words with these relations to heads with the tags `above`."""
        found: Floats = self.places[:, relations, above].T * np.float32(PLACE / UNIT)
        return found


def word_keys(text: Encoded, start: int, end: int) -> Ints:
    """What the words start…end are looked up by: the last piece, which is the ending of a word of several, and case."""
    last = np.maximum(text.offsets[start + 1 : end + 1] - 1, 0)
    keys: Ints = text.pieces[last] * CASES + text.case[start:end] if len(text.pieces) else text.case[start:end]
    return keys


def habits_of(heads: Mapping[str, Floats], tags: int, relations: int) -> Habits | None:
    """The habits among a model's small parameters, None if it has none; ModelError if they do not fit its labels."""
    if PARTS[0] not in heads:
        return None
    found = Habits(*(heads[name] for name in PARTS))
    count = len(found.keys)
    if [part.shape for part in found] != [(count,), (count, tags), (tags, relations, tags + 1)] or not count:
        raise ModelError(
            PARTS[0], "and the arrays with it do not fit the labels of the model",
            "reinstall communique-en in the version that this communique asks for, or rebuild it with training/",
        )  # fmt: skip
    return found
