"""Which clauses are worth comparing: they share a key, or rare words.

What is then compared, and in which order, is in `judging`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.claims.comparisons import LEAD
from communique.claims.counts import counted, fate
from communique.claims.items import Item
from communique.claims.posts import offices
from communique.claims.records import Clause
from communique.claims.unhurt import DENIED, unhurt
from communique.claims.words import classes, opposed, with_opposites, words_of
from communique.linking import Pairs, hashed, nearest, pairs
from communique.model import Problem

CAP = 300
"""Clauses that one key may join; a key shared by more is dropped, with a Problem."""

MOST = 60
"""Clauses that share a key with a clause and are compared with it: those that share most keys."""

NEIGHBOURS = 12
"""Clauses nearest in words that are compared, whatever their keys."""

LIKE, LITTLE = 0.45, 0.05
"""Share of the weight of the smaller clause's words from which two clauses are near in words; and if their predicates
are of one family. On 100 articles of NewsCluster no pair judged positive that has a cosine of 0.6 is lost."""

LONGEST_LIST = 20
"""Dropped keys that are named in a Problem each."""


class Candidate(NamedTuple):
    """Two items, by their numbers, that may claim the same thing."""

    left: int
    right: int
    keyed: bool
    """True if they share a key; else they are near in words only."""


def candidates(items: Sequence[Item]) -> tuple[list[Candidate], tuple[Problem, ...]]:
    """Pairs worth comparing, sorted; `items` in their order."""
    rows = [sorted(keys(item.clause)) for item in items]
    found = nearest(shared := _shared(rows), MOST)
    keyed = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    both = sorted(keyed | near(items))
    return [Candidate(a, b, (a, b) in keyed) for a, b in both], _problems(rows, shared.dropped)


def _shared(rows: Sequence[Sequence[str]], weigh: bool = False) -> Pairs:
    """Pairs of rows that have a string in common."""
    numbers = hashed(rows)
    records = np.repeat(np.arange(len(rows), dtype=np.int64), [len(row) for row in numbers])
    return pairs(records, np.concatenate([*numbers, np.zeros(0, np.uint64)]), cap=CAP, least=0.0, weigh=weigh)


def keys(clause: Clause) -> set[str]:
    """What a clause must share with another to be compared with it."""
    found = {f"{family}|{tag}" for family in with_opposites(clause.families) for tag in _tags(clause)}
    found |= {f"{clause.code}|{a}|{b}" for a, b in combinations(sorted(clause.actors), 2) if clause.code}
    if clause.headline or clause.position <= LEAD:
        found |= {f"{clause.document}|{family}" for family in clause.families}
    found |= {f"{q.value:g}|{label}" for q in clause.counts if q.value is not None for label in counted(q)}
    found |= {f"toll|{told}" for q in clause.counts if (told := fate(q))}
    found |= {f"toll|{told}" for none in unhurt(clause) for told in DENIED[none]}
    return found | {f"toll|{told}" for told in clause.families & words_of("undergone") if clause.counts}


def _tags(clause: Clause) -> set[str]:
    heads = {label for party in clause.parties if party.head for label in classes(party.head)}
    return heads | clause.actors | clause.countries | offices(clause)


def near(items: Sequence[Item]) -> set[tuple[int, int]]:
    """The NEIGHBOURS of each item that share most of its rare words, if they share enough of them."""
    found = _shared([sorted(item.clause.words) for item in items], weigh=True)
    total = _weights(items)
    share = found.shared / np.maximum(np.minimum(total[found.left], total[found.right]), 1e-9)
    ends = zip(found.left.tolist(), found.right.tolist(), strict=True)
    kin = [_kin(items[a].clause, items[b].clause) for a, b in ends]
    keep = share >= np.where(np.array(kin, bool), LITTLE, LIKE)
    close = nearest(Pairs(found.left[keep], found.right[keep], share[keep], found.dropped), NEIGHBOURS)
    return set(zip(close.left.tolist(), close.right.tolist(), strict=True))


def _kin(left: Clause, right: Clause) -> bool:
    """True if the predicates are of one family, or say the opposite."""
    return bool(left.families & right.families) or opposed(left.families, right.families)


def _weights(items: Sequence[Item]) -> NDArray[np.float64]:
    """Weight of the words of each item, as `pairs` weighs them; a word of one item weighs as one of two."""
    names = sorted({word for item in items for word in item.clause.words})
    number = {name: place for place, name in enumerate(names)}
    rows = [[number[word] for word in sorted(item.clause.words)] for item in items]
    counts = np.bincount([place for row in rows for place in row], minlength=len(names))
    weights = np.where(counts <= CAP, 1 / np.log2(np.maximum(counts, 2)), 0.0)
    return np.array([weights[row].sum() for row in rows], np.float64)


def _problems(rows: Sequence[Sequence[str]], dropped: NDArray[np.uint64]) -> tuple[Problem, ...]:
    if not len(dropped):
        return ()
    names = sorted({name for row in rows for name in row})
    gone = {int(value) for value in dropped}
    found = [name for name, value in zip(names, hashed([names])[0].tolist(), strict=True) if value in gone]
    message = f"is shared by more than {CAP} clauses and was not used to compare them"
    return tuple(Problem(None, None, "claims", f"key “{name}” {message}") for name in found[:LONGEST_LIST])
