"""Articles as they were given."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model.spans import Span

PassageKind = Literal["headline", "dateline", "byline", "body", "caption", "promo", "related"]
"""What a stretch of a page is. Only `headline` and `body` are read for claims; the others stay visible, greyed."""

READ_KINDS: frozenset[str] = frozenset({"headline", "body"})
"""The passage kinds that are read for claims."""

DateBasis = Literal["metadata", "text", "lineage", "inferred", "none"]
"""How a publication date is known: given with the article, written in its text, that of another version of the same
text, concluded from the story, or not at all."""


class Passage(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of a document with a kind; offsets are code points of `Document.text`."""

    kind: PassageKind
    start: int
    end: int


class Published(msgspec.Struct, frozen=True, gc=False):
    """When an article was published, at the precision at which that is known."""

    value: str | None = None
    """ISO 8601 at its own precision: "2025-01", "2025-01-16", "2025-01-16T12:57:00+00:00"; None if unknown."""
    basis: DateBasis = "none"
    """How it is known."""
    span: Span | None = None
    """The characters that say so, when the text or another version does."""


class Document(msgspec.Struct, frozen=True, gc=False):
    """One *version* of one article's text. Versions of one article share their `url`.

    `text` is NFC Unicode with `\\n` line ends, headline included when there is one; every offset anywhere in the
    program counts code points of it.
    """

    id: str
    """Digest (12 hex digits) of what the file itself says: address, outlet, date and text; not of where it lies."""
    text: str
    passages: tuple[Passage, ...] = ()
    """Ordered, not overlapping; white space between them belongs to none."""
    path: str | None = None
    """Where it was read from, as given by the user (for lines of a file: `file#line`)."""
    url: str | None = None
    outlet: str | None = None
    """Name of the publisher, as far as the article says it."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Published = Published()
    language: str | None = None
    """ISO 639-1 code; only "en" is read for claims."""
    modified: str | None = None
    """When this version was last changed, as the metadata say it: ISO at its own precision. Orders the versions of
    one article whose `published` is the same."""

    def span(self, start: int, end: int) -> Span:
        """A span of this document."""
        return Span(self.id, start, end)

    def slice(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]
