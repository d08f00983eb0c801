"""Acts that a story tells of many times: launches, matches, attacks of one side.

Where a story dates several acts of one kind, an undated clause may be of any of them; that two such clauses agree in
the verb and in who did it says little then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from communique.claims.intervals import Interval
from communique.claims.items import Item
from communique.claims.records import Clause
from communique.claims.settings import dates
from communique.claims.words import classes, is_number, tokens, words_of

LEAST = 3
"""Moments that a story gives for acts of one kind from which they are a series."""

APART, LONGEST = 3.0, 40.0
"""Days that lie between two of these moments, at least; and the longest stretch that is a moment."""

RARE = 0.5
"""Rarity from which a name tells which of many acts is meant; below it nearly every article has it."""

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


def telling(item: Item) -> frozenset[str]:
    """The rare names and numbers of a clause but those of who does it."""
    clause = item.clause
    who = {word.lower() for party in clause.of("who") for word in (*tokens(party.text), *party.words)}
    words = tokens(clause.text)
    capitals = {word for word in words[1:] if word[:1].isupper() and not clause.headline}
    found = capitals | {
        word for word in words if is_number(word.lower()) or (not word.isalpha() and any(c.isdigit() for c in word))
    }
    return frozenset(low for word in found if item.rarity.get(low := word.lower(), 1.0) >= RARE) - who
