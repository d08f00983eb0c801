"""Conflicts with their sides beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.earlier import givers, in_order
from communique.exports.html.evidence import Library, Place, Quote
from communique.exports.html.moments import NEVER, Held, held
from communique.exports.html.told import Dispute, Told
from communique.model import AssertionView, ConflictValue, Span

MOST_QUOTES = 3
"""Sentences of one side."""


class SideQuote(NamedTuple):
    """A sentence of one side."""

    place: Place
    quote: Quote
    chain: tuple[str, ...]
    published: str


class Side(NamedTuple):
    """One value of a conflict, with who gives it."""

    value: str
    origins: tuple[Held[str], ...]
    at: int
    quotes: tuple[SideQuote, ...]
    more: int
    """Further sentences that are not shown."""


class ConflictRow(NamedTuple):
    """A conflict with its sides."""

    dispute: Dispute
    titles: tuple[Held[str], ...]
    """The claim that it is about; one of the disputed values may stand in it."""
    claim: str
    sides: tuple[Side, ...]


def conflict_row(dispute: Dispute, library: Library, told: Mapping[str, Told]) -> ConflictRow:
    """A conflict with both sentences side by side."""
    conflict = dispute.conflict
    own = [told[key] for key in conflict.claims if key in told]
    said = [a for one in own for a in one.claim.assertions]
    sides = tuple(side(value, by_sentence(value, said), library) for value in in_order(conflict.values))
    return ConflictRow(dispute, own[0].texts if own else (), own[0].claim.id if own else "", sides)


def by_sentence(value: ConflictValue, said: Sequence[AssertionView]) -> dict[Span, AssertionView]:
    """Sentence → the assertion that gives this value in it; where several speak there, that of its own origin."""
    ordered = sorted(said, key=lambda a: a.origin not in value.origins)
    return {a.span: a for a in reversed(ordered)}


def side(value: ConflictValue, by_span: Mapping[Span, AssertionView], library: Library) -> Side:
    """One side: sentences of different texts first, the differing words marked."""
    focus = dict(zip(value.spans, value.focus, strict=False))
    chosen = first_of_each_text(value.spans, library)
    quotes = tuple(quotation(s, focus.get(s), by_span, library) for s in chosen[:MOST_QUOTES])
    who = origins(value, by_span, library)
    return Side(value.value, who, library.clock.first(value.spans), quotes, max(0, len(chosen) - MOST_QUOTES))


def origins(value: ConflictValue, by_span: Mapping[Span, AssertionView], library: Library) -> tuple[Held[str], ...]:
    """Who gave a value at each moment."""
    clock, said = library.clock, [by_span[s] for s in value.spans if s in by_span]
    moments = sorted({clock.of[s.document] for s in value.spans})
    early = [(at, givers(frozenset(value.spans), said, at, clock)) for at in moments[:-1]]
    return held([*early, (moments[-1] if moments else NEVER, ", ".join(value.origin_texts))])


def first_of_each_text(spans: Sequence[Span], library: Library) -> list[Span]:
    """One sentence an independent text, in order of publication."""
    found: dict[str, Span] = {}
    for span in sorted(spans, key=lambda s: (library.clock.of[s.document], s)):
        found.setdefault(library.documents[span.document].root, span)
    return list(found.values())


def quotation(span: Span, focus: Span | None, by_span: Mapping[Span, AssertionView], library: Library) -> SideQuote:
    """A sentence with its chain and date."""
    document = library.documents[span.document]
    found = by_span.get(span)
    told = library.chain(found) if found else (library.names[document.id].long,)
    return SideQuote(library.place(span), library.quote(span, focus), told, words.moment(document.published.value))


def conflict_rows(disputes: Sequence[Dispute], library: Library, told: Mapping[str, Told]) -> Iterable[ConflictRow]:
    """All conflicts, those that still stand first."""
    ordered = sorted(disputes, key=lambda d: d.conflict.superseded)
    return (conflict_row(d, library, told) for d in ordered)
