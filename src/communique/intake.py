"""Articles taken in: kept, dated as well as they can be, read, and known as copies of one another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from communique.concluded import lineage_of, stories_of
from communique.engine import engine_for
from communique.model import Document, Edge, Problem, Reading
from communique.reading import dated_by_text, read, reader_version
from communique.sources import load
from communique.store import Readings, Store, open_store
from communique.stories import Vectors, dated_by_story, dated_by_versions, keep_vectors, kept, lead_vector

BATCH = 200
"""Articles put into the store at once."""

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many are done, and of how many."""


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


class Options(NamedTuple):
    """How articles are taken in, as `communique.brief` describes it."""

    as_of: str | None = None
    store: str | Path | Store | None = None
    jobs: int = 1
    pipeline: str | None = None
    progress: Progress = quiet
    one_story: bool = False


class Copying(NamedTuple):
    """Documents as they are dated by now, with their lineage."""

    documents: list[Document]
    edges: list[Edge]
    problems: list[Problem]


class Taken(NamedTuple):
    """What all further work rests on."""

    copying: Copying
    readings: Readings
    judgements: Sequence[Edge]
    """A person's, from the store."""
    problems: Sequence[Problem]
    """What could not be taken in at all."""
    vectors: Vectors
    """What gives sentence vectors, from the store where it has them."""
    store: Store | None
    """Where more is kept than this run needs; None if all is forgotten after it."""


def take_in(paths: Iterable[str | Path], options: Options) -> Taken:
    """Gathers and reads what is new; a document without a date gets one from its text, another version of it, or its
    story, in this order, and is read again with it."""
    keep, jobs = open_store(options.store), options.jobs
    lasting = keep if options.store is not None else None
    found = copying([dated_by_text(d) for d in gather(paths, keep)], lasting, "dated by text", jobs)
    if undated(found.documents):
        found = copying(dated_by_versions(found.documents, found.edges), lasting, "dated by versions", jobs, found)
    readings = read_all(found.documents, keep, options)
    if undated(found.documents):
        told, _, _ = stories_of(
            found.documents, readings, found.edges, lasting, "undated", one_story=options.one_story, vectors=kept(keep),
            jobs=jobs, reasons=False,
        )  # fmt: skip
        found = copying(dated_by_story(found.documents, readings, told), lasting, "dated by stories", jobs, found)
        readings = read_all(found.documents, keep, options)
    return Taken(found, readings, keep.edges(), keep.problems(), kept(keep), lasting)


def gather(paths: Iterable[str | Path], keep: Store) -> list[Document]:
    """Puts what the paths hold into the store, problems beside it; all documents that it has by then."""
    if not (paths := list(paths)) and (there := keep.documents()):
        return there
    records = iter(load(paths, stdin=sys.stdin.buffer if "-" in paths else None))
    while batch := list(islice(records, BATCH)):
        keep.put_documents(record for record in batch if not isinstance(record, Problem))
        keep.put_problems(record for record in batch if isinstance(record, Problem))
    return keep.documents()


def copying(
    documents: list[Document], store: Store | None, stage: str, jobs: int, before: Copying | None = None
) -> Copying:
    """Lineage of the documents at this `stage`; what it was `before` if they are still the same."""
    if before is not None and before.documents == documents:
        return before
    return Copying(documents, *lineage_of(documents, store, stage, jobs))


def undated(documents: Iterable[Document]) -> bool:
    """True if a document has no publication date yet."""
    return any(d.published.value is None for d in documents)


def read_all(documents: Sequence[Document], keep: Store, options: Options) -> Readings:
    """The readings of all documents by document id; only those are made that the store does not have."""
    reader = reader_version(options.pipeline)
    there = keep.read(reader)
    new = [d for d in documents if (d.id, d.published.value) not in there]
    found = engine_for(options.jobs).map(partial(read_one, pipeline=options.pipeline), new)
    for done, (document, (reading, vector)) in enumerate(zip(new, found, strict=True), 1):
        keep.put_readings([reading])
        keep_vectors(keep, [(document, vector)])
        options.progress("reading", done, len(new))
    return Readings(keep, reader, documents)


def read_one(document: Document, pipeline: str | None = None) -> tuple[Reading, bytes | None]:
    """The reading of a document, and the sentence vector of its title and lead."""
    return read(document, pipeline=pipeline), lead_vector(document)
