"""Which pairs of texts are worth aligning: signatures for whole copies, shared shingles for partial ones.

MinHash finds texts that are alike as wholes; a paragraph taken into a long report leaves their resemblance near zero
(Broder 1997 calls the measure that fits *containment*). So every text is also indexed under its shingles, thinned
where the collection is large, and pairs are taken by the number of rare shingles that they share.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking import Pairs, band_keys, nearest, pairs, signatures
from communique.linking.shingles import Hashes

SHARED = 4.0
"""Shingles that two texts must share; eight equal words in a row make four."""
CAP = 60
"""Texts that may share a shingle before it joins them only to the first FEW."""
FEW = 6
MOST = 40
"""Candidates kept for each text."""
INDEXED = 6_000_000
"""Shingles indexed at most: beyond it only those whose hash falls into a fixed share are (mod sampling)."""
PERMUTATIONS, BAND = 48, 3
"""Signature length and rows of an LSH band: half of the pairs at Jaccard 0.35 are found, 95 % at 0.55."""


class Candidates(NamedTuple):
    """Pairs of text numbers, `left` < `right`."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    capped: int
    """Number of keys that too many texts shared."""


def candidates(sets: list[Hashes]) -> Candidates:
    """Pairs of texts (their runs of words, in the order of publication) that may share text."""
    whole, part = whole_pairs(sets), part_pairs(sets)
    count = max(1, len(sets))
    codes = np.unique(np.concatenate([found.left * count + found.right for found in (whole, part)]))
    return Candidates(codes // count, codes % count, len(whole.dropped) + len(part.dropped))


def whole_pairs(sets: list[Hashes]) -> Pairs:
    """Pairs of shingle sets that are alike as wholes (one LSH band in common)."""
    full = np.array([number for number, one in enumerate(sets) if len(one)], np.int64)
    if len(full) < 2:
        return Pairs(full[:0], full[:0], np.zeros(0), np.zeros(0, np.uint64))
    rows, keys = band_keys(signatures([sets[number] for number in full], PERMUTATIONS), BAND)
    return nearest(pairs(full[rows], keys, cap=CAP, few=FEW), MOST)


def part_pairs(sets: list[Hashes]) -> Pairs:
    """Pairs of shingle sets that share SHARED shingles."""
    share = max(1, -(-sum(map(len, sets)) // INDEXED))
    thin = [one[one % np.uint64(share) == 0] for one in sets] if share > 1 else sets
    rows = np.repeat(np.arange(len(thin), dtype=np.int64), [len(one) for one in thin])
    keys = np.concatenate([*thin, np.zeros(0, np.uint64)])
    return nearest(pairs(rows, keys, cap=CAP, few=FEW, least=max(1.0, SHARED / share)), MOST)
