"""The whole way in one screen: articles in, dossiers out.

    article ─sources─▶ Document ─reading─▶ Reading ─linking─▶ Edges ─dossier─▶ Dossier ─exports─▶ you

Only documents, readings and a person's judgements are kept in the store; the rest is computed from them each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from communique.actors import Resolution
from communique.claims import Cluster
from communique.concluded import PAST, stories_of
from communique.dossier import Alone, Packed, known
from communique.intake import Options, Progress, copying, quiet, take_in
from communique.model import Dossier, Edge, Problem
from communique.reading import reader_version
from communique.store import Store, opened
from communique.telling import Linked, kept_or_told, of_the_run, tell
from communique.version import VERSION


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


def brief(
    paths: Iterable[str | Path] = (),
    *,
    as_of: str | None = None,
    store: str | Path | Store | None = None,
    jobs: int = 1,
    pipeline: str | None = None,
    one_story: bool = False,
    progress: Progress = quiet,
) -> Brief:
    """Reads articles and says what they establish.

    `paths` are files, folders and "-" (JSON lines on standard input); with a `store` (a file or an open one), what was
    put there before is part of the stories too, and only what is new is read. `as_of` is an ISO moment: nothing
    published later is in the result. `jobs` is the number of processes to read and tell stories with, `pipeline` a
    spaCy pipeline of your own. With `one_story` all articles are taken to be of one story.

    Raises InputError for paths and options that cannot be used, StoreError, ModelError.
    """
    with opened(store) as keep:
        linked = link(paths, Options(as_of, keep, jobs, pipeline, progress, one_story))
        told = list(tell(linked, jobs))
    edges = [*linked.copies, *linked.grouping, *(e for one in told for e in (*one.people.edges, *one.claims.edges))]
    problems = all_problems(linked, (p for one in told for p in one.problems))
    clusters = tuple(c for one in told for c in one.claims.clusters)
    return Brief(tuple(t.dossier for t in told), problems, tuple(edges), clusters, tuple(t.people for t in told))


def dossiers(paths: Iterable[str | Path], options: Options) -> tuple[Packed, tuple[Problem, ...]]:
    """The dossiers and problems of `brief` alone, for thousands of articles: one story at a time is in memory."""
    found = list[Problem]()

    def noting(linked: Linked) -> Iterator[Alone]:
        for one in kept_or_told(linked, options.jobs):
            found.extend(one.problems)
            yield one.dossier

    with opened(options.store) as keep:
        linked = link(paths, options._replace(store=keep), reasons=False)
        return Packed(noting(linked), of_the_run(linked.problems)), all_problems(linked, found)


def link(paths: Iterable[str | Path], options: Options, *, reasons: bool = True) -> Linked:
    """Everything up to the stories: takes articles in, finds copies and what is of one story, and unless without
    `reasons`, the edges that say why."""
    taken = take_in(paths, options)
    stage = "all" if options.as_of is None else PAST
    found = copying(known(taken.copying.documents, options.as_of), taken.store, stage, options.jobs, taken.copying)
    edges = [*found.edges, *taken.judgements]
    told, grouping, unsorted = stories_of(
        found.documents, taken.readings, edges, taken.store, stage, one_story=options.one_story, vectors=taken.vectors,
        jobs=options.jobs, reasons=reasons,
    )  # fmt: skip
    told = sorted(told, key=lambda story: -len(story.documents))
    problems = (*taken.problems, *found.problems, *unsorted)
    made = {"communique": VERSION, "reader": reader_version(options.pipeline)}
    return Linked(
        found.documents, taken.readings, found.edges, grouping, told, taken.judgements, problems, options.as_of, made,
        taken.vectors, taken.store,
    )  # fmt: skip


def all_problems(linked: Linked, read: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the run, then those of the readings by document, each once."""
    return tuple(dict.fromkeys([*linked.problems, *sorted(read, key=lambda p: p.document or "")]))
