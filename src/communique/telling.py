"""Stories told one by one: who is who, what is claimed, the dossier; in this process or in several.

A story is told from nothing but an `Untold`. A store keeps what came of it beside a digest of that, and a later run
tells only the stories anew that are told from something else by then: those that a new article touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple
from zlib import compress, decompress

import msgspec

from communique.actors import Resolution, actors
from communique.claims import Alignment, align
from communique.claims.lines import Lines
from communique.claims.meanings import Meanings
from communique.concluded import network
from communique.dossier import Alone, assemble, packed_alone, unpacked, with_problems
from communique.engine import engine_for
from communique.lineage import Roots
from communique.model import Document, Dossier, Edge, Problem, Reading
from communique.store import Store
from communique.stories import Story, Vectors, head
from communique.version import program
from communique.weights import load

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
    vectors: Vectors
    """What gives the vectors of titles and leads."""
    store: Store | None = None
    """Where stories are kept as they were told; None if they are told for once."""


KEPT, SENSE = "story", "sense"
"""Kinds of what the store keeps of stories: what was told, and the sentence vectors that were asked for."""

Rows = dict[str, bytes]
"""Vectors by text."""


class Untold(msgspec.Struct, frozen=True):
    """One story with all that is its own."""

    story: Story
    documents: tuple[Document, ...]
    edges: tuple[Edge, ...]
    problems: tuple[Problem, ...]
    judgements: tuple[Edge, ...]
    as_of: str | None
    made: dict[str, str]
    readings: dict[str, Reading] = {}
    """Of its documents; put in when the story is told."""
    vectors: Rows = {}
    """Those that are known: of titles and leads, and what was asked for when it was told before; put in with the
    readings."""

    @property
    def name(self) -> str:
        """What it is kept under: one place for the present, one for views of the past."""
        return self.story.id if self.as_of is None else f"{self.story.id} as of"

    def digest(self, model: bytes) -> str:
        """Of all that its dossier hangs on, with the manifest of the `model`. A reading is a function of its document,
        and of the reader in `made`."""
        own = msgspec.structs.replace(self, readings={}, vectors={})
        packed = msgspec.msgpack.encode(own, order="deterministic") + model + program().encode()
        return blake2b(packed, digest_size=16).hexdigest()


class Told(NamedTuple):
    """One story: its dossier, its actors, its claims, and what could not be read of it."""

    dossier: Dossier
    people: Resolution
    claims: Alignment
    problems: tuple[Problem, ...]
    vectors: Rows | None = None
    """Those that were asked for, but of titles and leads; None of a story that a store has told."""


class Kept(msgspec.Struct, frozen=True, gc=False):
    """A story as a store keeps it: its dossier can be taken out without the rest."""

    dossier: Alone
    problems: tuple[Problem, ...]
    rest: bytes
    """Actors and claims."""


class Answer(msgspec.Struct, frozen=True, gc=False):
    """What one story's telling gives."""

    story: Kept
    vectors: Rows


def tell(linked: Linked, jobs: int = 1) -> Iterator[Told]:
    """The stories in their order, told by so many processes: the same, whatever their number, and whatever is kept."""
    shared = of_the_run(linked.problems)
    for one in kept_or_told(linked, jobs):
        people, claims = msgspec.msgpack.decode(decompress(one.rest), type=tuple[Resolution, Alignment])
        yield Told(with_problems(unpacked(one.dossier.record), shared), people, claims, one.problems)


def kept_or_told(linked: Linked, jobs: int) -> Iterator[Kept]:
    """Each story as the store has it, else told now and put there; without the problems of the run."""
    stories = list(untold(linked))
    if linked.store is None:
        yield from (one.story for one in told_now(stories, linked, jobs))
        return
    model = msgspec.msgpack.encode(load().manifest, order="deterministic")
    there = linked.store.told_from(KEPT)
    digests = [one.digest(model) for one in stories]
    known = [there.get(one.name) == digest for one, digest in zip(stories, digests, strict=True)]
    new = [one for one, is_known in zip(stories, known, strict=True) if not is_known]
    fresh = told_now(new, linked, jobs)
    for one, digest, is_known in zip(stories, digests, known, strict=True):
        if is_known and (record := linked.store.told(KEPT, one.name, digest)) is not None:
            yield msgspec.msgpack.decode(record, type=Kept)
            continue
        told = next(told_now([one], linked, 1)) if is_known else next(fresh)
        linked.store.put_told(KEPT, [(one.name, digest, msgspec.msgpack.encode(told.story))])
        if one.as_of is None:
            linked.store.put_told(SENSE, [(one.story.id, network(), msgspec.msgpack.encode(told.vectors))])
        yield told.story


def told_now(stories: Sequence[Untold], linked: Linked, jobs: int) -> Iterator[Answer]:
    """The stories in their order, told by so many processes, the readings of one after another in memory."""
    whole = (with_readings(one, linked) for one in stories)
    if jobs == 1 or len(stories) == 1:
        yield from (answer(tell_story(one)) for one in whole)
        return
    for packed in engine_for(jobs).map(tell_packed, map(msgspec.msgpack.encode, whole)):
        yield msgspec.msgpack.decode(packed, type=Answer)


def answer(told: Told) -> Answer:
    """A told story as it is kept."""
    rest = msgspec.msgpack.encode((told.people, told.claims), order="deterministic")
    return Answer(Kept(packed_alone(told.dossier), told.problems, compress(rest, 1)), told.vectors or {})


def with_readings(one: Untold, linked: Linked) -> Untold:
    """The story with what was read in its documents, and the vectors that are known."""
    found = {d.id: linked.readings[d.id] for d in one.documents if d.id in linked.readings}
    heads = list(dict.fromkeys(map(head, one.documents)))
    vectors = (row.tobytes() for row in linked.vectors(heads))
    known = dict(zip(heads, vectors, strict=True)) | asked_before(one, linked.store)
    return msgspec.structs.replace(one, readings=found, vectors=known)


def asked_before(one: Untold, store: Store | None) -> Rows:
    """The vectors that were asked for when the story was told last, by whatever name it had then."""
    if store is None:
        return {}
    records = (store.told(SENSE, name, network()) for name in (one.story.id, *one.story.aliases))
    found = (msgspec.msgpack.decode(record, type=Rows) for record in records if record is not None)
    return {text: row for rows in found for text, row in rows.items()}


def tell_packed(story: bytes) -> bytes:
    """`tell_story` for another process: ten times as fast to hand over as the records themselves."""
    return msgspec.msgpack.encode(answer(tell_story(msgspec.msgpack.decode(story, type=Untold))))


def tell_story(one: Untold) -> Told:
    """One story: its actors, its claims, its dossier."""
    people = actors(one.documents, one.readings, one.judgements)
    roots = Roots(one.documents, one.edges)
    lines, meanings = Lines({d.id: d for d in one.documents}, one.readings), Meanings(one.vectors)
    claims = align(
        one.documents, one.readings, roots, people.actor_of, meanings=meanings, lines=lines, judgements=one.edges
    )
    dossier = assemble(
        one.story, one.documents, one.readings, one.edges, people.actors, people.actor_of,
        as_of=one.as_of, made=one.made, alignment=claims, meanings=meanings, lines=lines,
        problems=[*one.problems, *people.problems],
    )  # fmt: skip
    heads, problems = set(map(head, one.documents)), tuple(p for r in one.readings.values() for p in r.problems)
    vectors = {text: row for text, row in meanings.used.items() if text not in heads}
    return Told(dossier, people, claims, problems, vectors)


def untold(linked: Linked) -> Iterator[Untold]:
    """The stories one after another, each only with what is its own, without readings."""
    by_id = {d.id: d for d in linked.documents}
    place = {name: number for number, story in enumerate(linked.stories) for name in story.documents}
    edges, judgements = defaultdict[int, list[Edge]](list), defaultdict[int, list[Edge]](list)
    own = defaultdict[int, list[Problem]](list)
    for edge in (*linked.copies, *linked.judgements):
        if len(ends := {place.get(name) for name in ends_of(edge)}) == 1 and (number := ends.pop()) is not None:
            edges[number].append(edge)
    for edge in linked.judgements:
        for number in sorted({place[name] for name in touched_by(edge) if name in place}):
            judgements[number].append(edge)
    for problem in linked.problems:
        if (number := place.get(problem.document or "")) is not None:
            own[number].append(problem)
    for number, story in enumerate(linked.stories):
        members = tuple(by_id[name] for name in sorted(story.documents))
        yield Untold(
            story, members, tuple(edges[number]), tuple(own[number]), tuple(judgements[number]), linked.as_of,
            dict(linked.made),
        )  # fmt: skip


def ends_of(edge: Edge) -> set[str]:
    """The documents that an edge joins."""
    return {name.split("#")[0] for name in (edge.left, edge.right)}


def touched_by(judgement: Edge) -> set[str]:
    """The documents that a person's judgement can say something of."""
    return ends_of(judgement) | {span.document for pair in judgement.evidence for span in pair}


def of_the_run(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that belong to no article, as each dossier shows them: at most MOST_SHARED, and how many more."""
    found = [p for p in problems if p.document is None]
    message = f"{len(found) - MOST_SHARED} further problems of this run are not listed here"
    return [*found[:MOST_SHARED], Problem(None, None, "brief", message)] if len(found) > MOST_SHARED else found
