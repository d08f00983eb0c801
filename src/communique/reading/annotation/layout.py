"""Which tokens of a document are read, and where its paragraphs begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.reading.tokens.shell import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

BLANK_LINE = re.compile(r"[\n\r\v\f\u2028\u2029\x85][^\S\n]*[\n\r\v\f\u2028\u2029\x85]")
"""A blank line, or two line ends of any kind with no more than spaces between."""

LINE_END = re.compile(r"[\n\r\v\f\u2028\u2029\x85]")
"""A line end of any kind."""

STOP = re.compile(r"^[.!?…]+$")
"""A token that can end a sentence."""

CLOSING = frozenset("\"'”’»)]}") | {"''"}
"""Tokens that belong to the sentence before them."""

WRAPPED_SHARE = 0.3
"""Share of line ends inside sentences from which on a text counts as wrapped by hand at a fixed width."""


class Layout(NamedTuple):
    """The n words (tokens that are read and not white space) of a document of t tokens."""

    read: NDArray[np.bool_]
    """(t): the token lies in a passage that is read."""
    words: NDArray[np.int64]
    """(n): token number of each word."""
    forms: list[str]
    """(n): the words."""
    spaced: NDArray[np.bool_]
    """(n): white space stands before the word."""
    begins: NDArray[np.bool_]
    """(n): the word begins a paragraph; no sentence crosses it."""
    stops: NDArray[np.bool_]
    """(n): the word may begin a sentence, by the marks before it alone."""

    @property
    def heading(self) -> int:
        """Words of the first paragraph if it is a heading: a line without a mark at its end; else 0."""
        end = int(np.argmax(self.begins[1:])) + 1 if self.begins[1:].any() else 0
        return end if end and self.forms[end - 1][-1:].isalnum() else 0


def lay_out(doc: Doc, ranges: Sequence[tuple[int, int]]) -> Layout:
    """The words of `doc` inside the character `ranges` (ordered, not overlapping)."""
    length, trailing, space = doc.to_array(["LENGTH", "SPACY", "IS_SPACE"]).astype(np.int64).T.reshape(3, -1)
    starts = np.cumsum(length + trailing) - length - trailing
    passage = passages_of(starts, ranges)
    read = passage >= 0
    words = np.flatnonzero(read & (space == 0))
    ends = (starts + length)[words]
    text = text_of(doc)
    forms = [text[start:end] for start, end in zip(starts[words].tolist(), ends.tolist(), strict=True)]
    spaced = np.ones(len(words), np.bool_)
    spaced[1:] = starts[words[1:]] > ends[:-1]
    begins = paragraph_begins(text, words, starts[words], ends, passage[words])
    return Layout(read, words, forms, spaced, begins, stop_begins(forms, spaced) | begins)


def passages_of(starts: NDArray[np.int64], ranges: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """Number of the range in which each token begins, −1 for none."""
    if not ranges:
        return np.full(len(starts), -1)
    first, last = np.array(ranges, np.int64).T
    nearest = np.searchsorted(first, starts, side="right") - 1
    return np.where((nearest >= 0) & (starts < last[nearest]), nearest, -1)


def paragraph_begins(
    text: str, words: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64], passage: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Words that begin a passage or come after a blank line, or after any line end in a text that is not wrapped."""
    begins = np.zeros(len(starts), np.bool_)
    begins[:1] = True
    begins[1:] = passage[1:] != passage[:-1]
    gaps = [int(word) for word in np.flatnonzero(np.diff(words) > 1) + 1 if not begins[word]]
    broken = [word for word in gaps if LINE_END.search(text, ends[word - 1], starts[word])]
    blank = [word for word in broken if BLANK_LINE.search(text, ends[word - 1], starts[word])]
    single = sorted(set(broken) - set(blank))
    begins[blank] = True
    begins[single] = not is_wrapped([(text[ends[word - 1] - 1], text[starts[word]]) for word in single])
    return begins


def is_wrapped(line_ends: Sequence[tuple[str, str]]) -> bool:
    """Whether single line ends (last character before, first after) often fall inside a sentence."""
    inside = sum(before not in ".!?:;…”\"'’)" and after.islower() for before, after in line_ends)
    return inside > WRAPPED_SHARE * len(line_ends)


def stop_begins(forms: Sequence[str], spaced: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Words that come after a full stop and the quotation marks or brackets that close with it."""
    begins = np.zeros(len(forms), np.bool_)
    ended = False
    for word, form in enumerate(forms):
        if ended and spaced[word]:
            begins[word], ended = True, False
        if STOP.match(form):
            ended = True
        elif not (ended and form in CLOSING):
            ended = False
    return begins
