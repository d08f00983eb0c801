"""Propositions that assert the same thing → claims: keys, comparisons, judgements, clusters."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.claims.bars import bar
from communique.claims.called import called
from communique.claims.candidates import Candidate, candidates, hopeful
from communique.claims.clauses import clauses
from communique.claims.comparisons import BIAS, TABLE
from communique.claims.items import Item, cosine, rarity
from communique.claims.records import Clause
from communique.claims.salience import informative
from communique.linking import clusters, compare, judged, outranked
from communique.model import Document, Edge, Problem, Reading, Reason, Span

JUDGE = "claims/1"
POSITIVE, NEGATIVE = 0.6, 0.35
"""Scores from and up to which a pair is judged; set on the cases in tests/cases and ECB+ training topics."""

LEAST_COSINE = 0.6
"""Cosine from which clauses that share no key are compared."""

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
    nouns = called(known, readings, actor_of)
    read = (c for one in known if one.id in readings for c in clauses(one, readings[one.id], actor_of, nouns))
    found = [clause for clause in read if informative(clause, readings[clause.document])]
    groups = copies(found, roots)
    items = _items([group[0] for group in groups], roots)
    compared, problems = candidates(items)
    open_pairs = [one for one in compared if hopeful(items[one.left], items[one.right], NEGATIVE)]
    items = _with_vectors(items, open_pairs, vectors or model_vectors)
    made = [edge for one in open_pairs if (edge := _edge(items[one.left], items[one.right], one.keyed))]
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


def _items(found: Sequence[Clause], roots: SpanRoots) -> list[Item]:
    in_documents = Counter(word for _, word in {(c.document, word) for c in found for word in c.words})
    weights = rarity(in_documents, len({clause.document for clause in found}))
    return [Item(clause, None, roots.span(clause.span), weights) for clause in found]


def _with_vectors(items: Sequence[Item], found: Sequence[Candidate], vectors: Vectors) -> list[Item]:
    """The items, those of the pairs `found` with their vectors."""
    numbers = sorted({number for one in found for number in (one.left, one.right)})
    if not numbers:
        return list(items)
    rows = vectors([items[number].clause.told for number in numbers])
    row = dict(zip(numbers, rows, strict=True))
    return [item._replace(vector=row.get(number)) for number, item in enumerate(items)]


def _edge(left: Item, right: Item, keyed: bool) -> Edge | None:
    """The judged pair; None if it is clearly different, or neither shares a key nor is near in meaning."""
    if not keyed and (cosine(left, right) or 0) < LEAST_COSINE:
        return None
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
