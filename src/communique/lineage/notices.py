"""Boilerplate, learned from the collection: sign-up notices, copyright lines, appeals.

A line is a notice if it recurs in several documents and has nothing to do with what else those documents say. A text
that many outlets print recurs as well, but its headline and the rest of the page are about the same thing; the
paragraph of background that an agency puts into every report shares its names with the report. Notices moreover are
an outlet's own, while copies are printed by many. So syndicated texts are kept however widely they are printed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.lineage.texts import RUN, Text
from communique.linking.shingles import Hashes, places_in, recurring, shingles, sieved

HOLDERS = 3
"""Documents in which a line must recur."""
WORDED = 2
"""Documents in which one that says what notices say must recur."""
REPEATED = 0.8
"""Share of a sentence's shingles that must recur."""
RELATED = 0.15
"""Share of content words in common with the rest of the document, from which a sentence belongs to the text."""

Places = NDArray[np.int64]

LOOKED = 2000
"""Texts whose sentences are looked at together: bounds memory."""


class Recurring(NamedTuple):
    """A sentence most of whose runs of words stand in other documents too."""

    number: int
    holders: int
    """Documents that share it: the median of its runs, of an even number the upper one."""
    name: bytes
    """Its words, as their hashes."""


def without_notices(texts: list[Text]) -> list[Text]:
    """The texts without the words of sentences that are notices."""
    some = np.flatnonzero(_suspected(texts)).tolist()
    found = _all_recurring([texts[number] for number in some], texts)
    notices = _voted([texts[number] for number in some], found)
    out = list(texts)
    for number, row in zip(some, found, strict=True):
        out[number] = _stripped(texts[number], row, notices)
    return out


def _suspected(texts: list[Text]) -> NDArray[np.bool_]:
    """Texts with a sentence that may be a notice, by how many sentences have its words, how many of them say what
    notices say, and how many outlets print it. What the rest of the texts say is not looked at yet."""
    homes = np.repeat(np.arange(len(texts)), [text.lines for text in texts])
    names = np.concatenate([*(text.names for text in texts), np.zeros(0, np.uint64)])
    keys, _ = recurring(names[names > 0])
    at = places_in(names, keys)
    shared = np.flatnonzero(at >= 0)
    at, homes = at[shared], homes[shared]
    often = np.bincount(at, minlength=len(keys))
    may_be = (often >= HOLDERS) & (2 * _outlets(texts, homes, at, len(keys)) <= often)
    out = np.zeros(len(texts), bool)
    out[homes[(may_be | (_worded(texts, shared, at, len(keys)) >= WORDED))[at]]] = True
    return out


def _outlets(texts: list[Text], homes: Places, keys: Places, count: int) -> Places:
    """How many outlets have each key."""
    number: dict[str, int] = {}
    outlet = np.array([number.setdefault(text.document.outlet or "", len(number)) for text in texts], np.int64)
    pairs = np.unique(keys * max(1, len(number)) + outlet[homes])
    return np.bincount(pairs // max(1, len(number)), minlength=count)


def _worded(texts: list[Text], sentences: Places, keys: Places, count: int) -> Places:
    """How many of the `sentences` with each key say what notices say; they are numbered through all texts."""
    firsts = np.cumsum([0, *(text.lines for text in texts)]).tolist()
    said = [first + one for text, first in zip(texts, firsts, strict=False) for one in text.worded]
    return np.bincount(keys[np.isin(sentences, said)], minlength=count)


def _all_recurring(some: list[Text], texts: list[Text]) -> list[list[Recurring]]:
    """For each of `some` of the texts the sentences most of whose runs stand in two or more."""
    own = np.concatenate([*(text.runs for text in some), np.zeros(0, np.uint64)])
    others = [text.runs for text in texts] if some else []
    every = np.concatenate([*others, np.zeros(0, np.uint64)])
    keys, counts = recurring(every[sieved(every, own)])
    return [row for at in range(0, len(some), LOOKED) for row in _recurring(some[at : at + LOOKED], keys, counts)]


def _recurring(texts: list[Text], keys: Hashes, counts: NDArray[np.int64]) -> list[list[Recurring]]:
    """For each text the sentences most of whose runs are in `keys`, those of two or more documents."""
    found: list[list[Recurring]] = [[] for _ in texts]
    words = np.concatenate([*(text.hashes for text in texts), np.zeros(0, np.uint64)])
    if len(words) < RUN or not len(keys):
        return found
    firsts = np.cumsum([0, *(text.lines for text in texts)])
    line = np.concatenate([text.detail().sentence + first for text, first in zip(texts, firsts.tolist(), strict=False)])
    inside = np.flatnonzero(line[: len(line) - RUN + 1] == line[RUN - 1 :])
    at = places_in(shingles(words, RUN)[inside], keys)
    holders = np.where(at >= 0, counts[at], 0)
    of, many = line[inside], int(firsts[-1])
    every, shared = np.bincount(of, minlength=many), np.bincount(of, holders >= 2, many)
    chosen = np.flatnonzero((every > 0) & (shared >= REPEATED * every))
    starts, ends = (np.searchsorted(of, chosen, side).tolist() for side in ("left", "right"))
    lows, highs = (np.searchsorted(line, chosen, side).tolist() for side in ("left", "right"))
    homes = (np.searchsorted(firsts, chosen, "right") - 1).tolist()
    rows, values = zip(chosen.tolist(), homes, starts, ends, lows, highs, strict=True), holders.tolist()
    for sentence, home, start, end, low, high in rows:
        middle = sorted(values[start:end])[(end - start) // 2]
        found[home].append(Recurring(sentence - int(firsts[home]), middle, words[low:high].tobytes()))
    return found


def _voted(texts: list[Text], rows: list[list[Recurring]]) -> frozenset[bytes]:
    """The sentences that say what notices say, and those that few outlets print and most of their documents find
    foreign."""
    votes: dict[bytes, _Votes] = defaultdict(_Votes)
    for text, found in zip(texts, rows, strict=True):
        for one in found:
            votes[one.name].print(text, one.number in text.worded)
    for text, found in zip(texts, rows, strict=True):
        for layer in _layers(found):
            if any(votes[one.name].open() for one in layer):
                belongs = related(text, text.within(one.number for one in layer))
                for one in layer:
                    votes[one.name].add(belongs)
    return frozenset(name for name, vote in votes.items() if vote.notice())


class _Votes:
    """What the documents say in which one sentence stands."""

    def __init__(self) -> None:
        self.foreign = self.own = self.worded = self.printed = 0
        self.outlets = set[str]()

    def print(self, text: Text, worded: bool) -> None:
        self.printed += 1
        self.worded += worded
        self.outlets.add(text.document.outlet or "")

    def add(self, belongs: float | None) -> None:
        self.foreign += belongs is not None and belongs < RELATED
        self.own += belongs is not None and belongs >= RELATED

    def open(self) -> bool:
        """True if what its documents find of it matters: it is not worded as a notice, and of few outlets."""
        few = 2 * len(self.outlets) <= self.printed
        return few and self.printed >= HOLDERS and self.worded < WORDED

    def notice(self) -> bool:
        """True if it says what notices say, or is foreign to most of its documents and of few outlets."""
        foreign = self.foreign >= HOLDERS and self.foreign >= 2 * self.own
        return self.worded >= WORDED or (self.open() and foreign)


def _layers(found: list[Recurring]) -> list[list[Recurring]]:
    """Sentences that about as many documents share (within a factor of two): the parts of one template or one copy."""
    groups: dict[int, list[Recurring]] = defaultdict(list)
    for one in found:
        if one.holders >= 2:
            groups[one.holders.bit_length()].append(one)
    return [groups[level] for level in sorted(groups)]


def related(text: Text, inside: NDArray[np.bool_]) -> float | None:
    """Content words that the words marked by `inside` share with the rest of the document, as a share of the fewer;
    None if there is no rest to tell."""
    detail = text.detail()
    layer = set(text.hashes[inside & detail.content].tolist())
    rest = set(text.hashes[~inside & detail.content].tolist()) | set(detail.heading.tolist())
    return len(layer & rest) / min(len(layer), len(rest)) if len(rest) >= 3 and layer else None


def _stripped(text: Text, found: list[Recurring], notices: frozenset[bytes]) -> Text:
    gone = [one.number for one in found if one.name in notices]
    return text.only(~text.within(gone)) if gone else text
