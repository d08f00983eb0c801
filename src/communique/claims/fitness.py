"""Which clause of a claim says it best."""

from __future__ import annotations

from collections.abc import Sequence

from communique.claims.counts import fate
from communique.claims.records import Clause

WHOLE = frozenset({"main", "complement", "copular", "adverbial"})
"""Kinds of clause that have a finite verb."""


def representative(members: Sequence[Clause]) -> Clause:
    """The clause that says a claim best."""
    return fittest(members)[0]


def fittest(members: Sequence[Clause]) -> list[Clause]:
    """The best first: one that counts the dead, if any does; a whole clause with a named subject, neither long nor
    short, filled slots."""
    grave = any(_dead(clause) for clause in members)
    ranked = [(grave and not _dead(c), -_fitness(c), c.published or "9999", c.document, c.number, c) for c in members]
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:-1])]


def _dead(clause: Clause) -> bool:
    return any(fate(quantity) == "kill" for quantity in clause.counts)


def _fitness(clause: Clause) -> float:
    words = len(clause.text.split())
    subject = clause.of("who")
    named = any(not party.pronoun for party in subject) + any(party.actors for party in subject)
    slots = min(4, len(clause.parties) + len(clause.counts) + (clause.when is not None) + (clause.place is not None))
    length = -abs(words - 14) / 10 - (2 if words > 40 else 0)
    stage = 1.0 if clause.status in ("happened", "ongoing") else 0.0
    whole = 2.0 if clause.kind in WHOLE else 0.0
    return (
        whole
        + 1.2 * named
        + 0.5 * slots
        + length
        + stage
        - 2 * clause.first_person
        - 2 * clause.headline
        - 4 * clause.reckoned
    )
