"""Clauses that their sentence only supposes: told alone they would be facts, so that the sentence tells them."""

from __future__ import annotations

import re

from communique.claims.frames import statement_of
from communique.claims.records import Clause
from communique.model import Document, Reading

SUPPOSING = re.compile(
    r"\b(?:if|would|could|might|should|may|can|cannot|must|unless|whether|perhaps|possibly|probably|reportedly|allegedly"
    r"|apparently|seem\w*|appear\w*|likely|to|potential\w*)\b|['’]d\b",
    re.IGNORECASE,
)
"""Words by which a clause says itself that it may not be so."""

TIMING = re.compile(r"\b(?:when|whenever|as|once|until|till|before|after|so that|as long as)\s*$", re.IGNORECASE)
"""What stands before a clause that tells when or to what end."""

AHEAD = re.compile(r"\b(?:will|would|can|could|may|might|must|should|going to|set to|expected to|plans? to)\b|['’]ll\b")
"""Words of what lies ahead."""


def only_supposed(clause: Clause, text: str, document: Document, reading: Reading) -> bool:
    """Whether the clause alone would tell as a fact what the sentence only supposes: "the deal is blocked" of "if …",
    "the boosters return" of "booms will be heard as …".

    What is denied or alleged is told as it is: that it is disputed is what makes it worth telling.
    """
    if clause.status not in ("possible", "hypothetical") or SUPPOSING.search(text):
        return _ahead_only(clause, document)
    statement = statement_of(clause, reading)
    return statement is None or statement.stance not in ("denies", "alleges")


def _ahead_only(clause: Clause, document: Document) -> bool:
    """Whether it is a present that only tells when or to what end something else will be."""
    if clause.kind != "adverbial" or clause.status == "happened":
        return False
    before = document.text[clause.sentence.start : clause.span.start]
    rest = before + document.text[clause.span.end : clause.sentence.end]
    own = document.slice(clause.span)
    return TIMING.search(before) is not None and AHEAD.search(rest) is not None and AHEAD.search(own) is None
