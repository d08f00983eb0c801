"""What `brief` writes of many stories, as a store keeps it: of a story that is as it was nothing is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from zlib import compress, decompress

import msgspec

from communique.dossier import Packed, laid_out
from communique.engine import engine_for
from communique.exports import html, json
from communique.exports.html.index import StoryLine, index_of, line
from communique.exports.registry import File, Stamped
from communique.model import Problem
from communique.store import Store
from communique.version import program

FILES, LINES = "page", "line"
"""Kinds of what a store keeps: the files of a story, and its lines in the two indexes."""

SHARED_OUT = 20
"""Stories from which it pays to start processes that make their pages."""


class Lines(msgspec.Struct, frozen=True, gc=False):
    """What the indexes say of a story, and the names of its files."""

    entry: json.IndexEntry
    line: StoryLine
    problems: tuple[Problem, ...]
    """Those that its dossier shows and that belong to no article."""
    made: dict[str, str]
    names: tuple[str, ...]


class Written(msgspec.Struct, frozen=True, gc=False):
    """All that is made of a story."""

    lines: bytes
    files: bytes
    """Compressed."""


class Contents:
    """The files of a story, laid out when the first is asked for."""

    def __init__(self, store: Store | None, story: str, digest: str, record: bytes | None = None) -> None:
        """`record` is what `store` has of the story, or is None if it must be asked."""
        self._store, self._story, self.digest, self._record = store, story, digest, record

    @cached_property
    def found(self) -> dict[str, bytes]:
        """File → content."""
        record = self._record
        if record is None and self._store is not None:
            record = self._store.told(FILES, self._story, self.digest)
        return dict(msgspec.msgpack.decode(decompress(record or b""), type=list[File]))

    def content(self, name: str) -> bytes:
        """What stands in the file `name`."""
        return self.found[name]

    def stamped(self, names: tuple[str, ...]) -> Iterator[Stamped]:
        """The files `names`, in their order."""
        return (Stamped(name, self.digest, partial(self.content, name)) for name in names)


def files(dossiers: Packed, store: Store | None = None, jobs: int = 1) -> Iterator[File | Stamped]:
    """JSON and HTML as their formats give them, made by so many processes; those of a story whose dossier is as it was
    before come from `store`."""
    digests = [f"{dossiers.digest(place)} {program()}" for place in range(len(dossiers))]
    there = store.told_from(FILES) if store is not None else {}
    old = [there.get(name) == digest for name, digest in zip(dossiers.stories, digests, strict=True)]
    new = [place for place, is_old in enumerate(old) if not is_old]
    fresh = engine_for(jobs if len(new) >= SHARED_OUT else 1).map(written, map(dossiers.record, new))
    found = list[Lines]()
    for place, (name, digest, is_old) in enumerate(zip(dossiers.stories, digests, old, strict=True)):
        record = store.told(LINES, name, digest) if store is not None and is_old else None
        contents = Contents(store, name, digest)
        if record is None:
            made = written(dossiers.record(place)) if is_old else next(fresh)
            record, contents = made.lines, Contents(store, name, digest, made.files)
            if store is not None:
                store.put_told(FILES, [(name, digest, made.files)])
                store.put_told(LINES, [(name, digest, made.lines)])
        found.append(msgspec.msgpack.decode(record, type=Lines))
        yield from contents.stamped(found[-1].names)
    yield json.index_file(json.Index(tuple(one.entry for one in found), found[0].made if found else {}))
    yield html.index_file(index_of([(one.line, one.problems) for one in found]))


def written(record: bytes) -> Written:
    """All that is made of a packed dossier, packed too: quick to hand over to another process, and small to keep."""
    dossier = laid_out(record)
    made = [json.story_file(dossier), *html.story_files(dossier)]
    general = tuple(problem for problem in dossier.problems if problem.document is None)
    lines = Lines(json.entry(dossier), line(dossier), general, dossier.made, tuple(name for name, _ in made))
    return Written(msgspec.msgpack.encode(lines), compress(msgspec.msgpack.encode(made), 1))
