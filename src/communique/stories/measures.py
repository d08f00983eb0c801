"""How much speaks for two documents being of one story: a table of named measures with weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking import moments
from communique.model import Document, Edge
from communique.stories.features import Rows, cosines, rows
from communique.stories.terms import Terms

Values = NDArray[np.float64]
Places = NDArray[np.int64]

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
        products[some] = (found.vectors[left[some]] * found.vectors[right[some]]).sum(axis=1, dtype=np.float64)
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
    documents: Sequence[Document], found: Sequence[Terms], lineage: Sequence[Edge], vectors: NDArray[np.float32] | None
) -> Collection:
    """What the measures look at; `documents` in the order of publication, with the terms `found` in each."""
    place = {document.id: number for number, document in enumerate(documents)}
    derived: dict[tuple[int, int], float] = {}
    for edge in lineage:
        if edge.kind in WHOLE and edge.judgement == "positive" and edge.left in place and edge.right in place:
            one, two = sorted((place[edge.left], place[edge.right]))
            derived[one, two] = max(derived.get((one, two), 0.0), WHOLE[edge.kind])
    whole, phrases, named, first = (rows([one[kind] for one in found]) for kind in range(4))
    return Collection(documents, whole, phrases, named, first, vectors, derived)


def measured(found: Collection, left: Places, right: Places) -> list[Values]:
    """The value of each measure of TABLE for each pair; `left` sorted."""
    return [row.function(found, left, right) for row in TABLE]


def widened(
    found: Collection, left: Places, right: Places, values: Sequence[Values], wanted: tuple[Places, Places]
) -> tuple[Places, Places, list[Values]]:
    """The `wanted` pairs, sorted, which hold all of `left` and `right`, with the value of each measure: `values` for
    those that were measured before."""
    count = len(found.documents)
    codes = wanted[0] * count + wanted[1]
    before = np.searchsorted(codes, left * count + right)
    new = np.ones(len(codes), bool)
    new[before] = False
    out = [np.zeros(len(codes)) for _ in values]
    for whole, known, made in zip(out, values, measured(found, wanted[0][new], wanted[1][new]), strict=True):
        whole[before], whole[new] = known, made
    return wanted[0], wanted[1], out


def odds(values: Sequence[Values]) -> Values:
    """Log-odds of each pair."""
    return BIAS + sum((row.weight * value for row, value in zip(TABLE, values, strict=True)), np.zeros(len(values[0])))


def head(document: Document) -> str:
    """Title and beginning of the text, as the sentence vector sees it."""
    starts = [part.start for part in document.passages if part.kind == "body"]
    start = starts[0] if starts else 0
    text = document.text[start : start + LEAD_CHARACTERS]
    return f"{document.title}. {text}" if document.title and document.title not in text else text
