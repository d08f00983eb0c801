"""A comparison is a named function with a weight; its docstring is the explanation.

A table of comparisons gives a score and the reasons for it. The score is logistic in the sum of weighted values, so
that each reason has a plain meaning: what it added to the log-odds (Fellegi and Sunter, "A theory for record
linkage", 1969).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from communique.model import Reason

T = TypeVar("T")


class Finding(NamedTuple):
    """What one comparison found."""

    value: float
    """0 to 1 (or -1 to 1 where the docstring says so)."""
    note: str
    """In words, with the values compared."""


class Comparison(NamedTuple, Generic[T]):
    """A row of a table of comparisons."""

    function: Callable[[T, T], Finding | None]
    """Takes both records; None if it has nothing to say about them. Its name and docstring explain it."""
    weight: float
    """What a value of 1 adds to the log-odds."""


def compare(
    left: T, right: T, table: Sequence[Comparison[T]], bias: float, known: Sequence[Reason] = ()
) -> tuple[float, tuple[Reason, ...]]:
    """Score between 0 and 1 that `left` and `right` are the same, with the reasons, weightiest first.

    `bias` is the log-odds when no comparison has anything to say; `known` are reasons of comparisons made before.
    """
    found = ((row, row.function(left, right)) for row in table)
    reasons = list(known)
    reasons += [
        Reason(row.function.__name__, round(finding.value, 4), round(row.weight * finding.value, 4), finding.note)
        for row, finding in found
        if finding is not None
    ]
    score = logistic(bias + sum(reason.weight for reason in reasons))
    return score, tuple(sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.name)))


def logistic(odds: float) -> float:
    """Probability of log-odds, rounded to four places so that it is the same on every machine."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 4)
