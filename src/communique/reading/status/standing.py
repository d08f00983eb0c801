"""Status and polarity of one predicate, and how statuses inside one another are weighed."""

from __future__ import annotations

from typing import NamedTuple

from communique.model.readings import Polarity, Status
from communique.reading.status.negation import is_negated
from communique.reading.syntax.clauses import Word


class Standing(NamedTuple):
    """Status and polarity of one predicate."""

    status: Status
    polarity: Polarity

    def flipped(self) -> Standing:
        """The same with the other polarity."""
        return Standing(self.status, "negative" if self.polarity == "positive" else "positive")


RANK: dict[str, int] = {
    "happened": 0, "ongoing": 1, "scheduled": 2, "planned": 3, "expected": 4, "called-for": 5, "possible": 6,
    "hypothetical": 7, "cancelled": 8,
}  # fmt: skip
"""From what is the case to what is not: inside one another, the weaker wins."""


def is_real(standing: Standing) -> bool:
    """Whether it is, or was, the case or not the case: nothing that is still to come or only thought of."""
    return standing.status in ("happened", "ongoing")


def ceased(outer: Standing) -> Standing:
    """ "has stopped doing": it does so no longer; "will stop" and the like keep their status, negated."""
    if is_real(outer):
        return Standing("ongoing", "positive" if outer.polarity == "negative" else "negative")
    return outer.flipped()


def negated(verb: Word, standing: Standing | None) -> Standing | None:
    """The standing with the predicate's own negation."""
    return standing.flipped() if standing and is_negated(verb) else standing
