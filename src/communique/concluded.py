"""What is concluded from all documents together, kept in a store: the next run concludes it again only if one of them,
or a judgement, is another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar
from zlib import compress, decompress

import msgspec

from communique.errors import ModelError
from communique.lineage import lineage
from communique.model import Document, Edge, Problem, Reading
from communique.store import Store
from communique.stories import Stage, Story, Vectors, stories
from communique.version import program
from communique.weights import load

T = TypeVar("T")

PAST = "as of"
"""The stage of a view of the past: the next one is of another moment, so that nothing is remembered of it."""

Copies = tuple[list[Edge], list[Problem]]
Grouping = tuple[list[Story], list[Edge], list[Problem]]


def lineage_of(documents: Sequence[Document], store: Store | None, stage: str, jobs: int = 1) -> Copies:
    """`lineage` of the documents, as they are dated at this `stage` of a run."""
    return concluded(store, "copies", stage, documents, lambda: lineage(documents, store, jobs), Copies)


def stories_of(
    documents: Sequence[Document],
    readings: Mapping[str, Reading],
    edges: Sequence[Edge],
    store: Store | None,
    stage: str,
    *,
    one_story: bool,
    vectors: Vectors,
    jobs: int = 1,
    reasons: bool = True,
) -> Grouping:
    """`stories` of the documents, as they are dated at this `stage` of a run."""
    undated = [one.id for one in documents if one.published.value is None and one.id in readings]
    moments = [(name, readings[name].published) for name in undated] if store is not None else []
    here = Stage(stage, f"{network()} {program()}") if stage != PAST else None
    return concluded(
        store, "stories and why" if reasons else "stories", stage, (documents, moments, judged(edges), one_story),
        lambda: stories(
            documents, readings, edges, one_story=one_story, vectors=vectors, store=store, jobs=jobs, stage=here,
            reasons=reasons,
        ),
        Grouping,
    )  # fmt: skip


def judged(edges: Sequence[Edge]) -> list[tuple[object, ...]]:
    """What stories look at of edges. The stretches that texts share are most of an edge, and change no story."""
    return [(one.kind, one.left, one.right, one.judgement, one.score, one.judge, one.when) for one in edges]


def concluded(store: Store | None, kind: str, stage: str, told_from: object, made: Callable[[], T], form: object) -> T:
    """What is `made`, of the type `form`; `store` gives it if it has it from the same, and gets it otherwise."""
    if store is None:
        return made()
    digest = blake2b(msgspec.msgpack.encode(told_from, order="deterministic"), digest_size=16).hexdigest()
    whole = f"{digest} {network()} {program()}"
    record = store.told(kind, stage, whole)
    if record is not None:
        found: T = msgspec.msgpack.decode(decompress(record), type=form)
        return found
    fresh = made()
    store.put_told(kind, [(stage, whole, compress(msgspec.msgpack.encode(fresh), 1))])
    return fresh


def network() -> str:
    """What tells the sentence network from another; nothing if there is none."""
    try:
        return load().digest("sentence")
    except ModelError:
        return ""
