"""What came of a plan: which report that something happened, or was called off, is of what was announced before."""

from __future__ import annotations

from collections.abc import Callable

from communique.claims.assertions import Assertion
from communique.claims.fitness import WHOLE
from communique.claims.intervals import over_before, relation
from communique.claims.items import Item
from communique.claims.outcomes import later, times_apart
from communique.claims.records import Clause
from communique.claims.roles import objects, parties
from communique.claims.settings import sites_differ
from communique.claims.words import words_of

FORESEEN, REACHED = frozenset({"scheduled", "planned", "expected"}), frozenset({"happened", "cancelled"})
"""Statuses of what is announced, and of what came of it."""

TELLING = frozenset({"main", "complement", "copular"})
"""Kinds of clause that tell news; a relative or adverbial clause tells what is known."""

LIKE_OBJECT, SAME_OBJECT = 0.4, 0.6
"""Likeness of the objects from which a plan and what came are of one act, with one verb and with two."""


def announces(one: Assertion) -> bool:
    """True if it says itself that something is ahead; an aim ("to prop it up") announces nothing without a date."""
    clause = one.clause
    if one.denied or clause.status not in FORESEEN:
        return False
    return clause.kind in TELLING or (clause.kind in ("infinitive", "nominal") and clause.when is not None)


def reports(one: Assertion) -> bool:
    """True if it says itself that something happened or was called off."""
    whole = one.clause.kind in WHOLE or (one.clause.status == "cancelled" and one.clause.kind == "nominal")
    return not one.denied and one.clause.status in REACHED and whole


def came_of(plan: Assertion, done: Assertion, joined: Callable[[Clause, Clause], bool]) -> bool:
    """True if a later day's report says what became of a plan: of one kind of act, and after the plan was told."""
    gap = later(plan, done)
    if gap is None or gap <= 0 or not joined(plan.clause, done.clause):
        return False
    act = plan.clause.families & done.clause.families
    if not act or act <= words_of("light") or plan.clause.conditional or sites_differ(plan.clause, done.clause):
        return False
    if done.clause.status == "cancelled":
        return _agents(plan, done) > 0
    if plan.clause.predicate != done.clause.predicate and not (act & words_of("once") or _on_the_day(plan, done)):
        return False
    return not times_apart(plan, done) and not _before(done.clause, plan.clause.published) and _one_act(plan, done)


def _agents(plan: Assertion, done: Assertion) -> float:
    """Likeness of the agents; 0 if one is not named."""
    found = parties(Item(plan.clause, plan.root, {}), Item(done.clause, done.root, {}))
    return found.value if found is not None else 0.0


def _one_act(plan: Assertion, done: Assertion) -> bool:
    """True if both are of one agent and one object, as far as both name them; of one object in any case if the verbs
    differ."""
    what, who = objects(Item(plan.clause, plan.root, {}), Item(done.clause, done.root, {})), _agents(plan, done)
    if what is None:
        again = plan.clause.families & done.clause.families & words_of("repeated") and plan.clause.when is None
        if who > 0 and _on_the_day(plan, done):
            return True
        return plan.clause.predicate == done.clause.predicate and who > 0 and not again
    least = SAME_OBJECT if plan.clause.predicate != done.clause.predicate else LIKE_OBJECT
    return what.value >= least and who >= 0


def _on_the_day(plan: Assertion, done: Assertion) -> bool:
    """True if it came on the very day that was named."""
    one, two = plan.clause.when, done.clause.when
    if one is None or two is None or not one.precision == two.precision == "day":
        return False
    return relation(one, two) not in ("apart", "unknown")


def _before(done: Clause, moment_text: str | None) -> bool:
    """True if it happened before the plan was published."""
    return bool(over_before(done.when, moment_text, 1))
