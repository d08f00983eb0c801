"""A claim in one readable sentence: the words of the article, never a fragment."""

from __future__ import annotations

import re

from communique.claims.frames import is_whole, pieces_of, speaker_for, unframed
from communique.claims.pronouns import (
    OPENING,
    SPEAKERS,
    SUBJECTS,
    inside,
    nobodys,
    spoken_by,
    stands_for,
    with_name,
    with_person,
    written_out,
)
from communique.claims.records import Clause
from communique.claims.relatives import ADVERB, is_definite, relative
from communique.claims.second import charged, shared, subject_of, told_past
from communique.claims.supposed import only_supposed
from communique.claims.tidying import ASIDE, tidy
from communique.claims.wording import capital
from communique.claims.words import words_of
from communique.model import Argument, Document, Reading, Statement

FINITE = frozenset({"main", "complement", "copular", "adverbial"})
"""Kinds of clause that can stand alone once their subject is there."""

AROUND = frozenset({"infinitive", "nominal", "participle", "main", "adverbial", "copular"})
"""Kinds of clause for which the sentence around them may stand."""

LONG_SENTENCE = 150
"""Characters from which a sentence is not shown for a participle in it."""

AUXILIARIES = re.compile(r"is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do")
HELPERS = "is|are|was|were|am|be|been|has|have|had"
INFINITIVE = re.compile(r"\s+(?:not\s+)?to\s+\w+")
"""What follows a subject whose verb is an infinitive."""
NAMED_FIRST = re.compile(r"\W*(?:(?:and|but|also|now|then|still|\w+ly)\s+)*\w+\s+\w", re.IGNORECASE)
"""Before the subject of an infinitive: who expects it and a verb, not "expected prices to fall"."""
THERE = re.compile(r"(?:.*\W)?there(?:['’]s|\s+\w+)", re.IGNORECASE | re.DOTALL)
"""A clause up to its verb that says what there is: it needs no other subject."""
PHASES = r"(?:beg[ai]ns?|starts?|started|stops?|stopped|keeps?|kept|(?:finish|complet|continu|resum)\w*)(?=\s+\w+ing)"
"""Verbs before a gerund that are finite: "engineers finished lowering it"."""
GERUND = re.compile(rf"(?!.*\b(?:{HELPERS}|{PHASES})\b)\W*(?:\w+\W+){{0,3}}\w+ing|.*\bhaving\b.*", re.DOTALL)
"""From the subject to the verb of "Russia emerging", "Russia having built": no finite verb."""

ASKED = re.compile(
    r"\W*(?:how(?!\s+(?:the|an?|this|his|her|their|its|(?-i:[A-Z]\w+))\b)"
    r"|what|why|which|whether|whatever|whoever|whichever|not that)\b",
    re.IGNORECASE,
)
"""How what is asked or wondered at begins: no claim."""


def sentence(clause: Clause, document: Document, reading: Reading) -> str:
    """The clause as a sentence of its own, or that of the article where it can stand for the clause; "" if neither
    would say what is claimed.
    """
    long = clause.sentence.end - clause.sentence.start > LONG_SENTENCE
    for way in (denied, relative_line, alone, spoken, subject_given, charged, *((told_past,) if long else ()), around):
        line = way(clause, document, reading)
        if line is not None:
            return spoken_by(with_person(line, clause, document, reading), clause, document, reading)
    return ""


def relative_line(clause: Clause, document: Document, reading: Reading) -> str | None:
    """A relative clause with its antecedent in the pronoun's place; "" if that is not possible."""
    line = relative(clause, document, reading)
    subject = subject_of(reading, clause)
    if line == "" and subject is not None and is_definite(subject, document, reading) and is_finite(clause, document):
        return shared(clause, subject, document, reading) or ""  # "a ferry that left Orlow and sank"
    return tidy(line) if line else line


def is_finite(clause: Clause, document: Document) -> bool:
    """Whether a second predicate begins with its verb or an auxiliary, and that is no form in "-ing"."""
    words = [word for word in document.slice(clause.span).lower().split() if not ADVERB.fullmatch(word)][:1]
    verb = document.slice(clause.head).lower().split()[0]
    return any((word == verb and not verb.endswith("ing")) or AUXILIARIES.fullmatch(word) is not None for word in words)


def alone(clause: Clause, document: Document, reading: Reading) -> str | None:
    """A clause that has all that a sentence needs."""
    text = standing(clause, document, reading)
    if text is None or only_supposed(clause, text, document, reading):
        return None
    cut = clause.kind in ("adverbial", "complement", "copular") and not opens_otherwise(clause, document, reading)
    line = tidy(text, cut, in_aside(clause, text, document))
    if nobodys(line, clause.span.start, document, reading):
        return None  # the sentence around it may say whose it is
    return with_name(line, clause.span.start, document, reading) or line  # "Her son called", "This week he called"


def standing(clause: Clause, document: Document, reading: Reading) -> str | None:
    """The clause if it can stand alone: a finite verb, a subject of its own, and that is no pronoun."""
    if clause.kind in FINITE and THERE.match(document.text[clause.span.start : clause.head.end]):
        return unframed(clause.span, clause, document, reading)
    subject = subject_of(reading, clause)
    if clause.kind not in FINITE or subject is None:
        return None
    between = document.text[subject.span.end : clause.head.end]
    if GERUND.fullmatch(between):
        return None
    bare = INFINITIVE.match(between) is not None  # "expects prices to fall" is no sentence without who expects it
    if bare and not NAMED_FIRST.match(document.text[clause.span.start : subject.span.start]):
        return None
    text = document.slice(clause.span) if bare else unframed(clause.span, clause, document, reading)
    if not clause.span.covers(subject.span) or document.text[: clause.span.start].rstrip().lower().endswith(
        "according to"
    ):
        return None
    return None if document.slice(subject.span).lower() in SUBJECTS or ASKED.match(text) else text


def opens_otherwise(clause: Clause, document: Document, reading: Reading) -> bool:
    """Whether another clause opens it, whose conjunction it keeps: "When it rains, the road is closed"."""
    subject = subject_of(reading, clause)
    return subject is not None and "," in document.text[clause.span.start : subject.span.start]


def in_aside(clause: Clause, text: str, document: Document) -> bool:
    """Whether the predicate stands in the participle clause at the end of the text."""
    aside = ASIDE.search(text.rstrip(".!?… "))
    return aside is not None and re.search(rf"\b{re.escape(document.slice(clause.head))}\b", aside[0]) is not None


def spoken(clause: Clause, document: Document, reading: Reading) -> str | None:
    """What somebody says of himself, his name in brackets: "[Rey] will resign" of "Rey said that he will resign"."""
    subject = subject_of(reading, clause)
    if clause.kind not in FINITE or subject is None or not clause.span.covers(subject.span):
        return None
    name, pronoun = speaker_for(subject.span, clause, document, reading), document.slice(subject.span)
    line = tidy(unframed(clause.span, clause, document, reading))
    starts = re.match(rf"{re.escape(pronoun)}(?=\s|['’](?:s|ll|re|ve)\b)", line, re.IGNORECASE)
    return f"[{capital(name)}]{written_out(line[len(pronoun) :])}" if name and starts else None


def subject_given(clause: Clause, document: Document, reading: Reading) -> str | None:
    """A finite clause with its subject in brackets: that of the first of two predicates, or whom a pronoun means."""
    subject = subject_of(reading, clause)
    if clause.kind not in FINITE or subject is None:
        return None
    if subject.span.end <= clause.span.start:
        return shared(clause, subject, document, reading)
    if clause.kind == "complement" and document.slice(subject.span).lower() in ("it", "they"):
        return None  # the sentence around it tells better whom it means
    line = tidy(unframed(clause.span, clause, document, reading), not opens_otherwise(clause, document, reading))
    if ASKED.match(line) or GERUND.fullmatch(document.text[subject.span.end : clause.head.end]):
        return None
    if not OPENING.match(line) and (inner := with_name_inside(line, subject, clause, document, reading)) is not None:
        return inner
    named = with_name(line, clause.span.start, document, reading)
    opens = OPENING.match(line) or document.slice(subject.span).lower() in SPEAKERS
    return named if opens and (named != line or not OPENING.match(line)) else None


def with_name_inside(line: str, subject: Argument, clause: Clause, document: Document, reading: Reading) -> str | None:
    """A line whose subject is a pronoun further in, with the name in brackets: "Earlier, [Rey] was fined"; "" if nobody
    knows whom it means. None if it is no such pronoun, or the sentence has named whom it means.
    """
    word = document.slice(subject.span)
    mention = reading.mentions[subject.mention] if subject.mention is not None else None
    if word not in ("he", "she", "it", "they"):
        return None
    sentence = clause.sentence
    before = [m for m in reading.mentions if mention is not None and m.chain == mention.chain and m.kind != "pronoun"]
    if any(sentence.covers(m.span) and m.head < subject.span for m in before):
        return None
    name = stands_for(mention, document, reading) if mention is not None else None
    found = re.search(rf"\b{word}\b", line)
    return f"{line[: found.start()]}[{inside(name)}]{written_out(line[found.end() :])}" if name and found else ""


def around(clause: Clause, document: Document, reading: Reading) -> str | None:
    """The sentence of the article without who says it, where it holds the clause and begins with no unknown pronoun."""
    subject = subject_of(reading, clause)
    framed = clause.kind == "complement" and subject is not None and clause.span.covers(subject.span)
    supposed = framed and only_supposed(clause, document.slice(clause.span), document, reading)
    if not (clause.kind in AROUND or framed) or (clause.kind in FINITE and subject is None):
        return None
    content = None if supposed else content_alone(clause, document, reading)
    whole = content or document.slice(clause.sentence)
    line = tidy(whole, content is not None, in_aside(clause, whole, document))
    last = document.slice(clause.head).split()[-1:]
    asked = ASKED.match(line) is not None and not line.startswith("What ")  # "What began in May is over"
    if asked or not all(word.lower() in line.lower() for word in last):
        return None
    pointing = subject is not None and document.slice(subject.span).lower() in ("that", "this", "these", "those")
    if pointing and re.match(r"(?:that|this|these|those)\b", line, re.IGNORECASE):
        return None
    unknown = nobodys(line, clause.sentence.start, document, reading)
    return None if unknown else with_name(line, clause.sentence.start, document, reading)


def content_alone(clause: Clause, document: Document, reading: Reading) -> str | None:
    """The sentence of the clause without who says it; None where what is left is no sentence, or begins with a pronoun
    that the frame explains.
    """
    pieces = pieces_of(clause.sentence, clause, reading)
    text = unframed(clause.sentence, clause, document, reading)
    first = re.match(r"\W*(?:that\s+)?([\w’']+)", text, re.IGNORECASE)
    opens = first is not None and (
        first[1].lower() in SUBJECTS - {"i", "we"}
        or nobodys(text[first.start(1) :], clause.span.start, document, reading)
    )
    whole = pieces != [clause.sentence] and not opens and is_whole(pieces, document, reading)
    return re.sub(r"^\W*that\s+", "", text, flags=re.IGNORECASE) if whole else None


def denied(clause: Clause, document: Document, reading: Reading) -> str | None:
    """What is denied of a pronoun, with the name that it stands for in brackets: "[The ministry] had known of it".

    The sentence around it says the contrary, so that it cannot stand for what is denied. None if it is no denial.
    """
    subject = subject_of(reading, clause)
    denials = (s for s in reading.statements if s.stance == "denies" and any(c.covers(clause.span) for c in s.content))
    told = next(denials, None)
    if told is None or subject is None or not clause.span.covers(subject.span):
        return None
    if document.slice(subject.span).lower() not in SUBJECTS:
        return None
    line = tidy(document.slice(clause.span))
    if clause.span.start != subject.span.start:
        return line
    name = _stands_for(subject, told, document, reading)
    return f"[{capital(name)}]{line[subject.span.end - subject.span.start :]}" if name else line


def _stands_for(subject: Argument, told: Statement, document: Document, reading: Reading) -> str | None:
    """The name behind a pronoun in what is denied; "it" and "they", if nothing else, are the body that denies."""
    chain = reading.mentions[subject.mention].chain if subject.mention is not None else None
    names = [m for m in reading.mentions if m.chain == chain and m.kind == "name"]
    if names:
        return document.slice(names[0].span)
    source = told.sources[-1] if told.sources else None
    body = source is not None and source.kind in ("group", "agency", "outlet", "paper")
    return source.text if source and body and document.slice(subject.span).lower() in ("it", "they") else None


def is_fragment(text: str) -> bool:
    """True if a sentence is too short or begins with an unresolved pronoun, so that it says nothing on its own."""
    words = text.rstrip(".").split()
    return len(words) < 3 or words[0].lower() in words_of("pronouns") or text.lower().startswith("even if")


def as_it_stands(clause: Clause, document: Document, reading: Reading) -> str:
    """The sentence of the article that holds the clause: for a claim that other reports tell in a sentence of its own,
    where what it has come to stands in this one; "" if it begins with a pronoun that nobody knows.
    """
    line = with_name(tidy(document.slice(clause.sentence), cut=False), clause.sentence.start, document, reading)
    return spoken_by(line, clause, document, reading) if line else ""
