"""The whole way in one screen: articles in, dossiers out.

    article ─sources─▶ Document ─reading─▶ Reading ─linking─▶ Edges ─dossier─▶ Dossier ─exports─▶ you

Only documents, readings and a person's judgements are kept in the store; the rest is computed from them each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from communique.actors import Resolution, actors
from communique.claims import Alignment, Cluster, align
from communique.dossier import Packed, assemble, known
from communique.intake import Options, Progress, copying, quiet, take_in
from communique.lineage import Roots
from communique.model import Document, Dossier, Edge, Problem, Reading
from communique.reading import reader_version
from communique.store import Store
from communique.stories import Story, stories
from communique.version import VERSION

MOST_SHARED = 100
"""Problems of the whole run that each dossier shows; the run itself has all."""


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


class Linked(NamedTuple):
    """What stories are told from."""

    documents: Sequence[Document]
    readings: Mapping[str, Reading]
    copies: Sequence[Edge]
    grouping: Sequence[Edge]
    stories: Sequence[Story]
    judgements: Sequence[Edge]
    problems: Sequence[Problem]
    """Those of the run; those of a reading are in the reading."""
    as_of: str | None
    made: Mapping[str, str]
    """Versions that a dossier names: the same input, versions and model give the same bytes."""


class Told(NamedTuple):
    """One story: its dossier, its actors, its claims, and what could not be read of it."""

    dossier: Dossier
    people: Resolution
    claims: Alignment
    problems: tuple[Problem, ...]


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
    published later is in the result. `jobs` is the number of processes to read with, `pipeline` a spaCy pipeline of
    your own. With `one_story` all articles are taken to be of one story.

    Raises InputError for paths and options that cannot be used, StoreError, ModelError.
    """
    linked = link(paths, Options(as_of, store, jobs, pipeline, progress, one_story))
    told = list(tell(linked))
    edges = [*linked.copies, *linked.grouping, *(e for one in told for e in (*one.people.edges, *one.claims.edges))]
    problems = all_problems(linked, (p for one in told for p in one.problems))
    clusters = tuple(c for one in told for c in one.claims.clusters)
    return Brief(tuple(t.dossier for t in told), problems, tuple(edges), clusters, tuple(t.people for t in told))


def dossiers(paths: Iterable[str | Path], options: Options) -> tuple[Packed, tuple[Problem, ...]]:
    """The dossiers and problems of `brief` alone, for thousands of articles: one story at a time is in memory."""
    linked, found = link(paths, options), list[Problem]()

    def noting() -> Iterator[Dossier]:
        for one in tell(linked):
            found.extend(one.problems)
            yield one.dossier

    made = Packed(noting())
    return made, all_problems(linked, found)


def link(paths: Iterable[str | Path], options: Options) -> Linked:
    """Everything up to the stories: takes articles in, finds copies and what is of one story."""
    taken = take_in(paths, options)
    found = copying(known(taken.copying.documents, options.as_of), taken.copying)
    edges = [*found.edges, *taken.judgements]
    told, grouping, unsorted = stories(found.documents, taken.readings, edges, one_story=options.one_story)
    told = sorted(told, key=lambda story: -len(story.documents))
    problems = (*taken.problems, *found.problems, *unsorted)
    made = {"communique": VERSION, "reader": reader_version(options.pipeline)}
    return Linked(
        found.documents, taken.readings, found.edges, grouping, told, taken.judgements, problems, options.as_of, made
    )


def tell(linked: Linked) -> Iterator[Told]:
    """The stories one after another, the one with most articles first; each only with what is its own."""
    by_id = {d.id: d for d in linked.documents}
    place = {name: number for number, story in enumerate(linked.stories) for name in story.documents}
    edges, own = defaultdict[int, list[Edge]](list), defaultdict[int, list[Problem]](list)
    for edge in (*linked.copies, *linked.judgements):
        ends = {place.get(name.split("#")[0]) for name in (edge.left, edge.right)}
        if len(ends) == 1 and (number := ends.pop()) is not None:
            edges[number].append(edge)
    for problem in linked.problems:
        if (number := place.get(problem.document or "")) is not None:
            own[number].append(problem)
    shared = of_the_run(linked.problems)
    for number, story in enumerate(linked.stories):
        members = [by_id[name] for name in sorted(story.documents)]
        yield tell_story(story, members, edges[number], [*shared, *own[number]], linked)


def tell_story(
    story: Story, members: Sequence[Document], edges: Sequence[Edge], problems: Sequence[Problem], linked: Linked
) -> Told:
    """One story: its actors, its claims, its dossier."""
    readings = {d.id: linked.readings[d.id] for d in members if d.id in linked.readings}
    people = actors(members, readings, linked.judgements)
    claims = align(members, readings, Roots(members, edges), people.actor_of, judgements=edges)
    dossier = assemble(
        story, members, readings, edges, people.actors, people.actor_of,
        as_of=linked.as_of, made=linked.made, alignment=claims, problems=[*problems, *people.problems],
    )  # fmt: skip
    return Told(dossier, people, claims, tuple(p for r in readings.values() for p in r.problems))


def of_the_run(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that belong to no article, as each dossier shows them: at most MOST_SHARED, and how many more."""
    found = [p for p in problems if p.document is None]
    message = f"{len(found) - MOST_SHARED} further problems of this run are not listed here"
    return [*found[:MOST_SHARED], Problem(None, None, "brief", message)] if len(found) > MOST_SHARED else found


def all_problems(linked: Linked, read: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the run, then those of the readings by document, each once."""
    return tuple(dict.fromkeys([*linked.problems, *sorted(read, key=lambda p: p.document or "")]))
