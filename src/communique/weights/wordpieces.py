"""Words to the network's input: wordpiece numbers and a case class for each word.

The encoder's vocabulary is lower-cased; the case of a word goes in through a channel of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.errors import ModelError
from communique.weights.manifest import REMEDY

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_PIECES = 12
"""Wordpieces read of one word: the first stands for the word, the later ones are context; bounds hostile words."""

MOST_CHARACTERS = 100
"""Characters read of one word."""

CACHED_WORDS = 200_000
"""Distinct words whose pieces are kept; then the cache starts anew."""

LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = 1, 2, 3, 4, 5, 6
"""Case classes; 0 is for the special pieces."""


class Encoded(NamedTuple):
    """A run of n words as the network sees them."""

    pieces: NDArray[np.int64]
    """Wordpiece numbers of all words, one after another."""
    offsets: NDArray[np.int64]
    """(n + 1): where each word's pieces begin in `pieces`; a word may have none."""
    case: NDArray[np.int64]
    """(n): case class of each word."""


def case_class(word: str) -> int:
    """Case class of a word: digits anywhere, no letters, lower, UPPER, Title, or mixed."""
    if any(map(str.isdigit, word)):
        return DIGIT
    if not any(map(str.isalpha, word)):
        return OTHER
    if word.islower():
        return LOWER
    if len(word) > 1 and word.isupper():
        return UPPER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return TITLE
    return MIXED


class WordPieces:
    """The model's wordpiece vocabulary, with the pieces of frequent words kept."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self.tokenizer = tokenizer
        self.first, self.last = (special(tokenizer, name) for name in ("[CLS]", "[SEP]"))
        self._known: dict[str, tuple[list[int], int]] = {}

    def encode(self, words: Sequence[str]) -> Encoded:
        """`words` as wordpieces and case classes; a word without pieces (a control character) has none."""
        self._learn(words)
        known = [self._known[word] for word in words]
        counts = np.array([len(pieces) for pieces, _ in known], np.int64)
        offsets = np.concatenate(([0], np.cumsum(counts)))
        flat = list(chain.from_iterable([pieces for pieces, _ in known]))
        return Encoded(np.array(flat, np.int64), offsets, np.array([kind for _, kind in known], np.int64))

    def _learn(self, words: Sequence[str]) -> None:
        """Makes sure that the pieces of all `words` are known."""
        if len(self._known) > CACHED_WORDS:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        clipped = [word[:MOST_CHARACTERS] for word in new]
        encodings: list[Any] = self.tokenizer.encode_batch_fast(clipped, add_special_tokens=False)
        for word, clip, encoding in zip(new, clipped, encodings, strict=True):
            self._known[word] = (encoding.ids[:MOST_PIECES], case_class(clip))


def special(tokenizer: Tokenizer, name: str) -> int:
    """Number of a special piece; ModelError if the vocabulary lacks it."""
    number = tokenizer.token_to_id(name)
    if number is None:
        raise ModelError("tokenizer.json", f"lacks the piece {name}", REMEDY)
    return int(number)


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer in `path`; ModelError if it cannot be read."""
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception
        raise ModelError(str(path), f"is not a tokenizer: {error}", REMEDY) from error
