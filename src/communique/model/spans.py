"""Places in texts, and what could not be read there."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of one document's text: code points `start` to `end`, end exclusive."""

    document: str
    """Id of the document."""
    start: int
    """First code point, 0-based."""
    end: int
    """One past the last code point."""

    def of(self, text: str) -> str:
        """The characters themselves, sliced from the document's `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span of the same document."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if both share at least one character."""
        return self.document == other.document and self.start < other.end and other.start < self.end


class Problem(msgspec.Struct, frozen=True, order=True):
    """Something in the input that could not be read: shown beside its source, never a crash, never silence."""

    document: str | None
    """Id of the document, or None when no document came of it."""
    span: Span | None
    """Where in the document, if a place can be named."""
    stage: str
    """The stage that met it: sources, reading, lineage, stories, actors, claims, store, …"""
    message: str
    """Place, cause and what was done instead, in one sentence."""
    path: str | None = None
    """The file, address or line that it came from."""
