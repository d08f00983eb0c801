"""How much speaks for two documents being of one story: a table of named measures with weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking import Counts, moments
from communique.model import Document, Edge
from communique.stories.features import Rows, cosines, rows
from communique.stories.terms import Terms

Values = NDArray[np.float64]
Places = NDArray[np.int64]
Derived = Mapping[tuple[str, str], float]
"""Ids of two documents, the lower first, and how much of one derives from the other."""

GRACE = 2.0
"""Days between two reports that say nothing."""
LEAD_CHARACTERS = 200
"""Characters of the text that the vector of title and lead sees."""


class Collection(NamedTuple):
    """The documents in the order of publication, with what the measures look at."""

    documents: Sequence[Document]
    words: Rows
    pairs: Rows
    names: Rows
    lead: Rows
    vectors: NDArray[np.float32] | None
    """Sentence vectors of title and lead; None without a model."""
    derived: Mapping[tuple[int, int], float]
    """Pairs (lower first) of which one text derives from the other, and how much."""


def common_words(found: Collection, left: Places, right: Places) -> Values:
    """Words in common, rare ones counting more (cosine of TF-IDF, square root)."""
    return np.sqrt(cosines(found.words, left, right))


def common_phrases(found: Collection, left: Places, right: Places) -> Values:
    """Pairs of neighbouring words in common."""
    return np.sqrt(cosines(found.pairs, left, right))


def common_names(found: Collection, left: Places, right: Places) -> Values:
    """Names in common: the same people, places and bodies."""
    return np.sqrt(cosines(found.names, left, right))


def common_lead(found: Collection, left: Places, right: Places) -> Values:
    """Words in common in the first hundred words, which say what is new."""
    return np.sqrt(cosines(found.lead, left, right))


def same_sense(found: Collection, left: Places, right: Places) -> Values:
    """Title and lead mean alike (cosine of sentence vectors)."""
    if found.vectors is None:
        return np.full(len(left), NO_VECTOR)
    products = np.zeros(len(left))
    for at in range(0, len(left), CHUNK):
        some = slice(at, at + CHUNK)
        products[some] = (found.vectors[left[some]] * found.vectors[right[some]]).astype(np.float64).sum(axis=1)
    return np.asarray(np.clip(products, 0, 1), np.float64)


CHUNK = 20_000
"""Pairs whose vectors are laid out at once: 60 MB."""


def days_between(found: Collection, left: Places, right: Places) -> Values:
    """Time between publications, log(1 + weeks beyond two days); 0 if a date is unknown."""
    known = [moments(document.published.value) for document in found.documents]
    ends = [(one.earliest.timestamp(), one.latest.timestamp()) if one else (np.nan, np.nan) for one in known]
    first, last = np.array(ends, np.float64).reshape(-1, 2).T / 86400
    gaps = np.nan_to_num(np.maximum(first[left] - last[right], first[right] - last[left]))
    weeks: Values = np.maximum(0.0, gaps - GRACE) / 7
    return np.log1p(weeks)


def common_text(found: Collection, left: Places, right: Places) -> Values:
    """One text derives from the other: 1 as a whole, less in part."""
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    return np.array([found.derived.get(pair, 0.0) for pair in pairs], np.float64)


class Measure(NamedTuple):
    """A row of the table."""

    function: Callable[[Collection, Places, Places], Values]
    weight: float


NO_VECTOR = 0.45
"""Similarity of sense that stands for "not known": that of two reports about as likely of one story as not."""
BIAS = -9.25
TABLE = (
    Measure(common_words, 2.96),
    Measure(common_phrases, 4.58),
    Measure(common_names, 4.11),
    Measure(common_lead, 2.79),
    Measure(same_sense, 6.57),
    Measure(days_between, -0.6),
    Measure(common_text, 3.0),
)
"""Weights of a logistic regression over the pairs of NewsCluster and of the ECB+ topics that are not dev; the last two
by hand. The sum with BIAS is a log-odds."""

WHOLE = {"same_text": 1.0, "revises": 1.0, "copies": 1.0, "reuses": 0.2, "credits": 0.3}
"""Lineage edge kind → how much it says that two documents are of one story."""


def collection(
    documents: Sequence[Document],
    found: Sequence[Terms],
    derived: Derived,
    vectors: NDArray[np.float32] | None,
    counted: Sequence[Counts | None] = (None,) * 4,
) -> Collection:
    """What the measures look at; `documents` in the order of publication, with the terms `found` in each. `counted`
    says of each kind of terms in how many documents they are; these, unless given."""
    whole, phrases, named, first = (rows([one[kind] for one in found], counted[kind]) for kind in range(4))
    place = {document.id: number for number, document in enumerate(documents)}
    inside = {(place[a], place[b]): value for (a, b), value in derived.items() if a in place and b in place}
    pairs = {(min(pair), max(pair)): value for pair, value in inside.items()}
    return Collection(documents, whole, phrases, named, first, vectors, pairs)


def derived_pairs(lineage: Sequence[Edge]) -> dict[tuple[str, str], float]:
    """Ids of two documents of which one derives from the other, the lower first, and how much."""
    derived: dict[tuple[str, str], float] = {}
    for edge in lineage:
        if edge.kind in WHOLE and edge.judgement == "positive":
            pair = min(edge.left, edge.right), max(edge.left, edge.right)
            derived[pair] = max(derived.get(pair, 0.0), WHOLE[edge.kind])
    return derived


def measured(found: Collection, left: Places, right: Places) -> list[Values]:
    """The value of each measure of TABLE for each pair; `left` sorted."""
    return [row.function(found, left, right) for row in TABLE]


def alone(values: Sequence[Values]) -> Values:
    """What the measures say together that look at both documents and at nothing else: all but the last."""
    own = zip(TABLE[:-1], values, strict=False)
    return sum((row.weight * value for row, value in own), np.zeros(len(values[0])))


def odds(own: Values, text: Values) -> Values:
    """Log-odds of each pair, of what its documents say `alone` and of their common text."""
    return BIAS + (own + TABLE[-1].weight * text)


def head(document: Document) -> str:
    """Title and beginning of the text, as the sentence vector sees it."""
    starts = [part.start for part in document.passages if part.kind == "body"]
    start = starts[0] if starts else 0
    text = document.text[start : start + LEAD_CHARACTERS]
    return f"{document.title}. {text}" if document.title and document.title not in text else text
