"""Evidence: a place in an article, its quotation with the telling words marked, and the chain that it came through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.moments import Clock
from communique.exports.html.names import names
from communique.exports.html.signs import Sign, fold, shorten, sign
from communique.model import AssertionView, DocumentView, Dossier, Span, StatementView

LONGEST_LINK = 120
"""Characters of a link of a chain."""
LONGEST = 420
"""Characters of a quotation on the page; longer sentences are cut around the marked words."""


class Place(NamedTuple):
    """A link into an article."""

    href: str
    label: str
    """The outlet, or the letter of the article."""
    document: str
    at: int
    """When the article was out."""
    title: str
    """What a letter stands for; "" if the label says it."""


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
    sign: Sign
    published: str
    at: int
    origin: str
    """The origin in words where the chain does not name it, else ""."""
    root: str


class Library:
    """Documents and statements of one dossier by id; `articles` is the page that their texts are on ("" for this)."""

    def __init__(self, dossier: Dossier, articles: str = "") -> None:
        self.documents: Mapping[str, DocumentView] = {d.id: d for d in dossier.documents}
        self.statements: Mapping[str, StatementView] = {s.id: s for s in dossier.statements}
        self.actors: Mapping[str, str] = {a.id: a.name for a in dossier.actors}
        self.articles = articles
        self.clock = Clock(dossier)
        self.names = names(dossier.documents, self.clock)

    def place(self, span: Span) -> Place:
        """A link to the highlighted characters."""
        name = self.names[span.document]
        title = name.full if name.mark != name.full else ""
        return Place(f"{self.articles}#{anchor(span)}", name.mark, span.document, self.clock.of[span.document], title)

    def words(self, span: Span) -> list[str]:
        """The words of a span."""
        return span.of(self.documents[span.document].text).split()

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
        """Who says it, from the inside out, the article last."""
        return self.links(self.statements.get(assertion.statement or ""), assertion.document)

    def links(self, statement: StatementView | None, document: str) -> tuple[str, ...]:
        """The chain of a statement, its article named as in the bar of the head."""
        *inner, _ = words.chain(statement, self.actors, self.documents[document])
        return (*(shorten(x, LONGEST_LINK) for x in inner), self.names[document].long)

    def evidence(self, assertion: AssertionView) -> Evidence:
        """An assertion as it is shown."""
        document, told = self.documents[assertion.document], self.chain(assertion)
        origin = assertion.origin_text.removesuffix(" (own reporting)")
        named = origin == words.name(document) or any(name in origin or origin in name for name in told[:-1])
        return Evidence(
            self.place(assertion.span),
            self.quote(assertion.span, assertion.focus),
            told,
            sign(words.state(assertion)),
            words.moment(document.published.value),
            self.clock.of[document.id],
            "" if named else assertion.origin_text,
            document.root,
        )


def anchor(span: Span) -> str:
    """The fragment that names a span: `s=document:start-end`."""
    return f"s={span.document}:{span.start}-{span.end}"


def unique(places: Sequence[Place]) -> tuple[Place, ...]:
    """One link a document, the first of each."""
    return tuple({p.document: p for p in reversed(places)}.values())[::-1]
