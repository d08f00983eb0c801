"""The dossier contract: `stories/<id>.json` and `index.json`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from communique.exports.registry import File
from communique.model import Dossier


class IndexEntry(msgspec.Struct, frozen=True):
    """One story in the index."""

    id: str
    title: str
    began: str | None
    latest: str | None
    documents: int
    outlets: int
    texts: int
    claims: int
    conflicts: int
    actors: tuple[str, ...]
    """Names of the actors that are mentioned most, at most eight."""


class Index(msgspec.Struct, frozen=True):
    """What `index.json` holds."""

    stories: tuple[IndexEntry, ...]
    made: dict[str, str]
    format: Literal["communique.index/1"] = "communique.index/1"


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """The index, then one file a story."""
    yield index_file(index(dossiers))
    for dossier in dossiers:
        yield story_file(dossier)


def index_file(made: Index) -> File:
    """The index."""
    return "index.json", encode(made)


def story_file(dossier: Dossier) -> File:
    """One story."""
    return f"stories/{dossier.story.id}.json", encode(dossier)


def index(dossiers: Sequence[Dossier]) -> Index:
    """The index over several dossiers."""
    return Index(tuple(map(entry, dossiers)), dossiers[0].made if dossiers else {})


def entry(dossier: Dossier) -> IndexEntry:
    """A dossier's line in the index."""
    story = dossier.story
    names = sorted(dossier.actors, key=lambda a: (-a.mentions, a.name))[:8]
    return IndexEntry(
        story.id,
        story.title,
        story.began,
        story.latest,
        len(dossier.documents),
        story.outlets,
        story.texts,
        len(dossier.claims),
        len(dossier.conflicts),
        tuple(a.name for a in names),
    )


def encode(record: msgspec.Struct) -> bytes:
    """Indented JSON with sorted maps and a final line end: stable bytes that a person can read and diff."""
    compact = msgspec.json.encode(record, order="deterministic")
    return msgspec.json.format(compact, indent=1) + b"\n"


def decode(content: bytes) -> Dossier:
    """A dossier back from its JSON; raises `msgspec.ValidationError` if it is none."""
    return msgspec.json.decode(content, type=Dossier)
