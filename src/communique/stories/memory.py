"""What is remembered of a large collection from one run to the next, so that only what is new is weighed.

Everything here is a function of the documents that were there. Numbers are places in the order of publication; when
documents come between, all that is remembered moves along.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.linking import Counts, sampled, share
from communique.store import Store
from communique.stories.nearest import MOST, NONE, Near

Places = NDArray[np.int64]
Values = NDArray[np.float64]
Array = NDArray[Any]

COUNTED, KEPT, WHOLE = "weighed by", "weighed", "weighed whole"
"""Kinds of what a store keeps: what the sample says, the rest, and that both were written to their end."""
MANY = 8
"""Part of a collection that may be new: if more is, everything is weighed anew."""


class Pairs(NamedTuple):
    """Pairs that were weighed."""

    codes: Places
    """`lower * count + higher`, sorted."""
    alone: Values
    """What both documents say by themselves (`measures.alone`)."""
    odds: Values
    """What all measures say."""
    near: NDArray[np.bool_]
    """Pairs of documents of which one is near to the other; the rest are of one part only."""


class Memory(NamedTuple):
    """A large collection as it was weighed."""

    names: tuple[str, ...]
    """Ids of the documents."""
    digests: tuple[str, ...]
    """Of all that they were weighed from."""
    arrival: Places
    """The number of each in the index of keys."""
    terms: tuple[Counts, ...]
    """How many documents of the sample have each term, a row for each kind of terms."""
    keyed: Counts
    """How many have each key."""
    near: Near
    pairs: Pairs
    around: Values
    """How close the neighbours of each are (`grouping.local`): of near pairs, and of all; shape (2, documents)."""
    home: Places
    """The number of the cluster of each, before what was left alone joined another."""
    bits: int
    """Of the index."""
    epoch: str
    """What the index was filled from."""


def moved(before: Memory, names: Sequence[str], digests: Sequence[str]) -> Memory | None:
    """What is remembered with the numbers that its documents have by now; None if one of them is gone or another, or if
    other documents are counted now. New documents have empty rows, and no cluster."""
    place = {name: number for number, name in enumerate(names)}
    at = np.array([place.get(name, NONE) for name in before.names], np.int64)
    if len(names) * (MANY - 1) > len(at) * MANY or share(len(names)) != share(len(at)) or (at == NONE).any():
        return None
    if [digests[number] for number in at.tolist()] != list(before.digests):
        return None
    new = np.ones(len(names), bool)
    new[at] = False
    if (sampled(names) & new).any():
        return None
    count, was = len(names), len(at)
    others = np.append(at, NONE)[before.near.others].astype(np.int32)
    near = Near(_spread(others, at, count, NONE), _spread(before.near.shared, at, count, 0))
    pairs = before.pairs._replace(codes=at[before.pairs.codes // was] * count + at[before.pairs.codes % was])
    around = np.array([_spread(row, at, count, 0) for row in before.around])
    arrival, home = _spread(before.arrival, at, count, 0), _spread(before.home, at, count, NONE)
    arrival[new] = np.arange(was, count)
    return before._replace(
        names=tuple(names), digests=tuple(digests), arrival=arrival, near=near, pairs=pairs, around=around,
        home=home,
    )  # fmt: skip


def _spread(rows: Array, at: Places, count: int, empty: int) -> Array:
    """Rows at their new places, the others `empty`."""
    out = np.full((count, *rows.shape[1:]), empty, rows.dtype)
    out[at] = rows
    return out


def kept(store: Store, stage: str, made_from: str) -> Memory | None:
    """What `store` remembers of this stage of a run."""
    whole = store.told(WHOLE, stage, made_from)
    counted, rest = store.told(COUNTED, stage, made_from), store.told(KEPT, stage, made_from)
    return unpacked(counted, rest) if whole and counted and rest else None


def keep(store: Store, stage: str, made_from: str, memory: Memory, founded: bool) -> None:
    """Puts it there; what the sample says is there already, unless it was `founded` now."""
    if founded:
        store.put_told(COUNTED, [(stage, made_from, packed_counts(memory))])
    store.put_told(KEPT, [(stage, made_from, packed(memory))])
    store.put_told(WHOLE, [(stage, made_from, b"whole")])


def forget(store: Store, stage: str) -> None:
    """Until it is put there anew nothing is remembered: what else is written meanwhile may stay half-written."""
    store.put_told(WHOLE, [(stage, "", b"")])


def packed_counts(memory: Memory) -> bytes:
    """What the sample says, as bytes."""
    rows = ((one.keys.tobytes(), one.times.tobytes(), one.records) for one in (*memory.terms, memory.keyed))
    return msgspec.msgpack.encode(list(rows))


def packed(memory: Memory) -> bytes:
    """The rest of a memory as bytes."""
    arrays = (memory.arrival, *memory.near, *memory.pairs, memory.around, memory.home)
    rows = [row.tobytes() for row in arrays]
    return msgspec.msgpack.encode((memory.names, memory.digests, memory.bits, memory.epoch, rows))


def unpacked(counted: bytes, rest: bytes) -> Memory:
    """The memory that was packed."""
    rows = msgspec.msgpack.decode(counted, type=list[tuple[memoryview, memoryview, int]])
    terms = [Counts(np.frombuffer(one, np.uint64), np.frombuffer(two, np.int64), many) for one, two, many in rows]
    names, digests, bits, epoch, found = msgspec.msgpack.decode(rest, type=_Form)
    columns: list[Any] = [np.frombuffer(row, kind) for row, kind in zip(found, COLUMNS, strict=True)]
    arrival, others, shared, codes, alone, odds, close, around, home = columns
    near, pairs = Near(others.reshape(-1, MOST), shared.reshape(-1, MOST)), Pairs(codes, alone, odds, close)
    around = around.reshape(2, -1)
    return Memory(names, digests, arrival, tuple(terms[:-1]), terms[-1], near, pairs, around, home, bits, epoch)


COLUMNS: list[Any] = [
    np.int64, np.int32, np.float32, np.int64, np.float64, np.float64, np.bool_, np.float64, np.int64,
]  # fmt: skip
"""What the arrays hold."""
_Form = tuple[tuple[str, ...], tuple[str, ...], int, str, list[memoryview]]
