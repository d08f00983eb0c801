"""Evidence: a place in an article, its quotation with the telling words marked, and the chain that it came through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.model import AssertionView, DocumentView, Dossier, Span, StatementView

LONGEST = 420
"""Characters of a quotation on the page; longer sentences are cut around the marked words."""


class Place(NamedTuple):
    """A link into an article."""

    href: str
    label: str
    document: str


class Quote(NamedTuple):
    """A quotation in three pieces, the middle one marked (all of it, if nothing in it is special)."""

    before: str
    focus: str
    after: str


class Evidence(NamedTuple):
    """One sentence that speaks for or against a claim."""

    place: Place
    quote: Quote
    chain: tuple[str, ...]
    """From the inside out: speaker, agency, outlet."""
    glyph: str
    word: str
    tone: str
    at: str
    """Publication moment, or "" if unknown: for the as-of slider."""
    origin: str
    root: str


class Library:
    """Documents and statements of one dossier by id."""

    def __init__(self, dossier: Dossier) -> None:
        self.documents: Mapping[str, DocumentView] = {d.id: d for d in dossier.documents}
        self.statements: Mapping[str, StatementView] = {s.id: s for s in dossier.statements}
        self.actors: Mapping[str, str] = {a.id: a.name for a in dossier.actors}

    def text(self, span: Span) -> str:
        """The characters of a span, white space folded."""
        return fold(self.documents[span.document].text[span.start : span.end])

    def place(self, span: Span) -> Place:
        """A link to the highlighted characters."""
        return Place("#" + anchor(span), words.name(self.documents[span.document]), span.document)

    def quote(self, span: Span, focus: Span | None = None) -> Quote:
        """The span's characters in three pieces, with `focus` as the middle one."""
        text = self.documents[span.document].text
        if focus is None or not span.covers(focus) or focus == span:
            return Quote("", shorten(fold(text[span.start : span.end]), LONGEST), "")
        before, after = text[span.start : focus.start], text[focus.end : span.end]
        room = max(60, (LONGEST - (focus.end - focus.start)) // 2)
        return Quote(
            shorten(fold(before), room, keep_end=True),
            shorten(fold(text[focus.start : focus.end]), LONGEST),
            shorten(fold(after), room),
        )

    def chain(self, assertion: AssertionView) -> tuple[str, ...]:
        """Who says it, from the inside out, the outlet last."""
        outlet = words.name(self.documents[assertion.document])
        statement = self.statements.get(assertion.statement or "")
        if statement is None:
            return (outlet,)
        return chain(statement, self.actors, outlet)

    def evidence(self, assertion: AssertionView) -> Evidence:
        """An assertion as it is shown."""
        word = words.state(assertion)
        glyph = words.GLYPHS.get(word, "·")
        return Evidence(
            self.place(assertion.span),
            self.quote(assertion.span, assertion.focus),
            self.chain(assertion),
            glyph,
            word,
            words.TONES.get(glyph, "soft"),
            assertion.published or "",
            assertion.origin,
            self.documents[assertion.document].root,
        )


def chain(statement: StatementView, actors: Mapping[str, str], outlet: str) -> tuple[str, ...]:
    """A statement's sources from the inside out; a link that repeats the one before is left out."""
    names = [actors.get(s.actor or "", s.text) for s in reversed(statement.sources)]
    names = [n for n in names if n and n != outlet] + [outlet]
    return tuple(n for i, n in enumerate(names) if i == 0 or n != names[i - 1])


def anchor(span: Span) -> str:
    """The fragment that names a span: `s=document:start-end`."""
    return f"s={span.document}:{span.start}-{span.end}"


def fold(text: str) -> str:
    """White space folded to single spaces, kept at both ends."""
    folded = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + folded + (" " if text[-1:].isspace() and folded else "")


def shorten(text: str, room: int, keep_end: bool = False) -> str:
    """At most about `room` characters, cut at a space, with an ellipsis where it was cut."""
    if len(text) <= room:
        return text
    if keep_end:
        return "…" + text[-room:].partition(" ")[2]
    return text[:room].rpartition(" ")[0] + "…"


def unique(places: Sequence[Place]) -> tuple[Place, ...]:
    """One link a document, the first of each."""
    return tuple({p.document: p for p in reversed(places)}.values())[::-1]
