"""Statements against PolNeAR: content with the right source, precision, recall, F1.

    .venv/bin/python benchmarks/statements.py [--data ../shared/data] [--part dev] [--articles N] [--errors N]

What is compared: every gold attribution that has a content, as one pair (source, content), each a set of characters
(spans may be discontinuous; white space and quotation marks do not count). A statement matches a gold attribution if
the Jaccard similarity of the contents is 0.5 or more and

* the gold has a source: the *innermost* link of the statement overlaps it (half of the shorter of both at least);
* the gold has none: never (a statement always has a source), so such attributions only cost recall.

Matching is one to one, best pairs first. "named" leaves out the gold attributions without source. Texts with two
annotators count against the first. One gold layer is flat here: nested gold attributions are pairs of their own.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import mentions
from communique.reading.statements.statements import statements

JACCARD = 0.5
"""Content similarity from which two contents are the same (issue 4)."""

MARKS = frozenset("\"“”'‘’")

LINE = re.compile(r"^(T\d+)\t(Source|Cue|Content) ([\d; ]+)\t", re.M)
EVENT = re.compile(r"^E\d+\t(.*)$", re.M)


class Pair(NamedTuple):
    source: frozenset[int]
    content: frozenset[int]


def characters(text: str, ranges: list[tuple[int, int]]) -> frozenset[int]:
    """The characters of the ranges that are neither white space nor quotation marks."""
    inside = (i for start, end in ranges for i in range(start, min(end, len(text))))
    return frozenset(i for i in inside if not text[i].isspace() and text[i] not in MARKS)


def gold_pairs(text: str, annotation: str) -> list[Pair]:
    """Source and content of each attribution that has a content."""
    spans = {}
    for name, kind, ranges in LINE.findall(annotation):
        numbers = [tuple(map(int, part.split())) for part in ranges.split(";")]
        spans[name] = (kind, numbers)
    pairs = []
    for body in EVENT.findall(annotation):
        parts: dict[str, list[tuple[int, int]]] = {"Source": [], "Content": []}
        for name in re.findall(r":(T\d+)", body):
            if name in spans and spans[name][0] in parts:
                parts[spans[name][0]] += spans[name][1]
        if parts["Content"]:
            pairs.append(Pair(characters(text, parts["Source"]), characters(text, parts["Content"])))
    return pairs


def texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Name, text and first annotation of every article."""
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.split(".txt")[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        found = annotations.get(path.stem) or next((p for n, p in annotations.items() if n.startswith(path.stem)), None)
        if found is not None:
            yield path.stem, path.read_text(encoding="utf-8"), found.read_text(encoding="utf-8")


def found_pairs(text: str) -> tuple[list[Pair], int, float]:
    """Pairs of the program's statements; words; seconds net of annotation."""
    doc = annotate_text(text)
    began = time.process_time()
    told = mentions(doc, "d")
    said = statements(doc, "d", told, [])
    seconds = time.process_time() - began
    pairs = []
    for statement in said:
        span = statement.sources[-1].span
        source = characters(text, [(span.start, span.end)]) if span else frozenset()
        pairs.append(Pair(source, characters(text, [(s.start, s.end) for s in statement.content])))
    return pairs, len(doc), seconds


def similar(gold: Pair, found: Pair, with_source: bool = True) -> float:
    """Jaccard of the contents, 0 where it is too low or the sources do not overlap."""
    union = len(gold.content | found.content)
    score = len(gold.content & found.content) / union if union else 0.0
    shared = len(gold.source & found.source)
    right = shared * 2 >= min(len(gold.source), len(found.source)) and shared > 0
    return score if score >= JACCARD and (right or not with_source) else 0.0


def matches(gold: list[Pair], found: list[Pair], with_source: bool = True) -> list[tuple[int, int]]:
    """One-to-one pairs (gold, found), most similar first."""
    scored = sorted(((-similar(g, f, with_source), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)))
    left, right, chosen = set(), set(), []
    for score, i, j in scored:
        if score < 0 and i not in left and j not in right:
            left.add(i), right.add(j), chosen.append((i, j))
    return chosen


def show(text: str, label: str, pair: Pair) -> None:
    def slice_of(chars: frozenset[int]) -> str:
        return text[min(chars) : max(chars) + 1].replace("\n", " ")[:220] if chars else "-"

    print(f"  {label}: [{slice_of(pair.source)}] {slice_of(pair.content)}")


def prf(right: int, found: int, gold: int) -> str:
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", default="dev")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--errors", type=int, default=0, help="show the errors of this many articles")
    options = parser.parse_args()
    folder = options.data / "polnear" / options.part
    if not folder.is_dir():
        print(f"{folder}: no PolNeAR there; give its parent's folder with --data", file=sys.stderr)
        return 2
    right = content_only = found_n = gold_n = named_n = words = 0
    seconds = 0.0
    for number, (name, text, annotation) in enumerate(texts(folder)):
        if number >= options.articles:
            break
        gold = gold_pairs(text, annotation)
        found, n, took = found_pairs(text)
        pairs = matches(gold, found)
        right += len(pairs)
        content_only += len(matches(gold, found, with_source=False))
        gold_n += len(gold)
        named_n += sum(bool(pair.source) for pair in gold)
        found_n += len(found)
        words, seconds = words + n, seconds + took
        if number < options.errors:
            print(name)
            for i in sorted(set(range(len(gold))) - {i for i, _ in pairs}):
                show(text, "missed", gold[i])
            for j in sorted(set(range(len(found))) - {j for _, j in pairs}):
                show(text, "wrong", found[j])
    print(f"gold {gold_n} (named {named_n}), found {found_n}, right {right}")
    print("content and source, all gold:   ", prf(right, found_n, gold_n))
    print("content and source, named gold: ", prf(right, found_n, named_n))
    print("content alone:                  ", prf(content_only, found_n, gold_n))
    print(f"mentions and statements: {words / max(seconds, 1e-9):,.0f} tokens/s of processor time, net of annotation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
