"""Comparisons of who does it and to whom or what it is done."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.claims.counts import counted, fate
from communique.claims.items import Item, once_a_pair, shared_families
from communique.claims.kinds import TAKING_PLACE
from communique.claims.parties import as_groups, best, likeness, named
from communique.claims.records import Party
from communique.claims.unhurt import no_victims
from communique.claims.words import classes, content, head_lemma, words_of
from communique.linking import Finding

SYMMETRIC = frozenset({"sign", "meet", "agree", "formalise", "extend", "work"})
"""Families whose parties may change places: A signs with B, both sign, it is signed by both."""

PATIENTS = ("whom", "what", "to", "with", "about", "from")
"""Roles of those to whom something is done, and of what it is about."""


@once_a_pair
def agent(left: Item, right: Item) -> Finding | None:
    """The same party does it (for signing, meeting and the like: the same parties take part)."""
    found = parties(left, right) if not tolls(left, right) else None
    if found is not None and rivals(left, right):
        return Finding(-0.3, f"{found.note}: only one of them can have done it, which would be a contradiction")
    return found


@once_a_pair
def rivals(left: Item, right: Item) -> bool:
    """True if two are said to have done what only one of them can have done."""
    if not shared_families(left, right) & words_of("exclusive"):
        return False
    found = parties(left, right)
    return found is not None and found.value < 0


def one_event(left: Item, right: Item) -> Finding | None:
    """Both tell of "the fire", "the trial": what a story names so is one event, of which only one day is right; or what
    befalls a person once ("was arrested", "was appointed") of one and the same."""
    if not shared_families(left, right) & words_of("once"):
        return None
    if befallen := _befallen(left) & _befallen(right):
        text = next(p.text for p in left.clause.of("whom", "what") if befallen & p.persons)
        return Finding(1.0, f"of “{text}” it is told once")
    ones, twos = (_events(item) for item in (left, right))
    found = [(a, b) for a in ones for b in twos if (likeness(a, b) or 0) >= ALIKE and _named_alike(a, b)]
    return Finding(1.0, f"{named(found[0])} are one event") if found else None


def _befallen(item: Item) -> frozenset[str]:
    """The person whom the clause tells something of as done to them, if it is one alone."""
    found = frozenset(actor for party in item.clause.of("whom", "what") for actor in party.persons)
    return found if len(found) == 1 else frozenset()


def _named_alike(one: Party, two: Party) -> bool:
    """True if both are told of as known, or by one name: "a fire at the Hotel Adria", "the blaze at the Adria"."""
    return all(party.text.lower().startswith("the ") for party in (one, two)) or len(one.names & two.names) > 1


ALIKE = 0.8
"""Likeness from which two events of a story are one."""


def _events(item: Item) -> list[Party]:
    """The events that a clause tells of."""
    parties = item.clause.of("who", "what", "whom")
    return [p for p in parties if classes(p.head) & words_of("happenings")]


@once_a_pair
def tolls(left: Item, right: Item) -> bool:
    """True if both count the dead, injured or missing, or those who fled or fell ill: who stands as agent (the victims,
    the cause, a ministry) tells nothing then."""
    if not left.clause.counts or not right.clause.counts:
        return False
    return bool(_undergone(left) & _undergone(right))


def _undergone(item: Item) -> frozenset[str]:
    """What befell the people whom a clause counts."""
    told = {name for q in item.clause.counts if (name := fate(q))}
    people = any("person" in counted(q) for q in item.clause.counts)
    return frozenset(told | (item.clause.families & words_of("undergone") if people else frozenset()))


@once_a_pair
def parties(left: Item, right: Item) -> Finding | None:
    """Likeness of those who do it, or who take part."""
    left, right = aligned(left, right), aligned(right, left)
    roles = ("who", "whom", "with", "to") if symmetric(left, right) else ("who",)
    if "quiet" in shared_families(left, right):
        return None  # a truce begins, hostilities end, the guns fall silent
    if found := _taking_place(left, right):
        return found
    return as_groups(left.clause.of(*roles), right.clause.of(*roles), "agents")


def aligned(item: Item, other: Item) -> Item:
    """The item with what changes as its subject made what is changed, if that is so in the other: "65 homes burned
    down", "the fire destroyed 40 houses"."""
    if item.clause.of("what", "whom"):
        return item
    subjects, things = item.clause.of("who"), other.clause.of("what", "whom")
    if len(subjects) != 1 or not things or not subjects[0].head:
        return item
    if subjects[0].actors and not item.clause.predicate.startswith(("be ", "remain ")):
        return item
    thing = subjects[0]
    if "person" in classes(thing.head) or not any(classes(thing.head) & classes(party.head) for party in things):
        return item
    turned = [msgspec.structs.replace(p, role="what") if p is thing else p for p in item.clause.parties]
    return item._replace(clause=msgspec.structs.replace(item.clause, parties=tuple(turned)))


def _taking_place(left: Item, right: Item) -> Finding | None:
    """For an event that begins or is held: that it is the same event, whichever role it has there."""
    if not shared_families(left, right) & TAKING_PLACE:
        return None
    ones, twos = (item.clause.of("who", "what", "whom") for item in (left, right))
    alike = [
        (a, value)
        for a in ones
        if a.head in words_of("occasions") and (value := best(a, twos)) is not None and value > 0.5
    ]
    return Finding(alike[0][1], f"{named(ones)} and {named(twos)} are one event") if alike else None


def symmetric(left: Item, right: Item) -> bool:
    """True if the parties of both may change places."""
    return bool(left.clause.families & right.clause.families & SYMMETRIC)


@once_a_pair
def objects(left: Item, right: Item) -> Finding | None:
    """It is done to, or said of, the same persons and things."""
    if tolls(left, right) or no_victims(left, right):
        return None
    left, right = aligned(left, right), aligned(right, left)
    if "attack" in shared_families(left, right):
        left, right = _at_place(left), _at_place(right)
    roles = ("what", "about") if symmetric(left, right) else PATIENTS
    one, two = (_things(item, roles, shared_families(left, right)) for item in (left, right))
    fewer, more = (one, two) if len(one) <= len(two) else (two, one)
    found = [(party, value) for party in fewer if (value := best(party, more)) is not None]
    told = [value for party, value in found if value >= 0 or not (_whence(party) or _unsaid(party, more))]
    values = told or [value for _, value in found]
    if not values:
        return None
    value = min(values) if min(values) < 0 else sum(values) / len(values)
    return Finding(round(value, 2), f"{named(one)} against {named(two)}")


def _at_place(item: Item) -> Item:
    """The item with its place as what is attacked, where it tells of nothing else: "had not fired on Drin"."""
    where = item.clause.place
    if where is None or item.clause.of(*PATIENTS):
        return item
    town = Party("what", where.text, head_lemma(where.text), content(where.text), town=True)
    return item._replace(clause=msgspec.structs.replace(item.clause, parties=(*item.clause.parties, town)))


def _things(item: Item, roles: Sequence[str], shared: frozenset[str]) -> tuple[Party, ...]:
    """What fills `roles`; without the persons where only one can have the office, so that two names for it meet, and
    without the numbers that are levels of something: those are compared as numbers."""
    found = tuple(p for p in item.clause.of(*roles) if not _scene(p))
    if "level" in shared:
        found = tuple(p for p in found if all(p.span != count.span for count in item.clause.counts))
    if "shake" in shared:
        found = tuple(p for p in found if p.head != "magnitude")
    found = tuple(p for p in found if p.head not in item.clause.predicate.split(" ")[1:])  # "go on strike"
    if "hold" in shared:
        found = tuple(p for p in found if not _pursued(p))
    if "attack" in shared and item.clause.of("what", "whom"):
        found = tuple(p for p in found if not _means(p))
    return tuple(p for p in found if not p.people) if shared & words_of("exclusive_patient") else found


def _scene(party: Party) -> bool:
    """True for "the site", "the area": where it was, which another report calls by what stands there."""
    return party.head in words_of("scenes") and len(party.words) <= 1 and not party.actors


def _means(party: Party) -> bool:
    """True for what it is done with: "struck the depot with drones"."""
    known = party.actors or party.countries or party.names or "person" in classes(party.head)
    return party.role == "with" and not known


def _pursued(party: Party) -> bool:
    """True for "their plan", "the bid": what is pursued, which another report calls otherwise."""
    return party.head in words_of("ventures") and len(party.words) <= 1


def _unsaid(party: Party, others: Sequence[Party]) -> bool:
    """True if who gets it is told without a name in one of them: "to the government", "to the authorities"."""
    if party.role != "to":
        return False
    return any(other.role == "to" and not (party.specific and other.specific) for other in others)


def _whence(party: Party) -> bool:
    """True for where something comes from, which reports name as they like: "from the sea", "from the water"."""
    return party.role == "from" and not party.actors and not party.countries
