"""What each stage does; torch and the rest are imported when a stage runs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.settings import load

if TYPE_CHECKING:
    from training.frozen import Frozen

PAGE = Path(__file__).parents[1] / "docs" / "figures" / "model.md"
SHIPPED = Path(__file__).parents[1] / "models" / "en" / "communique_en" / "pieces.npz"


@dataclass(frozen=True, slots=True)
class Job:
    """Where everything is. ``model`` is the distribution: its package folder holds the files."""

    data: Path
    run: Path
    model: Path
    settings: Path
    start: Path | None
    others: tuple[Path, ...] = ()
    """Ends of other trainings from the same start: what is exported is the mean of all."""

    @property
    def package(self) -> Path:
        """The folder with ``manifest.json``."""
        return self.model / "communique_en"

    @property
    def sentence(self) -> Path:
        """The sentence encoder, int8; the one in full precision lies beside it."""
        return self.run / "sentence.onnx"


def train(job: Job) -> None:
    """Trains the reader, or goes on with an interrupted training; takes the mean with other trainings."""
    from training.average import average
    from training.train import train as run

    own = run(job.data, job.run, load(job.settings), job.start)
    if job.others:
        average([*job.others, own], job.run / "mean.pt")


def export(job: Job) -> None:
    """Graphs, small heads, manifest: the model folder as it is shipped, scores left out."""
    from training import export as graphs
    from training import package, smoothing, sources
    from training.frozen import Frozen
    from training.sentence import export_sentence

    on = load(job.settings).data
    ends = [job.run / name for name in ("mean.pt", "reader.pt", "checkpoint.pt")]
    weights = next((path for path in ends if path.exists()), None)
    if weights is None:
        raise SystemExit(f"{job.run} holds no trained weights: run the stage train first")
    reader = graphs.load_reader(weights)
    smoothing.smooth(reader, smoothing.batches(job.data))
    graphs.export_reader(reader, job.run / "reader.onnx")
    if not job.sentence.exists():
        export_sentence(job.sentence, _adapter(job) if on["nli"] else None)
    frozen = Frozen(job.sentence)
    heads, labels, measured = graphs.heads(reader) | _habits(job, on), {}, {}
    if on["plover"]:
        made, labels["plover"], measured["plover"] = _kept(job, "plover", frozen, _events)
        heads |= made
    (job.run / "fitted.json").write_text(json.dumps(measured))
    about = {"data": sources.used(job.data, on), "scores": {}, "training_commit": _commit()}
    table = _table(job, frozen) if on["pieces"] else None
    package.write(job.package, job.run / "reader.onnx", job.sentence, table, heads, labels, about)
    if on["gum"]:
        heads |= _pairs(job)
        package.write(job.package, job.run / "reader.onnx", job.sentence, table, heads, labels, about)
    whole = job.sentence.with_suffix(".fp32.onnx")
    package.write(job.run / "fp32", job.run / "reader.fp32.onnx", whole, table, heads, labels, about)


def evaluate(job: Job) -> None:
    """Scores of the shipped model and of the same in full precision, into ``scores.json`` and the manifest."""
    from training import package
    from training.evaluation import similarity
    from training.evaluation.everything import scores

    found = {name: scores(job.data, folder) for name, folder in (("int8", job.package), ("fp32", job.run / "fp32"))}
    found["int8"]["similarity"] = similarity.scores(
        job.data / "newscluster", job.sentence, job.sentence.with_suffix(".fp32.onnx")
    )
    if load(job.settings).data["nli"]:
        from training.evaluation import agreement

        for name, path in (("int8", job.sentence), ("fp32", job.sentence.with_suffix(".fp32.onnx"))):
            found[name]["nli"] = agreement.scores(job.data / "nli", path)
    found["int8"] |= json.loads((job.run / "fitted.json").read_text())
    (job.run / "scores.json").write_text(json.dumps(found, indent=1))
    package.update(job.package, scores=found["int8"], scores_fp32=found["fp32"])


def card(job: Job) -> None:
    """The model card and the page of figures, from the manifest."""
    from training.card import with_table, written

    manifest = job.package / "manifest.json"
    (job.model / "README.md").write_text(written(manifest), encoding="utf8")
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf8"), manifest), encoding="utf8")


Fitted = tuple[dict[str, Any], list[str], dict[str, Any]]
"""Arrays of a head, its labels, and its scores."""


def _kept(job: Job, name: str, frozen: Frozen, fit: Callable[[Job, Frozen], Fitted]) -> Fitted:
    """A head on the frozen encoder, which no training of the reader changes: fitted once, kept in ``run``."""
    import numpy as np

    arrays, words = job.run / f"{name}.npz", job.run / f"{name}.json"
    if not (arrays.exists() and words.exists()):
        made, labels, scores = fit(job, frozen)
        np.savez(arrays, **made)
        words.write_text(json.dumps([labels, scores]))
    with np.load(arrays) as kept:
        labels, scores = json.loads(words.read_text())
        return {key: kept[key] for key in kept.files}, labels, scores


def _events(job: Job, frozen: Frozen) -> Fitted:
    from training import plover

    made, labels, score = plover.fit(job.data / "plover", frozen)
    return made, list(labels), {"macro f1": {"value": round(score, 4)}}


def _table(job: Job, frozen: Frozen) -> Path:
    """The table of word pieces that estimates the sentence encoder, which no training changes: the one that is shipped,
    or made anew if that was deleted, and kept in ``run``."""
    import numpy as np

    from training import pieces

    path = job.run / "pieces.npz"
    if SHIPPED.exists():
        return SHIPPED
    if not path.exists():
        rows, deviation = pieces.made(job.data, frozen, job.run / "pieces_of.npz")
        print(f"pieces: cosines off by {deviation:.3f}")
        np.savez_compressed(path, rows=rows)
    return path


def _adapter(job: Job) -> Path:
    """The adapter that compares two sentences: trained once, kept in ``run``."""
    from training import nli
    from training.data import nli as data

    folder, path = job.data / "nli", job.run / "adapter.pt"
    if not path.exists():
        nli.save(nli.fit([*data.multinli(folder, False), *data.others(folder)]), path)
    return path


def _habits(job: Job, on: dict[str, bool]) -> dict[str, Any]:
    """Counts of the treebanks that are switched on."""
    from communique.weights.wordpieces import WordPieces, load_tokenizer
    from training import habits
    from training.base import base_folder
    from training.data import treebank

    trees = treebank.for_training(job.data, on)
    pieces = WordPieces(load_tokenizer(base_folder() / "tokenizer.json"))
    return habits.counted(trees, pieces) if trees else {}


def _pairs(job: Job) -> dict[str, Any]:
    from training import coreference
    from training.data import treebank
    from training.evaluation.layouts import opened

    documents = coreference.read(treebank.gum(job.data / "gum", "train"), opened(job.package))
    return coreference.fit(documents)


def _commit() -> str | None:
    """The commit of the training code, if this is a checkout."""
    found = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=Path(__file__).parent, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or None
