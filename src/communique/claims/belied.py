"""What a text repeats only to call it untrue: "Reports that the firm paid bribes are false", "It is a lie that …"."""

from __future__ import annotations

import re

from communique.model import Span

REPORTS = (
    r"(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|assertions?|stor(?:y|ies)|news|talk"
    r"|speculation)"
)
"""Nouns for what others say."""

UNTRUE = (
    r"(?:false|untrue|wrong|incorrect|inaccurate|baseless|unfounded|groundless|nonsense|lies|a lie|fabricated|invented"
    r"|(?:a )?(?:complete |pure )?(?:fabrications?|inventions?|fiction|rubbish|hoax)|not true|not correct"
    r"|without (?:any )?foundation|fake(?: news)?)"
)
"""Words for what is not so."""

BEHIND_REPORTS = re.compile(rf"\b{REPORTS}(?: [^,.;]{{1,30}}?)? that\s*$", re.IGNORECASE)
"""What stands before the content of a report that others have made."""

CALLED_UNTRUE = re.compile(
    rf"\W*(?:is|are|was|were|has been|have been|had been)\s+(?:\w+ly\s+)?{UNTRUE}\b", re.IGNORECASE
)
"""What follows it where that is said to be untrue."""

BRANDED = re.compile(
    rf"\b(?:called|calls|branded|labelled|labeled|described|denounced|dismissed)\s+(?:\w+\s+){{0,3}}?{REPORTS}[^.;]*\bthat\s*$",
    re.IGNORECASE,
)
"""What stands before it where somebody calls it so."""

DISMISSED = re.compile(
    rf"\b(?:dismiss|reject|den|denounc|brand|describ|condemn)\w*\s+as\s+(?:\w+ly\s+)?{UNTRUE}\s+(?:\w+\s+){{0,3}}?"
    rf"{REPORTS}[^.;]*\bthat\s*$",
    re.IGNORECASE,
)
"""What stands before it where all is said before it: "dismissed as false a report that"."""

AS_UNTRUE = re.compile(rf"\W*(?:as\s+)?(?:\w+ly\s+)?{UNTRUE}\b", re.IGNORECASE)
"""And what follows it then."""

NOT_SO = re.compile(
    rf"\b(?:(?:it|that)\s+(?:is|was|would be|[’']s)\s+(?:\w+ly\s+|just\s+)?(?:{UNTRUE}|not the case)"
    rf"|there\s+(?:is|was)\s+no\s+truth\s+(?:in|to)\s+(?:\w+\s+){{0,2}}?{REPORTS})\s+(?:to\s+say\s+)?that\s*$",
    re.IGNORECASE,
)
"""What stands before what is not so."""

REACH = 90
"""Characters before a clause in which such words are looked for."""


def belied(text: str, clause: Span, sentence: Span) -> bool:
    """True if the sentence around a clause says that what it tells is untrue."""
    before = text[max(sentence.start, clause.start - REACH) : clause.start]
    behind = text[clause.end : sentence.end]
    if NOT_SO.search(before) or DISMISSED.search(before):
        return True
    if BRANDED.search(before) and AS_UNTRUE.match(behind):
        return True
    return BEHIND_REPORTS.search(before) is not None and CALLED_UNTRUE.match(behind) is not None
