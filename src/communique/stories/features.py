"""What documents are about, as sparse rows of weighted terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking.shingles import Hashes
from communique.stories.terms import Tally

TERMS = 200
"""Heaviest terms kept of a row."""
BACKGROUND = 30
"""Documents of other stories that are imagined beside the collection, so that in a folder of five reports of one
story their common names still weigh something."""


class Rows(NamedTuple):
    """Unit vectors over terms, one a document, in compressed rows. Terms of one document alone, by which no two rows
    can be alike, count for the length and are left out."""

    bounds: NDArray[np.int64]
    """Row i lies at bounds[i] to bounds[i + 1]."""
    terms: NDArray[np.int64]
    weights: NDArray[np.float32]
    width: int
    """Number of different terms."""

    def row(self, number: int) -> slice:
        """Where row `number` lies."""
        return slice(int(self.bounds[number]), int(self.bounds[number + 1]))


def rows(tallies: Sequence[Tally]) -> Rows:
    """TF-IDF rows (1 + log tf, smoothed idf), TERMS heaviest terms each, of length 1."""
    sizes = np.array([len(one.terms) for one in tallies], np.int64)
    hashes: Hashes = np.concatenate([*(one.terms for one in tallies), np.zeros(0, np.uint64)])
    tf = np.concatenate([*(one.counts for one in tallies), np.zeros(0, np.uint16)]).astype(np.float64)
    _, place, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    idf = np.log((1 + len(tallies) + BACKGROUND) / (1 + counts)) + 1
    weights = (1 + np.log(tf)) * idf[place]
    row = np.repeat(np.arange(len(sizes)), sizes)
    keep = _heaviest(weights, sizes)
    lengths = np.sqrt(np.bincount(row[keep], weights[keep] ** 2, len(sizes)))
    keep &= counts[place] > 1
    number = np.cumsum(counts > 1) - 1
    bounds = np.concatenate([[0], np.cumsum(np.bincount(row[keep], minlength=len(sizes)))]).astype(np.int64)
    shares = (weights[keep] / lengths[row[keep]]).astype(np.float32)
    return Rows(bounds, number[place[keep]], shares, int((counts > 1).sum()))


def _heaviest(weights: NDArray[np.float64], sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Marks the TERMS heaviest of each row; of equal ones the first."""
    keep = np.ones(len(weights), bool)
    ends = np.cumsum(sizes)
    for number in np.flatnonzero(sizes > TERMS).tolist():
        here = slice(int(ends[number] - sizes[number]), int(ends[number]))
        order = np.argsort(-weights[here], kind="stable")
        keep[here][order[TERMS:]] = False
    return keep


def cosines(table: Rows, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Cosine of each pair of rows; `left` sorted. One row at a time is laid out and read at the others' terms."""
    out = np.zeros(len(left))
    board = np.zeros(table.width, np.float32)
    bounds = [*np.flatnonzero(np.diff(left, prepend=-1)).tolist(), len(left)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        here = table.row(int(left[start]))
        board[table.terms[here]] = table.weights[here]
        out[start:end] = _products(table, board, right[start:end])
        board[table.terms[here]] = 0
    return out


def _products(table: Rows, board: NDArray[np.float32], others: NDArray[np.int64]) -> NDArray[np.float64]:
    starts, sizes = table.bounds[others], table.bounds[others + 1] - table.bounds[others]
    at = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    products = (board[table.terms[at]] * table.weights[at]).astype(np.float64)
    return np.bincount(np.repeat(np.arange(len(others)), sizes), products, len(others)).astype(np.float64)
