"""What an article says and does not claim: what it takes back, what it leaves open."""

from __future__ import annotations

import re

from communique.model import Document, Proposition, Span

EARLIER = re.compile(r"\b(?:earlier|previous|original|first|prior) (?:version|edition|report|story|article)\b", re.I)
"""How a correction speaks of what it takes back: "an earlier version said that …"."""

OPEN = re.compile(r"\bwhether\s+(?:or not\s+)?$", re.IGNORECASE)
"""What stands before a clause that is neither said to be so nor not: "declined to say whether they were suspects"."""

REACH = 20
"""Characters before a clause in which its conjunction is looked for."""


def is_claimed(document: Document, one: Proposition, sentence: Span) -> bool:
    """False for what a correction quotes of its own earlier version, and for what is left open."""
    taken_back = EARLIER.search(document.text[sentence.start : one.head.start])
    open_ = OPEN.search(document.text[max(0, one.span.start - REACH) : one.span.start])
    return not taken_back and not open_
