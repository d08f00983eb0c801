"""The model folder: files and the manifest that binds them together."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.base import base_folder
from training.export import INPUTS
from training.labels import ATTRIBUTION, CASES, DEPRELS, NAMES, UPOS
from training.model import OUTPUTS

FILES = {
    "reader": "reader.onnx", "sentence": "sentence.onnx", "tokenizer": "tokenizer.json", "heads": "heads.npz",
    "pieces": "pieces.npz",
}  # fmt: skip


def write(
    folder: Path, reader: Path, sentence: Path, pieces: Path | None, heads: dict[str, NDArray[np.float32]],
    labels: dict[str, Any], about: dict[str, Any],
) -> None:
    """Fills ``folder``; ``pieces`` is the table of word pieces (None: the model has none), ``labels`` are those of the
    heads outside the network, ``about`` goes into the manifest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(reader, folder / FILES["reader"])
    shutil.copy(sentence, folder / FILES["sentence"])
    if pieces is None:
        (folder / FILES["pieces"]).unlink(missing_ok=True)
    elif pieces.resolve() != (folder / FILES["pieces"]).resolve():
        shutil.copy(pieces, folder / FILES["pieces"])
    shutil.copy(base_folder() / "tokenizer.json", folder / FILES["tokenizer"])
    np.savez(folder / FILES["heads"], **{name: heads[name] for name in sorted(heads)})
    files = {role: name for role, name in FILES.items() if (folder / name).exists()}
    manifest = {
        "format": "communique.model/1", "name": "communique-en", "version": "0.1.0", "language": "en",
        "files": {role: {"path": name, "sha256": _digest(folder / name)} for role, name in files.items()},
        "labels": {
            "upos": UPOS, "deps": DEPRELS, "names": NAMES, "attribution": ATTRIBUTION, "case": CASES, **labels,
        },
        "inputs": INPUTS, "outputs": OUTPUTS, **about,
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    part = folder / "manifest.json.part"
    part.write_text(text + "\n", encoding="utf8")
    part.replace(folder / "manifest.json")


def update(folder: Path, **members: Any) -> None:
    """Replaces members of the manifest."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf8")) | members
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
