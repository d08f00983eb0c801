"""What documents are about, as sparse rows of weighted terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking import Counts, counts
from communique.linking.shingles import Hashes, places_in, recurring
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
    heaviest: tuple[NDArray[np.int64], Hashes]
    """All terms of the rows, also those of one document alone: number of the row and hash of each."""

    def row(self, number: int) -> slice:
        """Where row `number` lies."""
        return slice(int(self.bounds[number]), int(self.bounds[number + 1]))


def rows(tallies: Sequence[Tally], counted: Counts | None = None) -> Rows:
    """TF-IDF rows (1 + log tf, smoothed idf), TERMS heaviest terms each, of length 1. In how many documents a term is
    says `counted`; these tallies, unless given."""
    counted = counted or counts([one.terms for one in tallies])
    sizes = np.array([len(one.terms) for one in tallies], np.int64)
    hashes: Hashes = np.concatenate([*(one.terms for one in tallies), np.zeros(0, np.uint64)])
    tf = np.concatenate([*(one.counts for one in tallies), np.zeros(0, np.uint16)]).astype(np.float64)
    idf = np.log((1 + counted.records + BACKGROUND) / (1 + counted.of(hashes))) + 1
    weights = (1 + np.log(tf)) * idf
    keep = _heaviest(weights, sizes)
    row, hashes, weights = np.repeat(np.arange(len(sizes)), sizes)[keep], hashes[keep], weights[keep]
    lengths = np.sqrt(np.bincount(row, weights**2, len(sizes)))
    keys, _ = recurring(hashes)
    place = places_in(hashes, keys)
    shared = place >= 0
    bounds = np.concatenate([[0], np.cumsum(np.bincount(row[shared], minlength=len(sizes)))]).astype(np.int64)
    shares = (weights[shared] / lengths[row[shared]]).astype(np.float32)
    return Rows(bounds, place[shared], shares, len(keys), (row, hashes))


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
    """Cosine of each pair of rows; `left` sorted. So many rows at a time as fit are laid out and read at the others'
    terms."""
    out = np.zeros(len(left))
    firsts = np.flatnonzero(np.diff(left, prepend=-1))
    step = max(1, BOARD // max(1, table.width))
    board = np.zeros(min(step, len(firsts)) * table.width, np.float32)
    for at in range(0, len(firsts), step):
        start, end = firsts[at], firsts[at + step] if at + step < len(firsts) else len(left)
        line, places = _spread(table, left[firsts[at : at + step]])
        cells = line * table.width + table.terms[places]
        board[cells] = table.weights[places]
        lines = np.repeat(np.arange(len(firsts[at : at + step])), np.diff(np.append(firsts[at : at + step], end)))
        for some in (slice(one, min(one + PAIRS, end)) for one in range(start, end, PAIRS)):
            out[some] = _products(table, board, lines[some.start - start : some.stop - start], right[some])
        board[cells] = 0
    return out


BOARD, PAIRS = 4_000_000, 2_000
"""Numbers that are laid out at once, and pairs that are read from them: 16 MB, and about 12."""


def _spread(table: Rows, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of the terms of `rows` in the table, one row after another, each with the number of its row."""
    sizes = table.bounds[rows + 1] - table.bounds[rows]
    ends = np.cumsum(sizes)
    line = np.repeat(np.arange(len(rows)), sizes)
    return line, np.arange(len(line)) + (table.bounds[rows] - ends + sizes)[line]


def _products(
    table: Rows, board: NDArray[np.float32], lines: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Products of the lines of the board with other rows."""
    number, places = _spread(table, others)
    products = (board[lines[number] * table.width + table.terms[places]] * table.weights[places]).astype(np.float64)
    return np.bincount(number, products, len(others)).astype(np.float64)
