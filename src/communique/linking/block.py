"""Keys → candidate pairs, with a cap on how many records one key may join.

A key that more than `cap` records share says little and makes comparison quadratic. It is counted, so that the caller
can record a Problem, and joins its records only to the first `few` of them (records in the caller's order: earliest
first, so that a text printed by a thousand outlets still meets its first printing).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking.shingles import recurring, sieved

Rows = NDArray[np.int64]
Keys = NDArray[np.uint64]

CHUNK = 4_000_000
"""Pairs gathered before they are counted together: bounds memory to about 100 MB."""


class Pairs(NamedTuple):
    """Candidate pairs of record numbers, `left` < `right`, sorted."""

    left: Rows
    right: Rows
    shared: NDArray[np.float64]
    """Sum over the shared keys of their weights."""
    dropped: Keys
    """Keys that more records shared than the cap allows; sorted."""


def pairs(
    records: Rows,
    keys: Keys,
    *,
    cap: int,
    few: int = 0,
    least: float = 1.0,
    weigh: bool = False,
    size_of: Callable[[Keys], Rows] | None = None,
) -> Pairs:
    """Pairs of records that share keys of a total weight of at least `least`.

    `records` and `keys` are parallel, one row for each (record, key). A key weighs 1, or with `weigh` 1 / log2 of the
    number of its records, so that rare keys count for more. `size_of` tells how many records a key is taken to have,
    for the cap and its `rarity`, where that is not what is counted here.
    """
    count = int(records.max()) + 1 if len(records) else 0
    records, keys = _distinct(records, keys, count)
    starts, sizes = _runs(keys)
    taken = sizes if size_of is None else np.where(sizes > 1, size_of(keys[starts]), 1)
    weights = rarity(taken) if size_of else 1 / np.log2(np.maximum(sizes, 2)) if weigh else np.ones(len(sizes))
    dropped, joining = keys[starts[taken > cap]], taken <= cap
    codes, sums = _joined(records, starts[joining], sizes[joining], weights[joining], count)
    if few and len(dropped):
        codes, sums = _counted(codes, sums, _stars(records, starts[~joining], sizes[~joining], count, few))
    keep = sums >= least - 1e-9
    codes, sums = codes[keep], sums[keep]
    return Pairs(codes // max(count, 1), codes % max(count, 1), sums, dropped)


def rarity(sizes: Rows) -> NDArray[np.float64]:
    """1 / log2 of each size (of two at least) in whole 1024ths: sums are the same in whatever order they are made."""
    whole: NDArray[np.float64] = np.round(1024 / np.log2(np.maximum(sizes, 2))) / 1024
    return whole


def _distinct(records: Rows, keys: Keys, count: int) -> tuple[Rows, Keys]:
    """Rows sorted by key and record without repetitions; `count` records in all. Most keys of one record, which join
    nothing, are left out."""
    if len(keys) and int(keys.max()) < (1 << 62) // count:  # both in one number are sorted ten times as fast
        codes = np.sort(keys.astype(np.int64) * count + records)
        codes = codes[np.diff(codes, prepend=-1) > 0]
        return codes % count, (codes // count).astype(np.uint64)
    shared = sieved(keys, recurring(keys)[0])
    order = shared[np.lexsort((records[shared], keys[shared]))]
    records, keys = records[order], keys[order]
    new = np.ones(len(keys), bool)
    new[1:] = (keys[1:] != keys[:-1]) | (records[1:] != records[:-1])
    return records[new], keys[new]


def _runs(keys: Keys) -> tuple[Rows, Rows]:
    """Start and length of every run of equal values in sorted `keys`."""
    starts = np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1]]))
    return starts, np.diff(np.append(starts, len(keys)))


def _joined(
    records: Rows, starts: Rows, sizes: Rows, weights: NDArray[np.float64], count: int
) -> tuple[Rows, NDArray[np.float64]]:
    """Codes `left * count + right` of all pairs inside runs of two records and more, with their summed weights."""
    codes, sums, parts, waiting = np.zeros(0, np.int64), np.zeros(0), [], 0
    for size in np.unique(sizes[sizes >= 2]):
        first, second = np.triu_indices(int(size), 1)
        runs, heavy, step = starts[sizes == size], weights[sizes == size], max(1, CHUNK // len(first))
        for at in range(0, len(runs), step):
            table = records[runs[at : at + step, None] + np.arange(size)]
            part = (table[:, first] * count + table[:, second]).ravel()
            parts.append((part, np.repeat(heavy[at : at + step], len(first))))
            waiting += len(part)
            if waiting >= CHUNK:
                codes, sums, parts, waiting = *_counted(codes, sums, parts), [], 0
    return _counted(codes, sums, parts)


def _stars(records: Rows, starts: Rows, sizes: Rows, count: int, few: int) -> list[tuple[Rows, NDArray[np.float64]]]:
    """The same for runs above the cap: each record with the first `few` of its run, weight 1."""
    out = []
    for start, size in zip(starts, sizes, strict=True):
        members = records[start : start + size]
        codes = np.concatenate([members[at] * count + members[at + 1 :] for at in range(few)])
        out.append((codes, np.ones(len(codes))))
    return out


def _counted(
    codes: Rows, sums: NDArray[np.float64], parts: list[tuple[Rows, NDArray[np.float64]]]
) -> tuple[Rows, NDArray[np.float64]]:
    """`codes` with `sums`, and the `parts` added to them; sorted by code."""
    everything = np.concatenate([codes, *(part for part, _ in parts)])
    weights = np.concatenate([sums, *(weight for _, weight in parts)])
    unique, inverse = np.unique(everything, return_inverse=True)
    return unique, np.bincount(inverse, weights, len(unique)).astype(np.float64)


def nearest(found: Pairs, most: int) -> Pairs:
    """Only pairs that are among the `most` heaviest of one of their two records (ties: lower numbers first)."""
    ones, others = np.concatenate([found.left, found.right]), np.concatenate([found.right, found.left])
    order = np.lexsort((others, -np.tile(found.shared, 2), ones))
    starts, sizes = _runs(ones[order].astype(np.uint64))
    keep = np.zeros(len(ones), bool)
    keep[order] = np.arange(len(ones)) - np.repeat(starts, sizes) < most
    either = keep[: len(found.left)] | keep[len(found.left) :]
    return found._replace(left=found.left[either], right=found.right[either], shared=found.shared[either])


def band_keys(signatures: NDArray[np.uint32], rows: int) -> tuple[Rows, Keys]:
    """LSH keys of MinHash signatures: one for each band of `rows` values (Leskovec et al., *Mining of Massive
    Datasets*, 3.4). Two records share a key if all values of a band agree."""
    count, width = signatures.shape
    bands = width // rows
    values = signatures[:, : bands * rows].reshape(count, bands, rows).astype(np.uint64)
    keys = np.broadcast_to(np.arange(1, bands + 1, dtype=np.uint64), (count, bands)).copy()
    with np.errstate(over="ignore"):
        for row in range(rows):
            keys = (keys ^ values[:, :, row]) * np.uint64(0x9E3779B97F4A7C15)
            keys ^= keys >> np.uint64(31)
    return np.repeat(np.arange(count, dtype=np.int64), bands), keys.ravel()
