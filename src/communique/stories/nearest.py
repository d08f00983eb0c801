"""Large collections: for each document the nearest by rare names and phrases, found for new ones alone.

A document that comes takes its place among the nearest of those that share keys with it, and nothing else changes, for
what a key weighs is told by a sample of the collection (`linking.sample`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking import Counts, counts, pairs, rarity
from communique.linking.postings import Postings
from communique.linking.shingles import Hashes, places_in, recurring
from communique.stories.features import Rows

Places = NDArray[np.int64]

CAP, MOST = 120, 40
"""Documents that may share a term before it joins none, and candidates kept for each document."""
LEAST = 1.5
"""Weight of the keys that two must share: a rare key and one that is not so rare, or several of these. Of 1, 1.5, 2 and
3 this was best or nearly so on NewsCluster and both parts of ECB+ (docs/figures/scale.md)."""
NONE = -1

APART = np.uint64(0x9E3779B97F4A7C15)
"""Tells the key of a name from that of a phrase."""


class Keys(NamedTuple):
    """Keys of documents, a row for each (document, key)."""

    records: Places
    keys: Hashes


class Near(NamedTuple):
    """For each document up to MOST others, the nearest first; shape (documents, MOST)."""

    others: NDArray[np.int32]
    """NONE where there are fewer."""
    shared: NDArray[np.float32]
    """Sum of the weights of the keys that both have."""


def keys_of(names: Rows, phrases: Rows) -> Keys:
    """The names and phrases by which documents are found."""
    (ones, first), (twos, second) = names.heaviest, phrases.heaviest
    return Keys(np.concatenate([ones, twos]), np.concatenate([first ^ APART, second]))


def keyed(found: Keys, chosen: NDArray[np.bool_]) -> Counts:
    """How many of the `chosen` documents have each key."""
    once = counts([found.keys[chosen[found.records]]])
    return once._replace(records=int(chosen.sum()))


def sizes(keyed: Counts, share: int, keys: Hashes) -> Places:
    """How many documents are taken to have each key, two at least: the first that is counted stands for itself alone,
    each further one for `share` of them."""
    return np.maximum(1 + (keyed.of(keys) - 1) * share, 2)


def dropped(keyed: Counts, share: int) -> bool:
    """True if some key is in too many documents to join any."""
    return bool((sizes(keyed, share, keyed.keys) > CAP).any())


def near(count: int, found: Keys, keyed: Counts, share: int) -> Near:
    """The nearest of each of `count` documents."""
    again, _ = recurring(found.keys)
    at = places_in(found.keys, again)
    shared, taken = at >= 0, sizes(keyed, share, again)
    whole = pairs(
        found.records[shared],
        at[shared].astype(np.uint64),
        cap=CAP,
        least=LEAST,
        size_of=lambda places: taken[places.astype(np.int64)],
    )
    owners, others = np.concatenate([whole.left, whole.right]), np.concatenate([whole.right, whole.left])
    return _filled(count, owners, others, np.tile(whole.shared, 2))


class Among(NamedTuple):
    """The documents that were there before."""

    keyed: Counts
    """How many of the sample have each key."""
    share: int
    """One in so many is of the sample."""
    postings: Postings
    order: Places
    """The place of each document that `postings` number."""


def joined(before: Near, found: Keys, among: Among) -> tuple[Near, Places]:
    """`before`, where new documents, with the keys `found`, have empty rows yet, with these and whom they are near to;
    and the documents of which the rows are others now."""
    count = len(before.others)
    again, rows = np.unique(found.keys, return_inverse=True)
    taken = sizes(among.keyed, among.share, again)
    at, numbers = among.postings.having(again[taken <= CAP])
    at = np.flatnonzero(taken <= CAP)[at]
    rare = taken[rows] <= CAP
    owners, keys = np.concatenate([among.order[numbers], found.records[rare]]), np.concatenate([at, rows[rare]])
    ones, others, weights = _meeting(found.records[rare], rows[rare], owners, keys, rarity(taken))
    codes, places = np.unique(ones * count + others, return_inverse=True)
    shared = np.bincount(places, weights, len(codes)).astype(np.float64)
    codes, shared = codes[shared >= LEAST], shared[shared >= LEAST]
    return _placed(before, codes // count, codes % count, shared)


def _meeting(
    records: Places, keys: Places, owners: Places, theirs: Places, weights: NDArray[np.float64]
) -> tuple[Places, Places, NDArray[np.float64]]:
    """A row for each of `records`, each of its `keys` and each other of its `owners`, with the weight of the key."""
    order = np.argsort(theirs, kind="stable")
    owners, theirs = owners[order], theirs[order]
    starts, ends = np.searchsorted(theirs, keys, "left"), np.searchsorted(theirs, keys, "right")
    many = ends - starts
    row = np.repeat(np.arange(len(records)), many)
    inside = np.arange(len(row)) - np.repeat(np.cumsum(many) - many, many)
    ones, others = records[row], owners[starts[row] + inside]
    apart = ones != others
    return ones[apart], others[apart], weights[keys[row[apart]]]


def _placed(before: Near, new: Places, others: Places, shared: NDArray[np.float64]) -> tuple[Near, Places]:
    """`before` with the rows of the `new` documents, and these in the rows of the `others`, as far as they belong; and
    which rows these are."""
    old = ~np.isin(others, new)
    touched = np.unique(others[old])
    owners = np.repeat(touched, MOST)
    had, weights = before.others[touched].ravel(), before.shared[touched].ravel()
    real, where = had != NONE, np.unique(np.concatenate([new, touched]))
    rows = _filled(
        len(where),
        np.searchsorted(where, np.concatenate([new, others[old], owners[real]])),
        np.concatenate([others, new[old], had[real]]).astype(np.int64),
        np.concatenate([shared, shared[old], weights[real]]).astype(np.float64),
    )
    out = Near(before.others.copy(), before.shared.copy())
    out.others[where], out.shared[where] = rows
    return out, where


def _filled(count: int, owners: Places, others: Places, shared: NDArray[np.float64]) -> Near:
    """The MOST heaviest of each owner (ties: lower numbers first)."""
    order = np.lexsort((others, -shared, owners))
    owners, others, shared = owners[order], others[order], shared[order]
    rank = np.arange(len(owners)) - np.searchsorted(owners, owners)
    keep = rank < MOST
    out = Near(np.full((count, MOST), NONE, np.int32), np.zeros((count, MOST), np.float32))
    out.others[owners[keep], rank[keep]] = others[keep]
    out.shared[owners[keep], rank[keep]] = shared[keep]
    return out


def candidates(found: Near, before: Places, changed: Places) -> Places:
    """Codes `lower * count + higher` of all pairs of which one is near to the other, sorted; `before` are those that
    there were before the `changed` rows."""
    count, again = len(found.others), np.zeros(len(found.others), bool)
    again[changed] = True
    left, right = before // count, before % count
    stays = ~(again[left] | again[right])
    asked = np.flatnonzero(~stays)
    stays[asked] = _near(found, left[asked], right[asked]) | _near(found, right[asked], left[asked])
    owners, rank = np.nonzero(found.others[changed] != NONE)
    owners, others = changed[owners], found.others[changed[owners], rank].astype(np.int64)
    every = np.concatenate([before[stays], np.minimum(owners, others) * count + np.maximum(owners, others)])
    every.sort(kind="stable")  # most of it is sorted
    once: Places = every[np.diff(every, prepend=-1) != 0]
    return once


def _near(found: Near, ones: Places, others: Places) -> NDArray[np.bool_]:
    """Whether each of `others` is among the nearest of the one."""
    return np.asarray((found.others[ones] == others[:, None]).any(axis=1), bool)
