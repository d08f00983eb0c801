"""What measures of coreference share: the best one-to-one alignment of clusters, and F1."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet


def ceaf(one: Sequence[AbstractSet[Hashable]], two: Sequence[AbstractSet[Hashable]]) -> float:
    """Sum of the best one-to-one similarities of two partitions (phi 4 of Luo 2005); 0 if one is empty."""
    if not one or not two:
        return 0.0
    small, large = sorted((one, two), key=len)
    return -assignment([[-2 * len(a & b) / (len(a) + len(b)) for b in large] for a in small])


def assignment(cost: Sequence[Sequence[float]]) -> float:
    """Least cost of giving each row a column of its own (Kuhn 1955; rows at most columns)."""
    rows, columns = len(cost), len(cost[0])
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], at, least, way = row, 0, [float("inf")] * (columns + 1), [0] * (columns + 1)
        used = [False] * (columns + 1)
        while match[at]:
            used[at], here, delta, best = True, match[at], float("inf"), 0
            for column in range(1, columns + 1):
                if not used[column]:
                    now = cost[here - 1][column - 1] - u[here] - v[column]
                    if now < least[column]:
                        least[column], way[column] = now, at
                    if least[column] < delta:
                        delta, best = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    u[match[column]] += delta
                    v[column] -= delta
                else:
                    least[column] -= delta
            at = best
        while at:
            match[at] = match[way[at]]
            at = way[at]
    return sum(cost[match[c] - 1][c - 1] for c in range(1, columns + 1) if match[c])


def f1(precision: float, recall: float) -> float:
    """Harmonic mean; 0 if both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
