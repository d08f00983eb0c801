"""From documents to stories and same_story edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.errors import ModelError
from communique.linking import order_key, settled
from communique.linking.compare import logistic
from communique.model import Document, Edge, Problem, Reading, Reason
from communique.store import Store
from communique.store.kept import digest
from communique.stories.grouping import local, scaled
from communique.stories.large import Material, Stage, Weighed, placed, remembered
from communique.stories.measures import TABLE, Places, Values, alone, derived_pairs, head, measured, odds
from communique.stories.nearest import CAP
from communique.stories.once import JUDGE, once, same, told_to_be_one, with_copies
from communique.stories.sense import Vectors

STAGE = "stories"
ALL_PAIRS = 500
"""Documents up to which every pair is compared; of more, every pair in parts of this size."""
TITLE = 120


class Story(msgspec.Struct, frozen=True):
    """Documents of one story."""

    id: str
    """"s-" and the id of the earliest document."""
    documents: tuple[str, ...]
    """Ids, in the order of publication."""
    title: str
    """Title of the titled document that is closest to all the others."""
    aliases: tuple[str, ...] = ()
    """"s-" and the id of each other document: whichever was the earliest known when the story was told before, what was
    then its id still names it, and that of a story since split names the part that holds its earliest document."""


def stories(
    documents: Sequence[Document],
    readings: Mapping[str, Reading],
    lineage_edges: Sequence[Edge],
    *,
    one_story: bool = False,
    vectors: Vectors | None = None,
    store: Store | None = None,
    jobs: int = 1,
    stage: Stage | None = None,
    reasons: bool = True,
) -> tuple[list[Story], list[Edge], list[Problem]]:
    """Which documents are of one story; with `one_story` all of them, whatever they say.

    A document whose language is not read (no reading, and `language` not English) is still placed by its names.
    `lineage_edges` may hold same_story judgements of persons, which outrank. Stories are sorted by earliest document;
    the order of `documents` changes nothing, and a document that arrives later is as if it had been there from the
    start. `vectors` gives sentence vectors; the model does, unless given. `store` keeps what is counted in a document,
    by `jobs` processes, and what of a large collection is remembered at this `stage` of a run. Without `reasons` no
    edges are made.
    """
    ordered = sorted({one.id: one for one in documents}.values(), key=lambda one: _when(one, readings))
    if not ordered:
        return [], [], []
    firsts, copies = once(ordered, lineage_edges)
    material = Material(firsts, derived_pairs(lineage_edges), lambda some: _vectors(some, vectors)[0], store, jobs)
    if len(firsts) > ALL_PAIRS and not one_story:
        digests = [f"{one.published.value} {_when(one, readings)[0]} {digest(one)}" for one in firsts]
        weighed = remembered(stage, material, digests, ALL_PAIRS)
    else:
        weighed = _every_pair(material)
    if one_story:
        groups, edges = [list(range(len(firsts)))], told_to_be_one(firsts)
    else:
        groups = placed(weighed, stage, material, *_judged(firsts, lineage_edges))
        edges = _edges(firsts, groups, weighed) if reasons else []
    told = _told(firsts, groups, weighed)
    place = {document.id: number for number, document in enumerate(ordered)}
    whole = [_named(with_copies(story.documents, copies, place), story.title) for story in told]
    problems = [*_vectors(firsts[:1], vectors)[1], *_capped(weighed)]
    return sorted(whole, key=lambda story: place[story.documents[0]]), [*edges, *same(copies)], problems


def _named(ids: Sequence[str], title: str) -> Story:
    names = [f"s-{one}" for one in ids]
    return Story(names[0], tuple(ids), title, tuple(sorted(names[1:])))


def _when(document: Document, readings: Mapping[str, Reading]) -> tuple[str, str]:
    value = document.published.value
    if value is None and (reading := readings.get(document.id)) is not None:
        value = reading.published
    return order_key(value, document.id)


def _vectors(
    documents: Sequence[Document], vectors: Vectors | None
) -> tuple[NDArray[np.float32] | None, list[Problem]]:
    from communique.weights import sentence_vectors

    try:
        return (vectors or sentence_vectors)([head(document) for document in documents]), []
    except ModelError as error:
        return None, [Problem(None, None, STAGE, f"Stories were told apart by words alone: {error}")]


def _every_pair(material: Material) -> Weighed:
    """All pairs of a small collection."""
    every = np.arange(len(material.documents))
    left, right = np.triu_indices(len(every), 1)
    found = material.of(every)
    *own, text = measured(found, left, right)
    found_odds = odds(alone(own), text)
    around = local(len(every), left, right, found_odds, np.zeros(len(every)), np.ones(len(every), bool))
    return Weighed(left, right, scaled(left, right, found_odds, around), lambda numbers: (found, every))


def _capped(weighed: Weighed) -> list[Problem]:
    # how many there are would change with every article, and with it every dossier
    message = f"names and phrases that stand in more than {CAP} articles each were not used as keys"
    return [Problem(None, None, STAGE, message)] if weighed.dropped else []


def _judged(ordered: Sequence[Document], edges: Iterable[Edge]) -> tuple[list[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs that persons put together or apart."""
    place = {document.id: number for number, document in enumerate(ordered)}
    inside = [e for e in edges if e.kind == "same_story" and e.left in place and e.right in place]
    joined, apart = settled(inside)
    return [(place[a], place[b]) for a, b in joined], {_in_order(place[a], place[b]) for a, b in apart}


def _in_order(one: int, two: int) -> tuple[int, int]:
    return min(one, two), max(one, two)


def _edges(ordered: Sequence[Document], groups: list[list[int]], weighed: Weighed) -> list[Edge]:
    """For each document the edge to the closest earlier one of its story."""
    left, right, weights, some = weighed[:4]
    home = _home(len(ordered), groups)
    inside = np.flatnonzero(home[left] == home[right])
    inside = inside[np.lexsort((inside, -weights[inside], right[inside]))]
    best = np.sort(inside[np.diff(right[inside], prepend=-1) != 0])  # the pairs are sorted by their left
    found, numbers = some(np.unique(np.concatenate([left[best], right[best]])))
    values = measured(found, np.searchsorted(numbers, left[best]), np.searchsorted(numbers, right[best]))
    return [
        _edge(
            ordered[left[best[row]]], ordered[right[best[row]]], [float(one[row]) for one in values], weights[best[row]]
        )
        for row in np.argsort(right[best]).tolist()
    ]


def _home(count: int, groups: list[list[int]]) -> Places:
    """The number of the group of each of `count` documents."""
    home = np.zeros(count, np.int64)
    for number, group in enumerate(groups):
        home[group] = number
    return home


def _edge(first: Document, second: Document, values: Sequence[float], weight: float) -> Edge:
    reasons = [
        Reason(row.function.__name__, round(value, 4), round(row.weight * value, 4), _note(row.function.__doc__))
        for row, value in zip(TABLE, values, strict=True)
        if value
    ]
    ranked = tuple(sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.name)))
    return Edge("same_story", second.id, first.id, "positive", logistic(float(weight)), (), JUDGE, None, ranked)


def _note(docstring: str | None) -> str:
    return (docstring or "").split("\n")[0].rstrip(".")


def _told(documents: Sequence[Document], groups: list[list[int]], weighed: Weighed) -> list[Story]:
    """The stories; each has the title of the document that is closest to its others."""
    left, right, weights = weighed[:3]
    home = _home(len(documents), groups)
    inside = home[left] == home[right]
    ends = np.concatenate([left[inside], right[inside]])
    near = np.bincount(ends, np.tile(weights[inside], 2), len(home)).astype(np.float64).round(6)
    return [_story(documents, sorted(group), near) for group in groups]


def _story(documents: Sequence[Document], group: list[int], near: Values) -> Story:
    ids = tuple(documents[member].id for member in group)
    titled = [member for member in group if documents[member].title] or group
    central = sorted(titled, key=lambda member: (-near[member], member))
    names = (title(documents[member]) for member in central)
    return _named(ids, next((name for name in names if not name.endswith(CUT)), title(documents[central[0]])))


CUT = ("…", "...")
"""Ends of titles that a site, or `title`, has cut short."""


def title(document: Document) -> str:
    """Title of a document, or the beginning of its body."""
    body = next((document.text[part.start : part.end] for part in document.passages if part.kind == "body"), "")
    first = document.title or body or next(iter(document.text.strip().split("\n")), "")
    plain = " ".join(first.split())
    return plain if len(plain) <= TITLE else plain[:TITLE].rsplit(" ", 1)[0] + " …"
