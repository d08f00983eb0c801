"""Claim alignment: cross-document event coreference with gold mentions on ECB+ and MEANTIME (CoNLL F1).

    python benchmarks/claims.py [--data ../shared/data] [--fit]

Neither set ties participants to all events, so a mention is its trigger in its context, and the comparisons of roles,
times, places and numbers are left out. What remains are those of predicate, wording and rare
words, and two that stand in for what the program does otherwise: the sense of the trigger alone for the curated
families, the likeness of the articles for stories. Weights: a logistic regression on the pairs of the ECB+ topics that
are not dev (`--fit` prints them); the threshold is its own, one half. ECB+ is divided by sub-topic (as a story would
be), MEANTIME by corpus only. Singletons count. `across.py` measures what the program itself does, roles and all.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from conll import Partition, clustered, conll
from gold_mentions import DEV, Article, Gold, ecb, meantime
from numpy.typing import NDArray

from communique.claims.items import rarity
from communique.claims.meanings import model_vectors
from communique.claims.words import content, families, words_of
from communique.lexicon import table
from communique.linking import clusters
from communique.reading.tokens.lemmas import lemma

Floats = NDArray[np.float64]
NAMES = ("one lemma", "one family", "sense", "one lemma, sense", "wording", "rare words", "one sentence", "light",
         "articles")  # fmt: skip
WEIGHTS = np.array([4.43, 1.01, 7.95, -5.64, 1.83, 1.12, -1.67, -0.93, 2.62])
BIAS = -7.94
"""Log-odds of NAMES, fitted on the pairs within the ECB+ topics that are not dev."""
MISSING = -0.2
LIGHT = frozenset("statement time report announcement".split())
"""Nouns as empty as the verbs of `words.light`."""


class Event(NamedTuple):
    """A mention made comparable."""

    gold: Gold
    lemma: str
    families: frozenset[str]
    words: frozenset[str]
    """Content words of its sentence but for itself."""
    near: NDArray[np.float32]
    own: NDArray[np.float32]


def verb(words: str) -> str:
    """Lemma of a trigger's first word; the verb for a noun that tells of the same."""
    first = words.lower().removesuffix("'s").split()[0] if words.split() else ""
    as_verb, as_noun = lemma(first, "VERB"), lemma(first, "NOUN")
    nouns = table("nominalisations")
    same = next((nouns[part][as_noun] for part in ("transitive", "directed") if as_noun in nouns[part]), None)
    return same if isinstance(same, str) else as_verb if as_verb != first else as_noun


def events(mentions: Sequence[Gold]) -> list[Event]:
    """The mentions with their vectors."""
    near, own = (model_vectors([getattr(m, name) for m in mentions]) for name in ("near", "words"))
    return [
        Event(m, word := verb(m.words), families(word), frozenset(content(m.said)) - frozenset(content(m.words)), *both)
        for m, *both in zip(mentions, near, own, strict=True)
    ]


def likeness(found: Sequence[Event]) -> Callable[[str, str], float]:
    """Cosine of the words of two articles (their sentences that have mentions), rare ones weighing more."""
    sentences = {(e.gold.document, e.gold.sentence): e.gold.said for e in found}
    tallies: dict[str, Counter[str]] = {}
    for (name, _), said in sentences.items():
        tallies.setdefault(name, Counter()).update(content(said))
    counts = Counter(word for tally in tallies.values() for word in tally)
    rows = {
        name: {w: (1 + math.log(n)) * math.log((len(tallies) + 31) / (1 + counts[w])) for w, n in tally.items()}
        for name, tally in tallies.items()
    }
    lengths = {name: math.sqrt(sum(x * x for x in row.values())) or 1.0 for name, row in rows.items()}

    def cosine(one: str, two: str) -> float:
        total = sum(x * rows[two].get(word, 0.0) for word, x in rows[one].items())
        return 0.0 if one == two else total / lengths[one] / lengths[two]

    return cosine


def compared(found: Sequence[Event]) -> Floats:
    """A row of values (NAMES) for each pair of events, in the order of `combinations`."""
    counts = Counter(word for _, word in {(e.gold.document, word) for e in found for word in e.words})
    weight = rarity(counts, len({e.gold.document for e in found}))
    names = sorted({e.gold.document for e in found})
    like = likeness(found)
    near = {(a, b): like(a, b) for a in names for b in names}
    rows = [_values(a, b, weight, near[a.gold.document, b.gold.document]) for a, b in combinations(found, 2)]
    return np.array(rows, np.float64).reshape(-1, len(NAMES))


def _values(a: Event, b: Event, weight: dict[str, float], articles: float) -> tuple[float, ...]:
    same = a.lemma == b.lemma
    sense = float(a.own @ b.own)
    smaller = min(sum(weight[w] for w in a.words), sum(weight[w] for w in b.words))
    rare = sum(weight[w] for w in a.words & b.words) / smaller if smaller else 0.0
    together = (a.gold.document, a.gold.sentence) == (b.gold.document, b.gold.sentence)
    empty = words_of("light") | words_of("plain_cues") | LIGHT
    return (
        same, bool(a.families & b.families) and not same, sense, same * sense, float(a.near @ b.near), rare, together,
        same and a.lemma in empty, articles,
    )  # fmt: skip


def fitted(values: Floats, same: Floats) -> tuple[float, Floats]:
    """Bias and weights of a logistic regression, by Newton's method with a little shrinkage."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    z = np.c_[np.ones(len(values)), (values - mean) / spread]
    b = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ b))
        b += np.linalg.solve((z.T * (p * (1 - p))) @ z + np.eye(len(b)), z.T @ (same - p) - b)
    return float(b[0] - (b[1:] / spread * mean).sum()), b[1:] / spread


def predicted(mentions: Sequence[Gold]) -> Partition:
    """Clusters of the mentions of one part."""
    odds = BIAS + compared(events(mentions)) @ WEIGHTS
    ids = [m.id for m in mentions]
    weights = {pair: 1 / (1 + math.exp(-x)) - 0.5 for pair, x in zip(combinations(ids, 2), odds.tolist(), strict=True)}
    return [set(group) for group in clusters(ids, weights, missing=MISSING)]


def same_lemma(mentions: Sequence[Gold]) -> Partition:
    """The usual baseline: one cluster for each trigger lemma."""
    return clustered((verb(m.words), m.id) for m in mentions)


def of_events(articles: Iterable[Article], checked: bool = False) -> list[Gold]:
    """The event mentions of some articles."""
    kinds = ("ACTION", "NEG_ACTION", "EVENT")
    return [m for a in articles for m in a.mentions if m.kind.startswith(kinds) and (m.checked or not checked)]


def show(name: str, parts: Sequence[Sequence[Gold]]) -> None:
    """Prints the figures of both ways on some parts."""
    parts = [part for part in parts if part]
    gold = [clustered((m.key, m.id) for m in part) for part in parts]
    for way in (predicted, same_lemma):
        scores = conll([way(part) for part in parts], gold)
        print(f"{name:24}", f"{way.__name__:10}", "  ".join(f"{key} {value:.3f}" for key, value in scores.items()))


def fit(data: Path) -> None:
    """Prints bias and weights fitted on the topics that are not dev; pairs of both sub-topics of a topic count."""
    values, same = [], []
    numbers = [int(folder.name) for folder in (data / "ecbplus/topics").iterdir() if int(folder.name) not in DEV]
    for number in sorted(numbers):
        mentions = of_events((a for part in ecb(data, [number]) for a in part), checked=True)
        values.append(compared(events(mentions)))
        same.append([a.key == b.key for a, b in combinations(mentions, 2)])
    bias, weights = fitted(np.concatenate(values), np.concatenate(same).astype(np.float64))
    print(f"bias {bias:.2f}", dict(zip(NAMES, weights.round(2).tolist(), strict=True)))


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--fit", action="store_true", help="print the weights fitted on the topics that are not dev")
    given = parser.parse_args()
    if not (given.data / "ecbplus/topics").is_dir():
        sys.exit(f"{given.data}: no ecbplus/topics there; give the folder of the data sets with --data")
    if given.fit:
        fit(given.data)
        return
    dev = list(ecb(given.data, DEV))
    show("ECB+ dev, all sentences", [of_events(part) for part in dev])
    show("ECB+ dev, checked ones", [of_events(part, checked=True) for part in dev])
    show("MEANTIME", [of_events(part) for part in meantime(given.data)])


if __name__ == "__main__":
    main()
