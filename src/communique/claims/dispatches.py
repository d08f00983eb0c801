"""Whose text an article prints as a whole: the agency of its dateline, its author line or the brackets at its end.

What such an article says in its own voice is the agency's word and not the paper's: two papers that each print what
"VELM (Coastal News Agency) —" says are one witness, though the agency's own article is not in the collection. An
agency that only lent material ("with material from", "contributed to this report") is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from communique.claims.publishers import outlet_key
from communique.model import Document
from communique.reading.tokens.nouns import medium_of

BRACKETS = re.compile(r"\(([^()\n]{2,40})\)\s*(?:[-–—:]{0,3}|[-–—]{1,3})\s*\Z")
"""The name in brackets that ends a dateline, or an article."""

SLASHES = re.compile(r"/([^/\n]{2,40})/\.?\s*\Z")
"""The same in slashes: "VELM, March 4. /COASTAL/."."""

AUTHOR = re.compile(r"(?:By\s+)?(?:[^,|\n]{3,60}[,|]\s*)?(?:The\s+)?([^,|\n]{2,40})\s*\Z", re.I)
"""The name that is all of an author line, or its last part: "By Anna Lind, Coastal News Agency"."""

TAIL = 120
"""Characters at the end of a body in which a name in brackets is looked for."""


def dispatch_of(document: Document, publishers: Collection[str] = ()) -> str | None:
    """The name of the agency (or other outlet) whose text `document` is by its own words; None if it names none.

    `publishers`: keys of those who publish in the collection; what they are called is a name of theirs.
    """
    own = outlet_key(document.outlet)
    for name, agencies in _named(document):
        key = outlet_key(name)
        known = medium_of(name) == "agency" or (not agencies and (key in publishers or medium_of(name) is not None))
        if known and key != own:
            return name
    return None


def _named(document: Document) -> Iterator[tuple[str, bool]]:
    """Names in the places where an agency is named as author, and whether only that of an agency counts there."""
    for passage in document.passages:
        text = document.text[passage.start : passage.end].strip()
        if passage.kind == "dateline" and (match := BRACKETS.search(text) or SLASHES.search(text)):
            yield match[1].strip(), False
        if passage.kind == "byline" and (match := AUTHOR.match(text)):
            yield match[1].strip(), True
    for author in document.authors:
        if match := AUTHOR.match(author.strip()):
            yield match[1].strip(), True
    body = [passage for passage in document.passages if passage.kind == "body"]
    if body and (match := BRACKETS.search(document.text[max(body[-1].start, body[-1].end - TAIL) : body[-1].end])):
        yield match[1].strip(), True
