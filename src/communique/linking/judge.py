"""Scores → judgements; a person's judgement outranks a stage's."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from communique.model import Edge
from communique.model.edges import Judgement


def judged(score: float, positive: float, negative: float) -> Judgement:
    """Positive from `positive` on, negative up to `negative`, unsure between."""
    return "positive" if score >= positive else "negative" if score <= negative else "unsure"


def by_person(edge: Edge) -> bool:
    """True if a person made the judgement."""
    return edge.judge.startswith("person:")


def in_force(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """One edge for each kind and unordered pair: a person's before a stage's, then the latest, then the surest."""
    best: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        key = (edge.kind, min(edge.left, edge.right), max(edge.left, edge.right))
        if key not in best or _rank(edge) > _rank(best[key]):
            best[key] = edge
    return tuple(best[key] for key in sorted(best))


class Settled(NamedTuple):
    """What persons have settled, as pairs of record ids."""

    joined: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]
    """Every pair that follows: who is one with A is not B either, where somebody said that A is not B."""


def settled(edges: Iterable[Edge]) -> Settled:
    """The judgements of persons among `edges` (of one kind), with what follows from them; a later one outranks all
    earlier ones that contradict it, also by way of others. "Unsure" takes an earlier judgement back."""
    latest = sorted(in_force(filter(by_person, edges)), key=lambda e: (e.when or "", e.left, e.right), reverse=True)
    home: dict[str, set[str]] = {}
    joined, split = list[tuple[str, str]](), list[tuple[str, str]]()
    for edge in latest:
        one, two = (home.setdefault(end, {end}) for end in (edge.left, edge.right))
        if edge.judgement == "negative" and one is not two:
            split.append((edge.left, edge.right))
        if edge.judgement == "positive" and not any({id(home[a]), id(home[b])} == {id(one), id(two)} for a, b in split):
            one |= two
            home.update(dict.fromkeys(two, one))
            joined.append((edge.left, edge.right))
    apart = {pair for left, right in split for pair in product(home[left], home[right])}
    return Settled(tuple(joined), tuple(sorted(apart)))


def _rank(edge: Edge) -> tuple[bool, str, float, str, str]:
    return by_person(edge), edge.when or "", edge.score, edge.judge, edge.left


def outranked(made: Iterable[Edge], kept: Iterable[Edge]) -> tuple[Edge, ...]:
    """The edges `made` by a stage, but where a person judged the same pair and kind in `kept`, that edge instead."""
    persons = [edge for edge in kept if by_person(edge)]
    settled = {(edge.kind, frozenset((edge.left, edge.right))) for edge in persons}
    free = [edge for edge in made if (edge.kind, frozenset((edge.left, edge.right))) not in settled]
    return in_force([*free, *persons])
