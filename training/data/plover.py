"""PLV (Hu et al. 2024): sentences with a marked source and target and the PLOVER root of what one does to the other.

24 sentences lack a mark; the words of the source and target columns are looked up there, and a sentence where that
fails is left out. Roots are those of the set: YIELD is what PLOVER 2021 splits into CONCEDE and RETREAT.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the characters of source and target, and its root."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    root: str


def events(folder: Path) -> Iterator[Marked]:
    """The events of ``PLV_train.tsv`` that have both marks or can get them."""
    with (folder / "PLV_train.tsv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            marked = row["marked_sentence"]
            text = MARK.sub("", marked)
            places = [_place(marked, "s", row["source"]), _place(marked, "t", row["target"])]
            if places[0] and places[1]:
                yield Marked(text, places[0], places[1], row["gold_root"])


def _place(marked: str, mark: str, words: str) -> tuple[int, int] | None:
    start, end = marked.find(f"<{mark}>"), marked.find(f"</{mark}>")
    if 0 <= start < end:
        return len(MARK.sub("", marked[:start])), len(MARK.sub("", marked[:end]))
    found = MARK.sub("", marked).find(words) if words else -1
    return (found, found + len(words)) if found >= 0 else None
