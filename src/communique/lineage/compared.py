"""Pairs of texts compared once: what came of it is kept in a store, beside a digest of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b

import msgspec

from communique.engine import engine_for
from communique.lineage.kinds import edge
from communique.lineage.packing import packed, unpacked
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


Group = tuple[int, list[int]]
"""Number of a later text, and of the earlier ones that it is compared with."""

PAYS, PORTION = 5000, 100
"""Pairs from which it pays to start processes, and later texts that are handed over to one at once."""


def compared(texts: Sequence[Text], pairs: Sequence[Pair], store: Store | None = None, jobs: int = 1) -> list[Edge]:
    """The edges of those `pairs` that depend on one another, in their order; compared by so many processes."""
    digests = {number: digest(texts[number]) for number in {number for pair in pairs for number in pair}}
    firsts = defaultdict[int, list[int]](list)
    for first, later in pairs:
        firsts[later].append(first)
    known = {later: _known(texts[later], digests[later], store) for later in firsts}
    new = [(later, [one for one in others if digests[one] not in known[later]]) for later, others in firsts.items()]
    new = sorted((group for group in new if group[1]), key=lambda group: group[1])  # alike ones in one portion
    for (later, others), made in zip(new, _judged(texts, new, jobs), strict=True):
        known[later].update((digests[one], found) for one, found in zip(others, made, strict=True))
    if store is not None:
        records = ((texts[later], digests[later], known[later]) for later, _ in sorted(new))
        store.put_told(KEPT, ((*_name(text, made), msgspec.msgpack.encode(found)) for text, made, found in records))
    found = (known[later][digests[first]] for first, later in pairs)
    return [edge for edge in found if edge is not None]


def _known(later: Text, made: str, store: Store | None) -> Known:
    """What came of earlier comparisons of a text, with this digest."""
    record = store.told(KEPT, *_name(later, made)) if store is not None else None
    return msgspec.msgpack.decode(record, type=Known) if record else Known()


def _name(later: Text, made: str) -> tuple[str, str]:
    """What the comparisons of a text with this digest are kept under, and what they are made from."""
    return named(later.document), f"{made} {program()}"


def _judged(texts: Sequence[Text], groups: Sequence[Group], jobs: int) -> Iterator[list[Edge | None]]:
    """What comes of the comparisons of each group."""
    if jobs <= 1 or sum(len(others) for _, others in groups) < PAYS:
        yield from ([edge(texts[later], texts[one]) for one in others] for later, others in groups)
        return
    portions = (_portion(texts, groups[at : at + PORTION]) for at in range(0, len(groups), PORTION))
    for made in engine_for(jobs).map(judged, portions):
        yield from msgspec.msgpack.decode(made, type=list[list[Edge | None]])


def _portion(texts: Sequence[Text], groups: Sequence[Group]) -> bytes:
    """Some groups with their texts, for another process."""
    numbers = sorted({number for later, others in groups for number in (later, *others)})
    place = {number: at for at, number in enumerate(numbers)}
    own = [(place[later], [place[one] for one in others]) for later, others in groups]
    return msgspec.msgpack.encode(([(texts[number].document, packed(texts[number])) for number in numbers], own))


def judged(portion: bytes) -> bytes:
    """What comes of the comparisons of each group of a portion."""
    rows, groups = msgspec.msgpack.decode(portion, type=tuple[list[tuple[Document, bytes]], list[Group]])
    texts = [unpacked(*row) for row in rows]
    return msgspec.msgpack.encode(list(_judged(texts, groups, 1)))


def named(document: Document) -> str:
    """What the comparisons of a text are kept under: one that gets its date from its story is compared without it in
    the next run too, before it has it again."""
    return f"{document.id} {document.published.value or ''}".rstrip()


def digest(text: Text) -> str:
    """Of all that a comparison looks at: the document, and the words that are its own."""
    whole = msgspec.msgpack.encode(text.document) + text.hashes.tobytes()
    return blake2b(whole, digest_size=16).hexdigest()
