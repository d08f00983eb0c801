"""Lines that name their speaker: "ORLAN: We agreed." or "Q: …  A: …" in a transcript; "“We agreed.” — Ada Orlan"."""

from __future__ import annotations

from communique.reading.annotation.attributions import QUOTES
from communique.reading.annotation.spoken import signed
from communique.reading.names.clusters import Range
from communique.reading.statements.quotes import paragraphs
from communique.reading.statements.sayings import Saying, trim
from communique.reading.tokens.words import Words

LONGEST_LABEL = 7
"""Tokens before the colon."""

FEWEST = 2
"""Labels that must come again, or turns in all, before lines with colons are taken for a transcript."""


def turns(words: Words) -> list[Saying]:
    """One saying a turn, if the text has several turns and at least one speaker speaks twice."""
    found: list[tuple[Range, Range]] = []
    for first, last in paragraphs(words):
        label = label_at(words, first, last)
        if label is not None:
            found.append((label, (label[1] + 1, last)))
    names = [words.slice(*label).lower() for label, _ in found]
    if len(found) < FEWEST + 1 or len(set(names)) == len(names) or len(set(names)) < FEWEST:
        return []
    made = []
    for label, body in found:
        content = trim(words, *body)
        if content[0] < content[1]:
            made.append(Saying(label[0], label, label, [content], "turn", "asserts", label))
    return made


def signatures(words: Words) -> list[Saying]:
    """One saying for each quotation that is signed: "“…” — Ada Orlan" on a line of its own."""
    made = []
    for first, last in paragraphs(words):
        tokens = [token for token in range(first, last) if words.text[token].strip()]
        found = signed([words.text[token] for token in tokens], 0, len(tokens)) if tokens else None
        if found is not None:
            source, cue, content = ((tokens[a], tokens[b - 1] + 1) for ((a, b),) in found)
            made.append(Saying(cue[0], cue, source, [trim(words, *content)], "turn", "asserts", (cue[0], source[1])))
    return made


def label_at(words: Words, first: int, last: int) -> Range | None:
    """The speaker's label at the beginning of a paragraph: capitals or capitalised names before a colon."""
    first += words.text[first] in QUOTES
    for token in range(first + 1, min(first + LONGEST_LABEL + 1, last - 1)):
        if words.text[token] == ":":
            return (first, token) if is_label(words, first, token) else None
    return None


def is_label(words: Words, start: int, end: int) -> bool:
    """Whether the words before the colon are a name or a title in capitals."""
    letters = [words.text[i] for i in range(start, end) if words.text[i][:1].isalpha()]
    return bool(letters) and all(word[0].isupper() or word in ("of", "the") for word in letters)
