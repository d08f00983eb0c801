"""Names: F1 of `alike` on labelled pairs of names, beside Jaro-Winkler at its best threshold.

    python benchmarks/actors.py --data ../shared/data
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from communique.actors import alike

THRESHOLD = 0.7
"""From which likeness two names count as the same: zero of the comparison `names`."""


def pairs(folder: Path) -> list[dict[str, str]]:
    """The rows of the name bench."""
    file = folder / "name_pairs" / "opensanctions_name_bench.csv"
    if not file.exists():
        sys.exit(f"{file} is not there; name the data folder with --data")
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def f1(scores: list[float], truth: list[bool], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of "same" from `threshold` on."""
    hit = sum(s >= threshold and t for s, t in zip(scores, truth, strict=True))
    said, real = sum(s >= threshold for s in scores), sum(truth)
    p, r = hit / said if said else 0.0, hit / real if real else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of each kind")
    args = parser.parse_args()
    rows = pairs(args.data)
    truth = [r["is_match"] == "true" for r in rows]
    ours = [alike(r["name1"], r["name2"], r["schema"] == "Person") for r in rows]
    peer = [JaroWinkler.similarity(r["name1"].casefold(), r["name2"].casefold()) for r in rows]
    best = max((f1(peer, truth, t / 100)[2], t / 100) for t in range(50, 100))
    ideal = max((f1(ours, truth, t / 100)[2], t / 100) for t in range(30, 100))
    print(f"pairs {len(rows)}, same {sum(truth)}")
    print("alike        P {:.3f} R {:.3f} F1 {:.3f}".format(*f1(ours, truth, THRESHOLD)), f"at {THRESHOLD}; best {ideal}")
    print("Jaro-Winkler P {:.3f} R {:.3f} F1 {:.3f}".format(*f1(peer, truth, best[1])), f"at its best, {best[1]}")
    for kind in ("Person", "Company", "Organization"):
        chosen = [i for i, r in enumerate(rows) if r["schema"] == kind]
        figures = f1([ours[i] for i in chosen], [truth[i] for i in chosen], THRESHOLD)
        print("  {:13} {:4} P {:.3f} R {:.3f} F1 {:.3f}".format(kind, len(chosen), *figures))
    for wrong in (True, False):
        shown = [i for i, t in enumerate(truth) if t == wrong and (ours[i] >= THRESHOLD) != t][: args.errors]
        for i in shown:
            print("missed" if wrong else "false ", f"{ours[i]:.2f}", rows[i]["name1"], "|", rows[i]["name2"])


if __name__ == "__main__":
    main()
