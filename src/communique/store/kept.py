"""What is made of one document alone, kept in a store so that it is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Generic, NamedTuple, TypeVar

import msgspec

from communique.model import Document
from communique.store.base import Store
from communique.version import program

T = TypeVar("T")

Each = Callable[[Callable[[Document], bytes], Sequence[Document]], Iterable[bytes]]
"""Gives a function's values for documents, in order: `map`, or several processes."""

MANY = 1000
"""Documents of which the values are all taken from a store at once."""


class Made(NamedTuple, Generic[T]):
    """A function of a document's title, text and passages, and how its value is kept."""

    kind: str
    """Under which a store keeps the values, each under its document's id."""
    made: Callable[[Document], T]
    packed: Callable[[T], bytes]
    unpacked: Callable[[Document, bytes], T]

    def of(self, documents: Sequence[Document], store: Store | None, each: Each = map) -> list[T]:
        """The value for each document; `store` gives those that it has, and gets the others, made by `each`."""
        if store is None:
            records = each(self.record, documents)
            return [self.unpacked(one, record) for one, record in zip(documents, records, strict=True)]
        digests, by_id = {one.id: digest(one) for one in documents}, {one.id: one for one in documents}
        known = {name: self.unpacked(by_id[name], record) for name, record in self._kept(digests, store)}
        new = [one for name, one in by_id.items() if name not in known]
        made = {one.id: record for one, record in zip(new, each(self.record, new), strict=True)}
        if made:
            store.put_told(self.kind, ((name, digests[name], record) for name, record in made.items()))
        known.update((name, self.unpacked(by_id[name], record)) for name, record in made.items())
        return [known[document.id] for document in documents]

    def _kept(self, digests: Mapping[str, str], store: Store) -> Iterator[tuple[str, bytes]]:
        """What `store` has of documents, by their ids and digests: asked for one by one if there are few."""
        if len(digests) <= MANY:
            asked = ((name, store.told(self.kind, name, made_from)) for name, made_from in digests.items())
            return ((name, record) for name, record in asked if record is not None)
        every = store.all_told(self.kind)
        return ((name, record) for name, made_from, record in every if digests.get(name) == made_from)

    def record(self, document: Document) -> bytes:
        """The value for a document, as it is kept."""
        return self.packed(self.made(document))


def digest(document: Document) -> str:
    """Of the words of a document, and of this program."""
    whole = msgspec.msgpack.encode((document.title, document.text, document.passages))
    return f"{blake2b(whole, digest_size=16).hexdigest()} {program()}"
