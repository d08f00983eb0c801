"""The network's outputs for windows of a text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from communique.reading.windows import Window, batches
from communique.weights import Model
from communique.weights.wordpieces import Encoded

Floats = NDArray[np.float32]

BATCH_PIECES = 1_024
"""Padded wordpieces in one run of the network."""


def read_windows(windows: Sequence[Window], model: Model, text: Encoded) -> list[dict[str, Floats]]:
    """All outputs of each window, without padding."""
    out: list[dict[str, Floats]] = [{} for _ in windows]
    lengths = [int(text.offsets[window.end] - text.offsets[window.start]) + 2 for window in windows]
    for batch in batches(lengths, BATCH_PIECES):
        scores = model.reader.read(text, [(windows[number].start, windows[number].end) for number in batch])
        for row, number in enumerate(batch):
            out[number] = unpadded(scores, row, windows[number].end - windows[number].start)
    return out


def unpadded(scores: dict[str, Floats], row: int, count: int) -> dict[str, Floats]:
    """Outputs of one window of `count` words."""
    cut = {name: values[row, :count] for name, values in scores.items()}
    cut["arc"] = cut["arc"][:, : count + 1]
    cut["lh"] = scores["lh"][row, : count + 1]
    cut["link"] = cut["link"][:, :count]
    return cut
