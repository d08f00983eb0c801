"""Gold words as the layout that the reading code takes, and models whose sentence limits are given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from communique.reading.annotation.analysis import Analysis, analyse
from communique.reading.annotation.layout import Layout, stop_begins
from communique.weights import Model
from communique.weights.manifest import read_manifest
from communique.weights.model import read_heads
from communique.weights.reader import Reader, Scores
from communique.weights.wordpieces import Encoded


def opened(folder: Path) -> Model:
    """The model in a folder as it is now (``communique.weights.load`` keeps what it once read)."""
    manifest = read_manifest(folder)
    return Model(folder, manifest, read_heads(folder / manifest.files["heads"].path, manifest.labels))


def of_words(words: Sequence[str], begins: Sequence[bool], spaced: Sequence[bool] | None = None) -> Layout:
    """The layout of n known words; ``begins``: a paragraph begins here, ``spaced``: white space stands before."""
    count = len(words)
    before = np.ones(count, np.bool_) if spaced is None else np.array(spaced, np.bool_)
    starts = np.array(begins, np.bool_)
    starts[:1] = True
    forms = list(words)
    return Layout(
        np.ones(count, np.bool_), np.arange(count), forms, before, starts, stop_begins(forms, before) | starts
    )


class GivenSentences(Reader):
    """A reader network that never begins a sentence by itself, so that only given limits count."""

    def read(self, text: Encoded, windows: Sequence[tuple[int, int]]) -> Scores:
        """As the network says, but for the beginnings of sentences."""
        scores = super().read(text, windows)
        scores["sent"][..., 1] = scores["sent"][..., 0] - 50
        return scores


def with_given_sentences(model: Model) -> Model:
    """The same model, for layouts whose paragraphs are sentences."""
    same = Model(model.folder, model.manifest, model.heads)
    same.__dict__["pieces"] = model.pieces
    same.__dict__["reader"] = GivenSentences(model.reader.session, model.pieces)
    return same


def analysed(
    words: Sequence[str], begins: Sequence[bool], model: Model, spaced: Sequence[bool] | None = None
) -> Analysis:
    """What the model says of known words."""
    return analyse(of_words(words, begins, spaced), model)
