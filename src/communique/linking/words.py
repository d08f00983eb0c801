"""Words of a text with their places, written in one way: lower case, no accents, one kind of apostrophe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
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


def words(text: str, ranges: Iterable[tuple[int, int]] | None = None) -> Words:
    """Words of `text`, or only of its `ranges` (code points, end exclusive) when given."""
    found = [
        match
        for start, end in (ranges if ranges is not None else [(0, len(text))])
        for match in WORD.finditer(text, start, end)
    ]
    return Words(
        tuple(normal(match.group()) for match in found),
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
    )
