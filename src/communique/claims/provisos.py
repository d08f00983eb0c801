"""What a clause says beside a value, that makes it another matter than a clause that does not say so.

A former rule, an earlier offer, a span of years, a foretelling, a quality: doubts of `matter`, each one small function.
"""

from __future__ import annotations

import re

from communique.claims.assertions import Assertion
from communique.claims.counts import AGE, alike, differ
from communique.claims.records import REALISED, Clause, Party
from communique.claims.words import classes, head_lemma, is_number, opposed, words_of
from communique.model import Quantity, Span

FORMER = re.compile(
    r"\b(?:previously(?! (?:un|not )\w+)|formerly|hitherto|until (?:now|recently)|up to now|in the past|used to"
    r"|(?:initial|original|previous|prior)(?= [\w$€£]))\b",
    re.IGNORECASE,
)
"""Words of what was so before, and of the first of several."""

SPAN = re.compile(
    r"\b(?:in|over|during|within|across|through(?:out)?)\s+"
    r"(?:his|her|its|their|that|this|these|those|the (?:past|last|first))\s+"
    r"(?:[\w’'-]+\s+)?(?:seasons|years|months|decades?|span|period|stint|tenure|career)\b",
    re.IGNORECASE,
)
"""A stretch of time over which something is counted: "in his five seasons", "over that span"."""


def formerly(one: Assertion, two: Assertion) -> bool:
    """True if one tells what was so before, or of the first of several, and the other does not say so."""
    return _says(FORMER, one.clause) != _says(FORMER, two.clause)


def other_span(one: Assertion, two: Assertion) -> bool:
    """True if one counts over a stretch of time that the other does not name."""
    return _stretches(one.clause) != _stretches(two.clause)


def _stretches(clause: Clause) -> set[str]:
    return {match[0].lower() for match in SPAN.finditer(clause.text)}


def _says(pattern: re.Pattern[str], clause: Clause) -> bool:
    return pattern.search(clause.text) is not None


def foretold(one: Assertion, two: Assertion) -> bool:
    """True if one only foretells what the other reports: "would never win again", "won"."""
    a, b = one.clause.status, two.clause.status
    return (a == "expected" and b in REALISED) or (b == "expected" and a in REALISED)


def other_quality(one: Assertion, two: Assertion) -> bool:
    """True if what is denied has a quality that the other does not ascribe: "not an avid gun guy", "is a guy who";
    "did not land a clean punch", "landed one punch"."""
    yes, no = (two.clause, one.clause) if one.clause.polarity == "negative" else (one.clause, two.clause)
    if yes.polarity == no.polarity or yes.predicate != no.predicate:
        return False
    ascribed = {word for party in yes.of("what") for word in party.words}
    any_such = (p for p in no.of("what") if p.head and (p.indefinite or no.predicate.startswith("be ")))
    return any(p.head in ascribed and not {w for w in p.words if not is_number(w)} <= ascribed for p in any_such)


def of_play(one: Assertion, two: Assertion) -> bool:
    """True if both count what is counted many times over in sport: yards of a game, of a season, of a career."""
    return any(_play(a) & _play(b) for a in one.clause.counts for b in two.clause.counts if alike(a, b))


def _play(quantity: Quantity) -> frozenset[str]:
    nouns = {head_lemma(quantity.of)} if quantity.of else set()
    return frozenset(nouns | {quantity.unit or ""}) & words_of("play")


def of_other_people(one: Assertion, two: Assertion) -> bool:
    """True if both give an age, and nothing shows that it is that of one person."""
    ones, twos = (_aged(said.clause) for said in (one, two))
    return bool(ones and twos) and not any(_one_person(a, b) for a in ones for b in twos)


def _aged(clause: Clause) -> list[Party]:
    """Those whose age a clause gives; if none is, all that it names."""
    ages = [quantity.span for quantity in clause.counts if quantity.unit == AGE]
    people = [party for party in clause.parties if party.role in PARTIES]
    own = [p for p in people if p.span is not None and any(p.span.covers(a) or p.span.end in _near(a) for a in ages)]
    return (own or people) if ages else []


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


def others_of_them(one: Assertion, two: Assertion) -> bool:
    """True if opposite verbs are of two numbers: 21 girls released, nearly 200 held."""
    return opposed(one.clause.families, two.clause.families) and differ(one.clause.counts, two.clause.counts)


def nothing_in_common(one: Assertion, two: Assertion) -> bool:
    """True if opposite verbs are of other things by others: "was barred from importing gas", "China allows oil"."""
    if not opposed(one.clause.families, two.clause.families):
        return False
    a, b = ((_told_of(said.clause, "who"), _told_of(said.clause, "whom", "what")) for said in (one, two))
    return bool(a[1] and b[1]) and not a[1] & b[1] and not a[0] & b[0]


def _told_of(clause: Clause, *roles: str) -> frozenset[str]:
    """The words and actors that fill roles of a clause."""
    return frozenset(word for party in clause.of(*roles) for word in (*party.words, *party.own))


def only_late(one: Assertion, two: Assertion) -> bool:
    """True if what counts as put off only came late: "winds delayed its arrival"."""
    off = (said.clause for said in (one, two) if said.clause.status == "cancelled")
    return any(clause.setting.put_off and clause.predicate in JOURNEYS for clause in off)


JOURNEYS = frozenset({"arrive", "depart", "land", "return", "leave", "take off", "come", "deliver"})
"""Predicates of what is put off by hours only."""
