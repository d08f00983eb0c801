"""Which earlier phrases are looked at as antecedents of each phrase.

Looked at are the nearest, those to which the network's query and key point most, and those with a word in common, from
nearby; from farther off those with the same head word or in the same chain by the rules (98 % of the phrases of GUM dev
that have an antecedent find one of theirs so, among a quarter of the pairs).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from communique.reading.annotation.references import Rows
from communique.reading.coreference.profiles import Ints, Profiles
from communique.reading.coreference.properties import PRONOUN

Floats = NDArray[np.float32]
Number = TypeVar("Number", bound=np.generic)
Mask = NDArray[np.bool_]

NEAR, BLOCK = 50, 128
"""Earlier phrases that are looked at nearby; phrases that are compared with them at once (bounds memory)."""

FAR, CHAIN = 12, 2
"""Farther ones with the same head word, and in the same chain by the rules."""

POINTED, CLOSEST = (10, 6), (5, 3)
"""For a pronoun and for another phrase: how many by the network's product, and how many of the nearest."""


class Pairs:
    """All pairs of a text that are looked at, grouped by the later phrase, the earlier ones in text order."""

    def __init__(self, of: Profiles, heads: Rows, wanted: Mask) -> None:
        """`heads`: what the network says of the head of each candidate. `wanted`: candidates whose antecedents are
        sought."""
        self.of = of
        self.later, self.earlier = chosen(of, heads, np.flatnonzero(wanted))
        later, earlier = heads.at[self.later], heads.at[self.earlier]
        self.match = np.einsum("ij,ij->i", heads.queries[later], heads.keys[earlier])
        self.back = np.einsum("ij,ij->i", heads.keys[later], heads.queries[earlier])

    def a(self, name: str) -> Ints:
        """A number of the later phrase of each pair."""
        return self.of.numbers[name][self.later]

    def b(self, name: str) -> Ints:
        """A number of the earlier phrase of each pair."""
        return self.of.numbers[name][self.earlier]

    def same(self, name: str) -> Mask:
        """Whether both have the same number, and one that is known (not 0)."""
        found: Mask = (self.a(name) == self.b(name)) & (self.a(name) > 0)
        return found

    def differ(self, name: str) -> Mask:
        """Whether both have a known number, and not the same."""
        found: Mask = (self.a(name) != self.b(name)) & (self.a(name) > 0) & (self.b(name) > 0)
        return found

    def only(self, name: str) -> tuple[Mask, Mask]:
        """Whether the later has bits that the earlier lacks, and the other way round."""
        a, b = self.of.bits[name][self.later], self.of.bits[name][self.earlier]
        return (a & ~b) != 0, (b & ~a) != 0

    def nearest(self, mask: Mask) -> Mask:
        """The nearest earlier phrase of each later one for which `mask` holds."""
        last = np.full(len(self.of), -1)
        np.maximum.at(last, self.later[mask], self.earlier[mask])
        found: Mask = mask & (last[self.later] == self.earlier)
        return found

    def any(self, mask: Mask) -> Mask:
        """Whether `mask` holds for any pair of the later phrase."""
        found = np.zeros(len(self.of), np.bool_)
        found[self.later[mask]] = True
        return found[self.later]


def chosen(of: Profiles, heads: Rows, rows: Ints) -> tuple[Ints, Ints]:
    """The pairs (later, earlier) of the candidates `rows` that are looked at, in order."""
    found = [near(of, heads, rows[begin : begin + BLOCK]) for begin in range(0, len(rows), BLOCK)]
    distant = np.array(list(far(of, rows)), np.int64).reshape(-1, 2)
    pairs = np.concatenate([*found, distant])
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return pairs[order, 0], pairs[order, 1]


def near(of: Profiles, heads: Rows, rows: Ints) -> Ints:
    """(pairs, 2): what is looked at of the `NEAR` candidates before each of `rows`."""
    products = band(heads, rows)
    pronoun = of.numbers["kind"][rows] == PRONOUN
    words = of.bits["words"]
    keep = (before(words, rows) & np.where(pronoun, np.uint64(0), words[rows])[:, None]) != 0
    for name in ("rule", "pronoun", "initials"):
        values = of.numbers[name]
        keep |= before(values, rows) == np.where(values[rows] > 0, values[rows], -2)[:, None]
    place, governor = of.numbers["place"], of.numbers["governor"]
    keep |= (before(place, rows) == governor[rows, None]) | (before(governor, rows) == place[rows, None])
    keep |= products >= least_of(products, np.where(pronoun, *POINTED))[:, None]
    keep[pronoun, NEAR - CLOSEST[0] :] = True
    keep[~pronoun, NEAR - CLOSEST[1] :] = True
    later, back = np.nonzero(keep)
    pairs = np.stack((rows[later], rows[later] - NEAR + back), 1)
    return pairs[pairs[:, 1] >= 0]


def before(values: NDArray[Number], rows: Ints) -> NDArray[Number]:
    """(rows, NEAR): the values of the candidates before each of `rows`, the nearest last; -1 before the first."""
    padded = np.concatenate((np.full(NEAR, -1).astype(values.dtype), values))
    return np.lib.stride_tricks.sliding_window_view(padded, NEAR)[rows]


def band(heads: Rows, rows: Ints) -> Floats:
    """(rows, NEAR): product of the query of each of `rows` with the keys before it; far below zero where none is."""
    places = rows[:, None] - np.arange(NEAR, 0, -1)
    earlier = heads.at[np.maximum(places, 0)]
    values = np.einsum("ij,ikj->ik", heads.queries[heads.at[rows]], heads.keys[earlier])
    found: Floats = np.where(places >= 0, values, np.float32(-1e9))
    return found


def least_of(products: Floats, counts: Ints) -> Floats:
    """The last of the `counts` largest of each row."""
    places = sorted({NEAR - count for count in POINTED})
    parted = np.partition(products, places, axis=1)
    found: Floats = parted[np.arange(len(products)), NEAR - counts]
    return found


def far(of: Profiles, rows: Ints) -> Iterator[tuple[int, int]]:
    """Pairs farther apart than `NEAR`: the last ones with the same head word, or in the same chain by the rules."""
    by_head, by_rule = of.alike
    columns = (of.numbers[name][rows].tolist() for name in ("kind", "head", "rule"))
    for i, kind, head, rule in zip(rows.tolist(), *columns, strict=True):
        found = set(last_before(by_rule.get(rule, ()), i - NEAR, CHAIN))
        if kind != PRONOUN:
            found.update(last_before(by_head[head], i - NEAR, FAR))
        yield from ((i, j) for j in found)


def last_before(places: Sequence[int], end: int, count: int) -> Sequence[int]:
    """The last `count` of `places` (in order) that are below `end`."""
    last = bisect_left(places, end)
    return places[max(last - count, 0) : last]
