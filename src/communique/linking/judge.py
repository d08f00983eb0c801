"""Scores → judgements; a person's judgement outranks a stage's."""

from __future__ import annotations

from collections.abc import Iterable

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


def _rank(edge: Edge) -> tuple[bool, str, float, str, str]:
    return by_person(edge), edge.when or "", edge.score, edge.judge, edge.left


def outranked(made: Iterable[Edge], kept: Iterable[Edge]) -> tuple[Edge, ...]:
    """The edges `made` by a stage, but where a person judged the same pair and kind in `kept`, that edge instead."""
    persons = [edge for edge in kept if by_person(edge)]
    settled = {(edge.kind, frozenset((edge.left, edge.right))) for edge in persons}
    free = [edge for edge in made if (edge.kind, frozenset((edge.left, edge.right))) not in settled]
    return in_force([*free, *persons])
