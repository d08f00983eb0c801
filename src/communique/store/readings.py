"""The readings of many documents, fetched from the store when they are asked for: never all in memory at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from communique.model import Document, Reading
from communique.store.base import Store


class Readings(Mapping[str, Reading]):
    """Document id → its reading by `reader` against the document's moment, for those `documents` that have one.

    Each look-up decodes a record anew: take what a story needs out once, then work with that.
    """

    def __init__(self, store: Store, reader: str, documents: Iterable[Document]) -> None:
        there = store.read(reader)
        self._store, self._reader = store, reader
        self._moments = {d.id: d.published.value for d in documents if (d.id, d.published.value) in there}

    def __getitem__(self, document: str) -> Reading:
        found = self._store.reading(document, self._reader, self._moments[document])
        if found is None:
            raise KeyError(document)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._moments)

    def __len__(self) -> int:
        return len(self._moments)

    def __contains__(self, document: object) -> bool:
        return document in self._moments
