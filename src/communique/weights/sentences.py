"""Sentence vectors for similarity."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.weights.network import run_network

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MOST_PIECES = 128
"""Wordpieces read of one text; the rest is cut off."""

MOST_CHARACTERS = 2_000
"""Characters of a text that are looked at at all."""

BATCH_PIECES = 2_048
"""Padded wordpieces in one run of the network."""

KEPT = 4_096
"""Vectors kept for texts that come again."""

Vectors = NDArray[np.float32]
"""(n, dimensions), rows of length 1."""


class SentenceEncoder:
    """The sentence network with its tokenizer and the vectors of the texts seen last."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_PIECES)
        self.session, self.tokenizer = session, tokenizer
        self.inputs = tuple(part.name for part in session.get_inputs())
        self.width = int(session.get_outputs()[0].shape[-1])
        self._kept: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One normalised vector for each text, (n, width) float32; the empty text has the zero vector."""
        found = {text: self._kept[text] for text in dict.fromkeys(texts) if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        found.update(zip(new, self._encode(new), strict=True))
        self._keep(found)
        return np.stack([found[text] for text in texts]) if texts else np.zeros((0, self.width), np.float32)

    def _keep(self, found: dict[str, NDArray[np.float32]]) -> None:
        for text, vector in found.items():
            self._kept[text] = vector
            self._kept.move_to_end(text)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts`, run in batches of similar length."""
        pieces = [encoding.ids for encoding in self.tokenizer.encode_batch([text[:MOST_CHARACTERS] for text in texts])]
        out = np.zeros((len(texts), self.width), np.float32)
        for rows in batches([len(ids) for ids in pieces]):
            out[rows] = self._run([pieces[row] for row in rows])
        out[[not text.strip() for text in texts]] = 0
        return out

    def _run(self, pieces: Sequence[Sequence[int]]) -> Vectors:
        """Normalised vectors of one batch; the network gives one vector a text, or one a piece to be averaged."""
        ids = np.zeros((len(pieces), max(map(len, pieces))), np.int64)
        mask = np.zeros_like(ids)
        for row, numbers in enumerate(pieces):
            ids[row, : len(numbers)], mask[row, : len(numbers)] = numbers, 1
        given = (ids, mask, np.zeros_like(ids))
        out = run_network(self.session, dict(zip(self.inputs, given, strict=False)))[0]
        if out.ndim == 3:
            out = (out * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        vectors: Vectors = out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
        return vectors.astype(np.float32)


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Rows grouped by length so that no group, padded, is larger than BATCH_PIECES (a single row may be)."""
    groups: list[list[int]] = []
    for row in sorted(range(len(lengths)), key=lambda row: lengths[row]):
        if groups and (len(groups[-1]) + 1) * lengths[row] <= BATCH_PIECES:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups
