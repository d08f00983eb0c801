"""The asserted clauses of an article: who did, does or will do what to whom, when and where, and how sure that is.

Few and right rather than many and wrong: what has neither subject nor object, questions, opinions and the frames of
reported speech are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import msgspec

from communique.model import Argument, Event, Mention, Proposition, Quantity, Statement, TimeRef
from communique.model import Span as TextSpan
from communique.reading.propositions.civic import is_civic
from communique.reading.propositions.coding import code_of, phased
from communique.reading.propositions.confirming import confirmed, done_things, is_open
from communique.reading.propositions.emission import candidates
from communique.reading.propositions.events import Code
from communique.reading.propositions.fitness import fit
from communique.reading.propositions.once import told_once
from communique.reading.propositions.parties import demand_of, event_of
from communique.reading.propositions.predications import Candidate
from communique.reading.propositions.spans import argument_span, clause_span, head_span
from communique.reading.propositions.unsourced import sourced
from communique.reading.propositions.weighing import recoded, weighed
from communique.reading.status.conditions import is_question
from communique.reading.syntax.clauses import Sentence, Word, sentences
from communique.reading.syntax.context import Context
from communique.reading.tokens.shell import text_of
from communique.reading.tokens.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_PER_SENTENCE = 8
"""Propositions taken from one sentence: more than that is a list or a garbled parse."""


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
    starts = words_of(doc).start
    context = Context(text_of(doc), document, mentions, times, quantities, statements, published, starts)
    found = list(read_in_turn(context, sentences(doc, context.is_headline)))
    found.sort(key=lambda item: (item.head.start, item.head.end))
    return [msgspec.structs.replace(item, id=place) for place, item in enumerate(found)]


def read_in_turn(context: Context, read: Iterable[Sentence]) -> Iterator[Proposition]:
    """The records of one sentence after another, so that no more trees are kept than needed; those whose purposes the
    rest of the article may confirm come last.
    """
    waiting: list[tuple[Sentence, list[Candidate]]] = []
    done: set[tuple[str, str]] = set()
    for sentence, following in pairwise(chain(read, (None,))):
        assert sentence is not None  # only the last is, and it follows
        group = drafted(context, sentence, following)
        done |= done_things(sentence, group)
        if any(is_open(candidate) for candidate in group):
            waiting.append((sentence, group))
        else:
            yield from told(context, sentence, [sourced(context, candidate) for candidate in group])
    for sentence, group in waiting:
        yield from told(context, sentence, [sourced(context, confirmed(candidate, done)) for candidate in group])


def drafted(context: Context, sentence: Sentence, following: Sentence | None) -> list[Candidate]:
    """The predicates of one sentence that are worth a proposition."""
    return candidates(context, sentence, following)[:MOST_PER_SENTENCE] if is_prose(sentence) else []


def is_prose(sentence: Sentence) -> bool:
    """Whether a sentence is one: not a table, a list of names, a fragment or a question."""
    words = sentence.words
    if sentence.question or len(words) < 3 or (sentence.headline and len(words) < 5):
        return False
    letters = sum(1 for word in words if word.text[:1].isalpha())
    shouting = sum(1 for word in words if word.text.isupper() and len(word.text) > 3)
    return letters * 2 > len(words) and shouting * 2 < letters


def told(context: Context, sentence: Sentence, group: list[Candidate]) -> Iterator[Proposition]:
    """The records of the candidates of one sentence."""
    phases = [phased(context, candidate) for candidate in group]
    codes = [code_of(context, candidate) for candidate in phases]
    demands = {one.word.i for one, found in zip(group, codes, strict=True) if found and is_demand(one, found)}
    listed = [
        event_of(context, one, found.root if found else None, demand_of(one, sentence, demands), sentence)
        for one, found in zip(phases, codes, strict=True)
    ]
    for place, (found, event) in enumerate(zip(codes, listed, strict=True)):
        root = found.root if found else event.root if event else None
        if root is not None and not is_civic(context, phases[place], root, event):
            codes[place] = listed[place] = None
    coded = [one.word for one, found in zip(group, codes, strict=True) if found]
    events = [
        weighed(context, one.word, found, event, [word for word in coded if word is not one.word])
        for one, found, event in zip(group, codes, listed, strict=True)
    ]
    merged = told_once(group, events, sentence)
    roots = [found.root if found else None for found in codes]
    kept = [fit(context, one, event, root) for one, event, root in zip(phases, merged, roots, strict=True)]
    for place, candidate in enumerate(group):
        yield proposition(context, candidate, recoded(codes[place], listed[place], events[place]), kept[place])


def is_demand(candidate: Candidate, found: Code) -> bool:
    """Whether a coded predicate calls for what stands below it."""
    return found.root == "REQUEST" or candidate.predicate == "invite"


def proposition(context: Context, candidate: Candidate, found: Code | None, event: Event | None) -> Proposition:
    """The record of one candidate with its code and its event; its id is set later."""
    span = clause_span(candidate.whole or candidate.word, context.document)
    head = head_span(candidate.word, candidate.clause, context.document)
    arguments = [argument_span(filler, context) for filler in candidate.fillers]
    arguments = [part for part in arguments if not context.speaks(part.span, head.start)]
    arguments += context.when_arguments(candidate.times) + count_arguments(context, candidate)
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
        found.root if found else None,
        found.mode if found else None,
        found.contexts if found else (),
        found.cameo if found else None,
        "question" if is_question(candidate.word) else candidate.clause,
        event,
    )


def count_arguments(context: Context, candidate: Candidate) -> list[Argument]:
    """Quantities that count the head of an argument."""
    counted = [word for filler in candidate.fillers for word in (filler.word, *filler.word.all("nummod"))]
    spans = [context.quantities[index].span for index in candidate.quantities]
    return [Argument("how many", span) for span in spans if any(covers(span, word) for word in counted)]


def covers(span: TextSpan, word: Word) -> bool:
    """Whether a span shares characters with a word."""
    return word.start < span.end and span.start < word.end


def condition_span(candidate: Candidate, document: str) -> TextSpan | None:
    """The span of the conditional clause."""
    return clause_span(candidate.condition, document, whole=True) if candidate.condition is not None else None
