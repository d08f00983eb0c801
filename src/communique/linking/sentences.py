"""Sentence-like stretches of plain text, where no reader is at hand: lines, cut at full stops before a capital."""

from __future__ import annotations

import re
from collections.abc import Iterable

LINE = re.compile(r"[^\n]+")
STOP = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
SHORT = frozenset(
    (
        "mr mrs ms dr prof gen col lt sgt capt sen rep gov st no vs jan feb mar apr jun jul aug sep sept oct nov dec"
    ).split()
)
"""Abbreviations after which a capital does not begin a sentence."""
LAST = re.compile(r"(\w+)\W*$")

Range = tuple[int, int]


def sentences(text: str, ranges: Iterable[Range] | None = None) -> list[Range]:
    """Code-point ranges of the sentences in `text`, or in its `ranges`, trimmed; none crosses a line end."""
    return [
        found
        for start, end in (ranges if ranges is not None else [(0, len(text))])
        for line in LINE.finditer(text, start, end)
        for found in _cut(text, line.start(), line.end())
    ]


def _cut(text: str, start: int, end: int) -> list[Range]:
    out, begin = [], start
    for stop in STOP.finditer(text, start, end):
        if not _abbreviation(text[begin : stop.start() + 1]):
            out.append((begin, stop.end()))
            begin = stop.end()
    return [trimmed for one in [*out, (begin, end)] if (trimmed := _trimmed(text, *one))]


def _abbreviation(sentence: str) -> bool:
    """True if `sentence` ends in an abbreviation or an initial rather than a full stop."""
    if not sentence.endswith("."):
        return False
    word = LAST.search(sentence[-20:])
    return word is not None and (word[1].casefold() in SHORT or (len(word[1]) == 1 and word[1].isupper()))


def _trimmed(text: str, start: int, end: int) -> Range | None:
    body = text[start:end]
    start, end = start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())
    return (start, end) if start < end else None
