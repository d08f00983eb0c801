"""Days that the reading gives no role: that of "Election day will be 4 May", and of "in the small hours of Tuesday"."""

from __future__ import annotations

import re

from communique.claims.intervals import interval
from communique.claims.page import Page
from communique.model import Proposition, TimeRef

HOURS_OF = re.compile(r"\b(?:hours|morning|afternoon|evening|night|end|start|course|close) of (?:the )?$", re.I)
"""What comes before a day of which a part is meant."""


def day_given(page: Page, one: Proposition) -> TimeRef | None:
    """The day that a clause with "be" gives as what its subject is: "the vote will be on 4 May"."""
    if not one.predicate.startswith("be "):
        return None
    return next((time for time in page.reading.times if time.span.overlaps(one.head) and interval(time)), None)


def day_of_hours(page: Page, one: Proposition) -> TimeRef | None:
    """The day of whose hours a clause tells, if it is the only one in it."""
    inside = [time for time in page.reading.times if one.span.covers(time.span) and interval(time)]
    if len(inside) != 1:
        return None
    return inside[0] if HOURS_OF.search(page.document.text, one.span.start, inside[0].span.start) else None
