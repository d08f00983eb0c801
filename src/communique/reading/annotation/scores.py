"""The network's outputs for windows of a text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from communique.reading.annotation.windows import Window
from communique.weights import Model
from communique.weights.wordpieces import Encoded

Floats = NDArray[np.float32]


def read_windows(windows: Sequence[Window], model: Model, text: Encoded) -> list[dict[str, Floats]]:
    """All outputs of each window. One window a run: a quarter faster than batches of them (nothing is padded, and what
    one window needs stays in the processor's cache), and the int8 scales of a window do not hang on its neighbours.
    """
    return [window_scores(model.reader.read(text, [(window.start, window.end)])) for window in windows]


def window_scores(scores: dict[str, Floats]) -> dict[str, Floats]:
    """Outputs of a run of one window, without the axis of windows."""
    return {name: values[0] for name, values in scores.items()}
