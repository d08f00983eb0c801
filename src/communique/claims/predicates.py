"""Comparisons of what two clauses say of their parties: the predicates."""

from __future__ import annotations

from communique.claims.items import Item, once_a_pair
from communique.claims.words import classes, opposed, words_of
from communique.linking import Finding

LIGHT = 0.4
"""Value of a predicate that tells little by itself: "take", "make"."""


@once_a_pair
def same_predicate(left: Item, right: Item) -> Finding | None:
    """The predicates are one word, or of one family, or code one kind of event."""
    one, two = left.clause, right.clause
    if one.predicate == two.predicate:
        light = one.predicate in words_of("light") and not (one.families & two.families) - {one.predicate}
        return Finding(LIGHT if light else 1.0, f"both say “{one.predicate}”" + ", which tells little" * light)
    shared = one.families & two.families
    if shared:
        light = bool({one.predicate, two.predicate} & words_of("light"))
        return Finding(
            LIGHT if light else 0.9,
            f"“{one.predicate}” and “{two.predicate}” report the same kind of fact ({min(shared)})",
        )
    if opposed(one.families, two.families):
        return Finding(
            0.8, f"“{one.predicate}” is the opposite of “{two.predicate}”: of the same thing, one denies the other"
        )
    if _copular_kin(one.predicate, two.predicate):
        return Finding(0.7, f"“{one.predicate}” and “{two.predicate}” say what it is")
    if one.code and one.code == two.code:
        return Finding(-0.5, f"“{one.predicate}” is not “{two.predicate}”, though both are {one.code}")
    return Finding(-1.0, f"“{one.predicate}” is not “{two.predicate}”")


def only_verbs_differ(left: Item, right: Item) -> Finding | None:
    """All other words are the same, so that likeness of the whole says nothing of what the verbs mean."""
    one, two = left.clause, right.clause
    if one.predicate == two.predicate or (said := same_predicate(left, right)) is None or said.value > 0:
        return None
    if max(len(one.words - two.words), len(two.words - one.words)) > 1:
        return None
    return Finding(1.0, f"only “{one.predicate}” and “{two.predicate}” tell them apart")


def _copular_kin(left: str, right: str) -> bool:
    """True if both are "be X" with X of one class."""
    if not (left.startswith("be ") and right.startswith("be ")):
        return False
    return bool(classes(left.split()[-1]) & classes(right.split()[-1]))
