"""The asserted clauses of an article: who did, does or will do what to whom, when and where, and how sure that is.

Few and right rather than many and wrong: what has neither subject nor object, questions, opinions and the frames of
reported speech are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from communique.model import Mention, Proposition, Quantity, Statement, TimeRef
from communique.model import Span as TextSpan
from communique.reading.clauses import Sentence, sentences
from communique.reading.context import Context
from communique.reading.emission import Candidate, candidates
from communique.reading.spans import argument_span, clause_span, head_span

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_PER_SENTENCE = 8
"""Propositions taken from one sentence: more than that is a list or a garbled parse."""

LONGEST_SENTENCE = 120
"""Words of a sentence beyond which it is taken for a table or a list and left out."""


def propositions(
    doc: Doc,
    document: str,
    mentions: Sequence[Mention] = (),
    times: Sequence[TimeRef] = (),
    quantities: Sequence[Quantity] = (),
    statements: Sequence[Statement] = (),
    published: str | None = None,
) -> list[Proposition]:
    """The propositions of an annotated Doc in text order; `document` is the id that spans carry.

    `published` is the ISO moment of publication, None if unknown. All lists may be empty.
    """
    context = Context(doc.text, document, mentions, times, quantities, statements, published)
    found: list[Proposition] = []
    read = sentences(doc, context.is_headline)
    for place, sentence in enumerate(read):
        following = read[place + 1] if place + 1 < len(read) else None
        if is_prose(sentence):
            for candidate in candidates(context, sentence, following)[:MOST_PER_SENTENCE]:
                found.append(proposition(context, sentence, candidate))
    found.sort(key=lambda item: (item.head.start, item.head.end))
    return [msgspec.structs.replace(item, id=place) for place, item in enumerate(found)]


def is_prose(sentence: Sentence) -> bool:
    """Whether a sentence is one: not a table, a list of names, a fragment or a question."""
    words = sentence.words
    if sentence.question or not 3 <= len(words) <= LONGEST_SENTENCE or (sentence.headline and len(words) < 5):
        return False
    letters = sum(1 for word in words if word.text[:1].isalpha())
    shouting = sum(1 for word in words if word.text.isupper() and len(word.text) > 3)
    return letters * 2 > len(words) and shouting * 2 < letters


def proposition(context: Context, sentence: Sentence, candidate: Candidate) -> Proposition:
    """The record of one candidate; its id is set later."""
    span = clause_span(candidate.word, context.document)
    head = head_span(candidate.word, candidate.clause, context.document)
    arguments = [argument_span(filler, context) for filler in candidate.fillers]
    arguments += context.when_arguments(candidate.times) + context.count_arguments(sentence, candidate)
    return Proposition(
        0,
        span,
        head,
        candidate.predicate,
        tuple(sorted(arguments, key=lambda item: (item.span.start, item.span.end, item.role))),
        candidate.standing.polarity,
        candidate.standing.status,
        context.statement_at(head.start),
        candidate.time,
        tuple(candidate.quantities),
        condition_span(candidate, context.document),
        clause=candidate.clause,
    )


def condition_span(candidate: Candidate, document: str) -> TextSpan | None:
    """The span of the conditional clause."""
    return clause_span(candidate.condition, document, whole=True) if candidate.condition is not None else None
