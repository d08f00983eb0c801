"""Pairwise log-odds → stories.

Some stories are told in ever the same words, others by everybody in their own; one threshold cannot serve both. So
each pair is judged against how close its two documents are to their neighbours (local scaling, after Zelnik-Manor and
Perona, "Self-tuning spectral clustering", 2004), clusters grow by average linkage, and a document left alone joins the
story that it is clearly closest to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking import clusters

Values = NDArray[np.float64]
Places = NDArray[np.int64]
Marks = NDArray[np.bool_]
"""Yes or no for each document."""

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


def local(count: int, left: Places, right: Places, odds: Values, known: Values, chosen: Marks) -> Values:
    """For each document how close its neighbours are: the mean log-odds of its nearest, as far as it is above FLOOR.
    Of others than the `chosen` documents it is `known`."""
    some = np.flatnonzero(chosen[left] | chosen[right])
    near = np.full((count, NEIGHBOURS), FLOOR)
    ones, others = np.concatenate([left[some], right[some]]), np.tile(odds[some], 2)
    order = np.lexsort((-others, ones))
    ones, others = ones[order], others[order]
    rank = np.arange(len(ones)) - np.searchsorted(ones, ones)
    keep = rank < NEIGHBOURS
    near[ones[keep], rank[keep]] = others[keep]
    found = np.maximum(near.mean(axis=1), FLOOR) - FLOOR
    return np.where(chosen, found, known)


def scaled(left: Places, right: Places, odds: Values, local: Values) -> Values:
    """Log-odds less what the neighbourhoods of both documents explain, less THRESHOLD."""
    out: Values = odds - SCALING * (local[left] + local[right]) / 2 - THRESHOLD
    return out


def grouped(
    count: int,
    left: Places,
    right: Places,
    weights: Values,
    forced: Iterable[tuple[int, int]] = (),
    barred: Iterable[tuple[int, int]] = (),
    known: Known | None = None,
) -> tuple[list[list[int]], Places]:
    """Partition of the documents 0 to count - 1 by scaled log-odds, and the number of the cluster of each before what
    was left alone joined another; a person's pairs are `forced` or `barred`.

    Where nothing is otherwise, clusters are as they are `known`.
    """
    part, forced, barred = _reached(count, left, right, weights), list(forced), set(barred)
    again = np.ones(count, bool)
    if known is not None and not forced and not barred:
        again = np.isin(part, part[known.touched])
    inside = (part[left] == part[right]) & again[left]
    table = _table(left[inside], right[inside], weights[inside])
    found = clusters(np.flatnonzero(again).tolist(), table, missing=MISSING, forced=forced, barred=barred)
    if known is not None:
        found = sorted([*found, *_as_known(known.home, ~again)])
    large, home = np.zeros(count, bool), np.zeros(count, np.int64)
    for number, group in enumerate(found):
        home[group] = number
    large = np.bincount(home, minlength=len(found))[home] > SMALL
    edge = large[left] != large[right]
    ones, others = np.where(large[left], right, left)[edge], np.where(large[left], left, right)[edge]
    return _absorbed(found, home, ones, others, weights[edge], barred), home


class Known(NamedTuple):
    """Clusters of an earlier run."""

    home: Places
    """The number of the cluster of each document."""
    touched: Marks
    """Documents of which a pair is otherwise since."""


def _as_known(home: Places, chosen: Marks) -> list[list[int]]:
    """The clusters of the `chosen` documents."""
    members = np.flatnonzero(chosen)
    order = members[np.argsort(home[members], kind="stable")]
    return [group.tolist() for group in np.split(order, np.flatnonzero(np.diff(home[order])) + 1) if len(group)]


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
    found: list[list[int]], home: Places, ones: Places, others: Places, weights: Values, barred: set[tuple[int, int]]
) -> list[list[int]]:
    """Small clusters joined to the large one that they clearly belong to; the pairs are of a document of a small
    cluster and one of a large."""
    groups = {number: list(group) for number, group in enumerate(found)}
    for number, target in _closest(home, ones, others, weights):
        small, large = found[number], groups[target]
        if not barred or not any((min(a, b), max(a, b)) in barred for a in small for b in large):
            large += small
            del groups[number]
    return sorted(sorted(group) for group in groups.values())


def _closest(home: Places, ones: Places, others: Places, weights: Values) -> list[tuple[int, int]]:
    """The clusters of `ones` that are clearly closest to one of the clusters of `others`, each with that."""
    count = len(home)
    order = np.lexsort((-weights, home[others], ones))
    keys, weights = (ones * count + home[others])[order], weights[order]
    starts, row, rank = _runs(keys)
    best = (rank >= 1) & (rank <= CLOSEST)
    many = np.bincount(row[best], minlength=len(starts))
    means = np.bincount(row[best], weights[best], len(starts)) / np.maximum(1, many)
    groups, targets = home[keys[starts] // count], keys[starts] % count
    pairs, at = np.unique(groups * count + targets, return_inverse=True)
    rated = np.bincount(at, means / np.bincount(home)[groups], len(pairs))
    order = np.lexsort((pairs % count, -rated, pairs // count))
    groups, targets, rated = (pairs // count)[order], (pairs % count)[order], rated[order]
    starts, _, _ = _runs(groups)
    after = np.minimum(starts + 1, len(groups) - 1)
    rival = (after > starts) & (groups[after] == groups[starts])
    clear = (rated[starts] >= -LOWER) & ~(rival & (rated[starts] - rated[after] < MARGIN))
    return list(zip(groups[starts[clear]].tolist(), targets[starts[clear]].tolist(), strict=True))


def _runs(values: Places) -> tuple[Places, Places, Places]:
    """Where each run of equal `values` starts; and of each value the number of its run and its place in it."""
    starts = np.flatnonzero(np.diff(values, prepend=-1))
    row = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(values))))
    return starts, row, np.arange(len(values)) - starts[row]
