"""Which records have a key, looked up in a store: a new record finds its like without a look at all others.

Keys are hashes, so that they fall evenly into buckets of their first bits; a bucket is small, and only those are read
and written that a new record's keys fall into.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.linking.shingles import Hashes
from communique.store import Store

Rows = NDArray[np.int64]

FULL = 256
"""Keys that a bucket is made for."""


class Postings(NamedTuple):
    """An index of the numbers of records by their keys."""

    store: Store
    kind: str
    """Under which the store keeps it."""
    bits: int
    """Of a key, that name its bucket."""
    made_from: str
    """Buckets that were filled from something else count as empty."""

    def fill(self, records: Rows, keys: Hashes) -> None:
        """Puts the index of these records, a row for each (record, key), in place of what was there."""
        order = np.argsort(keys, kind="stable")
        self.store.put_told(self.kind, self._packed(records[order], keys[order]))

    def add(self, records: Rows, keys: Hashes) -> None:
        """Puts further records into the index."""
        numbers, there = self._read(keys)
        records, keys = np.concatenate([numbers, records]), np.concatenate([there, keys])
        self.fill(records, keys)

    def having(self, keys: Hashes) -> tuple[Rows, Rows]:
        """The records that have one of `keys` (sorted, none twice), a row for each: place of the key, number."""
        records, there = self._read(keys)
        place = np.minimum(np.searchsorted(keys, there), max(0, len(keys) - 1))
        have = keys[place] == there if len(keys) else np.zeros(0, bool)
        return place[have], records[have]

    def _buckets(self, keys: Hashes) -> Hashes:
        return keys >> np.uint64(64 - self.bits) if self.bits else np.zeros(len(keys), np.uint64)

    def _read(self, keys: Hashes) -> tuple[Rows, Hashes]:
        """All rows of the buckets that `keys` fall into."""
        names = map(str, np.unique(self._buckets(keys)).tolist())
        records = (self.store.told(self.kind, name, self.made_from) for name in names)
        rows = [msgspec.msgpack.decode(one, type=tuple[bytes, bytes]) for one in records if one is not None]
        numbers = np.frombuffer(b"".join(row[0] for row in rows), np.uint32).astype(np.int64)
        return numbers, np.frombuffer(b"".join(row[1] for row in rows), np.uint64)

    def _packed(self, records: Rows, keys: Hashes) -> Iterator[tuple[str, str, bytes]]:
        """Buckets of rows that are sorted by key at least as far as their bits go."""
        buckets, numbers = self._buckets(keys), records.astype(np.uint32)
        starts = np.flatnonzero(np.diff(buckets, prepend=np.uint64(1 << 63)))
        for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(keys)], strict=True):
            row = numbers[start:end].tobytes(), keys[start:end].tobytes()
            yield str(int(buckets[start])), self.made_from, msgspec.msgpack.encode(row)


def bits_for(keys: int) -> int:
    """Bits that name the buckets of an index of so many keys."""
    return max(0, (keys // FULL).bit_length())
