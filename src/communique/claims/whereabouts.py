"""Whether two assertions put one thing at two places; a slot of `verdicts`, which asks more than the others."""

from __future__ import annotations

import re

from communique.claims.assertions import Assertion
from communique.claims.counts import agreement, alike, differ
from communique.claims.outcomes import Verdict
from communique.claims.places import Place, place_relation, two_names
from communique.claims.records import UNREALISED
from communique.claims.settings import dates
from communique.claims.words import is_plural, words_of

ON_THE_WAY = re.compile(r"\b(?:over|through|past|towards?)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""What comes before a place that something only passes or makes for: "fired a missile over Japan"."""


def place(one: Assertion, two: Assertion) -> Verdict | None:
    """Both say where, and it cannot have been at both places."""
    a, b = one.clause.place or one.clause.site, two.clause.place or two.clause.site
    if a is None or b is None or _passed(one, a) or _passed(two, b):
        return None
    how = place_relation(a, b)
    if how == "unknown" and two_names(a, b) and not _one_tells_of_both(one, two):
        how = "apart"
    if how == "unknown":
        return None
    if how != "apart" or differ(one.clause.counts, two.clause.counts):  # 300 jobs in Norway, 500 in Sweden
        return Verdict("place", "agree")
    fixed = dates(one.clause) and dates(two.clause)
    once = one.clause.families & two.clause.families & words_of("once")
    somebody = one.clause.actors & two.clause.actors or _things(one) & _things(two) or _one_thing(one, two)
    ahead = one.clause.status in UNREALISED and two.clause.status in UNREALISED  # one plan
    inside = _in_object(one, a) and _in_object(two, b) and _one_thing(one, two)  # "the login of a clerk in Lisbon"
    each = bool(one.clause.families & two.clause.families & words_of("once_each"))  # "was found in a flat in Lyon"
    return Verdict("place", "conflict" if once or ahead or inside or ((fixed or each) and somebody) else "agree")


def _passed(one: Assertion, place: Place) -> bool:
    before, found, _ = one.clause.text.partition(place.text)
    flown = one.clause.families & {"attack", "fly"} and "shootdown" not in one.clause.families
    return bool(flown and found) and ON_THE_WAY.search(before) is not None


def _in_object(one: Assertion, place: Place) -> bool:
    """True if the place is a part of what something is done to."""
    return any(place.text in party.text for party in one.clause.of("whom", "what"))


def _one_tells_of_both(one: Assertion, two: Assertion) -> bool:
    """True if the article of one names the place of the other too: it may lie there."""
    ones, twos = one.clause, two.clause
    return any(
        place is not None and _named_in(place.town or place.name, other.setting.places)
        for place, other in ((ones.place or ones.site, twos), (twos.place or twos.site, ones))
    )


def _named_in(name: str, places: frozenset[str]) -> bool:
    return any(word in place for word in name.split() for place in places)


def _things(one: Assertion) -> frozenset[str]:
    """What can be at one place only: names of things that are no actors ("the ferry Aldis"), and things that are known
    by one ("the stolen painting")."""
    things = [party for party in one.clause.parties if not party.countries]
    known = (own for party in things if not party.people and party.role != "who" for own in party.own)
    return frozenset((*known, *(name for party in things for name in party.names)))


def _one_thing(one: Assertion, two: Assertion) -> bool:
    """True if both tell of one thing that an act is done to, each as known: "the stolen painting"; of as many; or of a
    vehicle."""
    ones, twos = (
        [p for p in said.clause.of("whom", "what") if p.text.lower().startswith("the ")] for said in (one, two)
    )
    known = any(a.head == b.head and set(a.words) & set(b.words) and not is_plural(a.text) for a in ones for b in twos)
    as_many = any(
        alike(a, b) and agreement(a, b) == "same" and (a.value or 0) > 1
        for a in one.clause.counts
        for b in two.clause.counts
    )
    return known or as_many or _one_vehicle(one, two)


def _one_vehicle(one: Assertion, two: Assertion) -> bool:
    """True if both tell of one vehicle or man: "the cargo plane", which the other may call "a cargo plane"."""
    ones, twos = ([p for p in said.clause.parties if p.noun in words_of("single")] for said in (one, two))
    return any(
        a.noun == b.noun and (a.described <= b.described or b.described <= a.described)
        for a in ones
        for b in twos
        if any((party.stands_for or party.text).lower().startswith("the ") for party in (a, b))
    )
