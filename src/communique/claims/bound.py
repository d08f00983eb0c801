"""What somebody is bound to do: he had to and did it, or has agreed or decided to."""

from __future__ import annotations

import re

from communique.claims.page import Page
from communique.model import Proposition

HAD_TO = re.compile(r"\b(?:had|ha(?:s|ve) had) to\b", re.IGNORECASE)
"""What is said of those who could do nothing else, and did it: "5,000 people have had to leave"."""


def had_to(page: Page, one: Proposition) -> bool:
    """True if it was forced on somebody, who did it."""
    forced = one.status == "called-for" and one.polarity == "positive"
    return forced and HAD_TO.search(page.document.text[one.span.start : one.head.start]) is not None


COMMITTED = re.compile(
    r"\b(?:agreed|decided|promised|pledged|vowed|undertook|undertaken|committed (?:itself|himself|herself)|chose|chosen"
    r"|opted|resolved|voted|set|due|cleared|about|no (?:plans?|intention|wish|need))"
    r"(?: (?:late |early )?(?:on )?(?:[A-Z][a-z]+day|today|yesterday)(?: \w+ing| night)?)?\s+$"
)
"""What stands before what somebody has bound himself to do, which is more than a purpose."""


def committed(page: Page, one: Proposition) -> bool:
    """True if an infinitive tells what somebody has bound himself to do."""
    if one.status == "planned" and page.kind(one.span) == "headline":
        return True
    return COMMITTED.search(page.document.text[max(0, one.span.start - 50) : one.span.start]) is not None


NOT_UNTIL = re.compile(r".*(?:\bnot\b|\bnever\b|n[’']t\b).*\b(?:until|till)\s+", re.IGNORECASE | re.DOTALL)
"""What says when it will be by saying that it will not be before: "will not reopen until Monday"."""


def not_until(page: Page, one: Proposition) -> bool:
    """True if it is to be on the day that it gives, and not before."""
    dated = one.time is not None and one.status in ("scheduled", "planned", "expected")
    start = page.reading.times[one.time].span.start if one.time is not None else 0
    return dated and NOT_UNTIL.fullmatch(page.document.text[one.span.start : start]) is not None
