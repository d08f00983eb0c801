"""Shingles (word n-grams) as 64-bit hashes, and MinHash signatures of sets of them.

Shingling: Broder, "On the resemblance and containment of documents", 1997. Signatures: R-MinHash of rensa.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_MIX = np.uint64(0x9E3779B97F4A7C15)
"""Odd multiplier of the polynomial (2**64 / golden ratio), as in Fibonacci hashing (Knuth, TAOCP 3, 6.4)."""


def _rensa() -> Any:
    from rensa import RMinHash

    return RMinHash


def hashed(sequences: Sequence[Sequence[str]]) -> list[Hashes]:
    """A stable 64-bit hash of every token, one array a sequence."""
    return [np.array(row, np.uint64) for row in _rensa().hash_token_sets([list(tokens) for tokens in sequences])]


def shingles(hashes: Hashes, length: int) -> Hashes:
    """Hash of every `length` consecutive tokens, in order; shape (max(0, n - length + 1),)."""
    count = len(hashes) - length + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    out = np.zeros(count, np.uint64)
    with np.errstate(over="ignore"):
        for step in range(length):
            out = out * _MIX + hashes[step : step + count]
            out ^= out >> np.uint64(29)
    return out


def grouped(hashes: Hashes, group: NDArray[np.int64], count: int, least: int) -> Hashes:
    """Hash of the tokens of each of `count` groups in their order: the same of equal groups, hardly ever of others; 0
    of one of fewer than `least`. `group`, which rises, has the number of the group of each token."""
    sizes = np.bincount(group, minlength=count)
    starts, full = np.cumsum(sizes) - sizes, np.flatnonzero(sizes)
    out = np.zeros(count, np.uint64)
    if len(full):
        place = (np.arange(len(hashes)) - starts[group]).astype(np.uint64)
        with np.errstate(over="ignore"):
            mixed = (hashes ^ (place * _MIX)) * _MIX
            out[full] = np.add.reduceat(mixed ^ (mixed >> np.uint64(29)), starts[full])
    out[sizes < least] = 0
    return out


def signatures(sets: Sequence[Hashes], permutations: int = 64) -> NDArray[np.uint32]:
    """MinHash signatures, shape (len(sets), permutations), of sets of 64-bit hashes."""
    offsets = np.zeros(len(sets) + 1, np.uint64)
    np.cumsum([len(one) for one in sets], out=offsets[1:])
    flat = np.concatenate([*sets, np.zeros(0, np.uint64)])
    matrix = _rensa().digest_matrix_from_flat_token_hashes(flat, offsets, num_perm=permutations, seed=42)
    return np.array(matrix.to_rows(), np.uint32).reshape(len(sets), permutations)


def recurring(hashes: Hashes) -> tuple[Hashes, NDArray[np.int64]]:
    """The hashes that come twice or more, sorted, each with how often it comes."""
    keys, counts = np.unique(hashes, return_counts=True)
    return keys[counts >= 2], counts[counts >= 2].astype(np.int64)


LARGEST_SIEVE = 1 << 22


def sieved(hashes: Hashes, keys: Hashes) -> NDArray[np.int64]:
    """Places of `hashes` that may be in `keys`: all that are, and a few that are not. Much faster than looking all up
    where most are not."""
    size = np.uint64(min(LARGEST_SIEVE, 1 << (16 * len(keys)).bit_length()))
    sieve = np.zeros(int(size), bool)
    sieve[(keys % size).astype(np.int64)] = True
    return np.flatnonzero(sieve[(hashes % size).astype(np.int64)])


def places_in(hashes: Hashes, keys: Hashes) -> NDArray[np.int64]:
    """The place of each of `hashes` in `keys`, which are sorted; -1 if it is not among them."""
    out = np.full(len(hashes), -1, np.int64)
    if len(keys):
        likely = sieved(hashes, keys)
        at = np.minimum(np.searchsorted(keys, hashes[likely]), len(keys) - 1)
        out[likely] = np.where(keys[at] == hashes[likely], at, -1)
    return out
