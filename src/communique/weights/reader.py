"""The reader network: windows of words in, scores of every head out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.weights.network import run_network
from communique.weights.wordpieces import Encoded, WordPieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Scores = dict[str, NDArray[np.float32]]
"""Scores by output name; first axis the window, second the word (padded)."""


class Reader:
    """The multi-task network over windows of one encoded text."""

    def __init__(self, session: InferenceSession, pieces: WordPieces) -> None:
        self.session, self.pieces = session, pieces
        self.outputs = tuple(output.name for output in session.get_outputs())

    def read(self, text: Encoded, windows: Sequence[tuple[int, int]]) -> Scores:
        """Scores for the word ranges `windows` (start, end) of `text`, each from 1 word to about 500 pieces."""
        inputs = batch(text, windows, self.pieces.first, self.pieces.last)
        return dict(zip(self.outputs, run_network(self.session, inputs), strict=True))


def batch(text: Encoded, windows: Sequence[tuple[int, int]], first: int, last: int) -> dict[str, NDArray[np.int64]]:
    """Padded network inputs for word ranges of `text`; `first` and `last` are the pieces put around each window."""
    lengths = [int(text.offsets[end] - text.offsets[start]) + 2 for start, end in windows]
    shape = (len(windows), max(lengths))
    ids, mask, case = (np.zeros(shape, np.int64) for _ in range(3))
    widx = np.zeros((len(windows), max(end - start for start, end in windows)), np.int64)
    counts = np.diff(text.offsets)
    for row, ((start, end), length) in enumerate(zip(windows, lengths, strict=True)):
        ids[row, 0], ids[row, length - 1] = first, last
        ids[row, 1 : length - 1] = text.pieces[text.offsets[start] : text.offsets[end]]
        mask[row, :length] = 1
        case[row, 1 : length - 1] = np.repeat(text.case[start:end], counts[start:end])
        widx[row, : end - start] = places(text.offsets[start : end + 1])
    return {"ids": ids, "mask": mask, "case": case, "widx": widx}


def places(offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """Place of each word's first piece in its window; a word without pieces borrows that of the word before."""
    begins = np.where(np.diff(offsets) > 0, offsets[:-1] - offsets[0] + 1, 0)
    return np.maximum.accumulate(begins)
