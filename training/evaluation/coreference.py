"""MUC, B³ and CEAF-e of chains, and their mean (the CoNLL 2012 score); exact mention spans, singletons left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from training.evaluation.counting import Score, measured

Range = tuple[int, int]
Chains = Sequence[set[Range]]


def score(documents: Sequence[tuple[Chains, Chains]]) -> dict[str, Score]:
    """Of (said, gold) chains per document."""
    rows = np.array([[*_muc(a, b), *_b_cubed(a, b), *_ceaf(a, b)] for a, b in documents], float)
    out = {name: measured(rows, lambda r, k=k: _f1(r, k)) for k, name in enumerate(("muc", "b3", "ceafe"))}
    out["conll"] = measured(rows, lambda r: sum(_f1(r, k) for k in range(3)) / 3)
    return out


def _f1(rows: NDArray[np.float64], metric: int) -> float:
    right_said, said, right_gold, gold = rows.sum(0)[4 * metric : 4 * metric + 4]
    precision, recall = right_said / max(said, 1e-9), right_gold / max(gold, 1e-9)
    return float(200 * precision * recall / max(precision + recall, 1e-9))


def _muc(said: Chains, gold: Chains) -> tuple[float, float, float, float]:
    def links(chains: Chains, others: Chains) -> tuple[float, float]:
        kept = sum(len(chain) - _parts(chain, others) for chain in chains)
        return kept, sum(len(chain) - 1 for chain in chains)

    return (*links(said, gold), *links(gold, said))


def _parts(chain: set[Range], others: Chains) -> int:
    touched = [other for other in others if chain & other]
    return len(touched) + len(chain - set().union(*touched)) if touched else len(chain)


def _b_cubed(said: Chains, gold: Chains) -> tuple[float, float, float, float]:
    def overlap(chains: Chains, others: Chains) -> tuple[float, float]:
        right = sum(len(chain & other) ** 2 / len(chain) for chain in chains for other in others)
        return right, sum(len(chain) for chain in chains)

    return (*overlap(said, gold), *overlap(gold, said))


def _ceaf(said: Chains, gold: Chains) -> tuple[float, float, float, float]:
    if not said or not gold:
        return 0.0, len(said), 0.0, len(gold)
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in gold] for a in said])
    rows, columns = linear_sum_assignment(-alike)
    right = float(alike[rows, columns].sum())
    return right, len(said), right, len(gold)
