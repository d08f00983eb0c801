"""Coreference against GUM (news, interview, speech): MUC, B³, CEAF-e and their mean (CoNLL F1).

    .venv/bin/python benchmarks/coreference.py [--data ../shared/data] [--part dev] [--genres news,interview,speech]
        [--of chains|mentions] [--match exact|head] [--entities] [--documents]

Raw text in (words joined by their SpaceAfter, paragraphs by blank lines), our own sentences, trees and names. GUM marks
single mentions too: chains of one are left out on both sides, as in OntoNotes. What is compared:

* `--of chains`: every phrase of the text in a chain (`communique.reading.coreference.mentions.chains_of`), the default;
  `--of mentions`: the mentions that actors and sources are made of, which are fewer and surer.
* `--match exact`: spans must be equal, the default; `--match head`: a mention of ours stands for the gold mention whose
  head word is ours (of several, the one whose span overlaps ours most), as in the CorefUD scorer.

Gold includes everything that GUM links: names, nominals, all pronouns ("you", "this"), times and things, and clauses
("that" for what was just said). `--entities` leaves out gold mentions whose head word is tagged as a verb, adjective,
adverb or number, and "this", "that", "these", "those" standing alone: what no reading of names, nominals and personal
pronouns can have. Scores are over all documents together.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from conll import ceaf, f1

from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import chains_of, mentions

ENTITY = re.compile(r"(\()?(\d+)(?:\[\d+/\d+\])?(-[^()]*)?(\))?")

Clusters = list[frozenset[object]]


class Gold(NamedTuple):
    start: int
    end: int
    head: int
    """First character of its head word."""
    chain: int


class Word(NamedTuple):
    start: int
    end: int
    head: int
    """Row of its governor, -1 for the root."""
    misc: str
    pos: str
    form: str

    def is_entity(self) -> bool:
        """Whether it can head a name, a nominal or a personal pronoun."""
        return self.pos in ("NOUN", "PROPN", "PRON", "SYM", "X", "DET") and self.form.lower() not in DEMONSTRATIVES


DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})


def read(path: Path) -> tuple[str, list[Word]]:
    """Text and words of one document."""
    text, rows, base = "", [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and text and not text.endswith("\n\n") and "block" not in line:
            text = text.rstrip(" ") + "\n\n"
        if not line.strip():
            base = len(rows)
        columns = line.split("\t")
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        form, head = columns[1], int(columns[6])
        governor = base + head - 1 if head else -1
        rows.append(Word(len(text), len(text) + len(form), governor, columns[9], columns[3], form))
        text += form + ("" if "SpaceAfter=No" in columns[9] else " ")
    return text, rows


def gold_mentions(rows: Sequence[Word], entities: bool = False) -> list[Gold]:
    """Mentions with their chains; `entities` as in the page's head."""
    opened: dict[int, list[int]] = defaultdict(list)
    found = []
    for place, row in enumerate(rows):
        entity = next((part[7:] for part in row.misc.split("|") if part.startswith("Entity=")), "")
        for begins, number, _, ends in ENTITY.findall(entity):
            chain = int(number)
            if begins:
                opened[chain].append(place)
            if ends and opened[chain]:
                first = opened[chain].pop()
                head = next((i for i in range(first, place + 1) if not first <= rows[i].head <= place), first)
                if rows[head].is_entity() or not entities:
                    found.append(Gold(rows[first].start, row.end, rows[head].start, chain))
    return found


def documents(folder: Path, part: str, genres: Sequence[str]) -> Iterator[Path]:
    """Documents of a part of the genres; train is what is neither dev nor test."""
    splits: dict[str, str] = {}
    now = ""
    for line in (folder / "splits.md").read_text(encoding="utf-8").splitlines():
        now = line[3:].strip() if line.startswith("## ") else now
        if line.strip().startswith("* GUM_"):
            splits[line.strip()[2:]] = now
    for path in sorted((folder / "dep").glob("*.conllu")):
        if splits.get(path.stem, "train") == part and path.stem.split("_")[1] in genres:
            yield path


class Ours(NamedTuple):
    start: int
    end: int
    heads: range
    """Characters that a head word may begin at."""


def chains_said(text: str, of: str) -> list[list[Ours]]:
    """Our chains of all phrases or of mentions, single ones left out."""
    doc = annotate_text(text)
    if of == "chains":
        return [[Ours(p.start, p.end, range(p.head, p.head + 1)) for p in chain] for chain in chains_of(doc)]
    chains: dict[int, list[Ours]] = defaultdict(list)
    for one in mentions(doc, "d"):
        chains[one.chain].append(Ours(one.span.start, one.span.end, range(one.head.start, one.head.end)))
    return [chain for chain in chains.values() if len(chain) > 1]


def clusters_of(said: Sequence[Sequence[Ours]], gold: Sequence[Gold], match: str) -> Clusters:
    """Our chains, each mention standing for the gold mention that it matches."""
    at: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(gold):
        at[(one.start, one.end) if match == "exact" else one.head].append(place)
    taken: set[int] = set()
    found: Clusters = []
    for chain in said:
        members: set[object] = set()
        for mention in chain:
            keys = [(mention.start, mention.end)] if match == "exact" else list(mention.heads)
            near = [place for key in keys for place in at.get(key, ()) if place not in taken]
            best = max(near, key=lambda i: (shared(gold[i], mention.start, mention.end), -i), default=None)
            members.add(mention if best is None else best)
            taken |= {best} if best is not None else set()
        found.append(frozenset(members))
    return found


def shared(one: Gold, start: int, end: int) -> float:
    """Jaccard of two spans."""
    both = max(0, min(one.end, end) - max(one.start, start))
    return both / (one.end - one.start + end - start - both)


def muc(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Links of the key that the response keeps; all of its links."""
    where: dict[object, object] = {mention: place for place, cluster in enumerate(response) for mention in cluster}
    kept = total = 0
    for cluster in key:
        lost = {where.get(m, ("alone", m)) for m in cluster}
        kept, total = kept + len(cluster) - len(lost), total + len(cluster) - 1
    return float(kept), float(total)


def b_cubed(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Sum over mentions of the share of their key cluster that is with them; number of mentions."""
    where = {mention: cluster for cluster in response for mention in cluster}
    score = sum(len(c & where[m]) / len(c) for c in key for m in c if m in where)
    return score, float(sum(len(c) for c in key))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", default="dev")
    parser.add_argument("--genres", default="news,interview,speech")
    parser.add_argument("--entities", action="store_true", help="without clauses and demonstratives")
    parser.add_argument("--of", choices=("chains", "mentions"), default="chains")
    parser.add_argument("--match", choices=("exact", "head"), default="exact")
    parser.add_argument("--documents", action="store_true", help="a line for each document")
    options = parser.parse_args()
    folder = options.data / "gum"
    if not (folder / "dep").is_dir():
        print(f"{folder}: no GUM there; give its parent's folder with --data", file=sys.stderr)
        return 2
    sums: Counter[str] = Counter()
    for path in documents(folder, options.part, options.genres.split(",")):
        text, rows = read(path)
        gold = gold_mentions(rows, options.entities)
        chains: dict[int, set[object]] = defaultdict(set)
        for place, one in enumerate(gold):
            chains[one.chain].add(place)
        key = [frozenset(chain) for chain in chains.values() if len(chain) > 1]
        response = clusters_of(chains_said(text, options.of), gold, options.match)
        one = tally(key, response)
        sums.update(one)
        if options.documents:
            print(f"{path.stem:32} CoNLL {summary(one)[-1]:.3f}")
    names = ("mentions", "MUC", "B3", "CEAF-e")
    *parts, mean = summary(sums)
    for name, (p, r, f) in zip(names, parts, strict=True):
        print(f"{name:10} P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    print(f"CoNLL F1   {mean:.3f}")
    return 0


def tally(key: Clusters, response: Clusters) -> Counter[str]:
    """Numerators and denominators of all scores."""
    out: Counter[str] = Counter()
    out["mr"], out["mrt"] = muc(key, response)  # type: ignore[assignment]
    out["mp"], out["mpt"] = muc(response, key)  # type: ignore[assignment]
    out["br"], out["brt"] = b_cubed(key, response)  # type: ignore[assignment]
    out["bp"], out["bpt"] = b_cubed(response, key)  # type: ignore[assignment]
    out["c"], out["ck"], out["cr"] = ceaf(key, response), len(key), len(response)  # type: ignore[assignment]
    gold, ours = {m for c in key for m in c}, {m for c in response for m in c}
    out["m"], out["mk"], out["mo"] = len(gold & ours), len(gold), len(ours)
    return out


def summary(sums: Counter[str]) -> tuple[object, ...]:
    """(precision, recall, F1) of mentions, MUC, B³, CEAF-e; mean F1 of the last three."""

    def ratio(top: str, bottom: str) -> float:
        return sums[top] / sums[bottom] if sums[bottom] else 0.0

    pairs = [
        (ratio("m", "mo"), ratio("m", "mk")),
        (ratio("mp", "mpt"), ratio("mr", "mrt")),
        (ratio("bp", "bpt"), ratio("br", "brt")),
        (ratio("c", "cr"), ratio("c", "ck")),
    ]
    scores = [(p, r, f1(p, r)) for p, r in pairs]
    return (*scores, sum(f for _, _, f in scores[1:]) / 3)


if __name__ == "__main__":
    sys.exit(main())
