"""Sentence vectors without a network: the sum of the vectors of a text's word pieces, from a small table.

The table is fitted so that the cosine of two sums estimates that of the sentence network (training/pieces.py). It
knows no word order, and costs a hundredth.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.errors import ModelError
from communique.weights.manifest import REMEDY
from communique.weights.sentences import MOST_CHARACTERS, MOST_PIECES, Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Table = NDArray[np.int8]
"""A row for each word piece; one scale for all."""


class PieceTable:
    """The table with its tokenizer."""

    def __init__(self, rows: Table, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_PIECES)
        self.rows, self.tokenizer = rows, tokenizer

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One normalised vector for each text, float32; a text without word pieces has the zero vector."""
        cut = [text[:MOST_CHARACTERS] for text in texts]
        found = [one.ids for one in self.tokenizer.encode_batch_fast(cut, add_special_tokens=False)]
        sums = np.zeros((len(cut), self.rows.shape[1]), np.int64)
        full = [number for number, ids in enumerate(found) if ids]
        if full:
            starts = np.cumsum([0, *(len(found[number]) for number in full[:-1])])
            sums[full] = np.add.reduceat(self.rows[[piece for ids in found for piece in ids]], starts, dtype=np.int64)
        lengths = np.maximum(np.sqrt((sums * sums).sum(axis=1, keepdims=True)), 1)
        vectors: Vectors = (sums / lengths).astype(np.float32)
        return vectors


def read_table(path: Path, pieces: int) -> Table:
    """The table in an .npz file; ModelError if it does not have `pieces` rows of int8."""
    try:
        with np.load(path, allow_pickle=False) as file:
            rows: Table = file["rows"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(str(path), f"is not a table of word pieces: {error}", REMEDY) from error
    if rows.dtype != np.int8 or rows.ndim != 2 or len(rows) != pieces:
        raise ModelError(str(path), f"holds {rows.dtype} of shape {rows.shape}, not {pieces} rows of int8", REMEDY)
    return rows
