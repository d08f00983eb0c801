"""Which clauses of a claim were themselves judged to claim the same, and are not in it by way of a third alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from communique.claims.align import Cluster
from communique.claims.fact import IN_DOUBT
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
        sure = [e for e in edges if e.kind == "same_claim" and surely_one(e)]
        self._sure = {frozenset(self._wordings.get(name, name) for name in (e.left, e.right)) for e in sure}

    def __call__(self, one: Clause, two: Clause) -> bool:
        """True if the two were judged to claim the same, say it in the same words, or one gives the other's number."""
        if two.id == one.restates or one.id == two.restates:
            return True
        pair = frozenset((wording(one), wording(two)))
        return len(pair) == 1 or pair in self._pairs

    def surely(self, one: Clause, two: Clause) -> bool:
        """True if nothing speaks against the two telling one fact, so that one bears the other out."""
        if two.id == one.restates or one.id == two.restates:
            return True
        pair = frozenset((wording(one), wording(two)))
        return len(pair) == 1 or pair in self._sure

    def unsure(self, one: Clause, two: Clause) -> bool:
        """True if it was left open whether the two claim the same."""
        return frozenset((wording(one), wording(two))) in self._open


SURE = 0.55
"""Score from which two clauses may be one fact, if no doubt was noted; what is joined at POSITIVE is."""


def surely_one(edge: Edge) -> bool:
    """True if two clauses were joined, or nearly, and no doubt was noted whether they tell one fact."""
    doubted = any(reason.name == IN_DOUBT for reason in edge.reasons)
    return edge.judgement != "negative" and edge.score >= SURE and not doubted


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
