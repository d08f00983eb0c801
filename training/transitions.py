"""Transition scores between tags, counted on training tags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4
"""Score of a move that no tag sequence may make."""


def legal(tags: Sequence[str]) -> NDArray[np.bool_]:
    """(n + 1) × n: may the tag of the column follow the tag of the row (last row: the start)?"""
    rows = (*tags, "O")
    return np.array([[t[0] != "I" or (r != "O" and r[2:] == t[2:]) for t in tags] for r in rows])


def counted(tags: Sequence[str], sequences: Iterable[Sequence[int]], weight: float) -> NDArray[np.float32]:
    """``weight`` × the log of how much likelier a tag is after another than alone; forbidden moves −10⁴.

    (n + 1) × n; the last row is the start. The emission already holds how frequent a tag is, hence the ratio.
    A target below 0 counts as the tag O.
    """
    n = len(tags)
    counts = np.full((n + 1, n), 0.1)
    for sequence in sequences:
        before = n
        for tag in (max(t, 0) for t in sequence):
            counts[before, tag] += 1
            before = tag
    alone = counts[:n].sum(0) / counts[:n].sum()
    scores = weight * (np.log(counts / counts.sum(1, keepdims=True)) - np.log(alone)[None])
    return np.where(legal(tags), scores, FORBIDDEN).astype(np.float32)
