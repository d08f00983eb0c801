"""The label of each arc, for many sentences at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from communique.weights import Model

Floats = NDArray[np.float32]


class Relations:
    """Collects dependents with their heads, then labels all of them in one product."""

    def __init__(self, model: Model) -> None:
        self.weights, self.bias = model.heads["label_w"], model.heads["label_b"]
        self.root = model.labels.deps.index("root")
        self._sums: list[Floats] = []
        self._roots: list[NDArray[np.bool_]] = []

    def add(self, dependents: Floats, heads: Floats, roots: NDArray[np.bool_]) -> None:
        """n words: their vectors as dependents, those of their heads, and which of them are roots."""
        self._sums.append(dependents + heads)
        self._roots.append(roots)

    def best(self) -> NDArray[np.int64]:
        """Label of every word added, in order; `root` for the roots and for no other."""
        scores = gelu(np.concatenate(self._sums)) @ self.weights.T + self.bias
        roots = np.concatenate(self._roots)
        scores[:, self.root] = np.where(roots, np.inf, -np.inf)
        labels: NDArray[np.int64] = scores.argmax(1)
        return labels


def gelu(x: Floats) -> Floats:
    """x·Φ(x), exact form (Hendrycks and Gimpel 2016)."""
    return 0.5 * x * (1 + erf(x * np.float32(0.7071067811865476)))


def erf(x: Floats) -> Floats:
    """The error function to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    size = np.abs(x)
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    result: Floats = (np.sign(x) * (1 - series * np.exp(-size * size))).astype(np.float32)
    return result
