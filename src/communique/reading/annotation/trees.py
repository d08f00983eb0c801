"""Heads of words from arc scores: always one tree with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Heads = NDArray[np.int64]

NEVER = np.float32(-1e6)
"""Score of an arc that cannot be."""

ROOTS_TRIED = 4
"""Roots that are compared when the best head of each word makes no tree."""


def best_heads(arcs: Floats) -> Heads:
    """Head of each of n words, 0 for the root and k for word k − 1, from scores (n, n + 1); never a cycle.

    The best head of each word by itself where that is a tree, which it mostly is; else the maximum spanning tree
    (Chu and Liu 1965, Edmonds 1967) under the best of the likeliest single roots.
    """
    scores = arcs.copy()
    np.fill_diagonal(scores[:, 1:], NEVER)
    heads: Heads = scores.argmax(1)
    return heads if is_tree(heads) else spanning_heads(scores, heads)


def is_tree(heads: Heads) -> bool:
    """Whether exactly one word has head 0 and all others hang from it."""
    if (heads == 0).sum() != 1:
        return False
    above = np.concatenate(([0], heads))
    for _ in range(len(heads).bit_length()):
        above = above[above]  # doubles the distance each time
    return not above.any()


def spanning_heads(scores: Floats, greedy: Heads) -> Heads:
    """The best spanning tree with one root."""
    trees = [rooted_tree(scores, root) for root in likely_roots(scores, greedy)]
    words = np.arange(len(scores))
    return max(trees, key=lambda heads: float(scores[words, heads].sum()))


def likely_roots(scores: Floats, greedy: Heads) -> list[int]:
    """Words that may be the root: those that greedily were, else the one that loses least by it."""
    loss = scores.max(1) - scores[:, 0]
    found = np.flatnonzero(greedy == 0)
    likely = found if len(found) else loss.argsort(kind="stable")[:1]
    return sorted(likely.tolist(), key=lambda word: (-float(scores[word, 0]), word))[:ROOTS_TRIED]


def rooted_tree(scores: Floats, root: int) -> Heads:
    """The best spanning tree whose only root is the word `root`."""
    square = np.full((len(scores) + 1, len(scores) + 1), NEVER, np.float64)
    square[1:, 1:] = scores[:, 1:]
    square[1 + root, 0] = 0.0
    square[1 + root, 1:] = 4 * float(NEVER)
    return spanning_tree(square)[1:]


def spanning_tree(scores: NDArray[np.float64]) -> Heads:
    """Best head of each node (row) but node 0, without a cycle; a cycle is made one node and looked at again."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    rest = np.setdiff1d(np.arange(len(heads)), cycle)
    held = scores[cycle, heads[cycle]]
    entries = scores[np.ix_(cycle, rest)] - held[:, None]
    exits = scores[np.ix_(rest, cycle)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), 8 * float(NEVER))
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[-1, :-1], smaller[:-1, -1] = entries.max(0), exits.max(1)
    inner = spanning_tree(smaller)
    outside = inner[:-1] < len(rest)
    heads[rest] = np.where(outside, rest[np.minimum(inner[:-1], len(rest) - 1)], cycle[exits.argmax(1)])
    heads[cycle[entries[:, inner[-1]].argmax()]] = rest[inner[-1]]
    return heads


def find_cycle(heads: Heads) -> Heads | None:
    """Nodes of one cycle that does not hold node 0, sorted, or None."""
    seen = [0] * len(heads)
    above = heads.tolist()
    seen[0] = -1
    for begin in range(1, len(above)):
        node = begin
        while not seen[node]:
            seen[node] = begin
            node = above[node]
        if seen[node] == begin:
            cycle = [node]
            while above[cycle[-1]] != node:
                cycle.append(above[cycle[-1]])
            return np.array(sorted(cycle))
    return None
