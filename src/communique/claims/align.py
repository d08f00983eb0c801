"""Propositions that assert the same thing → claims: keys, comparisons, judgements, clusters."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.claims.bars import bar
from communique.claims.clauses import clauses
from communique.claims.comparisons import BIAS, TABLE, Item, rarity
from communique.claims.counts import counted
from communique.claims.records import Clause
from communique.claims.salience import informative
from communique.claims.words import classes
from communique.linking import clusters, compare, hashed, judged, outranked, pairs
from communique.model import Document, Edge, Problem, Reading, Reason, Span

JUDGE = "claims/1"
POSITIVE, NEGATIVE = 0.6, 0.35
"""Scores from and up to which a pair is judged; set on the cases in tests/cases and ECB+ training topics."""

CAP = 300
"""Clauses that one key may join; a key shared by more is dropped, with a Problem."""

NEIGHBOURS = 12
"""Nearest clauses by vector that are compared, whatever their words."""

MOST_FOR_VECTORS = 20_000
"""Clauses up to which the neighbours by vector are searched at all."""

LEAST_COSINE = 0.6
CHUNK = 512

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts → one row of length 1 each."""


class SpanRoots(Protocol):
    """What claims need of lineage: the document from which a stretch of text comes."""

    def document(self, id: str) -> str:
        """Root of a whole document."""
        ...

    def span(self, span: Span) -> str:
        """Root of a stretch of it."""
        ...


class Cluster(msgspec.Struct, frozen=True):
    """Clauses that claim the same thing, earliest first."""

    id: str
    """Made of its earliest clause's document and place, so that later articles do not change it."""
    members: tuple[Clause, ...]


class Alignment(msgspec.Struct, frozen=True):
    """What `align` found."""

    clusters: tuple[Cluster, ...]
    """By the document order of their earliest clauses."""
    edges: tuple[Edge, ...]
    """Every judged pair of representatives, sorted; the "unsure" ones too."""
    problems: tuple[Problem, ...] = ()


def align(
    documents: Sequence[Document],
    readings: Mapping[str, Reading],
    roots: SpanRoots,
    actor_of: Mapping[str, str],
    *,
    vectors: Vectors | None = None,
    judgements: Iterable[Edge] = (),
) -> Alignment:
    """Claims of one story.

    `actor_of` maps "document#cN" to an actor id; `vectors` is the model's sentence network unless given; `judgements`
    are earlier edges of persons ("document#pN"), which outrank what is found here. Document order changes nothing.
    """
    known = sorted(documents, key=lambda one: order(readings[one.id], one) if one.id in readings else ("", one.id))
    found = [
        c for one in known if one.id in readings for c in clauses(one, readings[one.id], actor_of) if informative(c)
    ]
    groups = copies(found, roots)
    items = _items([group[0] for group in groups], roots, vectors or model_vectors)
    left, right, problems = candidates(items)
    made = [edge for a, b in zip(left, right, strict=True) if (edge := _edge(items[a], items[b]))]
    edges = outranked(made, judgements)
    return Alignment(_clusters(groups, edges), edges, problems)


def model_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Sentence vectors of the trained model."""
    from communique.weights import sentence_vectors

    return sentence_vectors(texts)


def order(reading: Reading, document: Document) -> tuple[str, str]:
    """Sort key of a document: when it was published (undated last), then its id."""
    return (reading.published or document.published.value or "9999", document.id)


def copies(found: Sequence[Clause], roots: SpanRoots) -> list[list[Clause]]:
    """Clauses of one root with one wording, together, earliest first: a thousand copies cost one comparison."""
    groups: dict[tuple[str, str, str, int], list[Clause]] = defaultdict(list)
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for clause in found:
        key = (roots.span(clause.span), " ".join(clause.text.split()).casefold(), clause.predicate)
        repeat = seen[(*key, clause.document)]
        seen[(*key, clause.document)] += 1
        groups[(*key, repeat)].append(clause)
    return list(groups.values())


def _items(found: Sequence[Clause], roots: SpanRoots, vectors: Vectors) -> list[Item]:
    rows = vectors([clause.text for clause in found]) if found else np.zeros((0, 1), np.float32)
    in_documents = Counter(word for _, word in {(c.document, word) for c in found for word in c.words})
    weights = rarity(in_documents, len({clause.document for clause in found}))
    return [Item(clause, row, roots.span(clause.span), weights) for clause, row in zip(found, rows, strict=True)]


def candidates(items: Sequence[Item]) -> tuple[list[int], list[int], tuple[Problem, ...]]:
    """Pairs of item numbers worth comparing: they share a key, or are neighbours by vector."""
    names = sorted({key for item in items for key in keys(item.clause)})
    if not names:
        return [], [], ()
    number = {name: int(value) for name, value in zip(names, hashed([names])[0], strict=True)}
    rows = [(at, number[key]) for at, item in enumerate(items) for key in sorted(keys(item.clause))]
    found = pairs(np.array([r for r, _ in rows], np.int64), np.array([k for _, k in rows], np.uint64), cap=CAP)
    both = sorted({*zip(found.left.tolist(), found.right.tolist(), strict=True), *neighbours(items)})
    dropped = {int(key) for key in found.dropped}
    problems = _problems(sorted(name for name, value in number.items() if value in dropped), len(items))
    return [a for a, _ in both], [b for _, b in both], problems


def keys(clause: Clause) -> set[str]:
    """What a clause must share with another to be compared with it."""
    found = {f"{family}|{tag}" for family in clause.families for tag in _tags(clause)}
    found |= {f"{clause.code}|{a}|{b}" for a, b in combinations(sorted(clause.actors), 2) if clause.code}
    found |= {f"{q.value:g}|{label}" for q in clause.counts if q.value is not None for label in counted(q)}
    return found


def _tags(clause: Clause) -> set[str]:
    heads = {label for party in clause.parties if party.head for label in classes(party.head)}
    return heads | clause.actors | clause.countries


def neighbours(items: Sequence[Item]) -> set[tuple[int, int]]:
    """The NEIGHBOURS nearest of each item with a cosine of LEAST_COSINE or more; none for very many items."""
    if not 1 < len(items) <= MOST_FOR_VECTORS:
        return set()
    matrix, found = np.stack([item.vector for item in items]), set()
    for start in range(0, len(items), CHUNK):
        cosines = matrix[start : start + CHUNK] @ matrix.T
        for row, line in enumerate(cosines):
            found |= _nearest(start + row, line)
    return found


def _nearest(at: int, line: NDArray[np.float32]) -> set[tuple[int, int]]:
    line = np.round(line, 4)
    line[at] = -1
    near = np.flatnonzero(line >= LEAST_COSINE)
    best = near[np.argsort(-line[near], kind="stable")][:NEIGHBOURS]
    return {(min(at, int(other)), max(at, int(other))) for other in best}


def _problems(dropped: Sequence[str], count: int) -> tuple[Problem, ...]:
    found = [
        f"key “{key}” is shared by more than {CAP} clauses and was not used to compare them" for key in dropped[:20]
    ]
    if count > MOST_FOR_VECTORS:
        found.append(
            f"{count} clauses are too many to search neighbours by meaning; only shared words and actors were used"
        )
    return tuple(Problem(None, None, "claims", message) for message in found)


def _edge(left: Item, right: Item) -> Edge | None:
    """The judged pair; None if it is not worth keeping (clearly different and not barred)."""
    score, reasons = compare(left, right, TABLE, BIAS)
    if score < NEGATIVE:
        return None
    barred = bar(left, right)
    if barred:
        reasons = (Reason("bar", -1.0, -99.0, barred), *reasons)
    evidence = ((left.clause.span, right.clause.span),)
    judgement = "negative" if barred else judged(score, POSITIVE, NEGATIVE)
    return Edge("same_claim", left.clause.id, right.clause.id, judgement, score, evidence, JUDGE, None, reasons)


def _clusters(groups: Sequence[Sequence[Clause]], edges: Sequence[Edge]) -> tuple[Cluster, ...]:
    first = {clause.id: group[0].id for group in groups for clause in group}
    members = {group[0].id: group for group in groups}
    found = {frozenset((first[e.left], first[e.right])): e for e in edges if e.left in first and e.right in first}
    pair = {key: (min(key), max(key)) for key in found if len(key) == 2}
    weights = {
        pair[k]: e.score - (POSITIVE + NEGATIVE) / 2
        for k, e in found.items()
        if k in pair and e.judgement != "negative"
    }
    barred = [pair[k] for k, e in found.items() if k in pair and e.judgement == "negative"]
    forced = [
        pair[k] for k, e in found.items() if k in pair and e.judgement == "positive" and e.judge.startswith("person:")
    ]
    parts = clusters(list(members), weights, missing=-0.12, forced=forced, barred=barred)
    return tuple(_cluster([clause for name in part for clause in members[name]]) for part in parts)


def _cluster(members: Sequence[Clause]) -> Cluster:
    ordered = sorted(members, key=lambda c: (c.published or "9999", c.document, c.span.start, c.number))
    return Cluster(claim_id(ordered[0]), tuple(ordered))


def claim_id(clause: Clause) -> str:
    """ "c-" and a digest of where the claim was first made."""
    place = f"{clause.document}:{clause.head.start}-{clause.head.end}"
    return "c-" + hashlib.blake2b(place.encode(), digest_size=6).hexdigest()
