"""What an assertion gives to a slot: its value in words, and the words that carry it."""

from __future__ import annotations

from communique.claims.assertions import Assertion
from communique.claims.intervals import precision_rank
from communique.claims.records import Party
from communique.claims.wording import count_words, when_words
from communique.model import Quantity, Span
from communique.model.claims import Slot


def precision(slot: Slot, one: Assertion) -> int:
    """How finely an assertion gives its time, larger is finer; 0 for the other slots."""
    return sum(precision_rank(one.clause.when)) if slot == "time" and one.clause.when else 0


def counted_in(one: Assertion, position: str) -> Quantity:
    """The quantity that a verdict speaks of."""
    return one.clause.counts[int(position or 0)]


def value_text(slot: Slot, one: Assertion, position: str = "") -> str:
    """The value that an assertion gives to a slot, in words."""
    clause = one.clause
    if slot == "time":
        return when_words(clause.when) if clause.when else "undated"
    if slot == "quantity":
        return count_words(counted_in(one, position))
    if slot == "status":
        return STATUS_WORDS.get(clause.status, clause.status)
    if slot == "polarity":
        return ("denied" if one.denial else "not so") if one.denied else "asserted"
    if slot == "place":
        where = clause.place or clause.site
        return where.text if where else "unknown"
    return " and ".join(party.text for party in disputed(one, position)) or "unknown"


WHOM = "whom"
"""Position of those to whom something is done, where they are disputed."""


def disputed(one: Assertion, position: str) -> tuple[Party, ...]:
    """Those whom reports disagree about: who does it, or at WHOM to whom it is done; "was appointed coach"."""
    clause = one.clause
    if position == WHOM:
        named = tuple(party for party in clause.of("what") if party.people)
        return clause.of("whom") or named or clause.of("who")
    return clause.of("who") or clause.of("whom")


STATUS_WORDS = {
    "happened": "took place",
    "ongoing": "is under way",
    "cancelled": "called off",
    "called-for": "called for",
}


def focus(slot: Slot, one: Assertion, position: str) -> Span:
    """The words that carry the value: the date, the number, the agent, the place; else the predicate."""
    clause = one.clause
    if slot == "time" and clause.when:
        return clause.when.span
    if slot == "quantity":
        return counted_in(one, position).span
    parties = disputed(one, position)
    if slot == "actor" and parties and parties[0].span:
        return parties[0].span
    return clause.head
