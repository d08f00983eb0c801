"""Contradiction: does the program find the conflict of a pair of reports, in the right slot, and nothing else?

    python benchmarks/contradiction.py [--misses]

Pairs of our own in tests/cases/conflicts/*.toml (half of them traps: development, rounding, scope, another event), each
put through alignment, origins and conflicts. Prints precision and recall of "finding and slot right". No data needed.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def cases(skip: frozenset[str] = frozenset({"worked"})) -> list[tuple[str, dict]]:
    """File stem and case, in order."""
    paths = [p for p in sorted((ROOT / "tests/cases/conflicts").glob("*.toml")) if p.stem not in skip]
    return [(path.stem, case) for path in paths for case in tomllib.loads(path.read_text())["case"]]


def main() -> None:
    from tests.claims.judging import judge

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true", help="print each pair that is judged wrongly")
    shown = options.parse_args().misses
    hits: Counter[str] = Counter()
    for subject, case in cases():
        found = judge(case)
        expected = {case["slot"]} if case["verdict"] == "conflict" else set()
        hits[f"{subject} right"] += len(expected & found.conflicts)
        hits[f"{subject} found"] += len(found.conflicts)
        hits[f"{subject} expected"] += len(expected)
        hits["pairs"] += 1
        if shown and found.conflicts != expected:
            print(f"{subject}: {case['name']}: expected {sorted(expected)}, {found}")
    report(hits)


def report(hits: Counter[str]) -> None:
    subjects = sorted({key.split()[0] for key in hits if key.endswith(" found")})
    total = {kind: sum(hits[f"{subject} {kind}"] for subject in subjects) for kind in ("right", "found", "expected")}
    for subject in subjects:
        right, found, expected = (hits[f"{subject} {kind}"] for kind in ("right", "found", "expected"))
        print(f"{subject:9} right {right:3} of found {found:3}, expected {expected:3}")
    precision, recall = (total["right"] / max(1, total[kind]) for kind in ("found", "expected"))
    print(f"pairs {hits['pairs']}: precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
