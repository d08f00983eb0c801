"""What is compared: a clause with what the whole collection adds to it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import wraps
from typing import NamedTuple, TypeVar

from communique.claims.records import Clause

T = TypeVar("T")


class Item(NamedTuple):
    """A clause with what the whole collection adds to it."""

    clause: Clause
    root: str
    """Document whose words it is."""
    rarity: Mapping[str, float]
    """Word → 0 (in every document) to 1 (in one); shared by all items."""
    main: frozenset[tuple[str, str]] = frozenset()
    """Acts and kinds of things with which most articles of the story open; shared by all items."""
    series: frozenset[tuple[str, str]] = frozenset()
    """Kinds of acts of which the story gives several moments; shared by all items."""
    near: float | None = None
    """Cosine of the clause's sentence vector with that of the item it is compared with; None if that is not known."""


def rarity(frequencies: Mapping[str, int], documents: int) -> dict[str, float]:
    """1 for a word of one document, falling with the logarithm of its document frequency to 0.1."""
    if documents < 2:
        return dict.fromkeys(frequencies, 1.0)
    top = math.log(documents + 1)
    return {word: max(0.1, 1 - math.log(count) / top) for word, count in frequencies.items()}


def shared_families(left: Item, right: Item) -> frozenset[str]:
    """Families that both predicates are in."""
    return left.clause.families & right.clause.families


def once_a_pair(comparison: Callable[[Item, Item], T]) -> Callable[[Item, Item], T]:
    """A comparison that looks at nothing but the two clauses, and is asked by others about the pair that is compared:
    what it found of the last one is kept."""
    last: tuple[Clause, Clause, T] | None = None

    @wraps(comparison)
    def asked(left: Item, right: Item) -> T:
        nonlocal last
        known = last
        if known is None or known[0] is not left.clause or known[1] is not right.clause:
            last = known = (left.clause, right.clause, comparison(left, right))
        return known[2]

    return asked
