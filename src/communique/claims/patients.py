"""To whom something is done: two visits are to two places, two meetings with two people, who must pay was made to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.claims.assertions import Assertion
from communique.claims.kinds import occasion
from communique.claims.parties import best
from communique.claims.records import Clause, Party
from communique.claims.words import classes, content, contrasted, words_of


def done_to_others(one: Clause, two: Clause) -> bool:
    """True if both name to whom it is done, with whom or where to, and none of these is one; of an office that only one
    can have, two names are what reports disagree in."""
    if one.families & two.families & words_of("exclusive_patient"):
        return False
    ones, twos = ([p for p in clause.of("whom", "with", "to", "what") if not is_event(p)] for clause in (one, two))
    values = [value for party in ones if (value := best(party, twos)) is not None]
    if values and max(values) <= 0:
        return not _only_vague(ones, twos)
    return (
        "visit" in one.families & two.families and not _goals(one) & _goals(two) and bool(_goals(one) and _goals(two))
    )


def of_another(one: Assertion, two: Assertion) -> bool:
    """True if who did not do it to one, or with one thing, may well have done it otherwise: met another, fired tear gas
    and no rubber bullets."""
    a, b = one.clause, two.clause
    return contrasted(a.words, b.words) or ("meet" in a.families & b.families and done_to_others(a, b))


def is_event(party: Party) -> bool:
    """True for what takes place, and is nobody: "the talks", "election day"."""
    event = occasion(party.text)
    return bool((classes(event) | {event}) & (words_of("occasions") | words_of("happenings")))


def another_event(one: Assertion, two: Assertion) -> bool:
    """True if both say which event they mean, by other words than where and when: the summit on Cyprus, the climate
    summit."""
    ones, twos = _which(one.clause), _which(two.clause)
    return bool(ones and twos) and not ones & twos


def _which(clause: Clause) -> frozenset[str]:
    """The words by which a clause tells its event from others of its kind."""
    parties = [clause.text] if clause.kind == "nominal" else [p.text for p in clause.parties if is_event(p)]
    found = {word for text in parties for word in content(text)}
    places = {word for name in clause.setting.places - _subjects(clause) for word in content(name)}
    events = words_of("occasions") | words_of("happenings") | words_of("attributes")
    return frozenset(word for word in found - places - events if not classes(word) & events)


def _subjects(clause: Clause) -> frozenset[str]:
    """Names of places that an event is about: "the summit on Cyprus"."""
    return frozenset(
        name for name in clause.setting.places if re.search(rf"\b(?:on|about|over) {name}\b", clause.text, re.I)
    )


def _only_vague(ones: Sequence[Party], twos: Sequence[Party]) -> bool:
    """True if one side is told of as a thing whose name the other need not give: "their plan", "the site"."""
    vague = words_of("ventures") | words_of("scenes")
    return any(all(p.head in vague and len(p.words) <= 1 for p in side) for side in (ones, twos))


def _goals(clause: Clause) -> frozenset[str]:
    """The words for where somebody goes."""
    place = content(clause.place.text) if clause.place else ()
    return frozenset((*place, *(word for party in clause.of("to", "what", "whom") for word in party.words)))


IMPOSED = re.compile(r"\b(?:must|ha(?:s|ve|d) to|(?:was|were|been) ordered to)\b", re.IGNORECASE)
"""What comes before a payment to which somebody was sentenced."""


def imposed(clause: Clause) -> bool:
    """True if somebody is made to pay: as much as what he pays."""
    return bool(clause.families & {"pay", "fine"}) and IMPOSED.search(clause.text) is not None
