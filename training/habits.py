"""Counts of the treebanks that correct the network's parts of speech (``communique.reading.annotation.habits``)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from communique.reading.annotation.habits import CASES, PARTS, UNIT, word_keys
from communique.weights.wordpieces import WordPieces
from training.data.treebank import POS, REL, Sentence

LEAST = 3
"""How often a word must have been seen; from 1 to 5 nearly the same."""
PRIOR = 1.0
"""Weight, in words, of what is expected before a word with this ending and this case was seen."""
PLACE_PRIOR = 0.2
"""Added to the count of every relation to every kind of head."""

Counts = NDArray[np.float64]


def counted(trees: list[Sentence], pieces: WordPieces) -> dict[str, NDArray[np.generic]]:
    """The arrays of ``Habits`` by name."""
    text = pieces.encode([word for tree in trees for word in tree.words])
    tags = np.array([POS.get(tag, -1) for tree in trees for tag in tree.upos])
    keys, words = _words(word_keys(text, 0, len(tags))[tags >= 0], tags[tags >= 0])
    return dict(zip(PARTS, (keys, words, _places(trees)), strict=True))


def _words(of_words: NDArray[np.int64], tags: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
    """Keys that are frequent enough, and the logarithms of their tags, backing off to the piece in any case."""
    keys, rows = np.unique(of_words, return_inverse=True)
    ends, kinds = np.unique(of_words // CASES, return_inverse=True)
    by_key, by_end = _table(rows, tags, len(keys)), _table(kinds, tags, len(ends))
    expected = _smoothed(by_end, by_end.sum(0) / by_end.sum())[np.searchsorted(ends, keys // CASES)]
    often = by_key.sum(1) >= LEAST
    return keys[often].astype(np.int32), _units(_smoothed(by_key, expected)[often])


def _table(rows: NDArray[np.int64], tags: NDArray[np.int64], count: int) -> Counts:
    found = np.zeros((count, len(POS)))
    np.add.at(found, (rows, tags), 1)
    return found


def _smoothed(counts: Counts, expected: Counts) -> Counts:
    result: Counts = (counts + PRIOR * expected) / (counts.sum(1, keepdims=True) + PRIOR)
    return result


def _places(trees: list[Sentence]) -> NDArray[np.int8]:
    """Of each relation to each kind of head, given the tag of the word."""
    found = np.full((len(POS), len(REL), len(POS) + 1), PLACE_PRIOR)
    for tree in trees:
        for tag, head, relation in zip(tree.upos, tree.heads, tree.relations, strict=True):
            above = tree.upos[head - 1] if head else None
            if tag in POS and relation in REL:
                found[POS[tag], REL[relation], len(POS) if above is None else POS.get(above, len(POS))] += 1
    return _units(found / found.sum((1, 2), keepdims=True))


def _units(probabilities: Counts) -> NDArray[np.int8]:
    return np.round(np.log(np.maximum(probabilities, np.exp(-127 / UNIT))) * UNIT).astype(np.int8)
