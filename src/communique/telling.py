"""Stories told one by one: who is who, what is claimed, the dossier; in this process or in several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from communique.actors import Resolution, actors
from communique.claims import Alignment, align
from communique.dossier import assemble
from communique.engine import engine_for
from communique.lineage import Roots
from communique.model import Document, Dossier, Edge, Problem, Reading
from communique.stories import Story

MOST_SHARED = 100
"""Problems of the whole run that each dossier shows; the run itself has all."""


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


class Untold(msgspec.Struct, frozen=True):
    """One story with all that is its own."""

    story: Story
    documents: tuple[Document, ...]
    readings: dict[str, Reading]
    edges: tuple[Edge, ...]
    problems: tuple[Problem, ...]
    judgements: tuple[Edge, ...]
    as_of: str | None
    made: dict[str, str]


class Told(NamedTuple):
    """One story: its dossier, its actors, its claims, and what could not be read of it."""

    dossier: Dossier
    people: Resolution
    claims: Alignment
    problems: tuple[Problem, ...]


def tell(linked: Linked, jobs: int = 1) -> Iterator[Told]:
    """The stories in their order, told by so many processes: the same, whatever their number."""
    if jobs == 1 or len(linked.stories) == 1:
        yield from map(tell_story, untold(linked))
        return
    packed = map(msgspec.msgpack.encode, untold(linked))
    for answer in engine_for(jobs).map(tell_packed, packed):
        yield msgspec.msgpack.decode(answer, type=Told)


def tell_packed(story: bytes) -> bytes:
    """`tell_story` for another process: ten times as fast to hand over as the records themselves."""
    return msgspec.msgpack.encode(tell_story(msgspec.msgpack.decode(story, type=Untold)))


def tell_story(one: Untold) -> Told:
    """One story: its actors, its claims, its dossier."""
    people = actors(one.documents, one.readings, one.judgements)
    roots = Roots(one.documents, one.edges)
    claims = align(one.documents, one.readings, roots, people.actor_of, judgements=one.edges)
    dossier = assemble(
        one.story, one.documents, one.readings, one.edges, people.actors, people.actor_of,
        as_of=one.as_of, made=one.made, alignment=claims, problems=[*one.problems, *people.problems],
    )  # fmt: skip
    return Told(dossier, people, claims, tuple(p for r in one.readings.values() for p in r.problems))


def untold(linked: Linked) -> Iterator[Untold]:
    """The stories one after another, each only with what is its own."""
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
        members = tuple(by_id[name] for name in sorted(story.documents))
        readings = {d.id: linked.readings[d.id] for d in members if d.id in linked.readings}
        yield Untold(
            story, members, readings, tuple(edges[number]), (*shared, *own[number]), tuple(linked.judgements),
            linked.as_of, dict(linked.made),
        )  # fmt: skip


def of_the_run(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that belong to no article, as each dossier shows them: at most MOST_SHARED, and how many more."""
    found = [p for p in problems if p.document is None]
    message = f"{len(found) - MOST_SHARED} further problems of this run are not listed here"
    return [*found[:MOST_SHARED], Problem(None, None, "brief", message)] if len(found) > MOST_SHARED else found
