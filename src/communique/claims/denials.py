"""Denials of something said before: "The army denied the accusation", a sentence after who accused it of what."""

from __future__ import annotations

from communique.claims.words import head_lemma, words_of
from communique.model import Document, Reading, Statement

SENTENCES = 2
"""Sentences from what is denied to its denial, at most."""

MOST_WORDS = 4
"""Words of a denial that only points back: "the accusation", "those claims false"."""

ACCUSING = frozenset({"accusation", "allegation", "charge", "it", "them", "that", "this"})
"""What only an accusation or allegation is taken up by."""


def denials(document: Document, reading: Reading, told: Statement) -> list[Statement]:
    """The statements that deny `told` without repeating it, in text order."""
    return [one for one in reading.statements if taken_up(document, reading, one) is told]


def taken_up(document: Document, reading: Reading, denial: Statement) -> Statement | None:
    """What a denial takes up with "the accusation", "the report" or "it": the last thing said before by another."""
    noun = anaphor(document, denial)
    if noun is None:
        return None
    near = [one for one in reading.statements if _before(reading, one, denial) and not _one_source(one, denial)]
    fitting = [one for one in near if one.stance == "alleges"]
    if not fitting and noun not in ACCUSING:
        fitting = [one for one in near if one.stance == "asserts"]
    return max(fitting, key=lambda one: (one.content[-1].end, one.id), default=None)


def anaphor(document: Document, denial: Statement) -> str | None:
    """The noun or pronoun that is all a denial says of what it denies; None if it says more, or denies nothing."""
    if denial.stance != "denies" or len(denial.content) != 1:
        return None
    words = document.slice(denial.content[0]).lower().split()
    if len(words) == 1 and words[0] in ACCUSING:
        return words[0]
    nouns = [noun for word in words[1:3] if (noun := head_lemma(word)) in words_of("contents")]
    return nouns[0] if nouns and len(words) <= MOST_WORDS and words[0] in words_of("pointing") else None


def _before(reading: Reading, one: Statement, denial: Statement) -> bool:
    """True if `one` ends before the denial, at most SENTENCES earlier."""
    starts = [s.span.start for s in reading.sentences]
    last, first = one.content[-1].end, denial.content[0].start
    return last <= first and sum(last <= start <= first for start in starts) <= SENTENCES


def _one_source(one: Statement, two: Statement) -> bool:
    """True if both are said by the same mention."""
    return one.sources[-1].mention is not None and one.sources[-1].mention == two.sources[-1].mention
