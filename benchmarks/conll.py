"""Measures of coreference: MUC, B-cubed and CEAF-e as in Pradhan et al. 2014, the best one-to-one alignment, F1."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
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


Partition = Sequence[AbstractSet[Hashable]]


def clustered(keys: Iterable[tuple[Hashable, Hashable]]) -> Partition:
    """The partition of pairs of cluster and item."""
    found: dict[Hashable, set[Hashable]] = {}
    for key, item in keys:
        found.setdefault(key, set()).add(item)
    return list(found.values())


def b_cubed(one: Partition, two: Partition) -> float:
    """Precision of `one` against `two`."""
    home = {item: group for group in two for item in group}
    total = sum(len(group) for group in one)
    return sum(len(group & home[item]) / len(group) for group in one for item in group) / max(1, total)


def muc(one: Partition, two: Partition) -> tuple[int, int]:
    """Links of `one` that `two` has, and all links of `one`."""
    home = {item: n for n, group in enumerate(two) for item in group}
    kept = sum(len(group) - len({home[item] for item in group}) for group in one)
    return kept, sum(len(group) - 1 for group in one)


def conll(system: Sequence[Partition], gold: Sequence[Partition]) -> dict[str, float]:
    """MUC, B-cubed, CEAF-e and their mean over all parts; `system` and `gold` have the same items part by part."""
    all_s, all_g = [g for part in system for g in part], [g for part in gold for g in part]
    (ps, pt), (rs, rt) = muc(all_s, all_g), muc(all_g, all_s)
    similar = sum(ceaf(one, two) for one, two in zip(system, gold, strict=True))
    scores = {
        "MUC": f1(ps / max(1, pt), rs / max(1, rt)),
        "B3": f1(b_cubed(all_s, all_g), b_cubed(all_g, all_s)),
        "CEAFe": f1(similar / max(1, len(all_s)), similar / max(1, len(all_g))),
    }
    return {**scores, "CoNLL": sum(scores.values()) / 3}
