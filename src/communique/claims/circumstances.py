"""Comparisons of when, where and how many; and of whether it is the same occasion."""

from __future__ import annotations

from communique.claims.counts import agreement, alike
from communique.claims.intervals import relation
from communique.claims.items import Item, once_a_pair
from communique.claims.parties import likeness
from communique.claims.places import place_relation
from communique.claims.records import Clause, ahead
from communique.claims.roles import PATIENTS, tolls
from communique.claims.settings import dates, never
from communique.claims.stages import kept_plan
from communique.claims.unhurt import no_victims
from communique.claims.words import classes, words_of
from communique.linking import Finding

SENTENCE_DATE = 0.55
"""What it is worth that a date in the sentence agrees, which need not be that of the clause."""


@once_a_pair
def same_time(left: Item, right: Item) -> Finding | None:
    """The times agree, at the precision at which they are given."""
    one, two = left.clause.when, right.clause.when
    if one is None or two is None:
        return _same_date(left.clause, right.clause)
    how = relation(one, two)
    value = {"same": 1.0, "within": 0.6, "contains": 0.6, "overlap": 0.5, "apart": -0.6}.get(how)
    return Finding(value, f"{one.value} {how} {two.value}") if value is not None else None


def _same_date(one: Clause, two: Clause) -> Finding | None:
    """A date that the sentence around one of them gives, and that agrees with the other's."""
    ones, twos = dates(one), dates(two)
    if any(a[0] <= b[1] and b[0] <= a[1] for a in ones for b in twos):
        return Finding(SENTENCE_DATE, "the dates in their sentences agree")
    return None


@once_a_pair
def same_place(left: Item, right: Item) -> Finding | None:
    """The places agree, or one lies in the other."""
    one, two = left.clause.place, right.clause.place
    if one is None or two is None:
        return None
    how = place_relation(one, two)
    value = {"same": 1.0, "within": 0.7, "contains": 0.7, "apart": -0.8}.get(how)
    return Finding(value, f"“{one.text}” {how} “{two.text}”") if value is not None else None


@once_a_pair
def same_count(left: Item, right: Item) -> Finding | None:
    """Both count the same thing; equal numbers speak for it more than differing ones."""
    found = [
        how
        for one in left.clause.counts
        for two in right.clause.counts
        if alike(one, two) and (how := agreement(one, two)) is not None
    ]
    if not found:
        return None
    value = 1.0 if "same" in found else 0.7 if "compatible" in found else 0.6 if tolls(left, right) else 0.2
    words = {1.0: "equal", 0.7: "compatible", 0.6: "tolls that differ", 0.2: "of one thing but differ"}
    return Finding(value, "the numbers are " + words[value])


def one_toll(left: Item, right: Item) -> Finding | None:
    """Both count the dead, injured or missing: a story has one toll unless places, times or one article tell two."""
    return Finding(1.0, "both count the same kind of victims") if tolls(left, right) else None


def one_load(left: Item, right: Item) -> Finding | None:
    """Both count who was in a vehicle: a story has one unless they name two."""
    if not _carried(left.clause) or not _carried(right.clause):
        return None
    ones, twos = (item.clause.of("who") for item in (left, right))
    if any((likeness(a, b) or 0) < 0 for a in ones for b in twos):
        return None
    return Finding(1.0, "both count the people on board")


def _carried(clause: Clause) -> bool:
    """True for "there were 112 people on board", "the ferry was carrying 230 passengers"."""
    vehicle = any(classes(party.head) & VEHICLES for party in clause.of("who"))
    people = any(quantity.unit == "person" for quantity in clause.counts)
    return "contain" in clause.families and people and (vehicle or not clause.of("who"))


VEHICLES = frozenset({"ship", "plane", "vehicle", "ferry", "train", "bus", "coach", "lorry", "truck", "van", "balloon"})
"""Classes of what people travel in."""


def same_occasion(left: Item, right: Item) -> Finding | None:
    """For what happens again and again (meetings, attacks): nothing shows that it is the same occasion."""
    shared = left.clause.families & right.clause.families
    if not shared & words_of("repeated") or shared & words_of("unrepeated") or "begin" in shared:
        return None
    if no_victims(left, right) is not None or _at_no_time(left.clause, right.clause):
        return None
    if left.clause.status == right.clause.status == "ongoing" or kept_plan(left, right) is not None:
        return None
    if "cancelled" in (left.clause.status, right.clause.status) and (ahead(left.clause) or ahead(right.clause)):
        return None
    found = [finding for function in (same_time, same_place, same_count) if (finding := function(left, right))]
    if any(finding.value > 0.5 for finding in found):
        return None
    return Finding(
        -0.3 if _one_thing(left.clause, right.clause) else -1.0,
        f"“{left.clause.predicate}” may happen more than once, and no time, place or number is shared",
    )


def _at_no_time(one: Clause, two: Clause) -> bool:
    """True if one denies for all times what the other tells: "had never met", "no shots had been fired"."""
    return one.polarity != two.polarity and any(never(clause) for clause in (one, two))


def _one_thing(one: Clause, two: Clause) -> bool:
    """True if both are done to one thing that is no actor: a certain hospital is not shelled every day."""
    things = [party for party in one.of(*PATIENTS) if not (party.actors or party.pronoun or party.indefinite)]
    return any((likeness(party, other) or 0) >= 0.8 for party in things for other in two.of(*PATIENTS))
