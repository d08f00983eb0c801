"""Contradictions of two reports that are worded as differently as their writers could: how many the program finds.

    python benchmarks/marked.py [--misses]

Pairs of our own in tests/cases/marked/*.txt. In each text `{n|…}` marks an answer; the same n in both texts are two
answers to one question. A line `n: SLOT` says that they contradict each other, `n: none SLOT REASON` that they only
look as if they did. Each pair is put through the whole program as two articles of one story. What is shown is right if
the pair has a contradiction in that slot (status and polarity count as one). No data needed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

MARK = re.compile(r"\{\w+\|([^{}|]*)\}")
FIELD = re.compile(r"^(topic|[AB](?:-date|-title)?): *(.*)$", re.MULTILINE)
CLASH = re.compile(r"^\w+: *(quantity|time|place|actor|polarity|status) *$", re.MULTILINE)
KEYS = {"A-date": "at", "B-date": "bt", "A-title": "ah", "B-title": "bh", "A": "a", "B": "b", "topic": "name"}


def pairs(path: Path) -> Iterator[tuple[dict, Counter[str]]]:
    """Each pair in plain text, as the benchmark of contradictions takes it, and how many answers clash in each slot."""
    for block in filter(str.strip, re.split(r"^===$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)):
        case = {KEYS[name]: MARK.sub(r"\1", text) for name, text in FIELD.findall(block)}
        yield case, Counter(map(merged, CLASH.findall(block)))


def merged(slot: str) -> str:
    """Whether something is called off or not so is one question to a reader."""
    return "polarity" if slot == "status" else slot


def main() -> None:
    from benchmarks.contradiction import told

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true", help="print each pair in which something wrong is shown")
    given = options.parse_args()
    right, false, expected = Counter[str](), Counter[str](), Counter[str]()
    for path in sorted((ROOT / "tests/cases/marked").glob("*.txt")):
        for case, clashes in pairs(path):
            found = set(map(merged, told(case)))
            right.update(found & set(clashes))
            false.update(found - set(clashes))
            expected.update(set(clashes))
            if given.misses and found - set(clashes):
                print(f"{path.stem}: {case['name']}: {', '.join(sorted(found - set(clashes)))}")
    for slot in sorted(expected):
        print(f"{slot:9} right {right[slot]:3}, false {false[slot]:3}, of {expected[slot]:3}")
    print(f"all       right {right.total():3}, false {false.total():3}, of {expected.total():3}")


if __name__ == "__main__":
    main()
