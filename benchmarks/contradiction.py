"""Contradiction: does the program find the conflict of a pair of reports, in the right slot, and nothing else?

    python benchmarks/contradiction.py [--misses] [--read] [--only SUBJECT...]

Pairs of our own in tests/cases/conflicts/*.toml (half of them traps: development, rounding, scope, another event), each
put through alignment, origins and conflicts. With --read those in tests/cases/read_conflicts/*.toml: reports in plain
text, put through the whole program as two articles of one story. Prints precision and recall of "finding and slot
right". No data needed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def cases(folder: str = "conflicts", skip: frozenset[str] = frozenset({"worked"})) -> list[tuple[str, dict]]:
    """File stem and case, in order."""
    paths = [p for p in sorted((ROOT / "tests/cases" / folder).glob("*.toml")) if p.stem not in skip]
    return [(path.stem, case) for path in paths for case in tomllib.loads(path.read_text())["case"]]


def told(case: dict) -> set[str]:
    """The slots in which the program, given the two reports as files, shows a conflict that stands."""
    import communique

    with tempfile.TemporaryDirectory() as folder:
        for side, outlet in (("a", "Herald"), ("b", "Gazette")):
            moment = case["bt"] if side == "b" and "bt" in case else case["at"]
            title = case.get(f"{side}h", "News of the day")
            head = f"Title: {title}\nOutlet: {outlet}\nDate: {moment}\n\n"
            Path(folder, f"{side}.txt").write_text(head + case[side] + "\n")
        made = communique.brief([folder], one_story=True)
    return {one.slot for dossier in made.dossiers for one in dossier.conflicts if not one.superseded}


def main() -> None:
    from tests.claims.judging import judge

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true", help="print each pair that is judged wrongly")
    options.add_argument("--read", action="store_true", help="read pairs in plain text the whole way")
    options.add_argument("--only", nargs="*", default=[], metavar="SUBJECT", help="files of cases, without .toml")
    given = options.parse_args()
    shown = given.misses
    hits: Counter[str] = Counter()
    for subject, case in cases("read_conflicts" if given.read else "conflicts"):
        if given.only and subject not in given.only:
            continue
        found = told(case) if given.read else judge(case).conflicts
        expected = {case["slot"]} if case["verdict"] == "conflict" else set()
        hits[f"{subject} right"] += len(expected & found)
        hits[f"{subject} found"] += len(found)
        hits[f"{subject} expected"] += len(expected)
        hits["pairs"] += 1
        if shown and found != expected:
            print(f"{subject}: {case['name']}: expected {sorted(expected)}, found {sorted(found)}")
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
