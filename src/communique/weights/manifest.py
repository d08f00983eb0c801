"""`manifest.json` of a model folder: what the files are, and whether they fit this code."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from communique.errors import ModelError

FORMAT = "communique.model/1"
"""The one manifest format that this code reads."""

INPUTS = ("ids", "mask", "case", "widx")
"""Inputs of the reader network, each int64 (batch, wordpieces), `widx` (batch, words)."""

OUTPUTS = ("pos", "sent", "arc", "ld", "lh", "ner", "att", "link")
"""Outputs that every reader network has; later versions may append others."""

UPOS = frozenset(
    ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ"]
    + ["SYM", "VERB", "X"]
)
"""The universal parts of speech."""

NAMES = frozenset(("PERSON", "ORG", "LOC", "NORP", "DATE", "MONEY", "FAC", "MISC", "PRODUCT", "EVENT"))
"""The name types that the rules over the annotation know."""

ATTRIBUTION = frozenset(("Source", "Cue", "Content"))
"""The parts of an attribution."""

REMEDY = "reinstall communique-en in the version that this communique asks for, or rebuild it with training/"
"""What to do when a model does not fit."""


class FileEntry(msgspec.Struct, frozen=True):
    """One file of the model."""

    path: str
    """Relative to the manifest."""
    sha256: str
    """Hex digest of its bytes."""


class Labels(msgspec.Struct, frozen=True):
    """What the columns of the network's outputs mean."""

    upos: tuple[str, ...]
    deps: tuple[str, ...]
    """Universal Dependencies relations, in the order of the rows of `label_w`."""
    names: tuple[str, ...]
    """`O`, `B-…`, `I-…`."""
    attribution: tuple[str, ...]
    """`O`, `B-Source` …"""
    plover: tuple[str, ...] = ()
    """PLOVER roots, in the order of the rows of `plover_w`; none if the model has no such head."""


class Manifest(msgspec.Struct, frozen=True):
    """The members of `manifest.json` that this code needs; others are ignored."""

    format: str
    name: str
    version: str
    language: str
    files: dict[str, FileEntry]
    """By role: reader, sentence, tokenizer, heads, pieces."""
    labels: Labels
    inputs: tuple[str, ...] = INPUTS
    outputs: tuple[str, ...] = OUTPUTS


def read_manifest(folder: Path) -> Manifest:
    """The checked manifest of the model in `folder`; ModelError if it is missing or does not fit this code."""
    path = folder / "manifest.json"
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        raise ModelError(str(path), f"cannot be read: {error.strerror}", REMEDY) from error
    except msgspec.DecodeError as error:
        raise ModelError(str(path), f"is not a model manifest: {error}", REMEDY) from error
    check_manifest(manifest, path)
    check_files(manifest, folder)
    return manifest


def check_manifest(manifest: Manifest, path: Path) -> None:
    """Refuses (ModelError) another format, language, label set or signature than this code was written for."""
    for cause in complaints(manifest):
        raise ModelError(str(path), cause, REMEDY)


def complaints(manifest: Manifest) -> list[str]:
    """Everything in `manifest` that does not fit this code, in words."""
    labels = manifest.labels
    checks = (
        (manifest.format == FORMAT, f"is of format {manifest.format!r}; this code reads {FORMAT!r}"),
        (manifest.language == "en", f"is a model of language {manifest.language!r}, not 'en'"),
        (manifest.inputs == INPUTS, f"names inputs {list(manifest.inputs)}; expected {list(INPUTS)}"),
        (manifest.outputs[: len(OUTPUTS)] == OUTPUTS, f"lacks outputs of {list(OUTPUTS)}"),
        (set(labels.upos) == UPOS, f"has other parts of speech: {sorted(set(labels.upos) ^ UPOS)}"),
        (
            "root" in labels.deps and "nsubj" in labels.deps,
            "has relations that are not Universal Dependencies",
        ),
        (is_bio(labels.names, NAMES), f"has name labels that are not O/B-/I- of {sorted(NAMES)}"),
        (
            is_bio(labels.attribution, ATTRIBUTION),
            f"has attribution labels that are not O/B-/I- of {sorted(ATTRIBUTION)}",
        ),
        (
            {"reader", "tokenizer", "heads"} <= set(manifest.files),
            "lacks a file of: reader, tokenizer, heads",
        ),
    )
    return [cause for fits, cause in checks if not fits]


def is_bio(labels: tuple[str, ...], kinds: frozenset[str]) -> bool:
    """Whether `labels` are `O` and, for some of `kinds`, both `B-` and `I-`, each once."""
    used = {label[2:] for label in labels if label != "O"}
    wanted = {"O"} | {prefix + kind for kind in used for prefix in ("B-", "I-")}
    return bool(used) and used <= kinds and set(labels) == wanted and len(labels) == len(wanted)


def check_files(manifest: Manifest, folder: Path) -> None:
    """Refuses (ModelError) a file that is missing, outside the folder, or has another digest than the manifest says."""
    for role, entry in sorted(manifest.files.items()):
        path = folder / entry.path
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ModelError(str(path), f"the {role} file lies outside the model folder", REMEDY)
        if digest(path) != entry.sha256:
            raise ModelError(str(path), f"the {role} file is damaged or of another version (digest differs)", REMEDY)


def digest(path: Path) -> str:
    """SHA-256 of a file, hex; ModelError if it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(str(path), f"cannot be read: {error.strerror}", REMEDY) from error
