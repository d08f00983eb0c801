"""Lines that name their own speaker: turns of a transcript ("ORLAN: We agreed.") and signed quotations ("“We
agreed.” — Ada Orlan").

The line says who speaks. The network, which does not see where lines end, gives such words to the name before or after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from communique.reading.annotation.attributions import QUOTES, Attribution, Range, first_word

DASHES = frozenset("-–—―") | {"--"}
"""Before the name that signs."""

PARTICLES = frozenset("bin da de del della di du la le of the van von y".split())
"""Words of a name that may be small."""

LONGEST_NAME = 7
"""Words of who signs or speaks."""

FEWEST = 3
"""Turns before lines with colons are taken for a transcript; two speakers at least, one of them twice."""


def spoken_lines(forms: Sequence[str], begins: NDArray[np.bool_]) -> list[Attribution]:
    """What the lines themselves say, in order. `begins`: (n) a line begins."""
    edges = [*np.flatnonzero(begins).tolist(), len(forms)]
    lines = list(pairwise(edges))
    signs = [found for line in lines if (found := signed(forms, *line)) is not None]
    return sorted(signs + transcript(forms, lines), key=first_word)


def signed(forms: Sequence[str], start: int, end: int) -> Attribution | None:
    """A line that begins with a quotation mark and ends with a closed quotation, a dash and a name."""
    if forms[start] not in QUOTES:
        return None
    last = end - 1 if forms[end - 1] == "." else end
    for dash in range(last - 2, max(start + 1, last - LONGEST_NAME - 2), -1):
        if (close := closed_before(forms, dash)) is not None:
            fits = is_name(forms[dash + 1 : last])
            return Attribution(((dash + 1, last),), ((dash, dash + 1),), ((start, close),)) if fits else None
    return None


def closed_before(forms: Sequence[str], dash: int) -> int | None:
    """End of the quotation that closes just before the dash (or in one word with it); None if this is not so."""
    mark = forms[dash]
    if mark in DASHES:
        return dash if forms[dash - 1] in QUOTES else None
    return dash if mark[-1] in DASHES and mark[:-1] in QUOTES else None


def is_name(words: Sequence[str]) -> bool:
    """Whether all words are capitalised, but for particles."""
    fits = all(word[0].isupper() or word.lower() in PARTICLES for word in words)
    return bool(words) and fits and words[0][0].isupper()


def transcript(forms: Sequence[str], lines: Iterable[Range]) -> list[Attribution]:
    """The turns of a transcript; none if too few lines look like turns, or nobody speaks twice."""
    found = [turn for line in lines if (turn := turn_of(forms, *line)) is not None]
    speakers = Counter(tuple(forms[slice(*turn.source[0])]) for turn in found)
    return found if len(found) >= FEWEST and 1 < len(speakers) < len(found) else []


def turn_of(forms: Sequence[str], start: int, end: int) -> Attribution | None:
    """A line that begins with a name in capitals and a colon, perhaps behind a quotation mark."""
    first = start + (forms[start] in QUOTES)
    for colon in range(first + 1, min(first + LONGEST_NAME + 1, end - 1)):
        if forms[colon] == ":":
            fits = is_label(forms[first:colon])
            return Attribution(((first, colon),), ((colon, colon + 1),), ((colon + 1, end),)) if fits else None
    return None


def is_label(words: Sequence[str]) -> bool:
    """Whether all words are in capitals, at least one of them longer than a letter."""
    return all(word.isupper() for word in words) and any(len(word) > 1 and word.isalpha() for word in words)


def with_spoken(found: Iterable[Attribution], spoken: Sequence[Attribution]) -> list[Attribution]:
    """`found` outside of the lines that name their speaker, and these lines."""
    taken = [extent(line) for line in spoken]
    kept = (Attribution(*(outside(ranges, taken) for ranges in group)) for group in found)
    return sorted([*(group for group in kept if group.content or group.source), *spoken], key=first_word)


def extent(line: Attribution) -> Range:
    """First and last word of what a line says."""
    ranges = [piece for part in line for piece in part]
    return min(start for start, _ in ranges), max(end for _, end in ranges)


def outside(ranges: Sequence[Range], taken: Sequence[Range]) -> tuple[Range, ...]:
    """What of `ranges` no taken range holds."""
    left = list(ranges)
    for low, high in taken:
        pieces = [((start, min(end, low)), (max(start, high), end)) for start, end in left]
        left = [piece for pair in pieces for piece in pair if piece[0] < piece[1]]
    return tuple(left)


def spoken_tags(tags: list[str], spoken: Iterable[Attribution]) -> None:
    """Writes the parts of such lines into `tags`."""
    for line in spoken:
        low, high = extent(line)
        tags[low:high] = ["O"] * (high - low)
        if high < len(tags) and tags[high].startswith("I-"):
            tags[high] = f"B-{tags[high][2:]}"
        for kind, ranges in zip(("Source", "Cue", "Content"), line, strict=True):
            for start, end in ranges:
                tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
