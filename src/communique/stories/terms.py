"""Terms of a document that tell which story it is of: words, pairs of words, names, and words of its lead.

They hang on the document alone, so a store keeps them; what they weigh hangs on the whole collection (`features`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.engine import spread
from communique.linking import words
from communique.linking.shingles import Hashes, hashed
from communique.model import READ_KINDS, Document
from communique.store import Made, Store

BODY = 600
"""Words of a document that are looked at."""
LEAD = 100
"""Words of its lead."""

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


class Tally(NamedTuple):
    """Terms of one kind in one document."""

    terms: Hashes
    """A stable hash of each, sorted, none twice."""
    counts: NDArray[np.uint16]
    """How often each occurs."""


KINDS: tuple[Callable[[Sequence[Word]], list[str]], ...] = (unigrams, bigrams, names, lead)
"""The kinds of terms, in the order in which `terms` gives them."""

Terms = tuple[Tally, ...]
"""One tally a kind."""


def counted(document: Document) -> Terms:
    """The terms of a document."""
    read = read_words(document)
    return tuple(tally(row) for row in hashed([kind(read) for kind in KINDS]))


def tally(row: Hashes) -> Tally:
    """Each hash of a row once, with how often it occurs."""
    found, counts = np.unique(row, return_counts=True)
    return Tally(found, counts.astype(np.uint16))


def packed(found: Terms) -> bytes:
    """The terms as a store keeps them."""
    return msgspec.msgpack.encode([(one.terms.tobytes(), one.counts.tobytes()) for one in found])


def unpacked(_: Document, record: bytes) -> Terms:
    """The terms that `packed` made a record of."""
    found = msgspec.msgpack.decode(record, type=list[tuple[bytes, bytes]])
    return tuple(Tally(np.frombuffer(one, np.uint64), np.frombuffer(two, np.uint16)) for one, two in found)


TERMS = Made("terms", counted, packed, unpacked)


def terms(documents: Sequence[Document], store: Store | None = None, jobs: int = 1) -> list[Terms]:
    """The terms of each document; those that `store` knows are not counted again."""
    return TERMS.of(documents, store, partial(spread, jobs))
