"""Sentence vectors of title and lead: made once, when an article is read, and kept in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from communique.errors import ModelError
from communique.model import Document
from communique.store import Store
from communique.stories.measures import head

MANY = 1000
"""Texts of which the vectors are all taken from a store at once."""

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts → one row of length 1 each; ModelError if there is no sentence network."""


def lead_vector(document: Document) -> bytes | None:
    """The vector of title and lead, as a store keeps it; None without a sentence network."""
    try:
        return _made([head(document)])[0]
    except ModelError:
        return None


def keep_vectors(store: Store, found: Iterable[tuple[Document, bytes | None]]) -> None:
    """Puts vectors of titles and leads into `store`."""
    made = [(_digest(head(document)), vector) for document, vector in found if vector is not None]
    if made:
        store.put_vectors(_network(), made)


def kept(store: Store) -> Vectors:
    """Vectors from `store`; those that it does not have are made and put there."""

    def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        network, names = _network(), {text: _digest(text) for text in texts}
        few = ((name, store.vector(network, name)) for name in names.values())
        there = dict(store.vectors(network) if len(names) > MANY else few)
        whole = {text: found for text, name in names.items() if (found := there.get(name)) is not None}
        new = [text for text in names if text not in whole]
        made = dict(zip(new, _made(new) if new else (), strict=True))
        if made:
            store.put_vectors(network, [(names[text], record) for text, record in made.items()])
        whole |= made
        return np.frombuffer(b"".join(whole[text] for text in texts), np.float32).reshape(len(texts), -1)

    return vectors


def _made(texts: Sequence[str]) -> list[bytes]:
    from communique.weights import sentence_vectors

    return [row.tobytes() for row in sentence_vectors(texts)]


def _network() -> str:
    from communique.weights import load

    return load().digest("sentence")


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
