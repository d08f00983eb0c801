"""Whether two clauses that tell an act of one kind, however worded, may be of one act: what speaks against it."""

from __future__ import annotations

import re
from functools import cache

from communique.claims.assertions import Assertion
from communique.claims.bars import bar
from communique.claims.items import Item
from communique.claims.patients import done_to_others, is_event
from communique.claims.records import Clause
from communique.claims.roles import objects, parties
from communique.claims.wording import DAYS, MONTHS
from communique.claims.words import opposed, words_of
from communique.lexicon import table


def kindred(one: Clause, two: Clause) -> bool:
    """True if two clauses tell acts of one kind, or of opposite ones."""
    return bool(one.families & two.families - words_of("light")) or opposed(one.families, two.families)


def told_apart(one: Assertion, two: Assertion) -> bool:
    """True if something bars two acts of one kind from being one: opposite verbs, another verb that is denied ("did not
    derail" denies no collision), or what bars one claim."""
    a, b = one.clause, two.clause
    if opposed(a.families, b.families) or (a.polarity != b.polarity and a.predicate != b.predicate):
        return True
    if of_two_names(a, b):
        return True
    left, right = Item(a, one.root, {}), Item(b, two.root, {})
    return not _tied(left, right) or bar(left, right) is not None


def _tied(left: Item, right: Item) -> bool:
    """True if they share who does it or what it is done to, unless neither can be compared; and name nobody to whom the
    other does not do it. Of a payment, who pays it may be whom it is imposed on."""
    one, two = left.clause, right.clause
    if one.families & two.families & MONEY:
        return bool(one.actors & two.actors)
    acting = all(any(not is_event(p) for p in clause.of("who")) for clause in (one, two))
    found = (parties(left, right) if acting else None, objects(left, right))
    values = [each.value for each in found if each is not None]
    return (not values or max(values) > 0) and not done_to_others(one, two)


NAME = re.compile(r"(?<!^)(?<![.!?“\"]\s)\b[A-Z][\w’'-]+")
"""A word with a capital that does not open the clause."""


def of_two_names(one: Clause, two: Clause) -> bool:
    """True if both name something but places, and nothing that the other names: the trials of two men; where only one
    can have done it or got it, two names are what reports disagree in."""
    if one.families & two.families & (words_of("exclusive") | words_of("exclusive_patient")):
        return False
    ones, twos = _names(one), _names(two)
    return bool(ones and twos) and not ones & twos


def _names(clause: Clause) -> frozenset[str]:
    places = {word for name in clause.setting.places for word in name.split()}
    return named(clause) - places


def named(clause: Clause) -> frozenset[str]:
    """The words of the names in a clause, those of places among them."""
    found = {word.removesuffix("'s").removesuffix("’s").removesuffix("'").lower() for word in NAME.findall(clause.text)}
    return frozenset(found - _general())


@cache
def _general() -> frozenset[str]:
    """Words with a capital that name nobody: days, months, what belongs to a state."""
    states = table("states")["states"].values()
    words = (*DAYS, *MONTHS, *(word for row in states for word in (*row.get("adjectives", ()), *row.get("people", ()))))
    return frozenset(word.lower() for word in words)


MONEY = frozenset({"pay", "fine"})
"""Families of what one pays and another gets."""
