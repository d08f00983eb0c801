"""Which assertions of a claim bear one another out: those that surely tell one fact.

A claim joins what reports tell alike, so that agreement and contradiction stand side by side. Its witnesses are counted
only of the assertions that likely tell one fact (`fact`); the others are shown beside them and not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from communique.claims.assertions import Assertion
from communique.claims.conflicts import Pair
from communique.claims.fact import LEAST
from communique.claims.joined import wording
from communique.claims.origins import Count, said_by, witnesses_of_it
from communique.claims.records import Clause
from communique.linking import clusters

Key = tuple[str, int, str]
"""`Assertion.key`."""

Likely = Callable[[Clause, Clause], float | None]
"""How likely two clauses tell one fact; None if they were not compared."""

MISSING = -0.05
"""What it adds to the mean of two groups that two of their clauses were not compared."""


def borne_out(
    found: Sequence[Assertion],
    counted: Count,
    pairs: Sequence[Pair],
    old: frozenset[Key],
    one_fact: Likely,
) -> frozenset[int]:
    """Numbers of the assertions that tell one fact: of all groups that do, the one with most witnesses, then one
    that no headlines tell alone, then most assertions, then the earliest; denials of it too.

    `pairs` are differences that were found, of which a number that grew is of one matter; `old` are keys of assertions
    whose number is outgrown.
    """
    everything = frozenset(range(len(found)))
    said = [n for n, one in enumerate(found) if not one.denied]
    if not said:
        return everything
    groups = together(found, said, one_fact, [p for p in pairs if p.verdict[:2] == ("quantity", "development")])
    ranked = [(-_origins(found, counted, g, old), _of_headlines(found, g), -len(g), g[0], g) for g in groups]
    return everything - (frozenset(said) - frozenset(min(ranked)[-1]))


def _of_headlines(found: Sequence[Assertion], group: Sequence[int]) -> bool:
    """Whether headlines alone say it, which their articles tell better."""
    return all(found[number].clause.headline for number in group)


def _origins(found: Sequence[Assertion], counted: Count, group: Sequence[int], old: frozenset[Key]) -> int:
    return said_by(found, counted.keys, witnesses_of_it(found, old, group)).origins


def together(
    found: Sequence[Assertion], numbers: Sequence[int], one_fact: Likely, differing: Iterable[Pair] = ()
) -> list[list[int]]:
    """The numbers in groups that likely tell one fact, or whose `differing` is known to be of one; each wording is
    compared once."""
    place = {wording(found[n].clause): n for n in reversed(numbers)}
    firsts = sorted(place.values())
    scores = {(a, b): one_fact(found[a].clause, found[b].clause) for a, b in combinations(firsts, 2)}
    weights = {pair: score - LEAST for pair, score in scores.items() if score is not None}
    ends = ([place.get(wording(found[n].clause)) for n in (pair.left, pair.right)] for pair in differing)
    known = [(a, b) for a, b in ends if a is not None and b is not None]
    parts = clusters(firsts, weights, missing=MISSING, forced=known)
    group = {first: at for at, part in enumerate(parts) for first in part}
    groups: dict[int, list[int]] = {}
    for number in numbers:
        groups.setdefault(group[place[wording(found[number].clause)]], []).append(number)
    return list(groups.values())
