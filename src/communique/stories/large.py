"""Large collections: which pairs speak for one story, with what is remembered of the pairs that were there before.

A document is compared with its nearest by rare names and phrases (`nearest`), and in a story of hundreds with all of
its part (`parts`). What both documents of a pair say by themselves is measured once; what their neighbours take off is
reckoned anew for all, in columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking import Counts, counts, sampled, share
from communique.linking.postings import Postings, bits_for
from communique.model import Document
from communique.store import Store
from communique.stories.grouping import Known, Marks, grouped, local, scaled
from communique.stories.measures import Collection, Derived, Places, Values, alone, collection, measured, odds
from communique.stories.memory import Memory, Pairs, forget, keep, kept, moved
from communique.stories.nearest import NONE, Among, Keys, candidates, dropped, joined, keyed, keys_of, near
from communique.stories.parts import parts, with_parts
from communique.stories.terms import KINDS, terms


class Material(NamedTuple):
    """The documents in the order of publication, and where what is known of them is found."""

    documents: Sequence[Document]
    derived: Derived
    vectors: Callable[[Sequence[Document]], NDArray[np.float32] | None]
    store: Store | None
    jobs: int

    def of(self, numbers: Places, counted: Sequence[Counts | None] = (None,) * len(KINDS)) -> Collection:
        """What the measures look at, of some documents."""
        some = [self.documents[number] for number in numbers.tolist()]
        return collection(some, terms(some, self.store, self.jobs), self.derived, self.vectors(some), counted)

    def texts(self, codes: Places) -> Values:
        """How much common text speaks for each pair."""
        place, count = {one.id: number for number, one in enumerate(self.documents)}, len(self.documents)
        ends = [(place[a], place[b], value) for (a, b), value in self.derived.items() if a in place and b in place]
        found = np.array([min(a, b) * count + max(a, b) for a, b, _ in ends], np.int64)
        at, have = _found(codes, found)
        out = np.zeros(len(codes))
        out[at[have]] = np.array([value for _, _, value in ends])[have]
        return out


Some = Callable[[Places], tuple[Collection, Places]]
"""Gives what the measures look at, of these documents at least, with their numbers."""


class Weighed(NamedTuple):
    """Pairs of documents, and how they are measured."""

    left: Places
    right: Places
    weights: Values
    """Above zero speaks for one story."""
    some: Some
    memory: Memory | None = None
    """Of a large collection."""
    touched: Marks | None = None
    """Documents for which something is otherwise than it was in the run before."""
    dropped: bool = False
    """True if some key is in too many documents to join any."""


class Stage(NamedTuple):
    """What is remembered from one run to the next."""

    name: str
    """At which stage of a run."""
    made_from: str
    """By which program and network."""


def remembered(stage: Stage | None, material: Material, digests: Sequence[str], largest: int) -> Weighed:
    """A large collection as it is weighed now, but for its clusters, with what was remembered at this stage of the run
    before."""
    names, store = [one.id for one in material.documents], material.store if stage else None
    before = kept(store, *stage) if store and stage else None
    before = moved(before, names, digests) if before else None
    if store and stage:
        forget(store, stage.name)
    index = f"near {stage.name}" if store and stage else None
    made = _joined(before, index, material) if before and index else _founded(names, digests, index, material)
    memory = _weighed(made, material, largest)
    left, right, weights = _weights(memory)
    capped, since = dropped(memory.keyed, share(len(names))), touched(made.memory, memory)
    return Weighed(left, right, weights, made.some, memory, since, capped)


def _weights(memory: Memory) -> tuple[Places, Places, Values]:
    """The pairs, and what speaks for one story."""
    left, right = (part(memory.pairs.codes, len(memory.names)) for part in (np.floor_divide, np.remainder))
    return left, right, scaled(left, right, memory.pairs.odds, memory.around[1])


def placed(
    weighed: Weighed,
    stage: Stage | None,
    material: Material,
    forced: list[tuple[int, int]],
    barred: set[tuple[int, int]],
) -> list[list[int]]:
    """The documents by story; what is known of a large collection is kept for the next run."""
    left, right, weights, _, memory, since, _ = weighed
    known = Known(memory.home, since) if memory is not None and since is not None else None
    groups, home = grouped(len(material.documents), left, right, weights, forced, barred, known)
    if memory is not None and since is not None and stage is not None and material.store is not None:
        own = np.full(len(home), JUDGED) if forced or barred else home
        keep(material.store, *stage, memory._replace(home=own), founded=bool(since.all()))
    return groups


JUDGED = -2
"""The cluster of documents that a person's judgement may have placed: it is not known what it would be without."""


class _Made(NamedTuple):
    """A memory with the nearest of all documents, whose pairs are still those of before."""

    memory: Memory
    codes: Places
    """Pairs that are near to one another now."""
    some: Some


def _founded(names: Sequence[str], digests: Sequence[str], kind: str | None, material: Material) -> _Made:
    """A new memory."""
    count, marks = len(names), sampled(names)
    every, chosen = np.arange(count), np.flatnonzero(marks).tolist()
    tallies = terms(material.documents, material.store, material.jobs)
    counted = tuple(counts([tallies[number][kind].terms for number in chosen]) for kind in range(len(KINDS)))
    whole = material.of(every, counted)
    keys = keys_of(whole.names, whole.pairs)
    rare, bits = keyed(keys, marks), bits_for(len(keys.keys))
    epoch = blake2b(" ".join(digests).encode(), digest_size=16).hexdigest()
    closest = near(count, keys, rare, share(count))
    memory = Memory(
        tuple(names), tuple(digests), every, counted, rare, closest, NO_PAIRS, np.zeros((2, count)),
        np.full(count, NONE, np.int64), bits, epoch,
    )  # fmt: skip
    if material.store is not None and kind is not None:
        Postings(material.store, kind, bits, epoch).fill(*keys)
    return _Made(memory, candidates(closest, every[:0], every), lambda numbers: (whole, every))


def _joined(before: Memory, kind: str, material: Material) -> _Made:
    """The memory with new documents."""
    assert material.store is not None
    new, codes = np.flatnonzero(before.home == NONE), before.pairs.codes[before.pairs.near]
    closest = before.near
    if len(new):
        some = material.of(new, before.terms)
        found = keys_of(some.names, some.pairs)
        keys = Keys(new[found.records], found.keys)
        index = Postings(material.store, kind, before.bits, before.epoch)
        among = Among(before.keyed, share(len(before.names)), index, np.argsort(before.arrival))
        closest, changed = joined(closest, keys, among)
        index.add(before.arrival[keys.records], keys.keys)
        codes = candidates(closest, codes, changed)
    return _Made(before._replace(near=closest), codes, lambda numbers: (material.of(numbers, before.terms), numbers))


def _weighed(made: _Made, material: Material, largest: int) -> Memory:
    """The memory with the pairs of documents that are near to one another or of one part, weighed."""
    (memory, codes, some), known = made, made.memory.pairs
    count = len(memory.names)
    near = Scores(known.codes[known.near], known.odds[known.near])
    own = _alone(codes, [Scores(known.codes, known.alone)], count, some)
    found = Scores(codes, odds(own, material.texts(codes)))
    first = local(count, *_ends(codes, count), found.values, memory.around[0], _otherwise(near, found, count))
    weights = scaled(*_ends(codes, count), found.values, first)
    every = with_parts(count, codes, parts(count, *_ends(codes, count), weights, largest))
    own = _alone(every, [Scores(known.codes, known.alone), Scores(codes, own)], count, some)
    found = Scores(every, odds(own, material.texts(every)))
    changed = _otherwise(Scores(known.codes, known.odds), found, count)
    second = local(count, *_ends(every, count), found.values, memory.around[1], changed)
    pairs = Pairs(every, own, found.values, _found(codes, every)[1])
    return memory._replace(pairs=pairs, around=np.array([first, second]))


class Scores(NamedTuple):
    """A number for each of some pairs."""

    codes: Places
    """Sorted."""
    values: Values


def _ends(codes: Places, count: int) -> tuple[Places, Places]:
    return codes // count, codes % count


def _alone(codes: Places, known: Sequence[Scores], count: int, some: Some) -> Values:
    """What the documents of each pair say by themselves; measured where it is not `known`."""
    out = np.full(len(codes), np.nan)
    for one in known:
        at, have = _found(one.codes, codes)
        out[have] = one.values[at[have]]
    new = np.isnan(out)
    if new.any():
        left, right = _ends(codes[new], count)
        found, numbers = some(np.unique(np.concatenate([left, right])))
        out[new] = alone(measured(found, np.searchsorted(numbers, left), np.searchsorted(numbers, right)))
    return out


def _found(codes: Places, wanted: Places) -> tuple[Places, Marks]:
    """Where each of the `wanted` is among sorted `codes`, and whether it is there."""
    at = np.minimum(np.searchsorted(codes, wanted), max(0, len(codes) - 1))
    return at, codes[at] == wanted if len(codes) else np.zeros(len(wanted), bool)


def touched(before: Memory, after: Memory) -> Marks:
    """New documents, and those of which a pair is gone, or new, or weighs otherwise."""
    was, now = ((one.pairs.codes, _weights(one)[2]) for one in (before, after))
    return np.asarray((before.home < 0) | _otherwise(Scores(*was), Scores(*now), len(before.names)), bool)


def _otherwise(before: Scores, after: Scores, count: int) -> Marks:
    """Documents of which a pair is not the same before and after."""
    out = np.zeros(count, bool)
    at, have = _found(before.codes, after.codes)
    was = np.full(len(after.codes), np.nan)
    was[have] = before.values[at[have]]
    _, stays = _found(after.codes, before.codes)
    for codes in (after.codes[was != after.values], before.codes[~stays]):
        out[codes // count] = out[codes % count] = True
    return out


NO_PAIRS = Pairs(np.zeros(0, np.int64), np.zeros(0), np.zeros(0), np.zeros(0, bool))
"""Before anything was weighed."""
