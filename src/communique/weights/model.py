"""The English model: one object per process, opened on first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from communique.errors import ModelError
from communique.weights.locate import model_folder
from communique.weights.manifest import REMEDY, Labels, Manifest, read_manifest
from communique.weights.network import open_network, threads
from communique.weights.pieces import PieceTable, read_table
from communique.weights.reader import Reader
from communique.weights.sentences import SentenceEncoder, Vectors
from communique.weights.wordpieces import WordPieces, load_tokenizer

Arrays = dict[str, NDArray[np.float32]]
"""Small parameters by name."""


class Model:
    """A checked model folder. Networks are opened when first used and then stay open."""

    def __init__(self, folder: Path, manifest: Manifest, heads: Arrays) -> None:
        self.folder, self.manifest, self.heads = folder, manifest, heads

    @property
    def labels(self) -> Labels:
        """What the columns of the outputs mean."""
        return self.manifest.labels

    @cached_property
    def pieces(self) -> WordPieces:
        """The wordpiece vocabulary."""
        return WordPieces(load_tokenizer(self.file("tokenizer")))

    @cached_property
    def reader(self) -> Reader:
        """The multi-task network."""
        reader = Reader(open_network(self.file("reader"), threads()), self.pieces)
        if reader.outputs != self.manifest.outputs:
            raise ModelError(
                str(self.file("reader")),
                f"has outputs {list(reader.outputs)}, not as its manifest says",
                REMEDY,
            )
        return reader

    @cached_property
    def sentence(self) -> SentenceEncoder:
        """The sentence network."""
        return SentenceEncoder(open_network(self.file("sentence"), threads()), load_tokenizer(self.file("tokenizer")))

    @cached_property
    def estimate(self) -> PieceTable | None:
        """The table of word pieces that estimates the sentence network; None if the model has none."""
        if "pieces" not in self.manifest.files:
            return None
        tokenizer = load_tokenizer(self.file("tokenizer"))
        return PieceTable(read_table(self.file("pieces"), tokenizer.get_vocab_size()), tokenizer)

    def file(self, role: str) -> Path:
        """Path of the file with this role, as in the manifest; ModelError if the model has none."""
        if role not in self.manifest.files:
            raise ModelError(str(self.folder), f"has no {role} file", REMEDY)
        return self.folder / self.manifest.files[role].path

    def digest(self, role: str) -> str:
        """What tells the file with this role from that of another model; ModelError if the model has none."""
        self.file(role)
        return self.manifest.files[role].sha256[:12]


def load(path: Path | None = None) -> Model:
    """The model in `path` (else `$COMMUNIQUE_MODEL`, the package communique_en, `models/en` of the source tree),
    checked and loaded once per process and folder. ModelError if it is missing, damaged or does not fit this code.
    """
    return _load(model_folder(path).resolve())


@lru_cache(maxsize=4)
def _load(folder: Path) -> Model:
    manifest = read_manifest(folder)
    return Model(folder, manifest, read_heads(folder / manifest.files["heads"].path, manifest.labels))


def read_heads(path: Path, labels: Labels) -> Arrays:
    """Small parameters in an .npz file (no pickles), with their shapes checked against the label sets."""
    try:
        with np.load(path, allow_pickle=False) as file:
            heads: Arrays = {name: file[name].astype(np.float32) for name in file.files}
    except (OSError, ValueError) as error:
        raise ModelError(str(path), f"is not an array file: {error}", REMEDY) from error
    names, parts, deps = len(labels.names), len(labels.attribution), len(labels.deps)
    for name, shape in (
        ("label_b", (deps,)),
        ("names", (names + 1, names)),
        ("attribution", (parts + 1, parts)),
    ):
        if name not in heads or heads[name].shape != shape:
            raise ModelError(str(path), f"{name} is missing or not of shape {shape}", REMEDY)
    if "label_w" not in heads or heads["label_w"].shape[:1] != (deps,) or heads["label_w"].ndim != 2:
        raise ModelError(str(path), f"label_w is missing or not of {deps} rows", REMEDY)
    return heads


def sentence_vectors(texts: Sequence[str], model: Model | None = None) -> Vectors:
    """Similarity vectors of `texts`: float32 (n, 384), rows of length 1 (zero for an empty text); text beyond 128
    wordpieces is not read. The dot product of two rows is their cosine.
    """
    return (model or load()).sentence.vectors(texts)


def piece_vectors(model: Model | None = None) -> Callable[[Sequence[str]], Vectors] | None:
    """What gives texts rough vectors, whose dot products estimate those of `sentence_vectors` at a hundredth of the
    cost; None if the model has no table for it.
    """
    table = (model or load()).estimate
    return table.vectors if table is not None else None
