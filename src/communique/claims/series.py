"""Acts that a story tells of many times: launches, matches, attacks of one side.

Where a story dates several acts of one kind, an undated clause may be of any of them; that two such clauses agree in
the verb and in who did it says little then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from communique.claims.intervals import Interval
from communique.claims.records import Clause
from communique.claims.settings import dates
from communique.claims.words import classes, words_of

LEAST = 3
"""Moments that a story gives for acts of one kind from which they are a series."""

APART, LONGEST = 3.0, 40.0
"""Days that lie between two of these moments, at least; and the longest stretch that is a moment."""

Key = tuple[str, str]
"""Family of predicates, and an actor or the class of a thing."""


def series(found: Iterable[Clause]) -> frozenset[Key]:
    """The kinds of acts of which a story gives several moments."""
    told: dict[Key, set[Interval]] = defaultdict(set)
    for clause in found:
        if clause.polarity == "positive" and (days := [d for d in dates(clause) if d[1] - d[0] < LONGEST]):
            for key in acts(clause):
                told[key].update(days)
    return frozenset(key for key, days in told.items() if moments(days) >= LEAST)


def acts(clause: Clause) -> frozenset[Key]:
    """The kinds of acts a clause tells of: its families with who does it, and with the kind of thing it is done to."""
    actors = {actor for party in clause.of("who") for actor in party.own or party.actors}
    things = (party for party in clause.of("who", "what", "whom") if party.head and not party.own)
    ends = actors | {label for party in things for label in classes(party.head)}
    return frozenset((family, end) for family in clause.families - words_of("light") for end in ends)


def moments(days: Iterable[Interval]) -> int:
    """How many of the days lie apart, at most."""
    number, last = 0, float("-inf")
    for first, end in sorted(days, key=lambda day: day[1]):
        if first > last + APART:
            number, last = number + 1, end
    return number
