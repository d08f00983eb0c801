"""Precision, recall, F1 and shares from counts per document, with bootstrap intervals over documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

SAMPLES = 1000
SEED = 7


@dataclass(slots=True)
class Counts:
    """Found and right, found, wanted: one row per document."""

    rows: list[tuple[float, float, float]] = field(default_factory=list)

    def add(self, right: float, found: float, wanted: float) -> None:
        """One more document."""
        self.rows.append((right, found, wanted))


Score = dict[str, float]
"""``value`` in percent (or a correlation), ``low`` and ``high`` of its 95 % interval, ``documents``."""


def f1(counts: Counts) -> Score:
    """Micro F1, in percent."""
    return measured(np.array(counts.rows, float), f1_of)


def measured(rows: NDArray[np.float64], measure: Callable[[NDArray[np.float64]], float]) -> Score:
    """A measure over rows (one per document), and its interval from resampled documents."""
    rnd = np.random.default_rng(SEED)
    draws = [measure(rows[rnd.integers(0, len(rows), len(rows))]) for _ in range(SAMPLES)]
    low, high = np.nanpercentile(draws, [2.5, 97.5])
    return {"value": _short(measure(rows)), "low": _short(low), "high": _short(high), "documents": len(rows)}


def f1_of(rows: NDArray[np.float64]) -> float:
    """Micro F1 (percent) of rows (right, found, wanted)."""
    right, found, wanted = rows.sum(0)[:3]
    return float(200 * right / (found + wanted)) if found + wanted else 0.0


def correlation(pairs: Sequence[tuple[Sequence[float], Sequence[float]]]) -> Score:
    """Pearson's r over all pairs of values, resampled by document."""
    def r(chosen: Sequence[tuple[Sequence[float], Sequence[float]]]) -> float:
        said, wanted = (np.concatenate([np.asarray(pair[side], float) for pair in chosen]) for side in (0, 1))
        return float(np.corrcoef(said, wanted)[0, 1])

    rnd = np.random.default_rng(SEED)
    draws = [r([pairs[k] for k in rnd.integers(0, len(pairs), len(pairs))]) for _ in range(SAMPLES)]
    low, high = np.percentile(draws, [2.5, 97.5])
    return {"value": _short(r(pairs)), "low": _short(low), "high": _short(high), "documents": len(pairs)}


def _short(value: float) -> float:
    return round(float(value), 4)


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of each run of BIO tags; an I of another kind begins a new one."""
    from communique.reading.annotation.tags import spans

    return spans(tags)


def measured_share(right: Sequence[bool] | NDArray[np.bool_], groups: Sequence[str]) -> Score:
    """Percent right, resampled by group (for pairs of sentences: by premise)."""
    rows: dict[str, list[float]] = {}
    for was, group in zip(right, groups, strict=True):
        row = rows.setdefault(group, [0.0, 0.0])
        row[0] += float(was)
        row[1] += 1
    return measured(np.array(list(rows.values())), lambda r: float(100 * r[:, 0].sum() / r[:, 1].sum()))
