"""Pronouns in the sentences of claims: whom they stand for, in brackets, and who speaks where somebody says "we"."""

from __future__ import annotations

import re

from communique.claims.frames import called, statement_of
from communique.claims.records import Clause
from communique.claims.tidying import MOST
from communique.claims.wording import capital
from communique.claims.words import words_of
from communique.model import Document, Mention, Reading

SUBJECTS = frozenset({"it", "he", "she", "they", "this", "these", "that", "which", "who", "both", "we", "i", "you"})
"""Pronouns that are subjects."""

OPENING = re.compile(r"(he|she|it|they|his|her|its|their)(?=\s|['’](?:s|d|ll|re|ve)\b)", re.IGNORECASE)
"""A pronoun of the third person at the start of a line."""

PERSONAL = frozenset({"he", "she", "his", "her"})
"""Pronouns of one person, whose links are right nine times in ten (docs/figures/coreference.md); of "it" and "they" six."""

OWNING = frozenset({"his", "her", "its", "their"})

NOUNS = 6
"""Words of a noun that may stand in a pronoun's place."""

SPEAKING = re.compile(r"(?<![\w’'])(?:I|I['’]\w+|(?i:we|our|ours|my|me|myself|ourselves|we['’]\w+))(?![\w])|\bus\b|\bUs\b")
"""Words of the first person; "US" is none."""

ADDRESSING = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)

NUMERAL = re.compile(r"\b[A-Z][\w’'-]+ I\b")
"""The numeral of "World War I"."""

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)")
"""What stands in quotation marks inside a line."""


def with_name(line: str, start: int, document: Document, reading: Reading) -> str | None:
    """The line with the name that its opening pronoun stands for in brackets, the line itself if it opens with none or
    with "its" and the like of somebody unknown; None if nobody knows whom it means. `start`: where the line begins in
    the article.
    """
    found = OPENING.match(line)
    if found is None:
        return None if line.split(" ", 1)[0].lower().rstrip(",") in words_of("pronouns") - {"there"} else line
    word = found[1]
    at = re.compile(rf"\b{word}\b", re.IGNORECASE).search(document.text, start)
    mention = next((m for m in reading.mentions if at is not None and m.span.start == at.start()), None)
    name = stands_for(mention, document, reading) if mention is not None else None
    if name is None:
        return line if word.lower() in OWNING else None
    owner = "’" if name.endswith("s") else "’s"
    return f"[{capital(name)}]{owner if word.lower() in OWNING else ''}{line[len(word) :]}"


def stands_for(pronoun: Mention, document: Document, reading: Reading) -> str | None:
    """What a pronoun stands for, where that is safe: the person's name; a thing that the sentence before names."""
    before = [m for m in reading.mentions if m.chain == pronoun.chain and m.kind != "pronoun" and m.head < pronoun.head]
    if not before or pronoun.kind != "pronoun":
        return None
    last = max(before, key=lambda m: m.head)
    if document.slice(pronoun.span).lower() in PERSONAL and any(m.type == "PERSON" and m.kind == "name" for m in before):
        return called(last, document, reading)
    gap = sum(last.head.start < s.span.start <= pronoun.span.start for s in reading.sentences)
    words = document.slice(last.span)
    if gap > 1 or (last.kind == "nominal" and len(words.split()) > NOUNS):
        return None
    return called(last, document, reading) if last.kind == "name" else words


def spoken_by(line: str, clause: Clause, document: Document, reading: Reading) -> str:
    """A line in which somebody says "I", "we" or "you", as a quotation with who says it; "" where that is not known."""
    own = NUMERAL.sub("", QUOTED.sub("", line))
    if not (SPEAKING.search(own) or ADDRESSING.search(own)):
        return line
    statement = statement_of(clause, reading)
    if statement is None or statement.mode == "indirect" or not statement.sources:
        return ""
    link = statement.sources[-1]
    mention = reading.mentions[link.mention] if link.mention is not None else None
    name = called(mention, document, reading) if mention is not None else link.text
    if not name or name.lower() in words_of("pronouns") or len(name) + len(line) + 4 > MOST:
        return ""
    inner = re.sub(r"[“\"]([^”\"]*)[”\"]", r"‘\1’", line)
    return f"{capital(name)}: “{inner}”"
