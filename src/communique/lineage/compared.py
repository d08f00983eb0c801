"""Pairs of texts compared once: what came of it is kept in a store, beside a digest of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b

import msgspec

from communique.lineage.kinds import edge
from communique.lineage.texts import Text
from communique.model import Document, Edge
from communique.store import Store
from communique.version import program

KEPT = "lineage"
"""Kind of what a store keeps of comparisons: by the later text, with each earlier one that it was compared with."""

Pair = tuple[int, int]
"""Numbers of an earlier and a later text."""
Known = dict[str, Edge | None]
"""Digest of the earlier text → what came of the comparison."""


def compared(texts: Sequence[Text], pairs: Sequence[Pair], store: Store | None = None) -> list[Edge]:
    """The edges of those `pairs` that depend on one another, in their order."""
    if store is None:
        return [found for first, later in pairs if (found := edge(texts[later], texts[first])) is not None]
    digests = {number: digest(texts[number]) for number in {number for pair in pairs for number in pair}}
    firsts = defaultdict[int, list[int]](list)
    for first, later in pairs:
        firsts[later].append(first)
    results: dict[Pair, Edge | None] = {}
    new: list[tuple[str, str, bytes]] = []
    for later, others in firsts.items():
        name, told_from = named(texts[later].document), f"{digests[later]} {program()}"
        record = store.told(KEPT, name, told_from)
        known = msgspec.msgpack.decode(record, type=Known) if record else Known()
        made: Known = {digests[one]: edge(texts[later], texts[one]) for one in others if digests[one] not in known}
        if made:
            known.update(made)
            new.append((name, told_from, msgspec.msgpack.encode(known)))
        results |= {(one, later): known[digests[one]] for one in others}
    store.put_told(KEPT, new)
    return [result for pair in pairs if (result := results[pair]) is not None]


def named(document: Document) -> str:
    """What the comparisons of a text are kept under: one that gets its date from its story is compared without it in
    the next run too, before it has it again."""
    return f"{document.id} {document.published.value or ''}".rstrip()


def digest(text: Text) -> str:
    """Of all that a comparison looks at: the document, and the words that are its own."""
    whole = msgspec.msgpack.encode(text.document) + text.hashes.tobytes()
    return blake2b(whole, digest_size=16).hexdigest()
