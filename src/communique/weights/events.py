"""The PLOVER root of what one party does to another, where both are known in a sentence.

Source and target are replaced by plain words, so that no name decides; what is read is the mean of the vectors of the
word pieces between the two, and the mean over the whole sentence at half weight (`training/plover.py` fits the head).
Macro F1 on PLV, five folds: 0.77 over fifteen roots. YIELD is what PLOVER 2021 splits into CONCEDE and RETREAT.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.weights.model import Model
from communique.weights.sentences import MOST_CHARACTERS

SOURCE, TARGET = "somebody", "the others"
"""What stands for source and target."""

WHOLE_WEIGHT = np.float32(0.5)
"""Weight of the mean over the sentence."""

Range = tuple[int, int]
Floats = NDArray[np.float32]


class Root(NamedTuple):
    """A PLOVER root and how sure the model is of it."""

    root: str
    probability: float


class Masked(NamedTuple):
    """A sentence with plain words in place of source and target."""

    text: str
    between: Range
    """Characters between the two."""
    around: Range
    """From the beginning of the first to the end of the second."""


def plover_root(text: str, source: Range, target: Range, model: Model) -> Root | None:
    """The likeliest root of what `source` does to `target` (characters of `text`, one sentence).

    None if the two overlap or are empty, or if the model has no such head.
    """
    found = plover_roots(text, source, target, model)
    return max(found, key=lambda root: root.probability) if found else None


def plover_roots(text: str, source: Range, target: Range, model: Model) -> tuple[Root, ...]:
    """All roots with their probabilities, in the order of the model's labels; none where `plover_root` has none."""
    sentence = masked(text, source, target)
    if sentence is None or "plover_w" not in model.heads or not model.labels.plover:
        return ()
    scores = model.heads["plover_w"] @ features(sentence, model) + model.heads["plover_b"]
    shares = np.exp(scores - scores.max())
    total = shares.sum()
    return tuple(Root(root, float(share / total)) for root, share in zip(model.labels.plover, shares, strict=True))


def masked(text: str, source: Range, target: Range) -> Masked | None:
    """`text` with plain words for source and target, cut to what the network may read; None if they overlap."""
    (start, end), (begin, stop) = sorted((source, target))
    words = (SOURCE, TARGET) if source <= target else (TARGET, SOURCE)
    if not start < end <= begin < stop <= len(text):
        return None
    cut = max(0, start - MOST_CHARACTERS // 2)
    left = start - cut + len(words[0])
    middle = text[end:begin][:MOST_CHARACTERS]
    whole = text[cut:start] + words[0] + middle + words[1] + text[stop : stop + MOST_CHARACTERS // 2]
    return Masked(whole, (left, left + len(middle)), (start - cut, left + len(middle) + len(words[1])))


def features(sentence: Masked, model: Model) -> Floats:
    """(768): mean between the two, then mean over all, each of length 1 before its weight."""
    encoding = model.sentence.tokenizer.encode(sentence.text)
    tokens = model.sentence.run(encoding.ids)[1][0]
    places = inside(encoding.offsets, sentence.between) or inside(encoding.offsets, sentence.around) or [0]
    return np.concatenate((unit(tokens[places].mean(0)), WHOLE_WEIGHT * unit(tokens.mean(0))))


def inside(offsets: Sequence[Range], span: Range) -> list[int]:
    """Pieces that lie within characters `span`."""
    return [k for k, (start, end) in enumerate(offsets) if end > start and start >= span[0] and end <= span[1]]


def unit(vector: Floats) -> Floats:
    """The vector at length 1."""
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
