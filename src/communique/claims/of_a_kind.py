"""Whether what two assertions are of may be two things of a kind: "a missile" in July and in August, "a title"."""

from __future__ import annotations

import re

from communique.claims.assertions import Assertion
from communique.claims.intervals import days_between
from communique.claims.places import state_names
from communique.claims.records import UNREALISED, Clause, Party
from communique.claims.words import opposed, words_of

NEAR = 2.0
"""Days that two dates of something indefinite ("a missile") may lie apart and still be of one event."""


def one_of_many(one: Assertion, two: Assertion) -> bool:
    """True if what it was done to may be one of many, and the dates are not near: a missile in July, one in August; two
    plans are of one event that is put off."""
    if {one.clause.status, two.clause.status} <= UNREALISED:
        return False
    a, b = one.clause.when, two.clause.when
    gap = days_between(a, b) if a is not None and b is not None else None
    return gap is not None and gap > NEAR and any(_indefinite(said.clause) for said in (one, two))


SEPARATE = re.compile(
    r"\b(?:separate|unrelated|another|different|second) (?:\w+ )?"
    r"(?:case|trial|incident|attack|lawsuit|inquiry|matter|affair|investigation|dispute)\b",
    re.IGNORECASE,
)
"""Words by which a report says that it speaks of another event of the kind."""


def separate(one: Assertion, two: Assertion) -> bool:
    """True if one of them says that it speaks of something else of the kind: "was found guilty in a separate case"."""
    return any(SEPARATE.search(said.clause.text) for said in (one, two))


CLOCKED = re.compile(
    r"\b(?:at|by|as of|until) (?:noon|midday|midnight|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b)", re.IGNORECASE
)
"""Words that say of what hour a number is."""

RUNNING = frozenset(("turnout", "tally", "count", "level", "queue"))
"""What is counted while it grows or falls, hour by hour."""


def of_an_hour(one: Assertion, two: Assertion) -> bool:
    """True if a number that grows by the hour is of one hour, and the other of another: "turnout stood at 31% at
    noon"."""
    hours = [CLOCKED.findall(said.clause.text) for said in (one, two)]
    heads = [{party.head for party in said.clause.of("who", "what")} for said in (one, two)]
    return hours[0] != hours[1] and all(named & RUNNING for named in heads)


def _indefinite(clause: Clause) -> bool:
    """True if a thing that a clause is about, and that is no actor, is indefinite or many."""
    things = clause.of("what", "whom") or clause.of("who")
    return any(thing.indefinite and not thing.own for thing in things)


def indefinite(one: Assertion, two: Assertion) -> bool:
    """True if what one of them speaks of may be another of its kind: "a title" and "their first title"."""
    ones, twos = (said.clause.of("what", "whom") for said in (one, two))
    same = {thing.words for thing in ones} == {thing.words for thing in twos}
    if same or any(_known(a, b) or _one_kind(a, b) or _there(one, two, a, b) for a in ones for b in twos):
        return False
    return any(_indefinite(said.clause) for said in (one, two))


def _known(one: Party, two: Party) -> bool:
    """True if one takes up with "the" what the other names in more words: "an aid convoy near Orlow", "the convoy"."""
    short, full = sorted((one, two), key=lambda party: len(party.words))
    return bool(short.words) and set(short.words) <= set(full.words) and short.text.lower().startswith("the ")


def _one_kind(one: Party, two: Party) -> bool:
    """True if both are named by two words and more that they share: "a Chinese peace plan", "a peace plan of"."""
    return one.head == two.head and len(set(one.words) & set(two.words)) > 1


def _there(one: Assertion, two: Assertion, a: Party, b: Party) -> bool:
    """True if both are of one noun and in one town: "a hospital in Orlow", "the Orlow hospital"."""
    return a.head == b.head and a.head in words_of("site") and bool(_town(one, a) & _town(two, b))


def _town(said: Assertion, thing: Party) -> frozenset[str]:
    """The words by which a thing is told from others of its kind, the town's among them."""
    where = said.clause.place or said.clause.site
    return frozenset((*thing.words, *(where.town.split() if where else ()))) - {thing.head} - state_names().keys()


def another_thing(one: Assertion, two: Assertion) -> bool:
    """True if verbs that are opposites may be of two things of a kind: one request rejected, another granted."""
    return opposed(one.clause.families, two.clause.families) and indefinite(one, two)
