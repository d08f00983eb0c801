"""Names of one actor or two: F1 on the 826 pairs of the name bench, beside Jaro-Winkler at its best threshold.

python benchmarks/actors.py [--data ../shared/data] [--wrong]
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from rapidfuzz.distance import JaroWinkler

from communique.actors import alike, likeness
from communique.actors.records import Party
from communique.actors.resolve import compared
from communique.model import Span

Pair = tuple[str, str, bool, bool, str]
"""Two names, whether they are persons', whether they are the same, and the group of the case."""


def pairs(data: Path) -> list[Pair]:
    """The labelled pairs."""
    path = data / "name_pairs" / "opensanctions_name_bench.csv"
    if not path.is_file():
        sys.exit(f"{path}: not there; pass --data FOLDER with name_pairs/ in it")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        (row["name1"], row["name2"], row["schema"] == "Person", row["is_match"] == "true", row["case_group"])
        for row in rows
    ]


def f1(found: np.ndarray, gold: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    hit = (found & gold).sum()
    precision, recall = hit / max(1, found.sum()), hit / gold.sum()
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def best(scores: np.ndarray, gold: np.ndarray) -> tuple[float, float]:
    """Best F1 over thresholds, with the threshold."""
    return max((f1(scores >= t, gold)[2], float(t)) for t in np.arange(0.5, 1.0, 0.01))


def scored(rows: list[Pair], likeness: Callable[[str, str, bool], float]) -> np.ndarray:
    """The likeness of each pair."""
    return np.array([likeness(one, two, person) for one, two, person, *_ in rows])


def decided(one: str, two: str, person: bool) -> float:
    """1 if two parties of which only the names are known are taken for one actor, else 0."""
    edges, _ = compared([bare(name, f"d{k}", person) for k, name in enumerate((one, two))])
    return float(any(edge.judgement == "positive" for edge in edges))


def bare(name: str, document: str, person: bool) -> Party:
    """A party of which only the name is known."""
    kind = "person" if person else "organisation"
    where = Span(document, 0, len(name))
    return Party(f"{document}#c0", kind, (name,), (), frozenset(), frozenset(), 1, (where,), None)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--wrong", action="store_true", help="print the pairs judged wrongly")
    arguments = parser.parse_args()
    rows = pairs(arguments.data)
    gold = np.array([row[3] for row in rows])
    ours = scored(rows, likeness)
    peer = scored(rows, lambda one, two, _: JaroWinkler.similarity(one.casefold(), two.casefold()))
    value, threshold = best(peer, gold)
    print(f"{len(rows)} pairs, {gold.sum()} same; Jaro-Winkler at its best threshold ({threshold:.2f}): F1 {value:.3f}")
    precision, recall, value = f1(ours >= SAME, gold)
    strict = f1(scored(rows, alike) >= 0.8, gold)
    print(f"names.alike at 0.8, which resolves actors: P {strict[0]:.3f} R {strict[1]:.3f} F1 {strict[2]:.3f}")
    whole = f1(scored(rows, decided) > 0, gold)
    print(f"the whole decision on bare names: P {whole[0]:.3f} R {whole[1]:.3f} F1 {whole[2]:.3f}")
    print(f"likeness at {SAME}: P {precision:.3f} R {recall:.3f} F1 {value:.3f}; best {best(ours, gold)}")
    for group in sorted({row[4] for row in rows}):
        inside = np.array([row[4] == group for row in rows])
        print(f"  {group}: F1 {f1(ours[inside] >= SAME, gold[inside])[2]:.3f} of {inside.sum()}")
    if arguments.wrong:
        for row, score in zip(rows, ours, strict=True):
            if (score >= SAME) != row[3]:
                print("  ", "same" if row[3] else "two ", f"{score:.2f}", row[:2])


SAME = 0.5
"""Likeness from which two names, taken alone, are taken for one."""

if __name__ == "__main__":
    main()
