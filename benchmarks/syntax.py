"""Quality of the reader model through the very code that reads articles: syntax, names, attribution, morphology.

    python benchmarks/syntax.py [--data ../shared/data] [--model FOLDER] [--part ud,morph,names,attribution] [--limit N]

Development parts only. "Raw" figures: text in, our own tokens, sentences and trees, aligned to the gold by characters
(F1 as in the CoNLL 2018 shared task); "given" figures: gold tokens and sentences.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from communique.reading.annotation.analysis import analyse
from communique.reading.annotation.annotate import annotate_text, our_layers
from communique.reading.annotation.layout import Layout, stop_begins
from communique.reading.annotation.morphology import features
from communique.reading.annotation.tags import spans
from communique.reading.tokens.lemmas import lemma
from communique.reading.tokens.shell import PARTS
from communique.weights import Model, load

NAME_CLASSES = {
    "Person": "PERSON", "Organization": "ORG", "Location": "LOC", "NORP": "NORP", "Date": "DATE", "Money": "MONEY",
    "Facility": "FAC", "Misc": "MISC", "Product": "PRODUCT",
}  # fmt: skip
POLITICS = {
    "person": "PERSON", "politician": "PERSON", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC",
    "country": "LOC",
}  # fmt: skip


@dataclass
class Sentence:
    """One gold sentence of a treebank."""

    text: str
    paragraph: bool
    rows: list[list[str]] = field(default_factory=list)
    surfaces: list[tuple[str, int]] = field(default_factory=list)
    """The text of each token and the number of words that it holds."""

    @property
    def words(self) -> list[str]:
        return [row[1] for row in self.rows]


@dataclass
class Score:
    """Counts of correct, predicted and gold items."""

    right: int = 0
    said: int = 0
    gold: int = 0

    def add(self, gold: set, said: set) -> None:
        self.right += len(gold & said)
        self.said += len(said)
        self.gold += len(gold)

    def f1(self) -> float:
        return round(200 * self.right / max(self.said + self.gold, 1), 2)


def documents(path: Path) -> Iterator[list[Sentence]]:
    """Documents of a CoNLL-U file as lists of sentences."""
    found: list[Sentence] = []
    for block in path.read_text("utf8").split("\n\n"):
        if "# newdoc" in block and found:
            yield found
            found = []
        text = re.search(r"^# text = (.*)$", block, re.M)
        if text:
            sentence = Sentence(text[1], "# newpar" in block)
            lines = (line.split("\t") for line in block.split("\n") if line[:1].isdigit())
            for row in lines:
                if row[0].isdigit():
                    sentence.rows.append(row)
                read_surface(row, sentence.surfaces)
            found.append(sentence)
    if found:
        yield found


def read_surface(row: list[str], surfaces: list[tuple[str, int]]) -> None:
    """Adds the token of a row: a range ("3-4") holds several words, whose own rows follow and add none."""
    if "-" in row[0]:
        first, last = map(int, row[0].split("-"))
        surfaces.append((row[1], last - first + 1))
    elif row[0].isdigit() and sum(count for _, count in surfaces) < int(row[0]):
        surfaces.append((row[1], 1))


def gold_layout(sentences: list[list[str]]) -> tuple[Layout, np.ndarray]:
    """Gold words as if they were tokens of one paragraph, and where gold sentences begin."""
    forms = [word for sentence in sentences for word in sentence]
    starts = np.concatenate([np.arange(len(sentence)) == 0 for sentence in sentences])
    spaced, begins = np.ones(len(forms), np.bool_), np.arange(len(forms)) == 0
    return Layout(begins, np.arange(len(forms)), forms, spaced, starts, stop_begins(forms, spaced) | starts), starts


def coarse(label: str) -> str:
    return label.split(":")[0]


def score_given(docs: Iterable[list[Sentence]], model: Model) -> dict[str, float]:
    """UPOS, UAS, LAS (universal labels) with gold tokens and sentences, in windows of the document."""
    count = upos = uas = las = 0
    for doc in docs:
        layout, starts = gold_layout([sentence.words for sentence in doc])
        result = analyse(layout, model, starts)
        at = 0
        for sentence in doc:
            for row in sentence.rows:
                head = at + int(row[0]) - 1 if row[6] == "0" else at + int(row[6]) - 1
                word = at + int(row[0]) - 1
                right = result.heads[word] == head
                count, uas = count + 1, uas + right
                las += right and coarse(model.labels.deps[result.deps[word]]) == coarse(row[7])
                upos += model.labels.upos[result.upos[word]] == row[3]
            at += len(sentence.rows)
    return {"words": count, "UPOS": pc(upos, count), "UAS": pc(uas, count), "LAS": pc(las, count)}


def pc(part: float, whole: float) -> float:
    return round(100 * part / max(whole, 1), 2)


def raw_text(doc: list[Sentence]) -> tuple[str, list[list[tuple[int, int]]]]:
    """The text of a document with blank lines between paragraphs, and the character span of every gold word."""
    text, spans_of = "", []
    for sentence in doc:
        if text:
            text += "\n\n" if sentence.paragraph else " "
        at = len(text)
        text += sentence.text
        spans_of.append(word_places(sentence, text, at))
    return text, spans_of


def word_places(sentence: Sentence, text: str, at: int) -> list[tuple[int, int]]:
    """Character spans of the words of a sentence that begins at `at`; words of one token share it by their lengths."""
    places, done = [], 0
    for surface, count in sentence.surfaces:
        start = text.find(surface, at)
        at = start + len(surface)
        parts = [row[1] for row in sentence.rows[done : done + count]]
        for part in parts[:-1]:
            places.append((start, min(start + len(part), at)))
            start = places[-1][1]
        places.append((start, at))
        done += count
    return places


def score_raw(docs: Iterable[list[Sentence]], model: Model) -> dict[str, float]:
    """F1 of tokens, sentences, UPOS, UAS and LAS (universal labels) from raw text."""
    scores = {name: Score() for name in ("tokens", "sentences", "UPOS", "UAS", "LAS")}
    for doc in docs:
        text, places = raw_text(doc)
        gold = defaultdict(set)
        for sentence, words in zip(doc, places, strict=True):
            gold["sentences"].add((words[0][0], words[-1][1]))
            for row, span in zip(sentence.rows, words, strict=True):
                head = words[int(row[6]) - 1] if row[6] != "0" else None
                note(gold, span, row[3], head, coarse(row[7]))
        said = defaultdict(set)
        for sentence in annotate_text(text, model=model).sents:
            tokens = [token for token in sentence if not token.is_space]
            if tokens:
                said["sentences"].add((place(tokens[0])[0], place(tokens[-1])[1]))
            for token in tokens:
                head = None if token.head.i == token.i else place(token.head)
                note(said, place(token), token.pos_, head, coarse(token.dep_))
        for name, score in scores.items():
            score.add(gold[name], said[name])
    return {name: score.f1() for name, score in scores.items()}


def place(token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def note(into: dict[str, set], span: tuple[int, int], upos: str, head: tuple[int, int] | None, label: str) -> None:
    into["tokens"].add(span)
    into["UPOS"].add((span, upos))
    into["UAS"].add((span, head))
    into["LAS"].add((span, head, label))


def score_morphology(docs: Iterable[list[Sentence]], gold_tree: bool, model: Model) -> dict[str, float]:
    """Accuracy of features where gold or we have them (verbs: VerbForm, Tense, Mood, Voice; else Number), of lemmas."""
    right, count = defaultdict(int), defaultdict(int)
    for doc in docs:
        layout, starts = gold_layout([sentence.words for sentence in doc])
        result = analyse(layout, model, starts)
        rows = [row for sentence in doc for row in sentence.rows]
        heads, deps, upos = result.heads.tolist(), [model.labels.deps[k] for k in result.deps], []
        upos = [model.labels.upos[k] for k in result.upos]
        if gold_tree:
            heads, deps, upos = gold_heads(doc), [row[7] for row in rows], [row[3] for row in rows]
        lemmas = [lemma(form, tag) for form, tag in zip(layout.forms, upos, strict=True)]
        for row, said, form in zip(rows, features(layout.forms, lemmas, upos, heads, deps), lemmas, strict=True):
            gold, mine = feats(row[5]), feats(said)
            names = {"VERB": VERBAL, "AUX": VERBAL, "NOUN": ("Number",), "PROPN": ("Number",), "PRON": ("Number",)}
            for name in names.get(row[3], ()):
                if name in gold or name in mine:
                    count[name] += 1
                    right[name] += gold.get(name) == mine.get(name)
            if row[3] not in ("PUNCT", "PROPN", "X", "SYM", "NUM"):
                count["lemma"] += 1
                right["lemma"] += row[2].lower() == form.lower()
    return {name: pc(right[name], count[name]) for name in sorted(count)}


VERBAL = ("VerbForm", "Tense", "Mood", "Voice")


def gold_heads(doc: list[Sentence]) -> list[int]:
    heads, at = [], 0
    for sentence in doc:
        heads += [at + (int(row[0]) if row[6] == "0" else int(row[6])) - 1 for row in sentence.rows]
        at += len(sentence.rows)
    return heads


def feats(text: str) -> dict[str, str]:
    return dict(part.split("=") for part in text.split("|") if "=" in part)


def tagged(path: Path, classes: dict[str, str], separator: str = "\t") -> list[tuple[list[str], list[str]]]:
    """Sentences of a two-column file as (words, tags); classes that are not mapped are O."""
    found, words, tags = [], [], []
    for line in [*path.read_text("utf8").split("\n"), ""]:
        cells = line.strip().split(separator)
        if not cells[0].strip():
            if words:
                found.append((words, tags))
            words, tags = [], []
            continue
        tag = cells[1].strip() if len(cells) > 1 and cells[1].strip() else "O"
        kind = classes.get(tag[2:], "")
        inside = kind and tag[0] == "I" and tags and tags[-1][2:] == kind
        words.append(cells[0].strip())
        tags.append(f"{'I' if inside else 'B'}-{kind}" if kind else "O")
    return found


def score_names(sets: Iterable[list[tuple[list[str], list[str]]]], model: Model, keep: set[str]) -> dict[str, float]:
    """Exact span and type F1 for each class, gold tokens and sentences. Facilities count as places where `keep` has no
    facilities.
    """
    scores: dict[str, Score] = defaultdict(Score)
    for sentences in sets:
        layout, starts = gold_layout([words for words, _ in sentences])
        result = analyse(layout, model, starts)
        said = spans(our_layers(result, model, layout.forms).names)
        if "FAC" not in keep:
            said = [(start, end, "LOC" if kind == "FAC" else kind) for start, end, kind in said]
        gold = set(spans([tag for _, tags in sentences for tag in tags]))
        mine = {span for span in said if span[2] in keep}
        for kind in sorted(keep):
            scores[kind].add({s for s in gold if s[2] == kind}, {s for s in mine if s[2] == kind})
        scores["all"].add(gold, mine)
    return {kind: score.f1() for kind, score in sorted(scores.items())}


def attribution_gold(text: str, path: Path) -> tuple[list[dict[str, list[tuple[int, int]]]], list[tuple[int, int]]]:
    """Attributions of a PolNeAR file as character spans by role, and the stretches that are not to be counted."""
    marks: dict[str, list[tuple[int, int]]] = {}
    events, discarded = [], []
    for line in path.read_text("utf8").split("\n"):
        cells = line.split("\t")
        if len(cells) < 2 or not re.match(r"[TE]\d+$", cells[0]):
            continue
        if cells[0][0] == "E":
            events.append([part.split(":") for part in cells[1].split()])
        elif re.match(r"\w+ \d", cells[1]):
            label, places = cells[1].split(" ", 1)
            marks[cells[0]] = [tuple(map(int, part.split())) for part in places.split(";")]
            discarded += marks[cells[0]] if label == "Discard" else []
    groups = []
    for event in events:
        group: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for part in event:
            role = re.sub(r"\d+$", "", part[0])
            if len(part) == 2 and role in ("Source", "Cue", "Content"):
                group[role] += [span for span in marks.get(part[1], []) if span[1] <= len(text)]
        groups.append(group)
    return groups, discarded


def score_attribution(folder: Path, model: Model, limit: int) -> dict[str, float]:
    """Exact span F1 of sources, cues and contents, and F1 of (content, source) pairs, exact and overlapping."""
    scores = {name: Score() for name in ("Source", "Cue", "Content", "pair exact")}
    met = {"said": Score(), "gold": Score()}
    for path in sorted((folder / "text").glob("*.txt"))[:limit]:
        notes = sorted(p for p in (folder / "attributions").iterdir() if p.name.startswith(path.stem + "_"))
        if not notes:
            continue
        text = path.read_bytes().decode("utf8")
        doc = annotate_text(text, model=model)
        groups, discarded = attribution_gold(text, notes[0])
        words = [token for token in doc if not token.is_space]
        number = {token.i: k for k, token in enumerate(words)}
        tags, owner = ["O"] * len(words), [-1] * len(words)
        for index, group in enumerate(groups):
            for role, places in group.items():
                for start, end in places:
                    span = doc.char_span(start, end, alignment_mode="expand")
                    for order, token in enumerate(t for t in span or [] if not t.is_space):
                        if tags[number[token.i]] == "O":
                            tags[number[token.i]] = ("I-" if order else "B-") + role
                            owner[number[token.i]] = index
        counted = [not any(s < t.idx + len(t) and t.idx < e for s, e in discarded) for t in words]
        said_tags = spans(doc.user_data[PARTS])
        gold_spans = kept(spans(tags), counted)
        for role in ("Source", "Cue", "Content"):
            scores[role].add(
                {s for s in gold_spans if s[2] == role}, {s for s in kept(said_tags, counted) if s[2] == role}
            )
        gold_pairs = {
            (a[:2], b[:2]) for a in gold_spans for b in gold_spans
            if a[2] == "Content" and b[2] == "Source" and owner[a[0]] == owner[b[0]]
        }  # fmt: skip
        said_pairs = {
            tuple((number[s], number[e - 1] + 1) for s, e in pair)
            for group in doc._.attributions for pair in ((c, s) for c in group.content for s in group.source)
        }  # fmt: skip
        scores["pair exact"].add(gold_pairs, said_pairs)
        overlap(met["said"], said_pairs, gold_pairs)
        overlap(met["gold"], gold_pairs, said_pairs)
    precision, recall = (score.right / max(score.said, 1) for score in met.values())
    out = {name: score.f1() for name, score in scores.items()}
    return out | {"pair overlap": round(200 * precision * recall / max(precision + recall, 1e-9), 2)}


def kept(found: Iterable[tuple[int, int, str]], counted: list[bool]) -> list[tuple[int, int, str]]:
    return [span for span in found if all(counted[span[0] : span[1]])]


def overlap(score: Score, pairs: set, others: set) -> None:
    def meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
        return a[0] < b[1] and b[0] < a[1]

    score.said += len(pairs)
    score.right += sum(any(meet(a, c) and meet(b, d) for c, d in others) for a, b in pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--part", default="ud,morph,names,attribution")
    parser.add_argument("--limit", type=int, default=10**9, help="documents of each set")
    args = parser.parse_args()
    if not args.data.is_dir():
        sys.exit(f"{args.data}: no such folder; the benchmark data is not part of the project (--data FOLDER)")
    model = load(args.model)
    for name, figures in measure(args.data, model, set(args.part.split(",")), args.limit):
        print(f"{name}: {json.dumps(figures)}", flush=True)


def measure(data: Path, model: Model, parts: set[str], limit: int) -> Iterator[tuple[str, dict[str, float]]]:
    """(what, figures) one after another."""
    ewt = list(documents(data / "ud_ewt" / "dev.conllu"))[:limit]
    if "ud" in parts:
        news = [doc for path in gum_news(data) for doc in documents(path)][:limit]
        yield "EWT dev, given sentences", score_given(ewt, model)
        yield "EWT dev, raw text", score_raw(ewt, model)
        yield "GUM news dev+test, given sentences", score_given(news, model)
        yield "GUM news dev+test, raw text", score_raw(news, model)
    if "morph" in parts:
        yield "EWT dev morphology, our trees", score_morphology(ewt, False, model)
        yield "EWT dev morphology, gold trees", score_morphology(ewt, True, model)
    if "names" in parts:
        folder = data / "worldwide_newswire" / "dev"
        newswire = [tagged(path, NAME_CLASSES) for path in sorted(folder.iterdir())][:limit]
        yield "worldwide newswire dev, names", score_names(newswire, model, set(NAME_CLASSES.values()))
        politics = tagged(data / "crossner_politics" / "dev.txt", POLITICS)[:limit]
        yield "CrossNER politics dev, names", score_names(([s] for s in politics), model, set(POLITICS.values()))
    if "attribution" in parts:
        yield "PolNeAR dev, attribution", score_attribution(data / "polnear" / "dev", model, limit)


def gum_news(data: Path) -> list[Path]:
    """News documents of GUM's dev and test parts."""
    part, found = "", []
    for line in (data / "gum" / "splits.md").read_text("utf8").split("\n"):
        part = line[3:].strip() if line.startswith("## ") else part
        if part in ("dev", "test") and (name := re.match(r"\s*\* (GUM_news\S+)", line)):
            found.append(data / "gum" / "dep" / f"{name[1]}.conllu")
    return [path for path in found if path.exists()]


if __name__ == "__main__":
    main()
