"""Attributions kept within their line: a heading, caption or paragraph before is no part of who speaks or what is said.

The trained model marks words without knowing of lines. Only a quotation goes on over several, each of which opens it
anew.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from communique.reading.statements.sayings import Range, Saying
from communique.reading.tokens.words import Words

OPENING = frozenset({"“", '"', "‘", "'", "«", "„"})
"""Marks that open a quotation, or open it anew on the next line."""


def in_line(words: Words, saying: Saying) -> Saying:
    """The saying with the line of its source, and of each piece of its content, that is nearest to the cue."""
    source = kept(words, saying.source, saying.cue[0], False) if saying.source else None
    content = [kept(words, piece, saying.cue[0], True) for piece in saying.content]
    if source == saying.source and content == saying.content:
        return saying
    return replace(saying, source=source, content=content)


def kept(words: Words, piece: Range, cue: int, quoted: bool) -> Range:
    """The line of a piece that is nearest to the cue, with those that its quotation goes on over."""
    lines = split(words, piece)
    if len(lines) == 1:
        return piece
    first = last = min(range(len(lines)), key=lambda at: max(lines[at][0] - cue, cue - lines[at][1], 0))
    while quoted and first > 0 and opens(words, lines[first]) and opens(words, lines[first - 1]):
        first -= 1
    while quoted and last + 1 < len(lines) and opens(words, lines[last]) and opens(words, lines[last + 1]):
        last += 1
    return lines[first][0], lines[last][1]


def split(words: Words, piece: Range) -> list[Range]:
    """The piece line by line, without the breaks; the piece itself if it is all white space."""
    seen = [i for i in range(*piece) if words.text[i].strip()]
    breaks = [i for i, j in pairwise(seen) if words.paragraph[i] != words.paragraph[j]]
    starts = [j for i, j in pairwise(seen) if words.paragraph[i] != words.paragraph[j]]
    if not breaks:
        return [piece]
    return list(zip([seen[0], *starts], [*(i + 1 for i in breaks), seen[-1] + 1], strict=True))


def opens(words: Words, line: Range) -> bool:
    """Whether a line begins with a quotation mark."""
    return words.text[line[0]] in OPENING
