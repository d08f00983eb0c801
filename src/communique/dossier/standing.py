"""Which assertions of a claim still say where it stands, when later reports give other numbers."""

from __future__ import annotations

from collections.abc import Sequence

from communique.claims import Assertion, stage
from communique.claims.conflicts import Pair
from communique.claims.counts import fate
from communique.claims.numbers import cumulative
from communique.claims.records import REALISED, Clause
from communique.claims.slots import counted_in


def current(found: Sequence[Assertion], old: frozenset[tuple[str, int, str]]) -> list[Clause]:
    """The clauses that say where it stands: not denied, of the furthest stage, not outgrown by later numbers."""
    said = [one for one in found if not one.denied] or list(found)
    reached = stage(said)
    stages = REALISED if reached in REALISED else {reached}
    best = [one for one in said if one.clause.status in stages and one.key not in old]
    best = best or [one for one in said if one.key not in old] or said
    return [one.clause for one in best]


def outgrown(found: Sequence[Assertion], pairs: Sequence[Pair]) -> frozenset[tuple[str, int, str]]:
    """Assertions whose number a later report has replaced, and those of copies in their words."""
    old: set[tuple[str, int, str]] = set()
    for pair in pairs:
        if pair.verdict.slot == "quantity" and _replaces(found[pair.left], found[pair.right], pair):
            first, last = sorted((found[pair.left], found[pair.right]), key=_published)
            old |= {
                one.key for one in found if one.clause.text == first.clause.text and _published(one) < _published(last)
            }
    return frozenset(old)


def running(found: Sequence[Assertion], pair: Pair) -> bool:
    """False for two numbers of which the later replaces the earlier; a higher toll holds the lower: who said three,
    also bears out that five died."""
    if pair.verdict.slot != "quantity" or pair.verdict.outcome != "development":
        return True
    one, two = found[pair.left], found[pair.right]
    return cumulative(one, two, counted_in(one, pair.verdict.values[0]))


def _published(one: Assertion) -> str:
    return one.clause.published or ""


def _replaces(one: Assertion, two: Assertion, pair: Pair) -> bool:
    """True if the later of two numbers takes the place of the earlier, as a higher toll does of "at least" one."""
    if _published(one) == _published(two):
        return False
    if pair.verdict.outcome != "agree":
        return pair.verdict.outcome == "development"
    first, last = sorted((one, two), key=_published)
    tolls = [(a, b) for a in first.clause.counts for b in last.clause.counts if fate(a) and fate(a) == fate(b)]
    return any(a.bound == "at least" and (a.value or 0) < (b.value or 0) for a, b in tolls)
