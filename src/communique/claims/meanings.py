"""Where the sentence vectors of a story's texts come from: what is known already, else the network, else a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.claims.judging import Vectors


class Meanings:
    """Vectors of texts, those of `known` ones (row of 32-bit numbers) without asking for them."""

    def __init__(self, known: Mapping[str, bytes], vectors: Vectors | None = None) -> None:
        self._known, self._vectors = known, vectors or model_vectors
        self.used: dict[str, bytes] = {}
        """The texts that were asked about, each with its vector."""

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text."""
        for text in texts:
            if text in self._known:
                self.used.setdefault(text, self._known[text])
        new = [text for text in dict.fromkeys(texts) if text not in self.used]
        rows = self._vectors(new) if new else ()
        self.used.update((text, row.tobytes()) for text, row in zip(new, rows, strict=True))
        return np.stack([np.frombuffer(self.used[text], np.float32) for text in texts])


def model_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Sentence vectors of the trained model."""
    from communique.weights import sentence_vectors

    return sentence_vectors(texts)


def model_estimate() -> Vectors | None:
    """Its table of word pieces, by which cosines of sentence vectors are estimated; None if it has none."""
    from communique.weights import piece_vectors

    return piece_vectors()
