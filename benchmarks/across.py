"""Actors and claims across articles as the program finds them, on ECB+ dev and MEANTIME (CoNLL F1, links of actors).

    python benchmarks/across.py [--data ../shared/data] [--topics 2 5 12 18 21 23 34 35]

Every article is read; actors are resolved and claims aligned within each sub-topic (of MEANTIME: corpus). A gold
mention is the chain whose mention has its head in it, or the clause whose head is in it. Figures are of the mentions
that were found so ("found"; of them all with the others left alone: "all"): so mistakes of reading are in the figures.
Places count as actors; times and things do not.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from conll import clustered, conll, f1
from gold_mentions import DEV, Article, Gold, ecb, meantime

from communique.actors import actors
from communique.claims import align
from communique.lineage import Roots
from communique.model import Document, Passage, Published, Reading
from communique.reading import read

ACTORS = ("HUMAN_PART", "LOC", "ENTITY")
EVENTS = ("ACTION", "NEG_ACTION", "EVENT")


class Found(NamedTuple):
    """What the program makes of the articles of one part."""

    actor_of: Mapping[str, str]
    claim_of: Mapping[str, str]
    """Clause → cluster."""
    readings: Mapping[str, Reading]
    """By name of the article."""


def found(articles: Sequence[Article]) -> Found:
    """Reads the articles, resolves actors, aligns claims."""
    documents = [
        Document(
            a.name, a.text, (Passage("body", 0, len(a.text)),), language="en",
            published=Published(a.published, "metadata" if a.published else "none"),
        )
        for a in articles
    ]  # fmt: skip
    readings = {d.id: read(d) for d in documents}
    people = actors(documents, readings)
    claims = align(documents, readings, Roots(documents, ()), people.actor_of)
    return Found(people.actor_of, {c.id: one.id for one in claims.clusters for c in one.members}, readings)


def chain(made: Found, gold: Gold) -> str | None:
    """The actor of a gold mention, else the chain that it is in; None if the reading has no mention there."""
    inside = [
        m
        for m in made.readings[gold.document].mentions
        if (gold.start <= m.head.start and m.head.end <= gold.end)
        or m.head.start <= gold.start <= gold.end <= m.head.end
    ]
    if not inside:
        return None
    key = f"{gold.document}#c{max(inside, key=lambda m: (m.head.end, -m.head.start)).chain}"
    return made.actor_of.get(key, key)


def clause(made: Found, gold: Gold) -> str | None:
    """The claim of a gold mention; None if it is the head of none."""
    heads = made.readings[gold.document].propositions
    number = next((p.id for p in heads if p.head.start < gold.end and gold.start < p.head.end), None)
    return made.claim_of.get(f"{gold.document}#p{number}")


def named(gold: Gold) -> bool:
    """True for a mention that has a capital in it."""
    return any(word[:1].isupper() for word in gold.words.split())


def links(pairs: Sequence[tuple[Gold, str | None]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the links between mentions of two articles."""
    counts: Counter[tuple[bool, bool]] = Counter()
    for (one, a), (two, b) in combinations(pairs, 2):
        if one.document != two.document:
            counts[one.key == two.key, a is not None and a == b] += 1
    precision = counts[True, True] / max(1, counts[True, True] + counts[False, True])
    recall = counts[True, True] / max(1, counts[True, True] + counts[True, False])
    return precision, recall, f1(precision, recall)


def show(name: str, parts: Sequence[Sequence[tuple[Gold, str | None]]]) -> None:
    """Prints the figures of some mentions with what the program makes of each."""
    count, of = (sum(len(p) for p in parts), sum(one is not None for p in parts for _, one in p))
    for label, kept in (("found", [[x for x in p if x[1] is not None] for p in parts]), ("all", parts)):
        kept = [part for part in kept if part]
        gold = [clustered((m.key, m.id) for m, _ in part) for part in kept]
        scores = conll([clustered((one or m.id, m.id) for m, one in part) for part in kept], gold)
        print(f"{name:30} {label:6}", "  ".join(f"{k} {v:.3f}" for k, v in scores.items()), f"of {of}/{count}")
    rows = [links(part) for part in parts]
    weights = [sum(a.key == b.key and a.document != b.document for (a, _), (b, _) in combinations(p, 2)) for p in parts]
    total = max(1, sum(weights))
    mean = [sum(row[i] * w for row, w in zip(rows, weights, strict=True)) / total for i in range(3)]
    print(f"{name:30} links  P {mean[0]:.3f} R {mean[1]:.3f} F1 {mean[2]:.3f}")


def measure(name: str, parts: Iterable[list[Article]]) -> None:
    """Prints the figures of one set."""
    made = [(articles, found(articles)) for articles in parts if articles]
    of: Callable[[Found, Gold], str | None]
    for label, kinds, of, fits in (
        ("actors", ACTORS, chain, lambda m: True),
        ("actors, named", ACTORS, chain, named),
        ("claims", EVENTS, clause, lambda m: True),
    ):
        rows = [
            [(m, of(one, m)) for a in articles for m in a.mentions if m.kind.startswith(kinds) and fits(m)]
            for articles, one in made
        ]
        show(f"{name}, {label}", rows)
    checked = [
        [(m, chain(one, m)) for a in articles for m in a.mentions if m.kind.startswith(ACTORS) and m.checked]
        for articles, one in made
    ]
    show(f"{name}, actors, checked", checked)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--topics", type=int, nargs="+", default=DEV)
    given = parser.parse_args()
    if not (given.data / "ecbplus/topics").is_dir():
        sys.exit(f"{given.data}: no ecbplus/topics there; give the folder of the data sets with --data")
    measure("ECB+ dev", ecb(given.data, given.topics))
    measure("MEANTIME", meantime(given.data))


if __name__ == "__main__":
    main()
