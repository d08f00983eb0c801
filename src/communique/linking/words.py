"""Words of a text with their places, written in one way: lower case, no accents, one kind of apostrophe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+")
"""A number with its separators, or letters with inner apostrophes. Linear: no nested repetition over one class."""


class Words(NamedTuple):
    """Words of one text in its order."""

    tokens: tuple[str, ...]
    """Normalised forms."""
    starts: tuple[int, ...]
    """First code point of each word in the text."""
    ends: tuple[int, ...]
    """One past the last code point of each word."""


@lru_cache(maxsize=1 << 17)
def normal(word: str) -> str:
    """`word` in lower case, without accents and possessive ending, with straight apostrophes."""
    plain = word.casefold().replace("’", "'").replace("ʼ", "'")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.removesuffix("'s")


def words(text: str, ranges: Iterable[tuple[int, int]] | None = None, most: int | None = None) -> Words:
    """Words of `text`, or only of its `ranges` (code points, end exclusive) when given; at most the first `most`."""
    matches = chain.from_iterable(
        WORD.finditer(text, start, end) for start, end in (ranges if ranges is not None else [(0, len(text))])
    )
    spans = [match.span() for match in islice(matches, most)]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return Words(tuple([normal(text[start:end]) for start, end in spans]), starts, ends)
