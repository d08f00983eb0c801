"""PolNeAR from raw text: exact spans of source, cue, content; contents joined with the right source."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from communique.reading.annotation.annotate import annotate_text
from communique.reading.tokens.shell import PARTS, shell
from communique.weights import Model
from training.data.polnear import Annotated, articles, layers
from training.evaluation.counting import Counts, Score, f1, measured, spans_of
from training.labels import ATTRIBUTION, ATTRIBUTION_CLASSES, IGNORE

Range = tuple[int, int]
Pair = tuple[Range, Range]


def scores(folder: Path, part: str, model: Model, most: int | None = None) -> dict[str, Score]:
    """Exact-span F1 per class, and F1 of content-source pairs, exact and by overlap of both."""
    counts = {name: Counts() for name in (*ATTRIBUTION_CLASSES, "pair exact")}
    overlaps: list[tuple[float, float, float, float]] = []
    for article in list(articles(folder, part, shell().tokens))[:most]:
        doc = annotate_text(article.text, model=model)
        tags, _, _ = layers(article)
        words = [t.i for t in doc if not t.is_space and tags[t.i] != IGNORE]
        gold = set(spans_of([ATTRIBUTION[tags[i]] for i in words]))
        said = set(spans_of([_parts(doc)[i] for i in words]))
        for kind in ATTRIBUTION_CLASSES:
            a, b = ({span for span in side if span[2] == kind} for side in (said, gold))
            counts[kind].add(len(a & b), len(a), len(b))
        place = {i: k for k, i in enumerate(words)}
        wanted, found = gold_pairs(article, place), said_pairs(doc, place)
        counts["pair exact"].add(len(wanted & found), len(found), len(wanted))
        overlaps.append(_overlap(found, wanted))
    out = {name.lower(): f1(row) for name, row in counts.items()}
    out["pair overlap"] = measured(np.array(overlaps, float), _overlap_f1)
    return out


def gold_pairs(article: Annotated, place: dict[int, int]) -> set[Pair]:
    """Content and source of the same attribution, each pair of runs of the first layer."""
    tags, _, _ = layers(article)
    owner: dict[int, int] = {}
    for number, roles in enumerate(article.attributions):
        for spans in roles.values():
            for i in (i for span in spans for i in span):
                owner.setdefault(i, number)
    words = sorted(place)
    runs = spans_of([ATTRIBUTION[tags[i]] for i in words])
    contents = [run for run in runs if run[2] == "Content"]
    sources = [run for run in runs if run[2] == "Source"]
    return {
        (c[:2], s[:2]) for c in contents for s in sources if owner.get(words[c[0]]) == owner.get(words[s[0]])
    }


def said_pairs(doc: object, place: dict[int, int]) -> set[Pair]:
    """The same of what was read."""
    pairs: set[Pair] = set()
    for found in doc._.attributions:  # type: ignore[attr-defined]
        for content in found.content:
            for source in found.source:
                both = _moved(content, place), _moved(source, place)
                if both[0] and both[1]:
                    pairs.add(both)  # type: ignore[arg-type]
    return pairs


def _moved(tokens: Range, place: dict[int, int]) -> Range | None:
    inside = [place[i] for i in range(*tokens) if i in place]
    return (inside[0], inside[-1] + 1) if inside else None


def _parts(doc: object) -> tuple[str, ...]:
    """The attribution tag of each token (O on white space)."""
    parts = iter(doc.user_data[PARTS])  # type: ignore[attr-defined]
    return tuple("O" if token.is_space else next(parts) for token in doc)  # type: ignore[attr-defined]


def _overlap(found: set[Pair], wanted: set[Pair]) -> tuple[float, float, float, float]:
    def meets(a: Pair, b: Pair) -> bool:
        return all(x[0] < y[1] and y[0] < x[1] for x, y in zip(a, b, strict=True))

    right = sum(any(meets(a, b) for b in wanted) for a in found)
    reached = sum(any(meets(a, b) for a in found) for b in wanted)
    return right, len(found), reached, len(wanted)


def _overlap_f1(rows: np.ndarray) -> float:
    right, found, reached, wanted = rows.sum(0)
    precision, recall = right / max(found, 1), reached / max(wanted, 1)
    return float(200 * precision * recall / max(precision + recall, 1e-9))
