"""Which assertions of a claim bear one another out: those that surely tell one fact.

A claim joins what reports tell alike, so that agreement and contradiction stand side by side. Its witnesses are counted
only of the assertions between which no doubt was noted (`fact`); the others are shown beside them and not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from communique.claims.assertions import Assertion
from communique.claims.conflicts import Pair
from communique.claims.joined import wording
from communique.claims.origins import Count, said_by, witnesses_of_it
from communique.claims.records import Clause

Key = tuple[str, int, str]
"""`Assertion.key`."""


def borne_out(
    found: Sequence[Assertion],
    counted: Count,
    pairs: Sequence[Pair],
    old: frozenset[Key],
    surely: Callable[[Clause, Clause], bool],
) -> frozenset[int]:
    """Numbers of the assertions that tell one fact: of all groups that do, the one with most witnesses, then most
    assertions, then the earliest; denials of it too.

    `pairs` are differences that were found, of which a number that grew is of one matter; `old` are keys of assertions
    whose number is outgrown.
    """
    everything = frozenset(range(len(found)))
    said = [n for n, one in enumerate(found) if not one.denied]
    if not said:
        return everything
    groups = together(found, said, surely, [p for p in pairs if p.verdict[:2] == ("quantity", "development")])
    ranked = [(-_origins(found, counted, group, old), -len(group), group[0], group) for group in groups]
    return everything - (frozenset(said) - frozenset(min(ranked)[-1]))


def _origins(found: Sequence[Assertion], counted: Count, group: Sequence[int], old: frozenset[Key]) -> int:
    return said_by(found, counted.keys, witnesses_of_it(found, old, group)).origins


def together(
    found: Sequence[Assertion],
    numbers: Sequence[int],
    surely: Callable[[Clause, Clause], bool],
    differing: Iterable[Pair] = (),
) -> list[list[int]]:
    """The numbers in groups that surely tell one fact, or whose `differing` is known to be of one; each wording is
    compared once."""
    place = {wording(found[n].clause): n for n in reversed(numbers)}
    top = {n: n for n in place.values()}

    def root(at: int) -> int:
        while top[at] != at:
            top[at] = at = top[top[at]]
        return at

    def join(one: int, two: int) -> None:
        one, two = root(one), root(two)
        top[max(one, two)] = min(one, two)

    for one, two in combinations(sorted(top), 2):
        if surely(found[one].clause, found[two].clause):
            join(one, two)
    for pair in differing:
        ends = [place.get(wording(found[n].clause)) for n in (pair.left, pair.right)]
        if ends[0] is not None and ends[1] is not None:
            join(ends[0], ends[1])
    groups: dict[int, list[int]] = {}
    for number in numbers:
        groups.setdefault(root(place[wording(found[number].clause)]), []).append(number)
    return list(groups.values())
