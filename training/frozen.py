"""The sentence encoder as it is shipped (ONNX), for the heads that are trained on its frozen vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from training.base import base_folder

MOST_PIECES = 128
BATCH_PIECES = 2048

Floats = NDArray[np.float32]


class Frozen:
    """Vectors of texts and of their word pieces."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MOST_PIECES)

    def read(self, texts: Sequence[str]) -> Iterator[tuple[int, Encoding, Floats, Floats]]:
        """Place of a text, its pieces, its vector (384) and those of its pieces (pieces × 384); shortest first."""
        encoded = self.tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda k: len(encoded[k].ids))
        while order:
            size = max(1, min(len(order), BATCH_PIECES // len(encoded[order[min(len(order), 64) - 1]].ids)))
            batch, order = order[:size], order[size:]
            vectors, tokens = self._run([encoded[k].ids for k in batch])
            for row, k in enumerate(batch):
                yield k, encoded[k], vectors[row], tokens[row, : len(encoded[k].ids)]

    def vector(self, pieces: Sequence[int]) -> Floats:
        """Vector of one text, given as numbers of word pieces, run alone as the program runs it."""
        found: Floats = self._run([pieces])[0][0]
        return found

    def _run(self, pieces: Sequence[Sequence[int]]) -> tuple[Floats, Floats]:
        ids = np.zeros((len(pieces), max(map(len, pieces))), np.int64)
        mask = np.zeros_like(ids)
        for row, numbers in enumerate(pieces):
            ids[row, : len(numbers)], mask[row, : len(numbers)] = numbers, 1
        given = {"ids": ids, "mask": mask, "amount": np.zeros(1, np.float32)}
        used = {part.name: given[part.name] for part in self.session.get_inputs()}
        vectors, tokens = self.session.run(["vectors", "tokens"], used)
        return vectors, tokens
