"""An article's text with every evidence span in it marked, as pieces that a template can write one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.evidence import anchor
from communique.model import DocumentView, Span


class Piece(NamedTuple):
    """A stretch of text between two boundaries of evidence spans."""

    text: str
    anchors: tuple[str, ...]
    """Fragments of the spans that begin here."""
    marked: bool
    """True if at least one span lies over it."""
    back: str
    """Id of a claim or line on the page that rests on the span ending here, or ""."""


class Block(NamedTuple):
    """A passage as a paragraph."""

    kind: str
    pieces: tuple[Piece, ...]
    read: bool


class ArticleView(NamedTuple):
    """An article as it is shown."""

    id: str
    label: str
    title: str
    url: str | None
    path: str | None
    published: str
    basis: str
    language: str
    authors: str
    root_label: str | None
    """The label of the document that its text derives from, if another."""
    blocks: tuple[Block, ...]
    words: int


BASES: dict[str, str] = {
    "metadata": "given with the article",
    "text": "written in its text",
    "lineage": "from another version of this text",
    "inferred": "concluded from the story",
    "none": "no date found",
}
"""How a publication date is known, in words."""


def article_view(document: DocumentView, spans: Mapping[Span, str], labels: Mapping[str, str]) -> ArticleView:
    """The article with `spans` marked; the value of a span is the id of the line that rests on it, or ""."""
    read = {"headline", "body"}
    blocks = tuple(
        Block(p.kind, tuple(pieces(document, p.start, p.end, spans)), p.kind in read) for p in document.passages
    )
    return ArticleView(
        document.id,
        words.name(document),
        document.title or "",
        document.url if (document.url or "").startswith(("http://", "https://")) else None,
        document.path,
        words.moment(document.published.value),
        BASES[document.published.basis],
        document.language or "unknown",
        ", ".join(document.authors),
        labels[document.root] if document.root != document.id else None,
        blocks,
        len(document.text.split()),
    )


def pieces(document: DocumentView, start: int, end: int, spans: Mapping[Span, str]) -> Iterable[Piece]:
    """The text from `start` to `end`, cut wherever a span begins or ends."""
    here = sorted(s for s in spans if s.document == document.id and s.start < end and s.end > start)
    cuts = sorted({start, end, *(c for s in here for c in (s.start, s.end) if start < c < end)})
    for a, b in zip(cuts, cuts[1:], strict=False):
        over = [s for s in here if s.start <= a and b <= s.end]
        begins = tuple(anchor(s) for s in over if max(s.start, start) == a)
        ends = [spans[s] for s in over if min(s.end, end) == b and spans[s]]
        yield Piece(document.text[a:b], begins, bool(over), ends[0] if ends else "")


def marked_version(document: DocumentView, shared: Sequence[Span]) -> tuple[Piece, ...]:
    """A whole text with the `shared` stretches marked, for reading two versions side by side."""
    return tuple(pieces(document, 0, len(document.text), {s: "" for s in shared}))
