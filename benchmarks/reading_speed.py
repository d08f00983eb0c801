"""Speed of reading, beside a spaCy CNN pipeline of the small architecture, with the cost of each layer.

    nice -n 10 python benchmarks/reading_speed.py [--data ../shared/data] [--documents 60] [--rounds 3] [--long 50000]

All read the same news texts in turn, on one thread, in one process: the annotation (raw text to Doc), the complete
reading (all rules over it), and the CNN. Figures are words (tokens that are not white space) per second of processor
time, best of the rounds, and their ratio to the CNN, which is the figure to compare between machines. The spaCy
pipeline is untrained: its speed is that of its architecture, its annotation is worthless. `--long`: also one document
of so many words, with the memory that it takes beyond that of one of 1,000 words, each in a process of its own.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import subprocess
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
from communique.reading.annotation import analysis, annotate  # noqa: E402
from communique.reading.coreference import mentions  # noqa: E402
from communique.reading.propositions import propositions  # noqa: E402
from communique.reading.quantities import quantities  # noqa: E402
from communique.reading.read import read  # noqa: E402
from communique.reading.statements import statements  # noqa: E402
from communique.reading.times import times  # noqa: E402
from communique.reading.tokens import shell, words  # noqa: E402
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
    ("words as columns", words, "make_words"),
    ("times", times, "times"),
    ("quantities", quantities, "quantities"),
    ("mentions", mentions, "mentions"),
    ("statements", statements, "statements"),
    ("propositions", propositions, "propositions"),
)
"""Layers and the functions that are timed for them; time in a layer inside another counts for the inner one only."""

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
    inner: list[float] = []
    originals = [(owner, name, getattr(owner, name)) for _, owner, name in PHASES]
    for (phase, owner, name), (_, _, function) in zip(PHASES, originals, strict=True):
        setattr(owner, name, clocked(function, phase, spent, inner))
    try:
        yield
    finally:
        for owner, name, function in originals:
            setattr(owner, name, function)


def clocked(
    function: Callable[..., Any], phase: str, spent: dict[str, float], inner: list[float]
) -> Callable[..., Any]:
    """`function` with its own processor time added to `spent`; `inner` is the stack of time spent in layers inside."""

    def call(*args: Any, **options: Any) -> Any:
        start = time.process_time()
        inner.append(0.0)
        try:
            return function(*args, **options)
        finally:
            taken = time.process_time() - start
            spent[phase] += taken - inner.pop()
            if inner:
                inner[-1] += taken

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
    return read(Document("0" * 12, text, (Passage("body", 0, len(text)),)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--long", type=int, help="words of a long document")
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    folder = args.data / "polnear" / "dev" / "text"
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder; the benchmark data is not part of the project (--data FOLDER)")
    texts = [path.read_text("utf8") for path in sorted(folder.glob("*.txt"))[: args.documents]]
    if args.alone:
        alone(texts, args.alone)
        return
    for size in (1_000, args.long) if args.long else ():
        subprocess.run([sys.executable, __file__, "--data", args.data, "--alone", str(size)], check=True)
    start = time.perf_counter()
    load().reader  # noqa: B018
    print(f"model loaded in {time.perf_counter() - start:.2f} s")
    report(texts, args.rounds)


def alone(texts: list[str], size: int) -> None:
    """Reads one document of `size` words, made of the texts one after another, and prints time and memory."""
    complete("Talks began.")
    before = peak()
    pieces = [piece for text in texts for piece in text.split(" ")]
    text = " ".join((pieces * (size // len(pieces) + 1))[:size])
    start = time.process_time()
    found = complete(text)
    took = time.process_time() - start
    print(
        f"one document of {size} words: {took:.1f} s, {size / took:.0f} words/s, peak memory {peak():.0f} MB, "
        f"{peak() - before:.0f} MB more than ready to read; {len(found.propositions)} propositions"
    )


def peak() -> float:
    """Most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(texts: list[str], rounds: int) -> None:
    """Prints words per second of each, the ratios, and the share of each layer of the complete reading."""
    words = sum(not token.is_space for text in texts for token in annotate.annotate_text(text))
    works: dict[str, Callable[[str], Any]] = {
        "annotation": annotate.annotate_text, "complete reading": complete, "spaCy small CNN": cnn(),
    }  # fmt: skip
    for work in works.values():
        seconds(work, texts[:5])
    best: dict[str, tuple[float, dict[str, float]]] = {}
    for _ in range(rounds):
        for name, work in works.items():
            spent: dict[str, float] = defaultdict(float)
            with timed(spent):
                took = seconds(work, texts)
            best[name] = min(best.get(name, (took, spent)), (took, spent), key=lambda pair: pair[0])
    cnn_time = best["spaCy small CNN"][0]
    for name, (took, _) in best.items():
        print(f"{name}: {words / took:.0f} words/s, {cnn_time / took:.2f} of the CNN")
    total, spent = best["complete reading"]
    spent["other"] = total - sum(spent.values())
    print("share of each layer of the complete reading:")
    for phase, took in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"  {phase:24} {100 * took / total:5.1f} %  {1e6 * took / words:6.1f} µs a word")
    print(f"complete reading without the encoder: {words / (total - spent['encoder']):.0f} words/s")
    print(f"peak memory {peak():.0f} MB, {words} words")


if __name__ == "__main__":
    main()
