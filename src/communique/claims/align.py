"""Propositions that assert the same thing → claims: keys, comparisons, judgements, clusters."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from communique.claims.called import called
from communique.claims.candidates import candidates
from communique.claims.clauses import clauses
from communique.claims.items import Item, rarity
from communique.claims.judging import MIDDLE, Vectors, edges
from communique.claims.lines import Lines
from communique.claims.main_event import main_keys
from communique.claims.meanings import Meanings, model_estimate, model_vectors
from communique.claims.records import Clause
from communique.claims.salience import informative
from communique.claims.series import series
from communique.linking import clusters, outranked
from communique.model import Document, Edge, Problem, Reading, Span


class SpanRoots(Protocol):
    """What claims need of lineage: the document from which a stretch of text comes."""

    def document(self, id: str) -> str:
        """Root of a whole document."""
        ...

    def span(self, span: Span) -> str:
        """Root of a stretch of it."""
        ...


class Cluster(msgspec.Struct, frozen=True, gc=False):
    """Clauses that claim the same thing, earliest first."""

    id: str
    """Made of its earliest clause's document and place, so that later articles do not change it."""
    members: tuple[Clause, ...]


class Alignment(msgspec.Struct, frozen=True, gc=False):
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
    meanings: Meanings | None = None,
    lines: Lines | None = None,
    judgements: Iterable[Edge] = (),
) -> Alignment:
    """Claims of one story.

    `actor_of` maps "document#cN" to an actor id; `vectors` compares all wordings, else the model does; `meanings` keeps
    what it says, and `lines` what is worded on the way; `judgements` are earlier edges of persons ("document#pN"),
    which outrank what is found here. Document order changes nothing.
    """
    known = sorted(documents, key=lambda one: order(readings[one.id], one) if one.id in readings else ("", one.id))
    nouns = called(known, readings, actor_of)
    read = (c for one in known if one.id in readings for c in clauses(one, readings[one.id], actor_of, nouns))
    found = [clause for clause in read if informative(clause, readings[clause.document])]
    groups = copies(found, roots)
    items = _items([group[0] for group in groups], roots)
    compared, problems = candidates(items)
    exact, rough = (vectors, None) if vectors else (meanings or model_vectors, model_estimate())
    made = outranked(edges(items, compared, exact, rough), judgements)
    lines = lines or Lines({one.id: one for one in known}, readings)
    told = (one for one in _clusters(groups, made) if any(map(lines.of, one.members)))
    return Alignment(tuple(told), made, problems)


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
    main, many = main_keys(found), series(found)
    return [Item(clause, roots.span(clause.span), weights, main, many) for clause in found]


def _clusters(groups: Sequence[Sequence[Clause]], made: Sequence[Edge]) -> tuple[Cluster, ...]:
    first = {clause.id: group[0].id for group in groups for clause in group}
    members = {group[0].id: group for group in groups}
    found = {frozenset((first[e.left], first[e.right])): e for e in made if e.left in first and e.right in first}
    pair = {key: (min(key), max(key)) for key in found if len(key) == 2}
    weights = {pair[k]: e.score - MIDDLE for k, e in found.items() if k in pair and e.judgement != "negative"}
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
