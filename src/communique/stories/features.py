"""What a document is about, as sparse rows of weighted terms: words, pairs of words, names, and the lead alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking import words
from communique.model import READ_KINDS, Document

BODY = 600
"""Words of a document that are looked at."""
LEAD = 100
"""Words of its lead."""
TERMS = 200
"""Heaviest terms kept of a row."""
BACKGROUND = 30
"""Documents of other stories that are imagined beside the collection, so that in a folder of five reports of one
story their common names still weigh something."""

STOP = frozenset(
    (
        "the a an of to in and for on at by with from as is are was were be been being that this it its he she they "
        "his her their them him has have had will would could should may might can not no but or if than then so we "
        "you i our your after before over about into out up down also more one two said says say who which what when "
        "where there been just like all new us mr mrs ms http https www com"
    ).split()
)
"""Words that tell no story."""
ENDINGS = ("ies", "ing", "ed", "es", "s")

Word = tuple[str, bool]
"""A normalised word, and whether it is written with a capital."""


class Rows(NamedTuple):
    """Unit vectors over terms, one a document, in compressed rows."""

    bounds: NDArray[np.int64]
    """Row i lies at bounds[i] to bounds[i + 1]."""
    terms: NDArray[np.int64]
    weights: NDArray[np.float32]
    counts: NDArray[np.int64]
    """Documents of each term."""

    def row(self, number: int) -> slice:
        """Where row `number` lies."""
        return slice(int(self.bounds[number]), int(self.bounds[number + 1]))


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """`word` without a plural or verb ending, if four letters remain."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def read_words(document: Document) -> list[Word]:
    """The first BODY words of title, headline and body."""
    ranges = [(part.start, part.end) for part in document.passages if part.kind in READ_KINDS] or None
    title = words(document.title or "").tokens
    found = words(document.text, ranges, max(BODY, len(title)))
    out = [(token, document.text[start].isupper()) for token, start in zip(*found[:2], strict=True)]
    if title and tuple(token for token, _ in out[: len(title)]) != title:
        out = [(token, False) for token in title] + out
    return out[:BODY]


def unigrams(found: Sequence[Word]) -> list[str]:
    """Stems of the words that tell something."""
    return [stem(word) for word, _ in found if word not in STOP and len(word) > 1]


def bigrams(found: Sequence[Word]) -> list[str]:
    """Pairs of neighbouring words that tell something."""
    pairs = zip(found, found[1:], strict=False)
    return [f"{stem(one)} {stem(two)}" for (one, _), (two, _) in pairs if one not in STOP and two not in STOP]


def names(found: Sequence[Word]) -> list[str]:
    """Words written with a capital."""
    return [word for word, capital in found if capital and word not in STOP]


def lead(found: Sequence[Word]) -> list[str]:
    """Stems of the lead."""
    return unigrams(found[:LEAD])


def rows(documents: Sequence[Sequence[Word]], terms_of: Callable[[Sequence[Word]], list[str]]) -> Rows:
    """TF-IDF rows (1 + log tf, smoothed idf), TERMS heaviest terms each, of length 1."""
    tallies = [Counter(terms_of(found)) for found in documents]
    counts = Counter(term for tally in tallies for term in tally)
    place = {term: number for number, term in enumerate(sorted(counts))}
    total = len(documents) + BACKGROUND
    idf = {term: math.log((1 + total) / (1 + count)) + 1 for term, count in counts.items()}
    kept = [_heaviest({term: (1 + math.log(n)) * idf[term] for term, n in tally.items()}) for tally in tallies]
    order = np.array([counts[term] for term in sorted(counts)], np.int64)
    return _packed([[(place[term], weight) for term, weight in row] for row in kept], order)


def _heaviest(row: dict[str, float]) -> list[tuple[str, float]]:
    best = list(row.items())
    if len(best) > TERMS:
        best = sorted(best, key=lambda item: (-item[1], item[0]))[:TERMS]
    length = math.sqrt(math.fsum(weight * weight for _, weight in best)) or 1.0
    return sorted((term, weight / length) for term, weight in best)


def _packed(table: Iterable[list[tuple[int, float]]], counts: NDArray[np.int64]) -> Rows:
    flat = list(table)
    bounds = np.cumsum([0, *(len(row) for row in flat)])
    terms = np.array([term for row in flat for term, _ in row], np.int64)
    return Rows(bounds, terms, np.array([weight for row in flat for _, weight in row], np.float32), counts)


def cosines(table: Rows, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Cosine of each pair of rows; `left` sorted. One row at a time is laid out and read at the others' terms."""
    out = np.zeros(len(left))
    board = np.zeros(len(table.counts), np.float32)
    bounds = [*np.flatnonzero(np.diff(left, prepend=-1)).tolist(), len(left)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        here = table.row(int(left[start]))
        board[table.terms[here]] = table.weights[here]
        out[start:end] = _products(table, board, right[start:end])
        board[table.terms[here]] = 0
    return out


def _products(table: Rows, board: NDArray[np.float32], others: NDArray[np.int64]) -> NDArray[np.float64]:
    starts, sizes = table.bounds[others], table.bounds[others + 1] - table.bounds[others]
    at = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    products = (board[table.terms[at]] * table.weights[at]).astype(np.float64)
    return np.bincount(np.repeat(np.arange(len(others)), sizes), products, len(others)).astype(np.float64)
