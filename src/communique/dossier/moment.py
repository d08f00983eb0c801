"""What was out at a moment: the documents of an as-of view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.claims.intervals import known_by, moment
from communique.errors import InputError
from communique.model import Document, Edge, Reading


def known(documents: Sequence[Document], as_of: str | None) -> list[Document]:
    """Documents that were surely published by `as_of` (ISO; a day, month or year counts to its end), all if None.

    One whose day alone is known is out at the end of that day; an undated one is never shown. Raises InputError for a
    moment that cannot be read.
    """
    if as_of is None:
        return list(documents)
    if moment(as_of) is None:
        raise InputError(f"as of {as_of}", "this is no date or moment", "use 2025-01-17 or 2025-01-17T20:00")
    return [one for one in documents if known_by(one.published.value, as_of)]


def among(edges: Iterable[Edge], ids: frozenset[str]) -> list[Edge]:
    """Edges whose two sides lie in the documents `ids`."""
    return [edge for edge in edges if edge.left.split("#")[0] in ids and edge.right.split("#")[0] in ids]


def readings_of(documents: Sequence[Document], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of `documents` that exist (a document in another language has none)."""
    return {one.id: readings[one.id] for one in documents if one.id in readings}
