"""Pairwise log-odds → stories.

Some stories are told in ever the same words, others by everybody in their own; one threshold cannot serve both. So
each pair is judged against how close its two documents are to their neighbours (local scaling, after Zelnik-Manor and
Perona, "Self-tuning spectral clustering", 2004), clusters grow by average linkage, and a document left alone joins the
story that it is clearly closest to.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from communique.linking import clusters

Values = NDArray[np.float64]
Places = NDArray[np.int64]

SCALING, NEIGHBOURS, FLOOR = 0.5, 8, -1.0
"""How much of the mean log-odds of a document's nearest NEIGHBOURS, as far as it is above FLOOR, is taken off."""
THRESHOLD = -2.0
"""Scaled log-odds from which a pair speaks for one story."""
MISSING = -3.5
"""Scaled log-odds, less THRESHOLD, of a pair that was not compared: the median of pairs of different events."""
SMALL, LOWER, MARGIN, CLOSEST = 2, 2.0, 0.5, 3
"""A cluster of up to SMALL joins the larger one whose CLOSEST members, the very closest apart (it may be a round-up),
are nearest, if these are at most LOWER below the threshold and the next cluster is MARGIN farther.
All constants: NewsCluster and ECB+ (docs/figures/linking.md)."""


def scaled(count: int, left: Places, right: Places, odds: Values) -> Values:
    """Log-odds less what the neighbourhoods of both documents explain, less THRESHOLD."""
    near = np.full((count, NEIGHBOURS), FLOOR)
    ones, others = np.concatenate([left, right]), np.tile(odds, 2)
    order = np.lexsort((-others, ones))
    ones, others = ones[order], others[order]
    rank = np.arange(len(ones)) - np.searchsorted(ones, ones)
    keep = rank < NEIGHBOURS
    near[ones[keep], rank[keep]] = others[keep]
    local = np.maximum(near.mean(axis=1), FLOOR) - FLOOR
    out: Values = odds - SCALING * (local[left] + local[right]) / 2 - THRESHOLD
    return out


def grouped(
    count: int,
    left: Places,
    right: Places,
    weights: Values,
    forced: Iterable[tuple[int, int]],
    barred: set[tuple[int, int]],
) -> list[list[int]]:
    """Partition of the documents 0 to count - 1 by scaled log-odds; person's pairs are `forced` or `barred`."""
    part = _reached(count, left, right, weights)
    inside = part[left] == part[right]
    table = _table(left[inside], right[inside], weights[inside])
    found = clusters(range(count), table, missing=MISSING, forced=forced, barred=barred)
    large = np.zeros(count, bool)
    large[[member for group in found if len(group) > SMALL for member in group]] = True
    edge = large[left] != large[right]
    return _absorbed(found, _table(left[edge], right[edge], weights[edge]), barred)


def _table(left: Places, right: Places, weights: Values) -> dict[tuple[int, int], float]:
    return dict(zip(zip(left.tolist(), right.tolist(), strict=True), weights.tolist(), strict=True))


def _reached(count: int, left: Places, right: Places, weights: Values) -> Places:
    """For each document the lowest that pairs of a weight above zero lead to: no cluster goes farther."""
    reached, for_it = np.arange(count), weights > 0
    ones, others = left[for_it], right[for_it]
    while True:
        lowest = np.minimum(reached[ones], reached[others])
        before = reached.copy()
        np.minimum.at(reached, ones, lowest)
        np.minimum.at(reached, others, lowest)
        reached = reached[reached]
        if (reached == before).all():
            return reached


def _absorbed(
    found: list[list[int]], table: dict[tuple[int, int], float], barred: set[tuple[int, int]]
) -> list[list[int]]:
    """Small clusters joined to the large one that they clearly belong to; `table` has the pairs between both."""
    large = [list(group) for group in found if len(group) > SMALL]
    home = {member: number for number, group in enumerate(large) for member in group}
    near = _neighbours(table, home)
    out: list[list[int]] = []
    for group in (group for group in found if len(group) <= SMALL):
        target = _closest(group, near, home)
        if target is None or any((min(a, b), max(a, b)) in barred for a in group for b in large[target]):
            out.append(group)
        else:
            large[target] = [*large[target], *group]
    return sorted(sorted(group) for group in [*large, *out])


def _neighbours(table: dict[tuple[int, int], float], home: dict[int, int]) -> dict[int, list[tuple[int, float]]]:
    """For each document of a small cluster, those of large ones that it was compared with."""
    near: dict[int, list[tuple[int, float]]] = {}
    for (one, two), weight in table.items():
        small, other = (two, one) if one in home else (one, two)
        near.setdefault(small, []).append((other, weight))
    return near


def _closest(group: list[int], near: dict[int, list[tuple[int, float]]], home: dict[int, int]) -> int | None:
    """Number of the large cluster that is clearly closest to `group`; None if none is."""
    rated: dict[int, float] = {}
    for member in group:
        by: dict[int, list[float]] = {}
        for other, weight in near.get(member, []):
            by.setdefault(home[other], []).append(weight)
        for number, weights in by.items():
            best = sorted(weights, reverse=True)[1 : CLOSEST + 1]
            rated[number] = rated.get(number, 0.0) + sum(best) / max(1, len(best)) / len(group)
    order = sorted(rated.items(), key=lambda item: (-item[1], item[0]))
    if not order or order[0][1] < -LOWER or (len(order) > 1 and order[0][1] - order[1][1] < MARGIN):
        return None
    return order[0][0]
