"""A stretch of an article as one clean line: a capital letter, closed quotation marks, a full stop, no loose ends."""

from __future__ import annotations

import re

from communique.claims.wording import capital

MOST = 240
"""Characters of a claim's sentence."""

LONG = 120
"""Characters from which a trailing ", marking a step forward …" is left out."""

ASIDE = re.compile(r"(?<=\w{3}),\s+(?!includ|accord|dur)[a-z]{2,15}ing\b[^,]{0,200}$")
LINKS = (
    "as such|and|but|so|or|yet|then|also|meanwhile|furthermore|however|moreover|additionally|still|nonetheless"
    "|in other words"
)
"""What ties a sentence to the one before it."""
CONJUNCTIONS = (
    "just as|because|while|as|although|even though|though|since|even as|even when|even after|when|where|whereas|if"
    "|given that|considering that|now that|so that|despite the fact that|the fact that"
    r"|the fact(?=\s+(?:the|an?|he|she|it|they)\b)|adding|saying"
    "|(?:shortly |soon |just |long |immediately |right |especially |particularly )?(?:after|before)"
    r"|(?:(?:an?|two|three|four|five|six|several|a few|some|\d+) )?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) (?:after|before)"
)
"""What subordinates a clause to the one that it is cut from."""
THAT = r"that(?=\s+(?:the|an?|it|he|she|they|this|these|his|her|their|its|we|all|no)\b|\s+(?-i:[A-Z0-9“\"]))"
"""The conjunction, not the pronoun of "that effort"."""
HOW = r"how(?=\s+(?:the|an?|this|his|her|their|its)\b|\s+(?-i:[A-Z]))"
"""How something came about is that it did: "described how the feast turned to chaos"."""
MARKS = r"[\s\"“”'‘’,;:()\[\]–—-]"
JOINED = re.compile(rf"^(?:{MARKS}|(?:{LINKS})\b[\s,]*)+", re.IGNORECASE)
"""Marks and links before a sentence."""
LEADING = re.compile(rf"^(?:{MARKS}|(?:{LINKS}|{CONJUNCTIONS}|{THAT}|{HOW})\b[\s,]*)+", re.IGNORECASE)
"""Marks, links and conjunctions before a clause that is cut from a sentence."""
PIECES = "analysis|opinion|report|reports|live|video|comment|exclusive|updated?"
LABEL = re.compile(rf"\s+[-–—|]\s*(?:{PIECES})$", re.IGNORECASE)
"""The kind of piece at the end of a headline."""
ACCORDING = re.compile(r"^\W*according to [^,]{1,100},\s*", re.IGNORECASE)
CLOCK = re.compile(r"^\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\s+(?=[A-Z“\"])")
"""The time of an entry of a live blog."""
SECOND = re.compile(r",?\s+(?:and|but) that (?=(?:the|an?|it|he|she|they|his|her|their|its|no|\d+|[A-Z]\w+)\b).*$")
"""What else is said: "… and that the road was closed"."""
TRAILING = re.compile(r"[\s\"“”'‘’,;:([–—-]+$")
ATTRIBUTION = re.compile(
    r"(?:,\s*[\"”’]?|[\"”’])\s*(?:[\w.'’-]+\s+){0,6}(?:said|says|added|told|reported|noted|announced|stated)(?:\s+[\w.'’-]+){0,5}\s*$"
)
"""A trailing "…, the ministry said on Monday"."""


def tidy(text: str, cut: bool = True, aside: bool = False) -> str:
    """One line that starts with a capital letter, closes its quotations and ends with a full stop.

    `cut`: the text is a clause out of a sentence, whose conjunction goes too; `aside`: a participle behind a comma is
    what is meant, and stays in a long line too.
    """
    line = LABEL.sub("", " ".join(text.split()).rstrip(".!?… "))
    line = (LEADING if cut else JOINED).sub("", ACCORDING.sub("", line, count=1))
    line = SECOND.sub("", line) if cut else line
    line = ASIDE.sub("", line) if len(line) > LONG and not aside else line
    line = ATTRIBUTION.sub("", line) if len(line) < 400 else line
    line = _paired(TRAILING.sub("", _paired(CLOCK.sub("", line)))).rstrip(".!?…")
    line = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\[([^\]]{1,60})\]", r"\1", line))
    line = capital(_cut(line))
    return line if not line or line.endswith("…") else line + "."


def _cut(line: str) -> str:
    if len(line) <= MOST:
        return line
    return line[:MOST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _paired(line: str) -> str:
    """Without quotation marks and brackets that have no partner."""
    if line.count('"') % 2:
        line = line.replace('"', "")
    for left, right in (("“", "”"), ("(", ")"), ("[", "]")):
        if line.count(left) != line.count(right) or (left in line and line.find(right) < line.find(left)):
            line = line.replace(left, "").replace(right, "")
    return line
