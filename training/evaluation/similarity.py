"""Does the shipped sentence encoder rank pairs of news sentences as the base encoder does?

There is no graded similarity of news among the data, so two things stand in: the rank correlation of its cosines with
those of the base encoder in full precision on 300 pairs, and how well the cosines of both tell one event from two.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from training.data.newscluster import pairs
from training.frozen import Floats, Frozen

Found = dict[str, dict[str, float]]


def scores(folder: Path, shipped: Path, base: Path) -> Found:
    """100 × Spearman's rho: with the base, and of both with "one event"."""
    given = pairs(folder)
    told = np.array([same for _, _, same in given])
    ours, theirs = (_cosines(given, Frozen(path)) for path in (shipped, base))
    return {
        "with base": _value(100 * spearmanr(ours, theirs).statistic),
        "one event": _value(100 * spearmanr(ours, told).statistic),
        "one event, base": _value(100 * spearmanr(theirs, told).statistic),
    }


def _value(number: float) -> dict[str, float]:
    return {"value": round(float(number), 2)}


def _cosines(given: list[tuple[str, str, bool]], frozen: Frozen) -> Floats:
    texts = sorted({text for left, right, _ in given for text in (left, right)})
    vectors = {texts[k]: vector for k, _, vector, _ in frozen.read(texts)}
    return np.array([vectors[left] @ vectors[right] for left, right, _ in given])
