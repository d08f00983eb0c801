import hashlib
import json
from pathlib import Path

import msgspec
import numpy as np
import pytest

from communique.errors import ModelError
from communique.weights import load
from communique.weights.locate import model_folder
from communique.weights.manifest import Labels, complaints, is_bio, read_manifest
from communique.weights.model import read_heads

FILES = {"reader": b"network", "tokenizer": b"pieces", "heads": b"arrays"}


def write_model(folder: Path, **changes: object) -> Path:
    """A model folder with small files and a manifest that fits but for `changes`."""
    installed = read_manifest(model_folder())
    manifest = msgspec.to_builtins(installed) | {"files": {}}
    for role, content in FILES.items():
        (folder / role).write_bytes(content)
        manifest["files"][role] = {"path": role, "sha256": hashlib.sha256(content).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(manifest | changes))
    return folder


def test_the_installed_model_fits() -> None:
    model = load()
    assert not complaints(model.manifest)
    assert model is load()
    assert model.reader.outputs == model.manifest.outputs


def test_a_fitting_manifest_is_read(tmp_path: Path) -> None:
    assert read_manifest(write_model(tmp_path)).language == "en"


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"format": "communique.model/2"}, "communique.model/2"),
        ({"language": "de"}, "'de'"),
        ({"inputs": ["ids"]}, "inputs"),
        ({"outputs": ["pos", "sent"]}, "outputs"),
        ({"files": {}}, "reader"),
        ({"labels": {"upos": [], "deps": [], "names": [], "attribution": []}}, "parts of speech"),
        ({"labels": 3}, "manifest"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, object], cause: str) -> None:
    with pytest.raises(ModelError, match=cause) as error:
        read_manifest(write_model(tmp_path, **changes))
    assert str(tmp_path) in str(error.value) and error.value.remedy


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (write_model(tmp_path) / "reader").write_bytes(b"networl")
    with pytest.raises(ModelError, match="damaged"):
        read_manifest(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    (write_model(tmp_path) / "heads").unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        read_manifest(tmp_path)


def test_a_file_outside_the_folder_is_refused(tmp_path: Path) -> None:
    entry = {"path": "../reader", "sha256": "0" * 64}
    folder = tmp_path / "model"
    folder.mkdir()
    files = {role: entry for role in FILES}
    with pytest.raises(ModelError, match="outside"):
        read_manifest(write_model(folder, files=files))


def test_what_is_not_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(ModelError, match="not a model manifest"):
        read_manifest(tmp_path)


def test_bio_labels() -> None:
    kinds = frozenset(("A", "B"))
    assert is_bio(("O", "B-A", "I-A"), kinds)
    assert not is_bio(("O", "B-A"), kinds)
    assert not is_bio(("O", "B-C", "I-C"), kinds)
    assert not is_bio(("O",), kinds)


def test_places_are_tried_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, named = tmp_path / "given", tmp_path / "named"
    for folder in (given, named):
        folder.mkdir()
        (folder / "manifest.json").write_text("{}")
    monkeypatch.setenv("COMMUNIQUE_MODEL", str(named))
    assert model_folder(given) == given
    assert model_folder() == named
    monkeypatch.delenv("COMMUNIQUE_MODEL")
    assert model_folder().name in ("communique_en", "en")


def test_a_folder_without_a_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_MODEL", str(tmp_path))
    with pytest.raises(ModelError, match="COMMUNIQUE_MODEL"):
        load()


def test_a_distribution_folder_is_entered(tmp_path: Path) -> None:
    inner = tmp_path / "communique_en"
    inner.mkdir()
    (inner / "manifest.json").write_text("{}")
    assert model_folder(tmp_path) == inner


LABELS = Labels(("NOUN",), ("root", "nsubj"), ("O", "B-A", "I-A"), ("O", "B-Cue", "I-Cue"))
HEADS = {"label_w": (2, 5), "label_b": (2,), "names": (4, 3), "attribution": (4, 3)}


@pytest.mark.parametrize("name", [*HEADS, None])
def test_parameters_of_other_shapes_are_refused(tmp_path: Path, name: str | None) -> None:
    shapes = HEADS | ({name: (7, 7)} if name else {})
    path = tmp_path / "heads.npz"
    np.savez(path, **{key: np.zeros(shape, np.float32) for key, shape in shapes.items()})
    if name is None:
        assert set(read_heads(path, LABELS)) == set(HEADS)
    else:
        with pytest.raises(ModelError, match=name):
            read_heads(path, LABELS)


def test_pickles_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "heads.npz"
    np.savez(path, label_w=np.array([{}], dtype=object))
    with pytest.raises(ModelError, match="array file"):
        read_heads(path, LABELS)


@pytest.mark.parametrize("value", ["0", "-1", "two", "65"])
def test_threads_must_be_a_number(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.weights.network import threads

    monkeypatch.setenv("COMMUNIQUE_THREADS", value)
    with pytest.raises(ModelError, match="COMMUNIQUE_THREADS"):
        threads()


def test_a_network_that_cannot_be_run_is_refused(tmp_path: Path) -> None:
    from communique.weights.network import open_network

    (tmp_path / "reader.onnx").write_bytes(b"no network")
    with pytest.raises(ModelError, match="onnxruntime"):
        open_network(tmp_path / "reader.onnx", 1)
