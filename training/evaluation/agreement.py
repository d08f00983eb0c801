"""Agreement of two sentences on the half of MultiNLI dev that training never saw, by the exported sentence encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from training.data.nli import multinli
from training.evaluation.counting import Score, measured_share
from training.frozen import Frozen
from training.nli import pieces


def scores(folder: Path, encoder: Path) -> dict[str, Score]:
    """Percent of the pairs whose likeliest class is the labelled one; `encoder` is a graph with the adapter."""
    pairs, frozen = multinli(folder, True), Frozen(encoder)
    right = []
    for pair, row in zip(pairs, pieces(pairs), strict=True):
        ids = np.array([row], np.int64)
        given = {"ids": ids, "mask": np.ones_like(ids), "amount": np.ones(1, np.float32)}
        right.append(int(frozen.session.run(["scores"], given)[0].argmax()) == pair.label)
    return {"accuracy": measured_share(right, [pair.premise for pair in pairs])}
