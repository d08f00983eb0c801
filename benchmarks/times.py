"""Time expressions against MEANTIME (TIMEX3) and WikiWars (TIMEX2): recognition, values, speed, commonest errors.

    python benchmarks/times.py --data ../shared/data [--half develop|held-out|all] [--errors 10] [--blank]

Documents of even index (sorted by file name) are the half that rules were developed on; figures that count are those
of the other half. MEANTIME annotates the first five sentences and the headline; only these are compared.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy

from communique.reading.times.times import times

MEANTIME_SENTENCES = 5
RULES_VALUE_CUT = re.compile(r"(-XX)+$|X+$")


class Gold(NamedTuple):
    """One annotated expression: character offsets, value, modifier."""

    start: int
    end: int
    value: str


class Article(NamedTuple):
    """One annotated document."""

    name: str
    text: str
    published: str | None
    gold: list[Gold]
    limit: int
    """Characters that are annotated."""


def meantime(data: Path) -> Iterator[Article]:
    """MEANTIME airbus and apple: words joined by blanks, sentences by line ends."""
    for path in sorted((data / "meantime" / "intra").glob("corpus_*/*.xml")):
        yield _meantime_article(path)


def _meantime_article(path: Path) -> Article:
    root = ET.parse(path).getroot()
    text, places, limit, sentence = "", {}, 0, "0"
    for token in root.findall("token"):
        if token.get("sentence") != sentence:
            text, sentence = text.rstrip() + "\n", token.get("sentence") or ""
        places[token.get("t_id")] = (len(text), len(text) + len(token.text or ""))
        text += (token.text or "") + " "
        if int(sentence) <= MEANTIME_SENTENCES:
            limit = len(text)
    gold, published = [], None
    for timex in root.iter("TIMEX3"):
        ids = [a.get("t_id") for a in timex.findall("token_anchor")]
        if timex.get("functionInDocument") == "CREATION_TIME":
            published = timex.get("value")
        if ids:
            gold.append(Gold(places[ids[0]][0], places[ids[-1]][1], timex.get("value") or ""))
    published = published or (min(gold).value if gold else None)
    return Article(path.stem, text, published, sorted(gold), limit)


def wikiwars(data: Path) -> Iterator[Article]:
    """WikiWars: TIMEX2 inline; of nested expressions both count."""
    for path in sorted((data / "wikiwars" / "keyinline").glob("*.xml")):
        raw = path.read_text(encoding="utf-8")
        published = re.search(r'<DATETIME>\s*<TIMEX2 val="([^"]+)"', raw)
        body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
        text, gold = _inline(body)
        yield Article(path.stem, text, published[1] if published else None, gold, len(text))


def _inline(body: str) -> tuple[str, list[Gold]]:
    text, gold, stack, at = "", [], [], 0
    for tag in re.finditer(r"<TIMEX2([^>]*)>|</TIMEX2>", body):
        text += _plain(body[at : tag.start()])
        at = tag.end()
        if tag[1] is not None:
            value = re.search(r'\bval="([^"]*)"', tag[1])
            stack.append((len(text), value[1] if value else ""))
        elif stack:
            start, value = stack.pop()
            gold.append(Gold(start, len(text), value))
    return text + _plain(body[at:]), sorted(gold)


def _plain(text: str) -> str:
    return re.sub(
        "&(amp|quot|apos|lt|gt);", lambda m: {"amp": "&", "quot": '"', "apos": "'", "lt": "<", "gt": ">"}[m[1]], text
    )


def same_value(gold: str, ours: str) -> bool:
    """Equal values; TIMEX2 writes a decade as 194 and a century as 19 where TIMEX3 has 194X and 19XX."""
    gold = {"P1DE": "P10Y", "P1CE": "P100Y"}.get(gold, gold)
    return RULES_VALUE_CUT.sub("", gold) == RULES_VALUE_CUT.sub("", ours)


class Score:
    """Counts over a corpus, and the errors by kind."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.errors: Counter[tuple[str, str]] = Counter()
        self.examples: dict[tuple[str, str], list[str]] = {}

    def add(self, article: Article, found: list[tuple[int, int, str]]) -> None:
        """Match one article's expressions one to one by overlap, the exact ones first."""
        free = dict(enumerate(f for f in found if f[0] < article.limit))
        for gold in sorted(article.gold, key=lambda g: g.start):
            key = self._match(gold, free)
            context = article.text[max(gold.start - 40, 0) : gold.end + 25].replace("\n", "|")
            if key is None:
                self._error("missed", article.text[gold.start : gold.end].lower(), f"{context} = {gold.value}")
                continue
            start, end, value = free.pop(key)
            self.counts["matched"] += 1
            self.counts["exact"] += (start, end) == (gold.start, gold.end)
            if same_value(gold.value, value):
                self.counts["valued"] += 1
            else:
                self._error("value", f"{gold.value} read as {value}", context)
        for start, end, value in free.values():
            context = article.text[max(start - 40, 0) : end + 25].replace("\n", "|")
            self._error("spurious", article.text[start:end].lower(), f"{context} = {value}")
        self.counts["gold"] += len(article.gold)
        self.counts["found"] += sum(f[0] < article.limit for f in found)

    @staticmethod
    def _match(gold: Gold, free: dict[int, tuple[int, int, str]]) -> int | None:
        overlapping = [k for k, f in free.items() if f[0] < gold.end and gold.start < f[1]]
        return min(overlapping, key=lambda k: abs(free[k][0] - gold.start) + abs(free[k][1] - gold.end), default=None)

    def _error(self, kind: str, what: str, example: str) -> None:
        self.errors[kind, what] += 1
        self.examples.setdefault((kind, what), []).append(example)

    def f1(self, name: str) -> float:
        """F1 of what was matched in the sense of `name`."""
        return 2 * self.counts[name] / max(self.counts["gold"] + self.counts["found"], 1)


def measure(name: str, articles: list[Article], blank: bool, errors: int) -> Score:
    """Read all articles, print the figures."""
    score, words, seconds = Score(), 0, 0.0
    nlp = spacy.blank("en")
    annotate = None
    if not blank:
        from communique.reading.annotation.annotate import annotate_text as annotate
    for article in articles:
        doc = annotate(article.text) if annotate else nlp(article.text)
        began = time.process_time()
        refs, _ = times(doc, "d", article.published)
        seconds += time.process_time() - began
        words += len(article.text.split())
        score.add(article, [(r.span.start, r.span.end, r.value) for r in refs])
    c = score.counts
    precision, recall = c["matched"] / max(c["found"], 1), c["matched"] / max(c["gold"], 1)
    print(
        f"{name}: documents {len(articles)}, expressions {c['gold']}, found {c['found']};"
        f" relaxed F1 {score.f1('matched'):.3f} (P {precision:.3f} R {recall:.3f}), strict F1 {score.f1('exact'):.3f},"
        f" value F1 {score.f1('valued'):.3f}; {words / max(seconds, 1e-9):,.0f} words/s"
    )
    for (kind, what), count in score.errors.most_common(errors):
        print(f"  {count:3} {kind}: {what}   e.g. {score.examples[kind, what][0]}")
    return score


def halves(articles: list[Article], half: str) -> list[Article]:
    """Even documents are for development, odd ones are held out."""
    return articles if half == "all" else articles[0 if half == "develop" else 1 :: 2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=("develop", "held-out", "all"), default="held-out")
    parser.add_argument("--errors", type=int, default=10)
    parser.add_argument("--blank", action="store_true", help="tokens only, no model: tense from words alone")
    options = parser.parse_args()
    if not (options.data / "wikiwars").is_dir():
        print(f"{options.data}: no data here (meantime/, wikiwars/); give its folder with --data", file=sys.stderr)
        return 2
    measure("MEANTIME", halves(list(meantime(options.data)), options.half), options.blank, options.errors)
    measure("WikiWars", halves(list(wikiwars(options.data)), options.half), options.blank, options.errors)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
