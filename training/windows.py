"""Words to word pieces, windows to arrays, arrays to batches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from training.base import base_folder
from training.data.units import Unit, Window
from training.labels import IGNORE, case_of

MOST_PIECES = 510
"""The encoder has 512 places."""


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer of the base encoder, without padding or truncation."""
    made = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


@dataclass(frozen=True, slots=True)
class Example:
    """A window as the network takes it. ``first`` is the first piece of each word."""

    window: Window
    ids: list[int]
    case: list[int]
    first: list[int]


def measure(units: Iterable[Unit]) -> list[Unit]:
    """Sets ``size`` of each unit, and returns them."""
    units = list(units)
    distinct = sorted({word for unit in units for word in unit.words})
    encoded = tokenizer().encode_batch(distinct, add_special_tokens=False)
    pieces = {word: len(e.ids) for word, e in zip(distinct, encoded, strict=True)}
    for unit in units:
        unit.size = sum(pieces[word] for word in unit.words)
    return units


def encode(window: Window) -> Example | None:
    """The pieces of a window; None where they are more than the encoder takes."""
    encoded = tokenizer().encode(window.words, is_pretokenized=True)
    if len(encoded.ids) > MOST_PIECES:
        return None
    first: dict[int, int] = {}
    for k, word in enumerate(encoded.word_ids):
        if word is not None:
            first.setdefault(word, k)
    places, last = [], 0
    for k in range(len(window.words)):  # a word without pieces borrows those of the one before
        last = first.get(k, last)
        places.append(last)
    shapes = [case_of(word) for word in window.words]
    return Example(window, encoded.ids, [0 if w is None else shapes[w] for w in encoded.word_ids], places)


def batched(examples: Sequence[Example], pieces: int, rnd: Random | None = None) -> list[list[Example]]:
    """Batches of examples alike in length, each at most ``pieces`` with padding; shuffled if ``rnd`` is given."""
    def length(example: Example) -> float:
        return len(example.ids) + (rnd.random() * 20 if rnd else 0)

    batches: list[list[Example]] = []
    longest = 0
    for example in sorted(examples, key=length):
        longest = max(longest, len(example.ids))
        if not batches or (len(batches[-1]) + 1) * longest > pieces:
            batches.append([])
            longest = len(example.ids)
        batches[-1].append(example)
    if rnd:
        rnd.shuffle(batches)
    return batches


def collated(examples: Sequence[Example]) -> dict[str, Tensor]:
    """Arrays of one batch: the four inputs, ``real`` (which words are), and every target, padded with ``IGNORE``."""
    wide = max(len(e.ids) for e in examples)
    words = max(len(e.first) for e in examples)
    arrays = {
        "ids": _padded([e.ids for e in examples], wide, 0),
        "mask": _padded([[1] * len(e.ids) for e in examples], wide, 0),
        "case": _padded([e.case for e in examples], wide, 0),
        "widx": _padded([e.first for e in examples], words, 0),
        "real": _padded([[1] * len(e.first) for e in examples], words, 0).astype(bool),
        "unit": _padded([e.window.unit_of for e in examples], words, -1),
    }
    sample = examples[0].window
    for name in (*sample.layers, *sample.pointers):
        rows = [{**e.window.layers, **e.window.pointers}[name] for e in examples]
        arrays[name] = _padded(rows, words, IGNORE)
    for name in sample.scores:
        arrays[name] = _padded([e.window.scores[name] for e in examples], words, np.nan, np.float32)
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def _padded(
    rows: Sequence[Sequence[float]], width: int, fill: float, kind: type[np.generic] = np.int64
) -> NDArray[np.generic]:
    array = np.full((len(rows), width), fill, kind)
    for k, row in enumerate(rows):
        array[k, : len(row)] = row
    return array
