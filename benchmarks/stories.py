"""Which articles are of one event: B-cubed F1 on NewsCluster and ECB+ sub-topics, beside TF-IDF with average linkage.

python benchmarks/stories.py [--data ../shared/data]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
from newscluster import Article, ecb, load

from communique.lineage import lineage
from communique.linking import clusters
from communique.model import Document, Published
from communique.stories import stories
from communique.stories.features import cosines, rows
from communique.stories.terms import terms

DEV = [2, 5, 12, 18, 21, 23, 34, 35]
TUNED = [topic for topic in range(1, 36) if topic not in {*DEV, 15, 17}]


def document(article: Article) -> Document:
    published = Published(article.date, "metadata") if article.date else Published()
    return Document(
        article.id,
        article.text,
        url=article.url,
        outlet=article.outlet,
        title=article.title or None,
        published=published,
    )


def bcubed(found: dict[str, str], gold: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall, F1 (Bagga and Baldwin 1998)."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for name in gold:
        ours[found[name]].add(name)
        theirs[gold[name]].add(name)
    shared = {name: len(ours[found[name]] & theirs[gold[name]]) for name in gold}
    precision = sum(shared[name] / len(ours[found[name]]) for name in gold) / len(gold)
    recall = sum(shared[name] / len(theirs[gold[name]]) for name in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def peer(documents: list[Document], gold: dict[str, str]) -> float:
    """TF-IDF with average linkage at its best threshold on this very set."""
    table = rows([one[0] for one in terms(documents)])
    left, right = np.triu_indices(len(documents), 1)
    values = cosines(table, left, right)
    best = 0.0
    for threshold in np.arange(0.06, 0.32, 0.02):
        weights = dict(zip(zip(left.tolist(), right.tolist(), strict=True), (values - threshold).tolist(), strict=True))
        found = clusters(range(len(documents)), weights)
        best = max(best, bcubed({documents[i].id: str(n) for n, group in enumerate(found) for i in group}, gold)[2])
    return best


def run(name: str, articles: list[Article], compare: bool = True) -> None:
    documents = [document(article) for article in articles]
    gold = {article.id: article.event for article in articles}
    edges, _ = lineage(documents)
    start = time.perf_counter()
    told, _, _ = stories(documents, {}, edges)
    took = time.perf_counter() - start
    precision, recall, f1 = bcubed({one: story.id for story in told for one in story.documents}, gold)
    note = f"; TF-IDF average linkage at its best threshold {peer(documents, gold):.3f}" if compare else ""
    print(f"{name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({len(gold)} articles, {took:.1f} s){note}")


def small(articles: list[Article], seed: int) -> None:
    """Folders of 4 to 12 articles of 1 to 4 events: mean B-cubed F1."""
    rng = random.Random(seed)
    events = defaultdict(list)
    for article in articles:
        events[article.event].append(article)
    scores = []
    for _ in range(40):
        chosen = [
            a
            for e in rng.sample(sorted(events), rng.randint(1, 4))
            for a in rng.sample(events[e], min(len(events[e]), rng.randint(1, 5)))
        ]
        told, _, _ = stories([document(article) for article in chosen], {}, [])
        scores.append(
            bcubed({one: story.id for story in told for one in story.documents}, {a.id: a.event for a in chosen})
        )
    precision, recall, f1 = np.mean(scores, axis=0)
    print(f"small folders: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    small(load(data), 5)
    run("NewsCluster", load(data))
    run("ECB+ dev sub-topics", ecb(data, DEV))
    run("ECB+ other topics", ecb(data, TUNED))


if __name__ == "__main__":
    main()
