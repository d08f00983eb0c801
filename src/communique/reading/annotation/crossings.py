"""Arcs of a tree that cross: each word is scored for its head alone, so the best tree of all has more of them than
English. Where two cross, the next best head that does not is taken, if it is nearly as good.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from communique.reading.annotation.trees import Floats, Heads

COST = 2.0
"""Score that each crossing costs an arc; from 1 to 3 the same LAS on EWT and GUM (docs/figures/model.md)."""

MOST_MOVES = 4
"""Words of one sentence that may get another head."""


def uncrossed(heads: Heads, arcs: Floats) -> Heads:
    """`heads` (0 the root, k word k − 1) with fewer crossing arcs, by `arcs` (n, n + 1); still one tree, same root."""
    for _ in range(MOST_MOVES):
        crossed = in_crossings(heads)
        move = best_move(heads, arcs, np.flatnonzero(crossed)) if crossed.any() else None
        if move is None:
            return heads
        heads = heads.copy()
        heads[move[0]] = move[1]
    return heads


def ends(heads: Heads) -> tuple[Heads, Heads]:
    """The lower and the upper end of the arc of each word; the root is place 0, before all words."""
    places = np.arange(1, len(heads) + 1)
    return np.minimum(places, heads), np.maximum(places, heads)


def in_crossings(heads: Heads) -> NDArray[np.bool_]:
    """(n): whether the arc of the word crosses another."""
    low, high = ends(heads)
    over = (low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)
    return np.asarray(over.any(1) | over.any(0), np.bool_)


def best_move(heads: Heads, arcs: Floats, words: Heads) -> tuple[int, int] | None:
    """The word and its new head that gain most over what is, None if none gains."""
    best, gain = None, 0.0
    above = heads.tolist()
    for word in words.tolist():
        if above[word] == 0:
            continue
        cost = COST * crossings(above, word, above[word])
        less = arcs[word] - arcs[word, above[word]]
        for head in np.flatnonzero(less + cost > gain).tolist():
            if head in (0, word + 1, above[word]) or is_under(above, head - 1, word):
                continue
            more = float(less[head]) + cost - COST * crossings(above, word, head)
            if more > gain:
                best, gain = (word, head), more
    return best


def crossings(heads: Sequence[int], word: int, head: int) -> int:
    """How many other arcs an arc from `head` to `word` crosses."""
    first, last = min(word + 1, head), max(word + 1, head)
    inside = sum(not first <= heads[other] <= last for other in range(first, last - 1))
    outside = sum(first < above < last for above in (*heads[: first - 1], *heads[last:]))
    return inside + outside


def is_under(heads: Sequence[int], word: int, above: int) -> bool:
    """Whether `word` is `above` or hangs from it, directly or not."""
    while word >= 0:
        if word == above:
            return True
        word = heads[word] - 1
    return False
