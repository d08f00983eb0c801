"""What the network says of the words that may refer to something, kept until phrases are compared.

Two vectors a word are by far the most that the network says, and only the heads of phrases need them: less than two
words in five. So the vectors of words that are likely to head a phrase are kept; where another word turns out to head
one (3 in 100,000), its window is read again, which gives the same numbers.
"""

from __future__ import annotations

from mmap import mmap
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.reading.annotation.scores import Floats, read_windows
from communique.reading.annotation.windows import Window
from communique.weights import Model
from communique.weights.manifest import Labels
from communique.weights.wordpieces import Encoded

Ints = NDArray[np.int64]

QUERY, KEY = "cq", "ck"
"""Outputs of the network."""

NOUNS = ("NOUN", "PROPN", "PRON")
STAND_INS = ("DET", "NUM", "ADJ")
"""Parts of speech that head a phrase only where they stand for a noun: "all agreed", "in 1999"."""
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "appos")
"""Relations of what stands for a noun."""


class Rows(NamedTuple):
    """The vectors of n words."""

    queries: Floats
    """(rows, d): what looks for an antecedent, scaled by the root of d."""
    keys: Floats
    """(rows, d): what is looked for."""
    at: Ints
    """(n): the row of each word."""


class References:
    """The vectors of the words of a text that may refer to something."""

    def __init__(self, text: Encoded, windows: list[Window], model: Model, width: int) -> None:
        """`windows`: all that `text` is read in; `width`: numbers of one vector."""
        self.text, self.windows, self.model = text, windows, model
        count = len(text.case)
        self.queries, self.keys = unfilled(count + 1, width), unfilled(count + 1, width)
        self.rows = np.full(count, -1, np.int32)
        """(words): the row of each, -1 if it is not kept. Row 0 is zero: that of what is no word."""
        self.used = 1

    def add(self, window: Window, scores: dict[str, Floats], words: Ints) -> None:
        """Keeps the vectors of `words` that `window` owns."""
        here = slice(self.used, self.used + len(words))
        self.queries[here] = scores[QUERY][words - window.start]
        self.queries[here] *= self.queries.shape[1] ** -0.5
        self.keys[here] = scores[KEY][words - window.start]
        self.rows[words] = np.arange(here.start, here.stop)
        self.used = here.stop

    def of(self, words: Ints) -> Rows:
        """The vectors of `words` (numbers of words, -1 for none); those that were not kept are read again."""
        lacking = np.unique(words[(words >= 0) & (self.rows[words] < 0)])
        owners = np.searchsorted([window.first for window in self.windows], lacking, side="right") - 1
        for number in np.unique(owners).tolist():
            window = self.windows[number]
            self.add(window, read_windows([window], self.model, self.text)[0], lacking[owners == number])
        return Rows(self.queries, self.keys, np.where(words >= 0, self.rows[words], 0))


class Located(NamedTuple):
    """The vectors of a text whose words are found by their tokens."""

    references: References
    words: Ints
    """(words): the token of each, in order."""

    def of(self, tokens: Ints) -> Rows:
        """The vectors of `tokens`; all numbers are 0 where a token is no word."""
        near = np.minimum(np.searchsorted(self.words, tokens), len(self.words) - 1)
        return self.references.of(np.where(self.words[near] == tokens, near, -1))


def unfilled(rows: int, width: int) -> Floats:
    """(rows, width) zeros that take memory only as they are filled, and give it back at once."""
    return np.frombuffer(mmap(-1, rows * width * 4), np.float32).reshape(rows, width)


def likely_heads(upos: Ints, deps: Ints, names: Ints, labels: Labels) -> NDArray[np.bool_]:
    """(words): whether a word may head a phrase, by what the network says of it (rows of `labels`): nouns, what stands
    for one, the words of a name and a determiner before it.
    """
    named = names != labels.names.index("O")
    stands = rows_of(upos, labels.upos, STAND_INS) & rows_of(deps, labels.deps, ARGUMENTS)
    found: NDArray[np.bool_] = rows_of(upos, labels.upos, NOUNS) | named | stands
    found[:-1] |= rows_of(upos[:-1], labels.upos, ("DET",)) & named[1:]
    return found


def rows_of(values: Ints, labels: tuple[str, ...], wanted: tuple[str, ...]) -> NDArray[np.bool_]:
    """Whether each value is the row of one of the `wanted` labels."""
    return np.array([label in wanted for label in labels], np.bool_)[values]
