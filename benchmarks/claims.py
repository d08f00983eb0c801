"""Claim alignment: cross-document event coreference on ECB+ or MEANTIME with gold mentions (CoNLL F1).

    python benchmarks/claims.py [--data ../shared/data] [--topics 2 5 12 18 21 23 34 35] [--meantime]

Each gold event mention is a clause: its trigger is the predicate, the words around it give the vector. The roles of
events are not used, so the comparisons of roles, times and places have nothing to say and the bias is set for that (on
topics 2, 5, 12). Documents are compared within a sub-topic (ecb, ecbplus), of MEANTIME within a corpus (airbus, apple).
Singletons count. MUC, B-cubed and CEAF-e as in Pradhan et al. 2014. Nothing of the data is kept.
"""

from __future__ import annotations

import argparse
import sys
import xml.etree.ElementTree as Xml
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from conll import ceaf, f1

from communique.claims.align import NEGATIVE, POSITIVE, model_vectors
from communique.claims.comparisons import TABLE, little_shared
from communique.claims.items import Item, rarity
from communique.claims.records import Clause
from communique.claims.words import content, families
from communique.linking import clusters, compare
from communique.model import Span

DEV = (2, 5, 12, 18, 21, 23, 34, 35)
WINDOW = 8
"""Tokens on each side of a trigger that make its clause."""
BARE = tuple(row for row in TABLE if row.function is not little_shared)
BARE_BIAS = -1.0
"""The comparisons that remain without roles, and the log-odds to start from."""
Partition = list[set[Hashable]]


def verb_lemma(word: str) -> str:
    """A trigger's lemma, by its ending."""
    low = word.lower().split()[0]
    for ending, put in (("ies", "y"), ("ying", "y"), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", ""), ("s", "")):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)] + put
            break
    return low[:-1] if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "lse" else low


def mentions(path: Path) -> list[tuple[str, Clause]]:
    """Gold cluster and clause of every event mention of one article."""
    root = Xml.parse(path).getroot()
    tokens = {int(t.get("t_id")): t for t in root.iter("token")}
    marked = {
        m.get("m_id"): (m.tag, [int(a.get("t_id")) for a in m.findall("token_anchor")]) for m in root.find("Markables")
    }
    cluster = {}
    for relation in root.find("Relations"):
        name = relation.get("note") if relation.tag.startswith("CROSS") else f"{path.stem}:{relation.get('r_id')}"
        for source in relation.findall("source"):
            cluster[source.get("m_id")] = name or f"{path.stem}:{relation.get('r_id')}"
    found = []
    for key, (tag, anchors) in marked.items():
        if anchors and "ACTION" in tag:
            made = clause(path.stem, len(found), anchors, tokens)
            found.append((cluster.get(key, f"{path.stem}:{key}"), made))
    return found


def meantime(path: Path) -> list[tuple[str, Clause]]:
    """The same of an article of MEANTIME (cross-document annotation: the instance that mentions refer to)."""
    root = Xml.parse(path).getroot()
    tokens = {int(t.get("t_id")): t for t in root.iter("token")}
    instance = {e.get("m_id"): e.get("instance_id") for e in root.iter("EVENT")}
    home = {
        source.get("m_id"): instance[relation.find("target").get("m_id")]
        for relation in root.iter("REFERS_TO")
        if relation.find("target").get("m_id") in instance
        for source in relation.findall("source")
    }
    found = []
    for mention in root.iter("EVENT_MENTION"):
        anchors = [int(a.get("t_id")) for a in mention.findall("token_anchor")]
        if anchors:
            key = home.get(mention.get("m_id")) or f"{path.stem}:{mention.get('m_id')}"
            found.append((key, clause(path.stem, len(found), anchors, tokens)))
    return found


def clause(name: str, number: int, anchors: Sequence[int], tokens: dict) -> Clause:
    """One event mention as a clause."""
    sentence = tokens[anchors[0]].get("sentence")
    near = [
        t
        for t in range(anchors[0] - WINDOW, anchors[-1] + WINDOW + 1)
        if t in tokens and tokens[t].get("sentence") == sentence
    ]
    text = " ".join(tokens[t].text or "" for t in near)
    predicate = verb_lemma(" ".join(tokens[t].text or "" for t in anchors))
    span = Span(name, anchors[0] * 10, anchors[-1] * 10 + 9)
    return Clause(
        f"{name}#p{number}", name, number, span, span, span, text, predicate, families(predicate), None, (), None,
        None, (), "happened", "positive", False, None, None, False, 0.0, "main", frozenset(content(text)),
    )  # fmt: skip


def predicted(found: Sequence[Clause]) -> Partition:
    """Clusters of the mentions of one sub-topic."""
    counts = Counter(word for _, word in {(c.document, word) for c in found for word in c.words})
    weights = rarity(counts, len({c.document for c in found}))
    items = [
        Item(c, row, c.document, weights) for c, row in zip(found, model_vectors([c.text for c in found]), strict=True)
    ]
    scores = {(a.clause.id, b.clause.id): compare(a, b, BARE, BARE_BIAS)[0] for a, b in combinations(items, 2)}
    middle = (POSITIVE + NEGATIVE) / 2
    kept = {pair: score - middle for pair, score in scores.items()}
    return [set(group) for group in clusters([c.id for c in found], kept, missing=-0.2)]


def b_cubed(one: Partition, two: Partition) -> float:
    """Precision of `one` against `two`."""
    home = {item: group for group in two for item in group}
    total = sum(len(group) for group in one)
    return sum(len(group & home[item]) / len(group) for group in one for item in group) / max(1, total)


def muc(one: Partition, two: Partition) -> tuple[int, int]:
    """Links of `one` that `two` has, and all links of `one`."""
    home = {item: n for n, group in enumerate(two) for item in group}
    kept = sum(len(group) - len({home[item] for item in group}) for group in one)
    return kept, sum(len(group) - 1 for group in one)


def lemma_baseline(found: Sequence[Clause]) -> Partition:
    """The usual baseline: one cluster for each trigger lemma."""
    groups: dict[str, set[Hashable]] = defaultdict(set)
    for one in found:
        groups[one.predicate].add(one.id)
    return list(groups.values())


def conll(system: Sequence[Partition], gold: Sequence[Partition]) -> dict[str, float]:
    """MUC, B-cubed, CEAF-e and their mean, over all sub-topics."""
    all_s, all_g = [g for part in system for g in part], [g for part in gold for g in part]
    (ps, pt), (rs, rt) = muc(all_s, all_g), muc(all_g, all_s)
    similar = sum(ceaf(one, two) for one, two in zip(system, gold, strict=True))
    scores = {
        "MUC": f1(ps / max(1, pt), rs / max(1, rt)),
        "B3": f1(b_cubed(all_s, all_g), b_cubed(all_g, all_s)),
        "CEAFe": f1(similar / len(all_s), similar / len(all_g)),
    }
    return {**scores, "CoNLL": sum(scores.values()) / 3}


def of_ecb(folder: Path, topics: Sequence[int]) -> Iterator[list[tuple[str, Clause]]]:
    """The mentions of each sub-topic."""
    for topic in topics:
        for kind in ("ecb.xml", "ecbplus.xml"):
            paths = [p for p in sorted((folder / str(topic)).glob("*.xml")) if p.name.endswith(kind)]
            kept = [p for p in paths if p.name.split("_")[1].lstrip("0123456789") == kind]
            yield [pair for p in kept for pair in mentions(p)]


def of_meantime(folder: Path) -> Iterator[list[tuple[str, Clause]]]:
    """The mentions of each corpus."""
    for corpus in sorted(folder.iterdir()):
        yield [pair for path in sorted(corpus.glob("*.xml")) for pair in meantime(path)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--topics", type=int, nargs="+", default=DEV)
    options.add_argument("--meantime", action="store_true", help="MEANTIME, airbus and apple, instead of ECB+")
    given = options.parse_args()
    folder = given.data / ("meantime/cross" if given.meantime else "ecbplus/topics")
    if not folder.is_dir():
        sys.exit(f"{folder} is not there: give the folder of the data sets with --data")
    gold, ours, lemmas = [], [], []
    for found in of_meantime(folder) if given.meantime else of_ecb(folder, given.topics):
        truth: dict[str, set[Hashable]] = defaultdict(set)
        for name, made in found:
            truth[name].add(made.id)
        clauses = [made for _, made in found]
        if clauses:
            gold.append(list(truth.values()))
            ours.append(predicted(clauses))
            lemmas.append(lemma_baseline(clauses))
    for name, system in (("ours", ours), ("same lemma", lemmas)):
        print(f"{name:11}", "  ".join(f"{key} {value:.3f}" for key, value in conll(system, gold).items()))


if __name__ == "__main__":
    main()
