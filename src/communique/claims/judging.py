"""Pairs of clauses → judged edges; the sentence network is asked only where its answer can change a judgement.

All comparisons but that of the wording come first. How alike the wording is, a table of word pieces estimates; the
network, which costs some hundred times as much, is asked about those pairs alone that would be judged otherwise if the
estimate were DOUBT too high or too low.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.claims.bars import bar
from communique.claims.candidates import Candidate
from communique.claims.comparisons import AGAINST, BIAS, OTHERS, WORDING
from communique.claims.fact import one_fact
from communique.claims.items import Item
from communique.linking import compare, judged
from communique.model import Edge, Reason

JUDGE = "claims/1"
POSITIVE, NEGATIVE = 0.6, 0.35
"""Scores from and up to which a pair is judged; set on the cases in tests/cases and ECB+ training topics."""

MIDDLE = (POSITIVE + NEGATIVE) / 2
"""Score above which a pair speaks for one claim."""

LEAST_COSINE = 0.6
"""Cosine from which clauses that share no key are compared."""

LIFT, DOUBT = 0.12, 0.15
"""By how much of what is missing to 1 the estimate is too low for clauses of one story, and how far from the network's
cosine it may then be: on 100 articles of NewsCluster nine in ten are nearer, and six of 1,806 pairs are judged
otherwise than by the network alone (44 are, if its cosine is 0.05 off)."""

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts → one row of length 1 each."""


class Pair(NamedTuple):
    """Two clauses that may claim the same thing, compared in everything but their wording."""

    left: Item
    right: Item
    keyed: bool
    """True if they share a key; else they are near in words only."""
    reasons: tuple[Reason, ...]


def edges(items: Sequence[Item], found: Iterable[Candidate], exact: Vectors, rough: Vectors | None) -> list[Edge]:
    """The judged pairs; none for a pair that is clearly different, or neither shares a key nor is near in meaning.

    `exact` are the vectors of the sentence network, `rough` those by which the cosine is estimated, if there are any.
    """
    pairs = [pair for one in found if (pair := hopeful(items[one.left], items[one.right], one.keyed)) is not None]
    near = [one + LIFT * (1 - one) for one in cosines(pairs, rough)] if rough is not None else [0.0] * len(pairs)
    asked = [at for at, pair in enumerate(pairs) if rough is None or open_at(pair, near[at])]
    for at, cosine in zip(asked, cosines([pairs[at] for at in asked], exact), strict=True):
        near[at] = cosine
    return [edge for pair, cosine in zip(pairs, near, strict=True) if (edge := edge_at(pair, cosine)) is not None]


def hopeful(left: Item, right: Item, keyed: bool) -> Pair | None:
    """The pair if it scores NEGATIVE or more, should its wording turn out to be the same."""
    score, reasons = compare(left, right, OTHERS, BIAS + WORDING.weight)
    if score >= NEGATIVE:
        score, reasons = compare(left, right, AGAINST, BIAS + WORDING.weight, reasons)
    return Pair(left, right, keyed, reasons) if score >= NEGATIVE else None


def cosines(pairs: Sequence[Pair], vectors: Vectors) -> list[float]:
    """Cosine of the clauses of each pair; each text is given to `vectors` once."""
    texts = {item.clause.id: item.clause.told for pair in pairs for item in (pair.left, pair.right)}
    place = {text: row for row, text in enumerate(dict.fromkeys(texts.values()))}
    rows = vectors(list(place)) if place else np.zeros((0, 0), np.float32)
    row = {clause: rows[place[text]] for clause, text in texts.items()}
    return [float(row[pair.left.clause.id] @ row[pair.right.clause.id]) for pair in pairs]


def open_at(pair: Pair, near: float) -> bool:
    """True if the pair speaks for one claim with a cosine DOUBT above `near`, but not with one DOUBT below."""
    return joins(pair, near + DOUBT) and not joins(pair, near - DOUBT)


def joins(pair: Pair, near: float) -> bool:
    """True if the pair, with this cosine of its wording, speaks for one claim."""
    score, _ = scored(pair, near)
    return score > MIDDLE and (pair.keyed or near >= LEAST_COSINE) and bar(*worded(pair, near)) is None


def edge_at(pair: Pair, near: float) -> Edge | None:
    """The judgement of the pair with this cosine of its wording; None if it is clearly different."""
    if not pair.keyed and near < LEAST_COSINE:
        return None
    score, reasons = scored(pair, near)
    if score < NEGATIVE:
        return None
    barred = bar(*worded(pair, near))
    reasons = (Reason("bar", -1.0, -99.0, barred) if barred else one_fact(*worded(pair, near)), *reasons)
    left, right = pair.left.clause, pair.right.clause
    judgement = "negative" if barred else judged(score, POSITIVE, NEGATIVE)
    return Edge("same_claim", left.id, right.id, judgement, score, ((left.span, right.span),), JUDGE, None, reasons)


def scored(pair: Pair, near: float) -> tuple[float, tuple[Reason, ...]]:
    """Score and reasons with this cosine of the wording."""
    return compare(*worded(pair, near), (WORDING,), BIAS, pair.reasons)


def worded(pair: Pair, near: float) -> tuple[Item, Item]:
    """Both items with this cosine of their wording."""
    return pair.left._replace(near=near), pair.right._replace(near=near)
