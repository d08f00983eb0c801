"""How many records have a key, as a sample of them tells.

What a shared key tells hangs on how many have it. Counted in all records, that would change with each one that is
added, and with it every comparison. Counted in a sample it changes only when the sample does: one addition in many.
Whether a record is counted hangs on its name and on how many there are, so that order changes nothing, and up to a
thousand all of them are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from communique.linking.shingles import Hashes, places_in

COUNTED = 1000
"""Records that are counted at most."""


class Counts(NamedTuple):
    """How often keys come in the records that are counted."""

    keys: Hashes
    """Those that come, sorted."""
    times: NDArray[np.int64]
    """How many records have each."""
    records: int
    """How many were counted."""

    def of(self, keys: Hashes) -> NDArray[np.int64]:
        """How many of the counted records have each of `keys`."""
        found: NDArray[np.int64] = np.append(self.times, 0)[places_in(keys, self.keys)]
        return found


def share(records: int) -> int:
    """One in so many records is counted, a power of two."""
    return 1 << max(0, -(-records // COUNTED) - 1).bit_length()


def sampled(names: Sequence[str]) -> NDArray[np.bool_]:
    """Which records are counted, by their names."""
    one_in = share(len(names))
    return np.array([crc32(name.encode()) % one_in == 0 for name in names], bool)


def counts(rows: Sequence[Hashes]) -> Counts:
    """The counts of rows of keys, none twice in one."""
    keys, times = np.unique(np.concatenate([*rows, np.zeros(0, np.uint64)]), return_counts=True)
    return Counts(keys, times.astype(np.int64), len(rows))
