"""How near the claims of a story are to what it is about: the titles and leads of its articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts → one row of length 1 each."""

MOST_LEADS = 50
"""Articles whose title and lead are looked at; of more, evenly many from begin to end."""
CLOSEST = 16
"""Claims that the sentence network compares; of the others the estimate is enough (with 48, what leads was the same in
five scraped stories but for one line more)."""


def nearness(texts: Sequence[str], leads: Sequence[str], exact: Vectors, rough: Vectors | None) -> list[float]:
    """For each text its cosine with the mean of `leads`, relative to the nearest (1).

    `exact` are the vectors of the sentence network, `rough` those by which it is estimated which texts are worth asking
    it about; without them all are asked about.
    """
    shown = list(leads)[:: max(1, len(leads) // MOST_LEADS)]
    if not texts or not shown:
        return [0.0] * len(texts)
    found = _cosines(texts, shown, rough) if rough else np.zeros(len(texts))
    asked = np.argsort(-found, kind="stable")[: CLOSEST if rough else len(texts)]
    near = _cosines([texts[at] for at in asked], shown, exact)
    found = np.minimum(found, near.min())
    found[asked] = near
    return [round(float(one), 4) for one in np.clip(found / max(float(found.max()), 1e-6), 0, 1)]


def _cosines(texts: Sequence[str], leads: Sequence[str], vectors: Vectors) -> NDArray[np.float64]:
    middle = vectors(leads).astype(np.float64).mean(axis=0)
    cosines: NDArray[np.float64] = vectors(texts) @ (middle / max(float(np.linalg.norm(middle)), 1e-9))
    return cosines
