"""A stretch of an article as one clean line: a capital letter, closed quotation marks, a full stop, no loose ends."""

from __future__ import annotations

import re

from communique.claims.wording import capital

MOST = 280
"""Characters of a claim's sentence."""

SHORTEST_CUT = 100
"""Characters that are left of a sentence that is cut before one of its clauses."""
CLAUSE_ENDS = re.compile(
    r";\s|\s[–—]\s|,\s(?=(?:which|who|whom|whose|where|while|whereas|although|though|with|as|but|after|before|because)\b)"
)
"""Where a long sentence may end: before a clause that only adds to it."""

LONG = 120
"""Characters from which a trailing ", marking a step forward …" is left out."""

ASIDE = re.compile(r"(?<=\w{3}),\s+(?!includ|accord|dur)[a-z]{2,15}ing\b[^,]{0,200}$")
LINKS = (
    r"as such|and|but|so(?!\s+(?:far|much|many)\b)|or|yet|then|also|meanwhile|furthermore|however|moreover|additionally"
    r"|still|nonetheless"
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
THAT = (
    r"that(?=\s+(?:the|an?|it|he|she|they|this|these|his|her|their|its|we|all|no)\b|\s+(?-i:[A-Z0-9“\"])"
    r"|\s+\w+[^\Wsiu]s\s+(?:are|were|have|had|will|would|can|could|may|might|must|should|do|did)\b)"
)
"""The conjunction, not the pronoun of "that effort": before a plural it is never a pronoun."""
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
HEADED = re.compile(
    r"^(?:(?:live|video|watch|opinion|analysis|exclusive|breaking|updated?)\s*[|:]|(?:adding|noting)(?:\s+that)?\b)\s+",
    re.I,
)
"""The kind of piece before a headline or first sentence, and what joins a sentence to who says it."""
CLOCK = re.compile(r"^\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\s+(?=[A-Z“\"])")
"""The time of an entry of a live blog."""
SECOND = re.compile(r",?\s+(?:and|but) that (?=(?:the|an?|it|he|she|they|his|her|their|its|no|\d+|[A-Z]\w+)\b).*$")
"""What else is said: "… and that the road was closed"."""
OUTER = re.compile(r",\s+(?:(?:only|just)\s+)?the (?:first|second|third|latest|last) (?:time|occasion|such)\b.*$")
"""What is said of the saying: "said that it had lost 55 million, the first time it has named a figure"."""
NOT_ONLY = re.compile(r"\bnot only (?!.*\b(?:but|also)\b)")
"""The first half of "not only … but also …", told alone."""
TRAILING = re.compile(r"[\s\"“”'‘’,;:([–—-]+$")
OPENS_SINGLE = re.compile(r"(?<![\w’'])['‘](?=\w)(?!(?:til|em|cause|cos|\d0s)\b)")
CLOSES_SINGLE = re.compile(r"(?<=\w)[.,!?…]{0,2}['’](?!\w)")
"""Single quotation marks, which are written as apostrophes are."""
ATTRIBUTION = re.compile(
    r"(?:,\s*[\"”’]?|[\"”’])\s*(?:[\w.'’-]+\s+){0,6}(?:said|says|added|told|reported|noted|announced|stated)(?:\s+[\w.'’-]+){0,5}\s*$"
)
"""A trailing "…, the ministry said on Monday"."""


def tidy(text: str, cut: bool = True, aside: bool = False) -> str:
    """One line that starts with a capital letter, closes its quotations and ends with a full stop.

    `cut`: the text is a clause out of a sentence, whose conjunction goes too; `aside`: a participle behind a comma is
    what is meant, and stays in a long line too.
    """
    line = HEADED.sub("", LABEL.sub("", " ".join(text.split()).rstrip(".!?… ")), count=1)
    line = (LEADING if cut else JOINED).sub("", ACCORDING.sub("", line, count=1))
    line = with_opening(line, text)
    line = OUTER.sub("", SECOND.sub("", line)) if cut else line
    line = NOT_ONLY.sub("", line)
    line = ASIDE.sub("", line) if len(line) > LONG and not aside else line
    line = ATTRIBUTION.sub("", line) if len(line) < 400 else line
    line = paired(_ended(paired(CLOCK.sub("", line)))).rstrip(".!?…")
    line = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\[([^\]]{1,60})\]", r"\1", line))
    line = capital(_cut(line))
    return line if not line or line.endswith("…") else line + "."


def with_opening(line: str, text: str) -> str:
    """The line with the single quotation mark that its text begins with, where it closes further on: "'Rings' seen"."""
    start = text.lstrip()[:1]
    closing = CLOSES_SINGLE.search(line)
    closes = closing is not None and closing.end() < len(line) and OPENS_SINGLE.search(line, 0, closing.end()) is None
    return start + line if start in ("'", "‘") and closes and text.lstrip()[1:].startswith(line[:9]) else line


def _ended(line: str) -> str:
    """Without marks at the end, but for one that closes a quotation in the line."""
    kept = TRAILING.sub("", line)
    closing = next((mark for mark in line[len(kept) :] if mark in "\"”’'"), "")
    kept = kept.rstrip(".,") if closing else kept
    if closing == '"':
        return kept + closing * (kept.count('"') % 2)
    if closing == "”":
        return kept + closing * (kept.count("“") > kept.count("”"))
    opened = len(OPENS_SINGLE.findall(kept)) - len(CLOSES_SINGLE.findall(kept))
    return kept + closing * (opened > 0 and closing != "")


def _cut(line: str) -> str:
    """At most as long as allowed: without the last clauses where there are any, else with a mark that it is cut."""
    if len(line) <= MOST:
        return line
    if end := CLAUSE_ENDS.search(line, SHORTEST_CUT, MOST):
        return paired(line[: end.start()])
    return paired(line[:MOST].rsplit(" ", 1)[0].rstrip(",;:")) + " …"


def unclosed(line: str) -> list[int]:
    """Where single quotation marks open that nothing closes."""
    marks = [(found.start(), True) for found in OPENS_SINGLE.finditer(line)]
    marks += [(found.end(), False) for found in CLOSES_SINGLE.finditer(line)]
    opened = list[int]()
    for at, opens in sorted(marks):
        if opens:
            opened.append(at)
        elif opened:
            opened.pop()
    return opened


def paired(line: str) -> str:
    """Without quotation marks and brackets that have no partner."""
    if line.count('"') % 2:
        line = line.replace('"', "")
    for at in reversed(unclosed(line)):
        line = line[:at] + line[at + 1 :]
    for left, right in (("“", "”"), ("(", ")"), ("[", "]")):
        if line.count(left) != line.count(right) or (left in line and line.find(right) < line.find(left)):
            line = line.replace(left, "").replace(right, "")
    return line
