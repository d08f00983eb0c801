"""UDS "It happened" (Rudinger et al. 2018): did the event of a predicate happen, judged by people, on EWT.

The judgements name sentences by their number in EWT 1.2, whose training file had the documents in another order
than ours and in places other sentence limits. Each document is therefore placed where most of its judged words
agree, and a sentence is used only if all its judged words agree there. The value of a predicate is the mean of
±3/4 × confidence (0 to 4), positive for *happened*, over the annotators who understood it
and whom the authors kept.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from pathlib import Path

from training.data.treebank import Sentence
from training.data.units import Unit

FILE = "it-happened_eng_ud1.2_07092017.tsv"
SLACK = range(-3, 4)
"""Shift of sentence numbers within a document that is tolerated."""

Judged = dict[int, dict[int, tuple[str, float]]]
"""Sentence number (from 1) → word number (from 1) → lemma and mean judgement (nan if none)."""

Index = dict[tuple[int, str], list[int]]
"""Word number and lemma → the sentences that have it judged there."""


def judgements(folder: Path, part: str) -> Judged:
    """Mean judgement of each predicate of a part (train, dev)."""
    values: dict[tuple[int, int, str], list[float]] = defaultdict(list)
    for line in (folder / FILE).read_text(encoding="utf8").splitlines()[1:]:
        split, _, _, place, word, lemma, predicate, understood, happened, confidence, keep = line.split("\t")
        if split == part:
            said = values[int(place.split()[1]), int(word), lemma.lower()]
            if predicate == understood == keep == "True" and happened in ("true", "false") and confidence.isdigit():
                said.append((0.75 if happened == "true" else -0.75) * int(confidence))
    out: Judged = defaultdict(dict)
    for (sentence, word, lemma), said in values.items():
        out[sentence][word] = (lemma, sum(said) / len(said) if said else math.nan)
    return out


def with_factuality(trees: list[Sentence], made: list[Unit], judged: Judged) -> list[Unit]:
    """Adds the score ``factuality`` to the units of ``trees``; nan where nobody judged."""
    documents: dict[str, list[int]] = defaultdict(list)
    for k, tree in enumerate(trees):
        made[k].scores["factuality"] = [math.nan] * len(tree.words)
        documents[tree.document].append(k)
    index = _indexed(judged)
    for places in documents.values():
        shift = _shift(trees, places, index)
        for order, k in enumerate(places):
            row = _row(trees[k], [judged.get(shift + order + slack, {}) for slack in sorted(SLACK, key=abs)])
            for word, value in row.items():
                made[k].scores["factuality"][word - 1] = value
    return made


def _shift(trees: list[Sentence], places: list[int], index: Index) -> int:
    """Number of the first sentence of the document in the judged file: the place with the most agreeing words."""
    votes: Counter[int] = Counter()
    for order, k in enumerate(places):
        for number, (form, lemma) in enumerate(zip(trees[k].words, trees[k].lemmas, strict=True), 1):
            for spelling in {form.lower(), lemma.lower()}:
                votes.update(sentence - order for sentence in index.get((number, spelling), ()))
    return votes.most_common(1)[0][0] if votes else 0


def _indexed(judged: Judged) -> Index:
    index: Index = defaultdict(list)
    for sentence, words in judged.items():
        for word, (lemma, _) in words.items():
            index[word, lemma].append(sentence)
    return index


def _row(tree: Sentence, candidates: list[dict[int, tuple[str, float]]]) -> dict[int, float]:
    """The judgements of the first candidate all of whose words are those of the sentence."""
    for words in candidates:
        if words and all(_agrees(tree, word, lemma) for word, (lemma, _) in words.items()):
            return {word: value for word, (_, value) in words.items() if not math.isnan(value)}
    return {}


def _agrees(tree: Sentence, word: int, lemma: str) -> bool:
    return word <= len(tree.words) and lemma in (tree.words[word - 1].lower(), tree.lemmas[word - 1].lower())
