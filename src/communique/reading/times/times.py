"""Time expressions of one document, with value, interval and what fixed them (TIMEX3).

The way: `recognise` finds expressions by the table of rules, `telling` goes through them in text order and keeps the
date spoken of last, `anchoring` completes their values, and this module writes the records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Problem, Span, TimeRef
from communique.reading.patterns.atoms import BREAK, Atoms
from communique.reading.times.anchors import Completed
from communique.reading.times.intervals import interval, valid
from communique.reading.times.recognise import recognise
from communique.reading.times.telling import Telling, token_at
from communique.reading.times.timex import Expression
from communique.reading.tokens.shell import offsets_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

EVENT_LENGTH = 14
"""Atoms that the name of an event may have ("three days before the return of the president to the capital")."""
EVENT_ENDS = frozenset('. , ; : ! ? ( ) – — - ” " and but which who that when while as on in at since'.split())


def times(doc: Doc, document: str, published: str | None) -> tuple[list[TimeRef], list[Problem]]:
    """The time expressions of a document in text order, and the impossible dates as problems.

    `doc` is the annotated Doc (a blank one does, with less certain tense); `published` an ISO date or moment at its
    own precision, or None. Every TimeRef slices inside `doc.text`; `earliest` <= `latest` where both are known.
    """
    atoms, found = recognise(text_of(doc))
    starts, annotated = offsets_of(doc), doc.has_annotation("DEP")
    expressions = [e for e in found if not annotated or _is_read(doc, starts, atoms, e)]
    refs: list[TimeRef] = []
    problems: list[Problem] = []
    for expression, done, anchor in Telling(doc, starts, atoms, expressions, published).tell():
        if expression.problem:
            problems.append(_problem(document, atoms, expression))
        else:
            refs.append(_reference(document, atoms, expression, done, None if anchor is None else expressions[anchor]))
    return refs, problems


def _is_read(doc: Doc, starts: list[int], atoms: Atoms, expression: Expression) -> bool:
    """Only headline and body are read, and no season before a noun.

    "the spring sun", "a summer offensive" tell of a kind of thing, and not of the season of a year.
    """
    token = doc[token_at(starts, atoms.starts[expression.first])]
    last = doc[token_at(starts, atoms.starts[expression.last - 1])]
    if expression.rule == "season" and expression.value.startswith("XXXX") and last.dep_ == "compound":
        return False
    return not token.has_extension("read") or bool(token._.read)


def _span(document: str, atoms: Atoms, expression: Expression) -> Span:
    return Span(document, atoms.starts[expression.first], atoms.ends[expression.last - 1])


def _problem(document: str, atoms: Atoms, expression: Expression) -> Problem:
    span = _span(document, atoms, expression)
    message = f"“{span.of(atoms.text)}”: {expression.problem}; it was not read as a time"
    return Problem(document, span, "reading", message)


def _reference(
    document: str, atoms: Atoms, expression: Expression, done: Completed, anchor: Expression | None
) -> TimeRef:
    value = done.value if valid(done.value) else "XXXX-XX-XX"
    covered = interval(value, done.mod)
    earliest, latest = done.since or covered.earliest, done.until or covered.latest
    if earliest and latest and earliest[:10] > latest[:10]:
        earliest, latest = covered.earliest, covered.latest
    span = _span(document, atoms, anchor) if anchor else None
    if done.anchor == "event":
        span = _event_span(document, atoms, expression.last)
    return TimeRef(
        span=_span(document, atoms, expression),
        type=expression.type,
        value=value,
        mod=done.mod,
        earliest=earliest,
        latest=latest,
        precision=covered.precision,
        anchor=done.anchor,
        anchor_span=span,
    )


def _event_span(document: str, atoms: Atoms, start: int) -> Span | None:
    """The words that name the event after "before" or "after", up to the end of the phrase."""
    end = start
    while end < min(start + EVENT_LENGTH, len(atoms.words)):
        if atoms.code[end] == BREAK or (end > start and atoms.words[end] in EVENT_ENDS):
            break
        end += 1
    return Span(document, atoms.starts[start], atoms.ends[end - 1]) if end > start else None
