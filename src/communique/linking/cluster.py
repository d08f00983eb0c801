"""Edges → clusters: average linkage under judgements that bar or force a merge.

Connected components glue two clusters together by one wrong edge; here two clusters merge only while the mean over
*all* pairs between them is above zero, where a pair that nobody compared counts as `missing`. A barred pair keeps
its two clusters apart for good. (Average linkage: Sokal and Michener 1958; on signed weights it is the greedy
heuristic for correlation clustering, Bansal et al. 2004.)
"""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def clusters(
    items: Sequence[K],
    weights: Mapping[tuple[K, K], float],
    *,
    missing: float = -1.0,
    forced: Iterable[tuple[K, K]] = (),
    barred: Iterable[tuple[K, K]] = (),
    sizes: Mapping[K, int] | None = None,
) -> list[list[K]]:
    """Partition of `items`, each cluster and the list of clusters in the order of `items`.

    `weights` are signed: above zero speaks for one cluster. `missing` is the weight of a pair without one. A pair in
    `barred` is never in one cluster unless chained by `forced` pairs: these join the whole clusters of their two items
    at the end, so that what is later found to be one with either item comes along. Time O(E log E) in pairs.
    """
    place = {item: number for number, item in enumerate(items)}
    state = _State([(sizes or {}).get(item, 1) for item in items], missing)
    for left, right in barred:
        state.bar(place[left], place[right])
    for (left, right), weight in weights.items():
        state.add(place[left], place[right], weight)
    state.run()
    for left, right in forced:
        state.merge(state.root(place[left]), state.root(place[right]))
    return [[items[number] for number in group] for group in state.groups()]


class _State:
    """Clusters under construction: sums of weights and numbers of compared pairs between neighbours."""

    def __init__(self, sizes: list[int], missing: float) -> None:
        self.missing, count = missing, len(sizes)
        self.parent = list(range(count))
        self.size = list(sizes)
        self.links: list[dict[int, tuple[float, int]]] = [{} for _ in range(count)]
        self.bars: list[set[int]] = [set() for _ in range(count)]

    def root(self, item: int) -> int:
        while self.parent[item] != item:
            self.parent[item] = item = self.parent[self.parent[item]]
        return item

    def bar(self, left: int, right: int) -> None:
        if left != right:
            self.bars[left].add(right)
            self.bars[right].add(left)

    def add(self, left: int, right: int, weight: float) -> None:
        if left != right:
            total, count = self.links[left].get(right, (0.0, 0))
            pairs = self.size[left] * self.size[right]
            self.links[left][right] = self.links[right][left] = (total + weight * pairs, count + pairs)

    def mean(self, left: int, right: int) -> float:
        """Mean weight over all pairs between two clusters."""
        total, count = self.links[left][right]
        pairs = self.size[left] * self.size[right]
        return (total + (pairs - count) * self.missing) / pairs

    def merge(self, left: int, right: int) -> int:
        """Joins two clusters under the lower number; returns it."""
        keep, gone = min(left, right), max(left, right)
        if keep == gone:
            return keep
        self.parent[gone] = keep
        self.size[keep] += self.size[gone]
        self.links[keep].pop(gone, None)
        for other, (total, count) in self.links[gone].items():
            if other != keep:
                have, seen = self.links[keep].get(other, (0.0, 0))
                self.links[other].pop(gone)
                self.links[keep][other] = self.links[other][keep] = (have + total, seen + count)
        self.links[gone] = {}
        for other in self.bars[gone]:
            self.bars[other].discard(gone)
            if other != keep:
                self.bar(keep, other)
        self.bars[keep].discard(gone)
        return keep

    def run(self) -> None:
        """Merges the best pair of clusters until no mean is above zero."""
        means = (
            (-round(self.mean(left, right), 9), left, right)
            for left in range(len(self.parent))
            for right in self.links[left]
            if left < right
        )
        heap = [found for found in means if found[0] < 0]
        heapq.heapify(heap)
        while heap:
            value, left, right = heapq.heappop(heap)
            if self.parent[left] != left or self.parent[right] != right or right in self.bars[left]:
                continue
            if round(self.mean(left, right), 9) != -value:
                continue
            keep = self.merge(left, right)
            for other in self.links[keep]:
                mean = round(self.mean(keep, other), 9)
                if mean > 0:
                    heapq.heappush(heap, (-mean, min(keep, other), max(keep, other)))

    def groups(self) -> list[list[int]]:
        """Members of each cluster, in order."""
        found: dict[int, list[int]] = {}
        for item in range(len(self.parent)):
            found.setdefault(self.root(item), []).append(item)
        return list(found.values())
