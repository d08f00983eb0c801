"""Copies and reuse on articles that are revised, cut, merged, reworded and credited with known truth.

    python benchmarks/lineage.py [--data ../shared/data] [--seed 7]

Real articles (NewsCluster) that share no text are the originals. Every word of a derived article remembers which word
of which original it is, so that pairs, directions and aligned characters have an exact truth. Around them stand
reports of the same events, and notices, captions and quotations that many articles share.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from newscluster import Article, load

from communique.lineage import Roots, lineage
from communique.model import Document, Edge, Published

NOTICES = [
    "Thank you for reading {o}. Register with your address to receive our morning briefing and selected offers.",
    "{o} is supported by its readers. If you value what we do please consider a monthly gift of any size.",
    "You have two stories left this month. Members of {o} read without limits from one euro a week.",
]
CAPTION = "Visitors walk past the barrier near the square on a rainy morning in this picture from the archive."
SWAPS = dict(
    pair.split(":")
    for pair in (
        "said:stated told:informed people:persons big:large began:started after:following before:prior "
        "also:additionally about:concerning many:numerous two:a-couple-of killed:slain police:officers "
        "government:cabinet "
        "officials:functionaries new:fresh first:initial last:final show:demonstrate showed:demonstrated help:aid "
        "because:since while:whereas but:yet including:among-them near:close-to during:throughout found:discovered "
        "made:produced more:further three:a-trio-of years:annual-cycles day:date week:seven-days down:downward "
        "called:termed report:account reported:recounted group:band home:house country:nation early:initially"
    ).split()
)


@dataclass
class Token:
    text: str
    source: tuple[str, int] | None
    """Original and place of the word there; None for what nobody can have copied (notices, quotations, captions)."""


@dataclass
class Made:
    name: str
    outlet: str | None
    when: str | None
    title: str
    lines: list[list[Token]]
    parents: list[str] = field(default_factory=list)
    kind: str = "original"

    def document(self) -> tuple[Document, list[tuple[int, int, tuple[str, int] | None]]]:
        """The article, and (start, end, source) of each token."""
        text, places = "", []
        for line in self.lines:
            for token in line:
                places.append((len(text), len(text) + len(token.text), token.source))
                text += token.text + " "
            text = text.rstrip() + "\n"
        basis = Published(self.when, "metadata") if self.when else Published()
        return Document(id=self.name, text=text, title=self.title, outlet=self.outlet, published=basis), places


def originals(articles: list[Article], rng: random.Random, most: int) -> list[Article]:
    """Articles of 150 to 700 words that share no eight words with one another."""
    seen: dict[tuple[str, ...], str] = {}
    out = []
    for article in rng.sample(articles, len(articles)):
        tokens = article.text.split()
        grams = {tuple(tokens[i : i + 8]) for i in range(len(tokens) - 7)}
        if 150 <= len(tokens) <= 700 and not any(gram in seen for gram in grams):
            seen.update(dict.fromkeys(grams, article.id))
            out.append(article)
    return out[:most]


def made(article: Article, number: int, rng: random.Random) -> Made:
    places, names = ["Harbour", "Valley", "Northern", "Morning", "Coastal"], ["Post", "Herald", "Courier"]
    outlet = f"{rng.choice(places)} {rng.choice(names)}"
    count = 0
    lines = []
    for line in article.text.split("\n"):
        row = [Token(word, (article.id, count + at)) for at, word in enumerate(line.split())]
        count += len(row)
        lines.append(row)
    return Made(
        f"o{number:03}", outlet, f"2024-03-{1 + number % 20:02}T08:00:00+00:00", article.title, [r for r in lines if r]
    )


def edited(lines: list[list[Token]], share: float, rng: random.Random) -> list[list[Token]]:
    """Words replaced, dropped and added here and there; `share` of all words change."""
    out = []
    for line in lines:
        row: list[Token] = []
        for token in line:
            roll = rng.random()
            if roll < share * 0.6:
                row.append(Token(rng.choice(list(SWAPS.values())), None))
            elif roll < share * 0.8:
                continue
            else:
                row.append(token)
                if roll > 1 - share * 0.2:
                    row.append(Token(rng.choice(["reportedly", "however", "meanwhile", "notably"]), None))
        out.append(row)
    return out


def swapped(lines: list[list[Token]]) -> list[list[Token]]:
    return [[Token(SWAPS[t.text], None) if t.text in SWAPS else t for t in line] for line in lines]


def derive(kind: str, base: Made, other: Made, host: Made, name: str, rng: random.Random) -> Made:
    """One article derived from `base` (and `other`), or `host` with passages of `base` in it."""
    hours = rng.randint(1, 20)
    when = f"{base.when[:11]}{8 + hours % 15:02}:30:00+00:00" if base.when else None
    outlet = (
        base.outlet
        if kind == "revised"
        else f"{rng.choice(['Evening', 'Island', 'Lakeside'])} {rng.choice(['Mail', 'Star', 'Globe'])}"
    )
    cut = max(2, round(len(base.lines) * rng.uniform(0.4, 0.8)))
    lines = {
        "same": lambda: base.lines,
        "cut": lambda: base.lines[:cut],
        "revised": lambda: edited(base.lines, rng.uniform(0.03, 0.12), rng)[: max(3, round(len(base.lines) * 0.9))],
        "rewritten": lambda: edited(base.lines, rng.uniform(0.12, 0.25), rng),
        "swapped": lambda: swapped(base.lines),
        "credited": lambda: [[Token(f"({base.outlet})", None), *base.lines[0]], *base.lines[1:cut]],
        "merged": lambda: base.lines[: len(base.lines) // 2 + 1] + other.lines[: len(other.lines) // 2 + 1],
        "partial": lambda: planted(base, host, rng),
    }[kind]()
    return Made(
        name, outlet, when, base.title if kind == "same" else base.title[::-1][:30], list(lines), [base.name], kind
    )


def planted(base: Made, host: Made, rng: random.Random) -> list[list[Token]]:
    """The host with a stretch of the base that makes 0.2 to 0.4 of the result."""
    size, want = sum(map(len, host.lines)), rng.uniform(0.22, 0.4)
    start, taken, words = rng.randrange(max(1, len(base.lines) - 3)), [], 0
    for line in base.lines[start:] + base.lines[:start]:
        if words >= want * (size + words):
            break
        taken.append(line)
        words += len(line)
    fresh = [
        [Token(token.text, (f"{host.name}*", at * 1000 + i)) for i, token in enumerate(line)]
        for at, line in enumerate(host.lines)
    ]
    at = rng.randrange(len(fresh) + 1)
    return fresh[:at] + taken + fresh[at:]


def collection(articles: list[Article], seed: int) -> list[Made]:
    rng = random.Random(seed)
    bases = [made(article, number, rng) for number, article in enumerate(originals(articles, rng, 180))]
    sources, hosts, rest = bases[:70], bases[70:110], bases[110:]
    kinds = ["same", "cut", "revised", "rewritten", "swapped", "credited", "merged", "partial", "partial"]
    out = []
    for number, base in enumerate(sources):
        for step in range(rng.choice([1, 1, 2, 3])):
            kind = kinds[(number + 3 * step) % len(kinds)]
            host = hosts[(number * 3 + step) % len(hosts)]
            out.append(derive(kind, base, rng.choice(sources), host, f"d{number:03}{step}", rng))
    everything = sources + rest + out
    quotes = [
        f"“{' '.join(t.text for t in one.lines[len(one.lines) // 2])} {' '.join(t.text for t in one.lines[-1])}”"
        for one in hosts
    ]
    for number, one in enumerate(everything):
        if rng.random() < 0.5:
            words = rng.choice(NOTICES).format(o=one.outlet).split()
            one.lines = [*one.lines, [Token(word, None) for word in words]]
        if one.kind == "original" and rng.random() < 0.3:
            words = [*quotes[number % 8].split()[:90], "the", "spokeswoman", "said."]
            one.lines = [*one.lines[:2], [Token(word, None) for word in words], *one.lines[2:]]
        if one.kind == "original" and rng.random() < 0.1:
            one.lines = [one.lines[0], [Token(word, None) for word in CAPTION.split()], *one.lines[1:]]
        if rng.random() < 0.15 and one.kind != "revised":
            one.when = None
    return everything


def shared(
    one: list[tuple[int, int, tuple[str, int] | None]], two: list[tuple[int, int, tuple[str, int] | None]]
) -> float:
    """Words of one original in both, as a share of the shorter article."""
    common = {source for *_, source in one if source} & {source for *_, source in two if source}
    return len(common) / min(len(one), len(two))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    built = collection(load(arguments.data), arguments.seed)
    pairs = {one.name: one.document() for one in built}
    documents = [document for document, _ in pairs.values()]
    start = time.perf_counter()
    edges, problems = lineage(documents)
    took = time.perf_counter() - start
    report(built, {name: places for name, (_, places) in pairs.items()}, edges)
    print(f"{len(documents)} articles in {took:.1f} s, {len(problems)} problems")
    roots = Roots(documents, edges)
    single = [one for one in built if one.kind in {"same", "cut", "revised", "rewritten", "swapped", "credited"}]
    same = sum(roots.document(one.name) == roots.document(one.parents[0]) for one in single)
    exact = sum(roots.document(one.name) == one.parents[0] for one in single)
    print(
        f"one root with its source: {same / len(single):.3f} of {len(single)}; the right one: {exact / len(single):.3f}"
    )


Places = dict[str, list[tuple[int, int, tuple[str, int] | None]]]


def report(built: list[Made], places: Places, edges: list[Edge]) -> None:
    kind = {one.name: one for one in built}
    textual = [edge for edge in edges if edge.kind != "credits" and edge.judgement == "positive"]
    truth = {}
    holders = defaultdict(set)
    for name, row in places.items():
        for *_, source in row:
            if source:
                holders[source[0]].add(name)
    for group in holders.values():
        for one in group:
            for two in group:
                if one < two:
                    truth[one, two] = shared(places[one], places[two])
    found = {(min(edge.left, edge.right), max(edge.left, edge.right)) for edge in textual}
    right = sum(truth.get(pair, 0) >= 0.1 for pair in found)
    wanted = [pair for pair, share in truth.items() if share >= 0.2]
    hit = sum(pair in found for pair in wanted)
    precision, recall = right / max(1, len(found)), hit / len(wanted)
    print(f"pairs: P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f} ({len(wanted)} true)")
    for pair in sorted(found):
        if truth.get(pair, 0) < 0.1:
            print("  wrong:", pair, kind[pair[0]].kind, kind[pair[1]].kind)
    by_kind = defaultdict(list)
    for one in built:
        for parent in one.parents:
            if truth.get((min(one.name, parent), max(one.name, parent)), 0) >= 0.2:
                by_kind[one.kind].append((min(one.name, parent), max(one.name, parent)) in found)
    print("recall by kind:", {name: f"{sum(hits)}/{len(hits)}" for name, hits in sorted(by_kind.items())})
    turned = [
        (edge.left, edge.right)
        for edge in textual
        if edge.right in kind[edge.left].parents or edge.left in kind[edge.right].parents
    ]
    good = sum(right in kind[left].parents for left, right in turned)
    print(f"direction: {good / len(turned):.3f} of {len(turned)}")
    undated = [(left, right) for left, right in turned if not (kind[left].when and kind[right].when)]
    well = sum(right in kind[left].parents for left, right in undated)
    print(f"  undated: {well / max(1, len(undated)):.3f} of {len(undated)}")
    characters(places, textual, truth)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)


def characters(places: Places, edges: list[Edge], truth: dict[tuple[str, str], float]) -> None:
    """F1 of aligned characters of the left article over pairs that were found rightly."""
    true = said = both = 0
    for edge in edges:
        if truth.get((min(edge.left, edge.right), max(edge.left, edge.right)), 0) < 0.2:
            continue
        common = {source for *_, source in places[edge.right] if source}
        want = {c for start, end, source in places[edge.left] if source in common for c in range(start, end)}
        text = {c for start, end, _ in places[edge.left] for c in range(start, end)}
        have = {c for span, _ in edge.evidence for c in range(span.start, span.end)} & text
        true, said, both = true + len(want), said + len(have), both + len(want & have)
    precision, recall = both / max(1, said), both / max(1, true)
    print(f"aligned characters: P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f}")


if __name__ == "__main__":
    main()
