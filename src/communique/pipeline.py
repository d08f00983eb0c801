"""The whole way in one screen: articles in, dossiers out.

    article ─sources─▶ Document ─reading─▶ Reading ─linking─▶ Edges ─dossier─▶ Dossier ─exports─▶ you

Only documents, readings and a person's judgements are kept in the store; the rest is computed from them each time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from communique.actors import Resolution, actors
from communique.claims import Alignment, Cluster, align
from communique.dossier import assemble, known
from communique.engine import Engine, engine_for
from communique.lineage import Roots, lineage
from communique.model import Document, Dossier, Edge, Problem, Reading
from communique.reading import dated_by_text, read, reader_version
from communique.sources import load
from communique.store import Store, open_store
from communique.stories import Story, dated_by_story, dated_by_versions, stories
from communique.version import VERSION

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many are done, and of how many."""


class Brief(msgspec.Struct, frozen=True):
    """What `brief` gives back."""

    dossiers: tuple[Dossier, ...]
    """One a story, the story with most articles first, then the earliest."""
    problems: tuple[Problem, ...]
    """Everything that could not be read, also what belongs to no story."""
    edges: tuple[Edge, ...] = ()
    """Every judgement that was made on the way, with its reasons: for `why`."""
    clusters: tuple[Cluster, ...] = ()
    """The clauses of every claim."""
    people: tuple[Resolution, ...] = ()
    """Who is who in each story, in the order of the dossiers."""


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def brief(
    paths: Iterable[str | Path] = (),
    *,
    as_of: str | None = None,
    store: str | Path | Store | None = None,
    jobs: int = 1,
    pipeline: str | None = None,
    progress: Progress = quiet,
) -> Brief:
    """Reads articles and says what they establish.

    `paths` are files, folders and "-" (JSON lines on standard input); with a `store` (a file or an open one), what was
    put there before is part of the stories too, and only what is new is read. `as_of` is an ISO moment: nothing
    published later is in the result. `jobs` is the number of processes to read with, `pipeline` a spaCy pipeline of
    your own.

    Raises InputError for paths and options that cannot be used, StoreError, ModelError.
    """
    keep, engine = open_store(store), engine_for(jobs)
    gather(paths, keep)
    documents = [dated_by_text(d) for d in keep.documents()]
    if any(d.published.value is None for d in documents):
        documents = dated_by_versions(documents, lineage(documents)[0])
    readings = read_all(documents, keep, engine, pipeline, progress)
    if any(d.published.value is None for d in documents):
        documents = dated_by_story(documents, readings, stories(documents, readings, lineage(documents)[0])[0])
        readings = read_all(documents, keep, engine, pipeline, progress)
    return tell(known(documents, as_of), readings, keep, as_of, pipeline)


def tell(
    documents: Sequence[Document], readings: Mapping[str, Reading], keep: Store, as_of: str | None, pipeline: str | None
) -> Brief:
    """Links what the documents say and assembles a dossier for each story."""
    copies, unlinked = lineage(documents)
    found, grouping, unsorted = stories(documents, readings, [*copies, *keep.edges()])
    problems = [*keep.problems(), *unlinked, *unsorted, *(p for r in readings.values() for p in r.problems)]
    made = made_with(pipeline)
    found = sorted(found, key=lambda story: -len(story.documents))
    told = [tell_story(s, documents, readings, copies, keep.edges(), problems, as_of, made) for s in found]
    edges = [*copies, *grouping, *(e for _, people, claims in told for e in (*people.edges, *claims.edges))]
    clusters = tuple(c for _, _, claims in told for c in claims.clusters)
    stories_told, people = tuple(d for d, _, _ in told), tuple(p for _, p, _ in told)
    return Brief(stories_told, tuple(dict.fromkeys(problems)), tuple(edges), clusters, people)


def tell_story(
    story: Story,
    documents: Sequence[Document],
    readings: Mapping[str, Reading],
    copies: Sequence[Edge],
    judgements: Sequence[Edge],
    problems: Sequence[Problem],
    as_of: str | None,
    made: Mapping[str, str],
) -> tuple[Dossier, Resolution, Alignment]:
    """One story: its actors, its claims, its dossier."""
    inside = set(story.documents)
    members = [d for d in documents if d.id in inside]
    edges = [e for e in (*copies, *judgements) if e.left.split("#")[0] in inside and e.right.split("#")[0] in inside]
    people = actors(members, readings, judgements)
    claims = align(members, readings, Roots(members, edges), people.actor_of, judgements=edges)
    dossier = assemble(
        story, members, readings, edges, people.actors, people.actor_of,
        as_of=as_of, made=made, alignment=claims, problems=problems,
    )  # fmt: skip
    return dossier, people, claims


def gather(paths: Iterable[str | Path], keep: Store) -> None:
    """Puts what the paths hold into the store, problems beside it."""
    if not (paths := list(paths)) and keep.documents():
        return
    for record in load(paths, stdin=sys.stdin.buffer if "-" in paths else None):
        if isinstance(record, Problem):
            keep.put_problems([record])
        else:
            keep.put_documents([record])


def read_all(
    documents: Sequence[Document], keep: Store, engine: Engine, pipeline: str | None, progress: Progress
) -> dict[str, Reading]:
    """The readings of all documents by document id; only those are made that the store does not have."""
    reader = reader_version(pipeline)
    known = {d.id: keep.reading(d.id, reader, d.published.value) for d in documents}
    new = [d for d in documents if known[d.id] is None]
    for done, reading in enumerate(engine.map(partial(read, pipeline=pipeline), new), 1):
        keep.put_readings([reading])
        known[reading.document] = reading
        progress("reading", done, len(new))
    return {key: reading for key, reading in known.items() if reading}


def made_with(pipeline: str | None) -> dict[str, str]:
    """Versions that a dossier names: the same input, versions and model give the same bytes."""
    return {"communique": VERSION, "reader": reader_version(pipeline)}
