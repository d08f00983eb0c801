"""Boilerplate, learned from the collection: sign-up notices, copyright lines, appeals.

A line is a notice if it recurs in several documents and has nothing to do with what else those documents say. A text
that many outlets print recurs as well, but its headline and the rest of the page are about the same thing; the
paragraph of background that an agency puts into every report shares its names with the report. Notices moreover are
an outlet's own, while copies are printed by many. So syndicated texts are kept however widely they are printed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import numpy as np
from numpy.typing import NDArray

from communique.lineage.texts import Text
from communique.linking import shingles
from communique.linking.shingles import Hashes

LENGTH = 5
"""Words of a shingle."""
HOLDERS = 3
"""Documents in which a line must recur."""
REPEATED = 0.8
"""Share of a sentence's shingles that must recur."""
RELATED = 0.15
"""Share of content words in common with the rest of the document, from which a sentence belongs to the text."""

WORDING = re.compile(
    r"all rights reserved|subscrib|newsletter|sign(?:ed)? up|log in|cookie|terms of (?:use|service)|privacy policy|"
    r"continue reading|advertisement|\bclick (?:here|on)\b|stay (?:updated|informed|up to date)|follow us|"
    r"do you have a story|email us|may not be (?:published|reproduced|copied)|download (?:the|our) app|"
    r"free articles?|support our journalism|unlimited access|breaking news alerts|"
    r"contributed to this (?:report|story|article)",
    re.IGNORECASE,
)
"""What notices say everywhere; enough where a line recurs, whatever else the page says."""
WORDING_WORDS = 80


def without_notices(texts: list[Text]) -> list[Text]:
    """The texts without the words of sentences that are notices."""
    rows = [shingles(text.hashes, LENGTH) for text in texts]
    common = _common(rows)
    recurring = [_recurring(text, row, common) for text, row in zip(texts, rows, strict=True)]
    notices = _voted(texts, recurring)
    return [_stripped(text, found, notices) for text, found in zip(texts, recurring, strict=True)]


def _common(rows: list[Hashes]) -> dict[str, NDArray[np.uint64]]:
    """Shingles of two or more documents (`keys`, sorted), with the number of documents (`counts`)."""
    keys, counts = np.unique(
        np.concatenate([*(np.unique(row) for row in rows), np.zeros(0, np.uint64)]), return_counts=True
    )
    many = counts >= 2
    return {"keys": keys[many], "counts": counts[many].astype(np.uint64)}


def _recurring(text: Text, row: Hashes, common: dict[str, NDArray[np.uint64]]) -> dict[int, int]:
    """Sentence number → documents that share it, for sentences most of whose shingles recur."""
    if not len(row) or not len(common["keys"]):
        return {}
    at = np.minimum(np.searchsorted(common["keys"], row), len(common["keys"]) - 1)
    holders = np.where(common["keys"][at] == row, common["counts"][at], 0).astype(np.int64)
    inside = text.sentence[: len(row)] == text.sentence[LENGTH - 1 :]
    numbers, counts = text.sentence[: len(row)][inside], holders[inside]
    shares = np.bincount(numbers, counts >= 2, len(text.sentences)), np.bincount(numbers, minlength=len(text.sentences))
    chosen = np.flatnonzero((shares[1] > 0) & (shares[0] >= REPEATED * shares[1])).tolist()
    return {one: _middle(counts[numbers == one]) for one in chosen}


def _middle(counts: NDArray[np.int64]) -> int:
    """The median; of an even number the upper one."""
    return int(np.sort(counts)[len(counts) // 2])


def _voted(texts: list[Text], recurring: list[dict[int, int]]) -> frozenset[bytes]:
    """The sentences that most of their documents find foreign, and that few outlets print."""
    votes: dict[bytes, _Votes] = defaultdict(_Votes)
    for text, found in zip(texts, recurring, strict=True):
        for numbers in _layers(found):
            belongs = related(text, np.isin(text.sentence, numbers))
            for number in numbers:
                votes[_name(text, number)].add(text, belongs, _worded(text, number))
    return frozenset(name for name, vote in votes.items() if vote.notice())


class _Votes:
    """What the documents say in which one sentence stands."""

    def __init__(self) -> None:
        self.foreign = self.own = self.worded = 0
        self.outlets: Counter[str] = Counter()

    def add(self, text: Text, belongs: float | None, worded: bool) -> None:
        self.worded += worded
        self.outlets[text.document.outlet or ""] += 1
        self.foreign += belongs is not None and belongs < RELATED
        self.own += belongs is not None and belongs >= RELATED

    def notice(self) -> bool:
        """True if it says what notices say, or is foreign to most of its documents and of few outlets."""
        few = 2 * len(self.outlets) <= sum(self.outlets.values())
        return self.worded >= 2 or (few and self.foreign >= HOLDERS and self.foreign >= 2 * self.own)


def _layers(found: dict[int, int]) -> list[list[int]]:
    """Sentences that about as many documents share (within a factor of two): the parts of one template or one copy."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, count in found.items():
        if count >= 2:
            groups[count.bit_length()].append(number)
    return [sorted(groups[level]) for level in sorted(groups)]


def related(text: Text, inside: NDArray[np.bool_]) -> float | None:
    """Content words that the words marked by `inside` share with the rest of the document, as a share of the fewer;
    None if there is no rest to tell."""
    layer = np.unique(text.hashes[inside & text.content])
    rest = np.unique(np.concatenate([text.hashes[~inside & text.content], text.heading]))
    if len(rest) < 3 or not len(layer):
        return None
    shared = len(np.intersect1d(layer, rest, assume_unique=True))
    return shared / min(len(layer), len(rest))


def _worded(text: Text, number: int) -> bool:
    start, end = text.sentences[number]
    line = text.document.text[start:end]
    return WORDING.search(line) is not None and line.count(" ") < WORDING_WORDS


def _name(text: Text, number: int) -> bytes:
    """The words of a sentence, as their hashes."""
    low, high = np.searchsorted(text.sentence, [number, number + 1])
    return text.hashes[low:high].tobytes()


def _stripped(text: Text, found: dict[int, int], notices: frozenset[bytes]) -> Text:
    gone = [number for number in found if _name(text, number) in notices]
    return text.only(~np.isin(text.sentence, gone)) if gone else text
