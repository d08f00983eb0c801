"""Publication dates that one article alone does not tell: from another version of its text, or from its story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from communique.model import Document, Edge, Published, Reading
from communique.reading.times.inferring import infer_published

WHOLE = frozenset({"same_text", "revises", "copies"})
"""Edges between two versions of one text."""


class Group(Protocol):
    """What is needed of a story."""

    @property
    def documents(self) -> Sequence[str]:
        """Ids of its documents."""


def dated_by_versions(documents: Sequence[Document], edges: Iterable[Edge]) -> list[Document]:
    """The documents, undated ones with the day of a dated version of the same text (basis "lineage").

    Of several dated versions the surest link is taken, then the earliest day. Works through chains of versions.
    """
    known = {d.id: d for d in documents}
    links = [e for e in edges if e.kind in WHOLE and e.judgement == "positive"]
    while found := {k: p for k, p in _from_versions(known, links)}:
        known.update((key, msgspec.structs.replace(known[key], published=p)) for key, p in found.items())
    return [known[d.id] for d in documents]


def _from_versions(known: Mapping[str, Document], links: Sequence[Edge]) -> Iterable[tuple[str, Published]]:
    for key in sorted(k for k, d in known.items() if d.published.value is None):
        others = [(-e.score, e.right if e.left == key else e.left) for e in links if key in (e.left, e.right)]
        dated = [(s, known[o].published.value, o) for s, o in others if o in known and known[o].published.value]
        if dated:
            other = known[min(dated)[2]].published
            yield key, Published((other.value or "")[:10], "lineage", other.span)


def dated_by_story(
    documents: Sequence[Document], readings: Mapping[str, Reading], stories: Iterable[Group]
) -> list[Document]:
    """The documents, undated ones with the day or month that their story leaves possible (basis "inferred")."""
    known = {d.id: d for d in documents}
    for story in stories:
        members = [known[key] for key in story.documents]
        dated = [(d, readings[d.id]) for d in members if d.published.value]
        for document in members:
            if document.published.value is None and dated:
                published = infer_published(document, readings[document.id], dated)
                known[document.id] = msgspec.structs.replace(document, published=published)
    return [known[d.id] for d in documents]
