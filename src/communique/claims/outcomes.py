"""What a slot says of two assertions, and what of it depends on when they were published."""

from __future__ import annotations

from typing import Literal, NamedTuple

from communique.claims.assertions import Assertion
from communique.claims.intervals import moment, relation
from communique.model.claims import Slot

Outcome = Literal["agree", "development", "conflict"]

SAME_MOMENT = 3 / 24
"""Days within which two reports count as of one moment: tolls are updated a few times a day."""

CHANGING_DAY = 1.0
"""Days after which a price or rate may simply have changed."""


class Verdict(NamedTuple):
    """What one slot says of two assertions."""

    slot: Slot
    outcome: Outcome
    values: tuple[str, str] = ("", "")
    """For quantities: which of several is meant, as positions in the clauses' counts."""


def later(one: Assertion, two: Assertion) -> float | None:
    """Days from the publication of `one` to that of `two`, negative if `two` was first; 0 if they cannot be told
    apart; None if one is undated."""
    a, b = one.clause.published, two.clause.published
    if a is None or b is None:
        return None
    first, last = moment(a), moment(a, last=True)
    start, end = moment(b), moment(b, last=True)
    if first is None or last is None or start is None or end is None:
        return None
    return start - last if start > last else end - first if end < first else 0.0


def times_apart(one: Assertion, two: Assertion) -> bool:
    """True if both date it, and the dates cannot be one."""
    a, b = one.clause.when, two.clause.when
    return a is not None and b is not None and relation(a, b) == "apart"
