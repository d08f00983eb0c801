"""Speed of the annotation (all layers, raw text in) beside a spaCy CNN pipeline of the small architecture.

    nice -n 10 python benchmarks/reading_speed.py [--data ../shared/data] [--documents 60] [--rounds 3] [--complete]

Both read the same news texts in turn, on one thread, in one process; figures are words (tokens that are not white
space) per second of processor time, best of the rounds, and their ratio, which is the figure to compare between
machines. The spaCy pipeline is untrained: its speed is that of its architecture, its annotation is worthless.
`--complete`: also the whole reading (all rules over the annotation).
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

from communique.model import Document, Passage  # noqa: E402
from communique.reading import analysis, annotate, shell  # noqa: E402
from communique.weights import load, reader, wordpieces  # noqa: E402

PHASES: tuple[tuple[str, Any, str], ...] = (
    ("tokens", shell.Shell, "tokens"),
    ("layout", annotate, "lay_out"),
    ("wordpieces", wordpieces.WordPieces, "encode"),
    ("encoder", reader, "run_network"),
    ("names and parts", analysis, "best_tags"),
    ("trees", analysis, "best_heads"),
    ("relations", analysis.Relations, "best"),
    ("links", analysis.Group, "linked"),
    ("sentences", analysis, "sentence_starts"),
    ("lemmas, morphology, Doc", annotate, "write_syntax"),
)
"""Layers and the functions that are timed for them."""

CNN = """
[nlp]
lang = "en"
pipeline = ["tok2vec","tagger","parser","ner"]
[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"
[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM","PREFIX","SUFFIX","SHAPE","SPACY","IS_SPACE"]
rows = [5000,1000,2500,2500,50,50]
include_static_vectors = false
[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
[components.tagger]
factory = "tagger"
[components.tagger.model]
@architectures = "spacy.Tagger.v2"
[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[components.parser]
factory = "parser"
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.ner.model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"
embed = ${components.tok2vec.model.embed}
encode = ${components.tok2vec.model.encode}
"""
"""The small architecture: widths, rows and depths of en_core_web_sm; names with an embedding of their own."""


def cnn() -> Any:
    """An untrained pipeline of the small architecture with label sets of usual size."""
    from spacy.training import Example
    from spacy.util import load_model_from_config
    from thinc.api import Config

    nlp = load_model_from_config(Config().from_str(CNN), auto_fill=True)
    labels = range(45)
    words = ["w"] * 90
    doc = nlp.make_doc(" ".join(words))
    heads = [max(k - 1, 0) for k in range(90)]
    gold = {
        "words": words,
        "tags": [f"T{k % 45}" for k in range(90)],
        "heads": heads,
        "deps": ["ROOT", *(f"d{labels[k % 45]}" for k in range(89))],
        "entities": [f"U-E{k % 18}" for k in range(90)],
    }
    nlp.initialize(lambda: [Example.from_dict(doc, gold)])
    return nlp


@contextmanager
def timed(spent: dict[str, float]) -> Iterator[None]:
    """Adds the processor time of every phase to `spent` while it is open."""
    originals = [(owner, name, getattr(owner, name)) for _, owner, name in PHASES]
    for (phase, owner, name), (_, _, function) in zip(PHASES, originals, strict=True):
        setattr(owner, name, clocked(function, phase, spent))
    try:
        yield
    finally:
        for owner, name, function in originals:
            setattr(owner, name, function)


def clocked(function: Callable[..., Any], phase: str, spent: dict[str, float]) -> Callable[..., Any]:
    def call(*args: Any, **options: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **options)
        finally:
            spent[phase] += time.process_time() - start

    return call


def seconds(work: Callable[[str], Any], texts: list[str]) -> float:
    """Processor time for all texts."""
    gc.collect()
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def complete(text: str) -> Any:
    """The whole reading of one article."""
    from communique.reading.read import read

    return read(Document("0" * 12, text, (Passage("body", 0, len(text)),)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--complete", action="store_true")
    args = parser.parse_args()
    folder = args.data / "polnear" / "dev" / "text"
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder; the benchmark data is not part of the project (--data FOLDER)")
    texts = [path.read_text("utf8") for path in sorted(folder.glob("*.txt"))[: args.documents]]
    start = time.perf_counter()
    load().reader  # noqa: B018
    print(f"model loaded in {time.perf_counter() - start:.2f} s")
    works: dict[str, Callable[[str], Any]] = {"communique": annotate.annotate_text, "spaCy small CNN": cnn()}
    if args.complete:
        works["complete reading"] = complete
    report(works, texts, args.rounds)


def report(works: dict[str, Callable[[str], Any]], texts: list[str], rounds: int) -> None:
    """Prints words per second of each, the ratio, and the share of each layer of ours."""
    words = sum(not token.is_space for text in texts for token in annotate.annotate_text(text))
    for work in works.values():
        seconds(work, texts[:5])
    best: dict[str, float] = defaultdict(lambda: float("inf"))
    spent: dict[str, float] = {}
    for _ in range(rounds):
        for name, work in works.items():
            taken: dict[str, float] = defaultdict(float)
            with timed(taken):
                took = seconds(work, texts)
            if took < best[name]:
                best[name] = took
                spent = dict(taken) if name == "communique" else spent
    for name, took in best.items():
        print(f"{name}: {words / took:.0f} words/s")
    total = best["communique"]
    print(f"ratio communique / spaCy: {best['spaCy small CNN'] / total:.2f}")
    spent["other"] = total - sum(spent.values())
    print("share of each layer:", ", ".join(f"{phase} {100 * took / total:.1f} %" for phase, took in spent.items()))
    print(f"without the encoder: {words / (total - spent['encoder']):.0f} words/s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, {words} words")


if __name__ == "__main__":
    main()
