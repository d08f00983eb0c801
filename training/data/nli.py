"""Pairs of sentences: entailment, neutral, contradiction.

MultiNLI dev is halved by premise (the three hypotheses of one premise stay together): one half trains, the other is
only measured on. SNLI dev and the counterfactually revised SNLI join the training. Left out: SICK (not for
commercial use), RTE and SciTail (two classes), the negated sets (built on MultiNLI dev: they would leak the
measured half), MPE (four premises), FraCaS and CommitmentBank (small, kept for looking at).
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CLASSES = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True, slots=True)
class Pair:
    """Does the premise imply the hypothesis? ``label`` is a row of ``CLASSES``."""

    premise: str
    hypothesis: str
    label: int


def multinli(folder: Path, measured: bool) -> list[Pair]:
    """One half of MultiNLI dev: the measured one, or the other."""
    return [pair for pair in _rows(folder / "mnli" / "dev.csv", ",") if in_measured_half(pair.premise) == measured]


def others(folder: Path) -> list[Pair]:
    """SNLI dev and the revised pairs, for training only."""
    return [*_rows(folder / "snli" / "dev.csv", ","), *_rows(folder / "counterfactual" / "train.tsv", "\t")]


def in_measured_half(premise: str) -> bool:
    """A fixed coin for each premise."""
    return hashlib.sha256(premise.strip().encode()).digest()[0] % 2 == 0


def _rows(path: Path, delimiter: str) -> Iterator[Pair]:
    with path.open(encoding="latin-1", newline="") as file:
        for row in csv.reader(file, delimiter=delimiter):
            if len(row) >= 3 and row[2] in CLASSES:
                yield Pair(row[0], row[1], CLASSES.index(row[2]))
