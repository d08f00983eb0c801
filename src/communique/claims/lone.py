"""Numbers that an article gives one of: the one sum, weight or speed of its beginning is that of the story's main act.

"Customs found 2.4 tonnes of cocaine among bananas" and "the bricks tipped the scales at 1.1 tonnes" share no verb, and
mean less alike than two clauses of one matter do; but neither report weighs anything else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from communique.claims.counts import AGE, DAYS, SCORE, agreement, alike
from communique.claims.kindred import MONEY, named, of_two_names
from communique.claims.outcomes import Verdict
from communique.claims.parties import as_groups
from communique.claims.records import Clause
from communique.model import Quantity


class Lone:
    """The numbers that the beginnings of the articles of a story give."""

    def __init__(self, openings: Iterable[Clause]) -> None:
        self._given: dict[str, list[Quantity]] = defaultdict(list)
        self._names: dict[str, set[str]] = defaultdict(set)
        for clause in openings:
            self._given[clause.document].extend(clause.counts)
            self._names[clause.document] |= named(clause)

    def __call__(self, verdict: Verdict, one: Clause, two: Clause, kin: bool) -> bool:
        """True if a verdict is of two numbers of which the beginning of either article gives one: of measures, or of
        anything if both tell an act of one kind."""
        if verdict.slot != "quantity":
            return False
        a, b = counts = (one.counts[int(verdict.values[0])], two.counts[int(verdict.values[1])])
        alike_enough = kin or (all(map(_measured, counts)) and not _many_times(a, b))
        alone = alike_enough and all(map(self._alone, (one, two), counts))
        if not alone or _anew(one) or _anew(two) or of_two_names(one, two):
            return False
        return (_measured(a) or self._one_story(one, two)) and not (kin and _others(one, two))

    def _one_story(self, one: Clause, two: Clause) -> bool:
        """True unless both beginnings give names, and none of them is one: Madrid, Barcelona."""
        ones, twos = self._names[one.document], self._names[two.document]
        return not ones or not twos or bool(ones & twos)

    def _alone(self, clause: Clause, quantity: Quantity) -> bool:
        """True if the beginning of its article has no other number of its kind; for a measure, none of its unit."""
        of_unit = quantity.unit if _measured(quantity) else None
        others = (q for q in self._given[clause.document] if alike(q, quantity) or (of_unit and q.unit == of_unit))
        return all(agreement(other, quantity) in ("same", "compatible") for other in others)


TIMES = 4.0
"""Factor up to which two measures may be of one thing, if nothing else shows it: more is a programme and its part."""


def _many_times(one: Quantity, two: Quantity) -> bool:
    low, high = sorted(abs(q.value or 0) for q in (one, two))
    return not low or high / low > TIMES


def _anew(clause: Clause) -> bool:
    """True if a clause puts a number in the place of another."""
    return bool(clause.revised) or any(party.head in NUMBERS for party in clause.of("what"))


def _others(one: Clause, two: Clause) -> bool:
    """True if two acts of one kind are done by or to others; of a payment, by others than another who pays."""
    ones, twos = (frozenset(a for p in c.of("who", "whom") for a in p.actors) for c in (one, two))
    if ones and twos and not ones & twos:
        return True
    payers = as_groups(one.of("who"), two.of("who"), "agents") if one.families & two.families & MONEY else None
    return payers is not None and payers.value < 0


NUMBERS = frozenset({"estimate", "figure", "forecast", "toll", "tally", "count"})
"""Nouns for what is raised or lowered when a number is given anew."""


def _measured(quantity: Quantity) -> bool:
    """True for an amount of something, no count: money, a weight, a speed, a share of votes."""
    return quantity.unit not in (None, "person", "percent", AGE, SCORE, *DAYS) and quantity.unit != quantity.of
