"""The Python API in a few lines: the same verbs as the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from communique.model import Document, Problem, Published, Reading
from communique.pipeline import Brief, brief
from communique.reading import dated, dated_by_text
from communique.reading import read as read_document
from communique.sources import from_text, load

__all__ = ["Brief", "brief", "read", "read_file"]


def read(text: str, *, published: str | None = None, title: str | None = None, pipeline: str | None = None) -> Reading:
    """The reading of one article given as plain text.

    `published` is an ISO moment at any precision; without it, a date that the text itself gives is used, else relative
    times stay relative. Spans count code points of the text, with the title as its first line if there is one.
    """
    document, _ = from_text(text, title=title)
    return read_document(with_date(document, published), pipeline)


def read_file(
    path: str | Path, *, published: str | None = None, pipeline: str | None = None
) -> Iterator[tuple[Document, Reading]]:
    """Each article of a file with its reading; what cannot be read gives no pair, InputError if nothing can."""
    for record in load([path], stdin=sys.stdin.buffer if path == "-" else None):
        if not isinstance(record, Problem):
            document = with_date(record, published)
            yield document, read_document(document, pipeline)


def with_date(document: Document, published: str | None) -> Document:
    """The document with the moment given, else with what its own text says."""
    return dated(document, Published(published, "metadata")) if published else dated_by_text(document)
