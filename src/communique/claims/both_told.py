"""Whether an article itself gives what it seems to contradict: then it tells of two things, or how one became another.

"The new offer, of 121 billion, follows a first one of 103 billion": who writes that does not contradict a report that
gives 121 alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from communique.claims.assertions import Assertion
from communique.claims.bars import same_or_inside
from communique.claims.counts import alike
from communique.claims.kindred import kindred
from communique.claims.records import Clause
from communique.claims.verdicts import verdicts
from communique.claims.words import opposed
from communique.model import Quantity
from communique.model.claims import Slot

SLOTS: frozenset[Slot] = frozenset({"time", "quantity", "actor", "place", "polarity"})
"""Slots whose values an article may give side by side; of polarity opposite verbs, "freed 21" and "holds 200", only."""

Articles = Mapping[str, Sequence[Clause]]
"""Document → what it tells in its own voice."""

NONE_KNOWN: Articles = MappingProxyType({})
"""For assertions of whose articles nothing else is known."""


def own_words(clauses: Iterable[Clause]) -> Articles:
    """The clauses of each article that are no statement of somebody else."""
    found: defaultdict[str, list[Clause]] = defaultdict(list)
    for clause in clauses:
        if clause.statement is None and clause.polarity == "positive":
            found[clause.document].append(clause)
    return found


def both_told(slot: Slot, one: Assertion, two: Assertion, articles: Articles) -> bool:
    """True if the article of one of them, which gives its value in its own voice, so gives the other's too."""
    if slot == "polarity" and not opposed(one.clause.families, two.clause.families):
        return False
    if slot == "quantity" and (_numbers(one, two, articles) or _numbers(two, one, articles)):
        return True
    return slot in SLOTS and (_gives(slot, one, two, articles) or _gives(slot, two, one, articles))


def _numbers(one: Assertion, other: Assertion, articles: Articles) -> bool:
    """True if the article of one gives the other's number beside its own, whatever it tells of it: "340,000 eels in
    Lisbon and 90,000 in Madrid", "3,332 metres high, blew ash six kilometres into the sky"."""
    own = [quantity for clause in articles.get(one.clause.document, ()) for quantity in clause.counts]
    disputed = (b for b in other.clause.counts if any(alike(a, b) for a in one.clause.counts))
    return any(in_base(q) == in_base(b) for b in disputed if (b.value or 0) >= TELLING for q in own if q.unit)


TELLING = 10
"""Number from which it is no chance that an article gives it too."""

BASES = {"km": ("m", 1000.0), "cm": ("m", 0.01), "t": ("kg", 1000.0), "g": ("kg", 0.001)}
"""Unit → the unit of its kind that numbers are compared in, and how many of these it is."""


def in_base(quantity: Quantity) -> tuple[str | None, float]:
    """Unit and number of a quantity, with the larger and smaller units of its kind as one."""
    unit, times = BASES.get(quantity.unit or "", (quantity.unit, 1.0))
    return unit, round((quantity.value or 0.0) * times, 6)


def _gives(slot: Slot, one: Assertion, other: Assertion, articles: Articles) -> bool:
    if one.witness.kind != "own" or one.clause.document == other.clause.document:
        return False
    told = (clause for clause in articles.get(one.clause.document, ()) if clause.id != one.clause.id)
    return any(_agree(slot, replace(one, clause=clause), other) for clause in told if kindred(clause, other.clause))


def _agree(slot: Slot, one: Assertion, two: Assertion) -> bool:
    """True if two assertions give one value to a slot."""
    if slot == "place":
        return same_or_inside(one.clause, two.clause) is True
    if slot == "polarity":
        return one.clause.predicate == two.clause.predicate
    if slot == "actor" and not one.clause.actors & two.clause.actors:
        return False
    return any(v.slot == slot and v.outcome == "agree" for v in verdicts(one, two, same_origin=False))
