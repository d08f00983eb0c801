"""Which clauses of a claim were themselves judged to claim the same, and are not in it by way of a third alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from communique.claims.align import Cluster
from communique.claims.fact import ONE_FACT
from communique.claims.judging import POSITIVE
from communique.claims.records import Clause
from communique.model import Edge

DISPUTED = frozenset({"same_time", "same_place"})
"""Comparisons that find a difference where reports contradict each other."""


class Joined:
    """Pairs of wordings that were judged to claim the same thing."""

    def __init__(self, clusters: Iterable[Cluster], edges: Sequence[Edge]) -> None:
        self._wordings = {clause.id: wording(clause) for one in clusters for clause in one.members}
        known = [e for e in edges if e.kind == "same_claim" and alike_otherwise(e)]
        unsure = [e for e in edges if e.kind == "same_claim" and e.judgement == "unsure"]
        self._open = {frozenset(self._wordings.get(name, name) for name in (e.left, e.right)) for e in unsure}
        self._pairs = {frozenset(self._wordings.get(name, name) for name in (e.left, e.right)) for e in known}
        same = [(e, score) for e in edges if e.kind == "same_claim" and (score := of_one_fact(e)) is not None]
        self._one_fact = {frozenset(self._wordings.get(x, x) for x in (e.left, e.right)): score for e, score in same}

    def __call__(self, one: Clause, two: Clause) -> bool:
        """True if the two were judged to claim the same, say it in the same words, or one gives the other's number."""
        if two.id == one.restates or one.id == two.restates:
            return True
        pair = frozenset((wording(one), wording(two)))
        return len(pair) == 1 or pair in self._pairs

    def one_fact(self, one: Clause, two: Clause) -> float | None:
        """How likely the two tell one fact, 0 to 1; None if they were not compared."""
        if two.id == one.restates or one.id == two.restates:
            return 1.0
        pair = frozenset((wording(one), wording(two)))
        return self._one_fact.get(pair, 1.0 if len(pair) == 1 else None)

    def unsure(self, one: Clause, two: Clause) -> bool:
        """True if it was left open whether the two claim the same."""
        return frozenset((wording(one), wording(two))) in self._open


def of_one_fact(edge: Edge) -> float | None:
    """How likely two clauses that may be one claim tell one fact; None for those that are barred."""
    if edge.judgement == "negative":
        return None
    return next((reason.value for reason in edge.reasons if reason.name == ONE_FACT), 1.0)


def alike_otherwise(edge: Edge) -> bool:
    """True if two clauses claim the same, or would if they did not differ in when and where: that is what reports may
    disagree in."""
    if edge.judgement != "unsure":
        return edge.judgement == "positive"
    against = sum(min(0.0, reason.weight) for reason in edge.reasons if reason.name in DISPUTED)
    return odds(edge.score) - against >= odds(POSITIVE)


def odds(score: float) -> float:
    """Log-odds of a score between 0 and 1."""
    return math.log(score / (1 - score))


def wording(clause: Clause) -> str:
    """The words of a clause, as copies share them."""
    return " ".join(clause.text.split()).casefold()


def all_joined(one: Clause, two: Clause) -> bool:
    """For claims of which nothing is known but their members."""
    return True
