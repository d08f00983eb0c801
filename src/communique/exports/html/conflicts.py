"""Conflicts with their sides beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.evidence import Library, Place, Quote
from communique.exports.html.signs import LONGEST_CLAIM, shorten
from communique.exports.html.told import Dispute
from communique.model import AssertionView, ClaimView, ConflictValue, Span

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
    origins: str
    quotes: tuple[SideQuote, ...]
    more: int
    """Further sentences that are not shown."""


class ConflictRow(NamedTuple):
    """A conflict with its sides."""

    dispute: Dispute
    title: str
    sides: tuple[Side, ...]


def conflict_row(dispute: Dispute, library: Library, claims: Mapping[str, ClaimView]) -> ConflictRow:
    """A conflict with both sentences side by side."""
    conflict = dispute.conflict
    own = [claims[key] for key in conflict.claims if key in claims]
    by_span = {a.span: a for claim in reversed(own) for a in reversed(claim.assertions)}
    title = own[0].text if own else conflict.slot
    return ConflictRow(
        dispute, shorten(title, LONGEST_CLAIM), tuple(side(value, by_span, library) for value in conflict.values)
    )


def side(value: ConflictValue, by_span: Mapping[Span, AssertionView], library: Library) -> Side:
    """One side: sentences of different texts first, the differing words marked."""
    focus = dict(zip(value.spans, value.focus, strict=False))
    chosen = first_of_each_text(value.spans, library)
    quotes = tuple(quotation(s, focus.get(s), by_span, library) for s in chosen[:MOST_QUOTES])
    return Side(value.value, ", ".join(value.origin_texts), quotes, max(0, len(chosen) - MOST_QUOTES))


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
    told = library.chain(found) if found else (words.name(document),)
    return SideQuote(library.place(span), library.quote(span, focus), told, words.moment(document.published.value))


def conflict_rows(
    disputes: Sequence[Dispute], library: Library, claims: Mapping[str, ClaimView]
) -> Iterable[ConflictRow]:
    """All conflicts, those that still stand first."""
    ordered = sorted(disputes, key=lambda d: d.conflict.superseded)
    return (conflict_row(d, library, claims) for d in ordered)
