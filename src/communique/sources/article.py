"""What every format module gives: articles as they were found, before they are made Documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

import msgspec

from communique.model import Problem


class Limits(msgspec.Struct, frozen=True):
    """Upper bounds on what is read; whatever is beyond them is refused or cut, with a Problem."""

    file_bytes: int = 50_000_000
    """Largest file, line of JSON or archived record that is read, in bytes after decompression."""
    page_bytes: int = 10_000_000
    """Largest HTML page, in bytes."""
    container_bytes: int = 4_000_000_000
    """Largest JSONL or WARC file, which are read piece by piece, in bytes after decompression."""
    ratio: int = 200
    """How many times its own size a compressed file may grow (news text: 3 to 12 times; repeated markup: 50)."""
    characters: int = 2_000_000
    """Longest text of one article, in code points; the rest is cut."""
    depth: int = 200
    """Deepest nesting of HTML elements that is handed to the extractor (real pages: under 60)."""
    pages: int = 500
    """Most pages read of a PDF."""
    articles: int = 1_000_000
    """Most articles read of one file."""


LIMITS = Limits()
"""The usual bounds."""


class DateNote(msgspec.Struct, frozen=True):
    """A publication date as somebody wrote it, and where."""

    written: str
    where: str
    """For messages: "JSON-LD datePublished", "front matter", "address"."""


class Article(msgspec.Struct, frozen=True):
    """An article as a file gives it: nothing normalised, nothing decided."""

    text: str
    path: str
    title: str | None = None
    outlet: str | None = None
    """Name of the publisher as written; None to take it from the address."""
    url: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[DateNote, ...] = ()
    """Publication dates, the most trusted first."""
    modified: tuple[DateNote, ...] = ()
    """Dates of the last change."""
    language: str | None = None
    """Language as declared; used only where the text is too short to tell."""
    notes: tuple[str, ...] = ()
    """What was wrong on the way here, for Problems."""


class Refused(Exception):
    """Input that cannot be read; the message (cause and what was done) becomes a Problem."""


class Format(Protocol):
    """One format of input: a function that reads an open file."""

    def __call__(self, stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Problem]:
        """Articles in the order of the file; Refused if nothing of it can be read."""


def problem(path: str, message: str) -> Problem:
    """A Problem of this stage that belongs to no document."""
    return Problem(document=None, span=None, stage="sources", message=message, path=path)


def whole(stream: BinaryIO, most: int) -> bytes:
    """All bytes of a stream, or Refused when there are more than `most` or none."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise Refused(f"larger than {most:,} bytes; not read")
    if not data.strip():
        raise Refused("empty; nothing read")
    return data
