"""Lineage of a hundred pairs of articles that were labelled by hand (tests/cases/lineage/pairs.toml).

    python benchmarks/lineage_pairs.py [--misses]

Each pair is judged among a dozen articles that share a notice or a caption, as on real sites. A pair counts as found
if the program draws any edge between the two. Prints precision, recall and F1 of pairs, how many have the right kind
(of those found), and how many the right direction (of those found whose source the label names). No data needed.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def main() -> None:
    from tests.lineage.pairs import CASES, found_in

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true", help="print each pair that is judged wrongly")
    shown = options.parse_args().misses
    hits: Counter[str] = Counter()
    for case in tomllib.loads(CASES.read_text("utf-8"))["pair"]:
        found = found_in(case)
        expected = case["is"] != "none"
        hits["expected"] += expected
        hits["found"] += found is not None
        hits["right"] += expected and found is not None
        if expected and found:
            kind, source = found
            hits["kind"] += kind == case["is"]
            hits["directed"] += "from" in case
            hits["direction"] += "from" in case and source == case["from"]
        wrong = expected != (found is not None) or (
            found and (found[0] != case["is"] or found[1] != case.get("from", found[1]))
        )
        if shown and wrong:
            print(f"{case['name']}: expected {case['is']} from {case.get('from')}, found {found}")
    precision, recall = hits["right"] / max(1, hits["found"]), hits["right"] / max(1, hits["expected"])
    print(
        f"pairs: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / (precision + recall):.3f}"
    )
    print(f"kind {hits['kind']} of {hits['right']}, direction {hits['direction']} of {hits['directed']}")


if __name__ == "__main__":
    main()
