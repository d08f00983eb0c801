"""Whether two numbers are of one whole: "20 others were slightly hurt" does not contradict "25 were hurt".

A number is of a part if its words say so (the rest, those badly hurt, the tourists among the dead). Parts that a clause
gives side by side are added: ten tourists and two pilots are twelve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from communique.claims.counts import FATES, counted, fate
from communique.claims.intervals import relation
from communique.claims.places import Place, one_site, place_relation, state_names
from communique.claims.records import Clause, Party
from communique.claims.words import classes, noun_lemma, words_of
from communique.model import Quantity

WIDE = re.compile(
    r"\b(?:across|throughout|nationwide|countrywide|worldwide|the whole of|the entire)\b",
    re.I,
)
"""Words of a number that is of a whole place, of which other reports may count a part."""

TOTAL = re.compile(r"\b(?:altogether|in total|in all|overall|a total of)\b", re.IGNORECASE)
"""Words of a number that is of all that is counted, and no part of a larger one."""

REST = re.compile(
    r"(?:\W*(?:of the|\w+))?\W*\b(?:others?|more(?!\s+than)|another|further|additional|additionally|extra)\b", re.I
)
"""What follows a number of those who come on top of others."""

ON_TOP = re.compile(r"\b(?:another|an additional|a further|an extra|additional|the other)\s+(?:\w+\s+)?$", re.I)
"""What comes before such a number."""

DEGREE = re.compile(
    r"\b(?:slightly|lightly|seriously|severely|badly|critically|gravely|minor|serious|severe|critical|life-threatening)\b",
    re.I,
)
"""Words for those of the injured who are more or less badly hurt than others."""

AT_ONCE = re.compile(
    r"\b(?:on the spot|at the scene|at once|instantly|immediately|outright|on impact|in hospitals?|at a hospital|"
    r"of (?:their|his|her) (?:wounds|injuries)|later|overnight)\b",
    re.IGNORECASE,
)
"""Words for those of the dead who died when or where others did not."""

AMONG = re.compile(r"\b(?:includ(?:ing|es?)|among (?:them|whom)|of (?:them|whom|which))\W+(?:\w+\W+){0,2}$", re.I)
"""What comes before a number that is of a part of those counted before."""

UNPARTICULAR = frozenset().union(*FATES.values(), {"people", "life", "casualty", "toll", "total"})
"""Words for people of whom a number need not be a part of another."""

FORMER = re.compile(
    r"\b(?:up from|down from|compared (?:with|to)|previously|originally|formerly|instead of"
    r"|earlier (?:put|given|set|reported|estimated)"
    r"|(?:initial|earlier|previous|original|former) (?:\w+ ){0,2}?(?:figure|estimate|count|tally|toll|number|total"
    r"|report|offer|bid|price|target|plan|forecast|sum)s?)\b(?![^;]*\bto\b)[^;]*$",
    re.IGNORECASE,
)
"""What comes before a number that another has replaced, with nothing that leads on to the new one."""

COMPRISING = re.compile(
    r"\b(?:includ\w+|exclud\w+|with(?:out)? debts?|not counting|valued|on top of|apart from"
    r"|(?:first|initial|down|second|last) (?:payment|instal?ment|tranche|slice|part|phase|step))\b",
    re.I,
)
"""Words of a number that is made up otherwise than one without them."""

REACH = 24
"""Characters before and behind a number in which words say that it is of a part."""

FAR = 50.0
"""Factor from which two numbers are of different things: a price a share and that of the whole firm."""


def one_whole(left: Clause, right: Clause, one: Quantity, two: Quantity) -> bool:
    """True if two numbers, of these clauses, may be of one whole."""
    if partial(left, one) or partial(right, two) or far_apart(one, two) or of_two_makers(left, right):
        return False
    if made_up_otherwise(left, right) or _two_territories(left, right):
        return False
    if bool(AMONG_SOME.search(left.text)) != bool(AMONG_SOME.search(right.text)):
        return False
    if DEGREE.search(left.text) is not None or DEGREE.search(right.text) is not None:
        return fate(one) != "wound"
    if other_place_or_time(left, right) or _at_once(left, one, two) or _at_once(right, two, one):
        return False
    return not (_part_of(left, right, one, two) or _part_of(right, left, two, one))


def _part_of(few: Clause, many: Clause, one: Quantity, two: Quantity) -> bool:
    """True if the number of `few` may be a part of that of `many`; what is "in all" so many is no part of more."""
    if TOTAL.search(few.text):
        return False
    return narrower(one, two) or (TOTAL.search(many.text) is not None and (one.value or 0) <= (two.value or 0))


def made_up_otherwise(left: Clause, right: Clause) -> bool:
    """True if one tells a part, or with what else: "a first instalment of 15 million"."""
    return bool(COMPRISING.search(left.text)) != bool(COMPRISING.search(right.text))


MAKER = re.compile(r"\bby ((?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+)")
"""Who made what a clause is about: "a painting by Edvard Munch"."""


def of_two_makers(left: Clause, right: Clause) -> bool:
    """True if the two tell of works of two people."""
    ones, twos = (frozenset(MAKER.findall(clause.text)) for clause in (left, right))
    return bool(ones and twos) and not ones & twos


def partial(clause: Clause, quantity: Quantity) -> bool:
    """True if the words around a number say that it is of the rest, of some among others, or of an earlier time."""
    at = quantity.span.start - clause.span.start
    if not clause.span.covers(quantity.span):
        return False
    before, after = clause.text[max(0, at - REACH) : at], clause.text[quantity.span.end - clause.span.start :]
    own = clause.text[at : quantity.span.end - clause.span.start]
    if AMONG.search(before) or FORMER.search(clause.text[:at]):
        return True
    if fate(quantity):  # "killed 12 and injured 40 others": those injured are others than the dead
        return False
    return bool(ON_TOP.search(before) or REST.match(after[:REACH]) or REST.search(own))


def _at_once(clause: Clause, few: Quantity, all_dead: Quantity) -> bool:
    """True if the smaller of two numbers of the dead is of those who died in one place or moment: "on the spot"."""
    return fate(few) == "kill" and (few.value or 0) < (all_dead.value or 0) and bool(AT_ONCE.search(clause.text))


def of_some(clause: Clause) -> bool:
    """True if a clause counts those who are more or less badly hurt than others: "20 others were slightly hurt"."""
    return DEGREE.search(clause.text) is not None and any(fate(quantity) == "wound" for quantity in clause.counts)


def far_apart(one: Quantity, two: Quantity) -> bool:
    """True if one number is so many times the other that they are of different things."""
    a, b = abs(one.value or 0), abs(two.value or 0)
    return min(a, b) > 0 and max(a, b) / min(a, b) >= FAR


def narrower(one: Quantity, two: Quantity) -> bool:
    """True if one number, not the larger, is of people named in particular, and the other of people: a part of them."""
    if not _of_people(one) or not _of_people(two) or (one.value or 0) > (two.value or 0):
        return False
    ones, twos = particulars(one), particulars(two)
    kinds = frozenset().union(*(classes(noun_lemma(word)) for word in twos)) - {"person"}
    return any(not classes(noun_lemma(word)) & kinds for word in ones - twos)  # troops are soldiers


def particulars(quantity: Quantity) -> frozenset[str]:
    """The words for whom it counts that do not only say that they are people and what befell them."""
    words = frozenset((quantity.of or "").lower().split())
    return words - UNPARTICULAR - words_of("anybody")


def _of_people(quantity: Quantity) -> bool:
    return quantity.unit == "person" or bool(counted(quantity) & {"person", "dead", "wounded"})


def other_place_or_time(one: Clause, two: Clause) -> bool:
    """True if one counts, or may count, over another place or a longer time than the other."""
    a, b = one.place, two.place
    if a and b and not _one_place(a, b):
        return True
    if bool(WIDE.search(one.text)) != bool(WIDE.search(two.text)):
        return True
    s, t = one.when, two.when
    if s is None or t is None or s.value[: len("2025-01-17")] == t.value[: len("2025-01-17")]:  # a day and its evening
        return False
    return s.precision != t.precision and relation(s, t) in ("within", "contains")


def _one_place(one: Place, two: Place) -> bool:
    """True if two places are one: "the province" is the one that another report names."""
    if place_relation(one, two) == "same" or (one.level == two.level == "site" and one_site(one, two)):
        return True
    short, full = sorted((one, two), key=lambda place: place.named)
    return not short.named and full.named and set(short.name.split()) <= set(full.name.split())


def _two_territories(one: Clause, two: Clause) -> bool:
    """True if two territories count, each its own: "the province has recorded 31 cases", "Belmar counts 190"."""
    ones, twos = ([set(p.words) for p in clause.of("who") if _territory(p)] for clause in (one, two))
    return bool(ones and twos) and not any(a & b for a in ones for b in twos)


def _territory(party: Party) -> bool:
    return party.town or party.text.lower() in state_names() or party.head in words_of("region") | words_of("city")


AMONG_SOME = re.compile(
    r"\b(?:among|for) (?:the |those |people |young |older )*(?:under|over|aged|men|women|youths?|young|children"
    r"|adults|pensioners|workers|voters|under-\d+s|over-\d+s)\b"
    r"|\b(?:youth|female|male|teenage|long-term|core) (?:un|in|job)",
    re.IGNORECASE,
)
"""Words of a number that is of some of the people or things that another is of: a rate among the young."""


def summed(one: Clause, two: Clause) -> bool:
    """True if numbers of people that one clause gives side by side make up a number of the other."""
    return _makes_up(one, two.counts) or _makes_up(two, one.counts)


def _makes_up(clause: Clause, whole: Iterable[Quantity]) -> bool:
    parts = [q.value or 0.0 for q in clause.counts if _of_people(q) and not AMONG.search(_before(clause, q))]
    totals = {sum(some) for size in range(2, len(parts) + 1) for some in combinations(parts, size)}
    return any(q.value in totals for q in whole if _of_people(q))


def _before(clause: Clause, quantity: Quantity) -> str:
    at = quantity.span.start - clause.span.start
    return clause.text[max(0, at - REACH) : max(0, at)]
