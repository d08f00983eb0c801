"""Sentence vectors for similarity."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.weights.network import Inputs, run_network

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MOST_PIECES = 128
"""Wordpieces read of one text; the rest is cut off."""

MOST_CHARACTERS = 2_000
"""Characters of a text that are looked at at all."""

KEPT = 16_384
"""Vectors kept for texts that come again: 25 MB."""

Vectors = NDArray[np.float32]
"""(n, dimensions), rows of length 1."""


class SentenceEncoder:
    """The sentence network with its tokenizer and the vectors of the texts seen last."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_PIECES)
        self.session, self.tokenizer = session, tokenizer
        self.inputs = {part.name for part in session.get_inputs()}
        """ids and mask, and the amount of the adapter for pairs of sentences where it has one: 0 for vectors."""
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
        """Vectors of `texts`, each run alone.

        The network's numbers are scaled by the largest of a run, so texts that share a run would shift one another's
        vectors (cosines by up to 0.08): a story would depend on what else is in the folder.
        """
        cut = [text[:MOST_CHARACTERS] for text in texts]
        pieces = [encoding.ids for encoding in self.tokenizer.encode_batch_fast(cut)]
        out = np.zeros((len(texts), self.width), np.float32)
        for row, (text, ids) in enumerate(zip(texts, pieces, strict=True)):
            if text.strip():
                out[row] = self._vector(ids)
        return out

    def run(self, pieces: Sequence[int]) -> list[NDArray[np.float32]]:
        """The network's outputs for one text, given as numbers of word pieces: (1, width) vectors, then (1, pieces,
        width) tokens."""
        ids = np.array([pieces], np.int64)
        given: Inputs = {"ids": ids, "mask": np.ones_like(ids), "amount": np.zeros(1, np.float32)}
        return run_network(self.session, {name: given[name] for name in given if name in self.inputs})

    def _vector(self, pieces: Sequence[int]) -> NDArray[np.float32]:
        """Normalised vector of one text; the network gives one vector a text, or one a piece to be averaged."""
        out = self.run(pieces)[0][0]
        whole = out.mean(0) if out.ndim == 2 else out
        vector: NDArray[np.float32] = (whole / max(float(np.linalg.norm(whole)), 1e-9)).astype(np.float32)
        return vector
