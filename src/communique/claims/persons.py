"""Whether two assertions mean the same person: whose age it is, whose name, who is only described.

Doubts of `matter`, beside those of `provisos`.
"""

from __future__ import annotations

import re
from itertools import product

from communique.claims.assertions import Assertion
from communique.claims.counts import AGE
from communique.claims.records import Clause, Party
from communique.claims.slots import WHOM, disputed
from communique.claims.words import classes, words_of
from communique.model import Span


def of_other_people(one: Assertion, two: Assertion) -> bool:
    """True if both give an age, and nothing shows that it is that of one person."""
    if not all(any(q.unit == AGE for q in said.clause.counts) for said in (one, two)):
        return False
    return not any(_one_person(a, b) for a in _aged(one.clause) for b in _aged(two.clause))


def _aged(clause: Clause) -> list[Party]:
    """Those whose age a clause gives: "a boy of four", "Anna Rey, 34"; of "the child is four", whom it is about."""
    ages = [quantity.span for quantity in clause.counts if quantity.unit == AGE]
    people = [party for party in clause.parties if party.role in PARTIES]
    if clause.predicate.startswith("be "):
        return people if ages else []
    return [p for p in people if p.span is not None and any(p.span.covers(a) or p.span.end in _near(a) for a in ages)]


def _near(age: Span) -> range:
    """Where a name may end that an age stands behind: "Anna Rey, 34"."""
    return range(age.start - 3, age.start + 1)


def _one_person(one: Party, two: Party) -> bool:
    """True if two are called by one noun or by two for one kind of person, or are known to be one."""
    if set(one.own) & set(two.own) or one.pronoun or two.pronoun:
        return True
    nouns = {one.noun, two.noun}
    return len(nouns) == 1 or nouns <= words_of("minors") or bool((classes(one.noun) & classes(two.noun)) - {"person"})


PARTIES = frozenset({"who", "whom", "what"})
"""Roles of those whose age may be given."""


def named_alike(one: Assertion, two: Assertion) -> bool:
    """True if the names that differ end alike: Mo Cheeks and Maurice Cheeks, the Sixers and the Philly Sixers."""
    ones, twos = _rivals(one, two)
    return any(_last_name(a) and _last_name(a) == _last_name(b) for a, b in product(ones, twos))


def _rivals(one: Assertion, two: Assertion) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Those of whom only one can have done it, or have undergone it."""
    position = "" if one.clause.families & two.clause.families & words_of("exclusive") else WHOM
    return disputed(one, position), disputed(two, position)


def _last_name(party: Party) -> str:
    """The last word with a capital, in small letters: "benjamin" of "Dr. Regina Benjamin, MD"."""
    name = APPENDED.split(party.text, maxsplit=1)[0]
    words = [word for word in name.split() if word[:1].isupper() and word not in GENERATIONS]
    return words[-1].lower() if words else ""


APPENDED = re.compile(r",|\s(?:as|who|of|for|from|in)\s")
"""What ends a name: "Regina Hale, 52, as the new director"."""

GENERATIONS = frozenset({"II", "III", "IV", "Jr", "Jr.", "Sr", "Sr.", "The"})
"""Words with a capital that are no names."""


def described_and_named(one: Assertion, two: Assertion) -> bool:
    """True if one names whom it befell, and the other only says what he is: "nominated a country doctor"."""
    if not one.clause.families & two.clause.families & words_of("exclusive_patient"):
        return False
    named = {any(map(_last_name, side)) for side in _rivals(one, two)}
    return len(named) == 2
