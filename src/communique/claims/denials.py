"""Denials of something said before: "The army denied the accusation", a sentence after who accused it of what."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.claims.belied import REPORTS, UNTRUE
from communique.claims.records import REALISED
from communique.claims.speakers import innermost
from communique.claims.words import head_lemma, words_of
from communique.model import Document, Proposition, Reading, SourceLink, Span, Statement

SENTENCES = 2
"""Sentences from what is denied to its denial, at most."""

MOST_WORDS = 4
"""Words of a denial that only points back: "the accusation", "those claims false"."""

POINTERS = frozenset({"it", "them", "that", "this"})
"""Pronouns that take up the sentence before."""

ACCUSING = frozenset({"accusation", "allegation", "charge"}) | POINTERS
"""What takes up an accusation, or what the very one who denies it is said to have done."""


class Denial(NamedTuple):
    """A denial that only points back to what it denies."""

    noun: str
    """The noun or pronoun that is all it says of it."""
    words: Span
    """From its verb to that noun."""
    sources: tuple[SourceLink, ...]
    """Who denies."""
    statement: int | None


def denials(document: Document, reading: Reading, told: Statement) -> list[Denial]:
    """The denials of `told` that do not repeat it, in text order."""
    return [one for one in pointing(document, reading) if taken_up(reading, one) is told]


def pointing(document: Document, reading: Reading) -> list[Denial]:
    """All denials of a document that only point back: those read as statements, then bare verbs ("denied this")."""
    stated = [one for told in reading.statements if (one := _stated(document, told)) is not None]
    verbs = [one for clause in reading.propositions if (one := _bare(document, clause)) is not None]
    found = [*stated, *(verb for verb in verbs if not any(verb.words.overlaps(one.words) for one in stated))]
    return sorted(found, key=lambda one: one.words)


CALLED = re.compile(
    rf"\W*(?P<what>this|that|it|(?:the|this|that|these|those)\s+{REPORTS})\s+"
    rf"(?:is|are|was|were|has been|have been|[’']s)\s+(?:\w+ly\s+|all\s+|simply\s+)?{UNTRUE}\W*\Z",
    re.IGNORECASE,
)
"""All of a statement that calls what was said before untrue: "this was untrue", "the report is false"."""


def _stated(document: Document, told: Statement) -> Denial | None:
    if len(told.content) != 1:
        return None
    text = " ".join(document.slice(told.content[0]).split())
    called = CALLED.match(text) if told.stance == "asserts" else None
    if told.stance != "denies" and called is None:
        return None
    noun, start = anaphor(called["what"] if called else text), (told.cue or told.content[0]).start
    words = Span(document.id, min(start, told.content[0].start), max(told.content[0].end, start))
    return Denial(noun, words, (innermost(told.sources),), told.id) if noun else None


def _bare(document: Document, clause: Proposition) -> Denial | None:
    """A verb that denies with nothing but "this" or "the claim" for its object."""
    if clause.predicate not in words_of("denials") or clause.polarity == "negative":
        return None
    things = [a for a in clause.arguments if a.role in ("what", "whom", "about")]
    who = [a for a in clause.arguments if a.role == "who"]
    noun = anaphor(document.slice(things[0].span)) if len(things) == 1 and len(who) == 1 else None
    if noun is None:
        return None
    words = Span(document.id, min(clause.head.start, things[0].span.start), max(clause.head.end, things[0].span.end))
    return Denial(noun, words, (SourceLink("speaker", document.slice(who[0].span), who[0].span, who[0].mention),), None)


def anaphor(text: str) -> str | None:
    """The noun or pronoun that is all a denial says of what it denies; None if it says more."""
    words = text.lower().split()
    if len(words) == 1 and words[0] in POINTERS:
        return words[0]
    nouns = [noun for word in words[1:3] if (noun := head_lemma(word)) in words_of("contents")]
    return nouns[0] if nouns and len(words) <= MOST_WORDS and words[0] in words_of("pointing") else None


def taken_up(reading: Reading, denial: Denial) -> Statement | None:
    """What a denial takes up: the last accusation before it; else what another asserts, of the one who denies it if the
    word is "allegation", in the sentence just before if it is "this"."""
    near = [one for one in reading.statements if _before(reading, one, denial) and not _one_source(one, denial)]
    fitting = [one for one in near if one.stance == "alleges" and not _of_other_states(reading, one, denial)]
    if not fitting:
        fitting = [one for one in near if one.stance == "asserts" and _may_mean(reading, one, denial)]
        told = {one.id for one in fitting}
        fitting = [one for one in fitting if one.parent not in told]  # not what one is said to have learned, but that
    return max(fitting, key=lambda one: (one.content[-1].end, one.id), default=None)


def _of_other_states(reading: Reading, one: Statement, denial: Denial) -> bool:
    """True if a state denies, and what is said names other states only: it is none of its concern."""
    denying = {reading.mentions[link.mention].country for link in denial.sources if link.mention is not None} - {None}
    named = {m.country for m in reading.mentions if any(part.covers(m.head) for part in one.content)} - {None}
    return bool(denying and named) and not denying & named


def _may_mean(reading: Reading, one: Statement, denial: Denial) -> bool:
    """True if a denial in these words may be of something that was merely asserted."""
    if denial.noun not in ACCUSING:
        return True
    if _concerns(reading, one, denial):
        return denial.noun in POINTERS or _of_deeds(reading, one)
    return denial.noun in POINTERS and _between(reading, one, denial) <= 1


def _of_deeds(reading: Reading, one: Statement) -> bool:
    """True if something is said to have been done: nobody is accused of what is to come."""
    told = [p for p in reading.propositions if any(part.covers(p.head) for part in one.content)]
    return not told or any(p.status in REALISED for p in told)


def _concerns(reading: Reading, one: Statement, denial: Denial) -> bool:
    """True if what is said is of the one who denies it."""
    chains = {reading.mentions[link.mention].chain for link in denial.sources if link.mention is not None}
    return any(m.chain in chains and any(part.covers(m.head) for part in one.content) for m in reading.mentions)


def _between(reading: Reading, one: Statement, denial: Denial) -> int:
    """Sentences that begin after `one` and not after the denial's words."""
    return sum(one.content[-1].end <= s.span.start <= denial.words.start for s in reading.sentences)


def _before(reading: Reading, one: Statement, denial: Denial) -> bool:
    """True if `one` ends before the denial, at most SENTENCES earlier."""
    return one.content[-1].end <= denial.words.start and _between(reading, one, denial) <= SENTENCES


def _one_source(one: Statement, denial: Denial) -> bool:
    """True if both are said by the same mention."""
    mention = denial.sources[-1].mention if denial.sources else None
    return mention is not None and one.sources[-1].mention == mention
