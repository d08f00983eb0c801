"""What is made of one document alone, kept in a store so that it is made once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Generic, NamedTuple, TypeVar

import msgspec

from communique.model import Document
from communique.store.base import Store
from communique.version import program

T = TypeVar("T")


class Made(NamedTuple, Generic[T]):
    """A function of a document's title, text and passages, and how its value is kept."""

    kind: str
    """Under which a store keeps the values, each under its document's id."""
    made: Callable[[Document], T]
    packed: Callable[[T], bytes]
    unpacked: Callable[[Document, bytes], T]

    def of(self, documents: Sequence[Document], store: Store | None) -> list[T]:
        """The value for each document; `store` gives those that it has, and gets the others."""
        if store is None:
            return [self.made(document) for document in documents]
        found, new = list[T](), list[tuple[str, str, bytes]]()
        for document in documents:
            told_from = digest(document)
            record = store.told(self.kind, document.id, told_from)
            found.append(self.made(document) if record is None else self.unpacked(document, record))
            if record is None:
                new.append((document.id, told_from, self.packed(found[-1])))
        if new:
            store.put_told(self.kind, new)
        return found


def digest(document: Document) -> str:
    """Of the words of a document, and of this program."""
    whole = msgspec.msgpack.encode((document.title, document.text, document.passages))
    return f"{blake2b(whole, digest_size=16).hexdigest()} {program()}"
