"""UPOS, UAS and LAS on gold words (given sentences) and from raw text (own words and sentences)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from communique.reading.annotation.annotate import annotate_text
from communique.weights import Model
from training.data.treebank import Sentence
from training.evaluation.counting import Counts, Score, f1
from training.evaluation.layouts import analysed, with_given_sentences


def given_sentences(trees: list[Sentence], model: Model, alone: bool) -> dict[str, Score]:
    """Scores with gold words and sentences, encoded ``alone`` or in windows of several. Relations without subtype."""
    held = with_given_sentences(model)
    counts = {name: Counts() for name in ("upos", "uas", "las")}
    for document in documents(trees):
        rows = {name: 0 for name in counts}
        for part in [[tree] for tree in document] if alone else [document]:
            for name, right in _right(part, held).items():
                rows[name] += right
        words = sum(len(tree.words) for tree in document)
        for name, right in rows.items():
            counts[name].add(right, words, words)
    return {name: f1(found) for name, found in counts.items()}


def documents(trees: list[Sentence]) -> Iterator[list[Sentence]]:
    """The trees of one document after another."""
    for _, group in groupby(trees, key=lambda tree: tree.document):
        yield list(group)


def own_sentences(trees: list[Sentence], model: Model) -> dict[str, Score]:
    """Gold words; the model finds the sentences within paragraphs."""
    counts = {name: Counts() for name in ("upos", "uas", "las")}
    for document in documents(trees):
        begins = [k == 0 and tree.paragraph for tree in document for k in range(len(tree.words))]
        words = sum(len(tree.words) for tree in document)
        for name, right in _right(document, model, begins).items():
            counts[name].add(right, words, words)
    return {name: f1(found) for name, found in counts.items()}


def _right(trees: list[Sentence], model: Model, begins: list[bool] | None = None) -> dict[str, int]:
    words = [word for tree in trees for word in tree.words]
    spaced = [True] + [space for tree in trees for space in tree.space][:-1]
    limits = [k == 0 for tree in trees for k in range(len(tree.words))]
    said = analysed(words, begins or limits, model, spaced)
    right, start = dict.fromkeys(("upos", "uas", "las"), 0), 0
    for tree in trees:
        for k, (tag, head, rel) in enumerate(zip(tree.upos, tree.heads, tree.relations, strict=True)):
            place = start + k
            above = 0 if said.heads[place] == place else int(said.heads[place]) - start + 1
            same = model.labels.deps[said.deps[place]].split(":")[0] == rel.split(":")[0]
            right["upos"] += model.labels.upos[said.upos[place]] == tag
            right["uas"] += above == head
            right["las"] += above == head and same
        start += len(tree.words)
    return right


def raw_text(trees: list[Sentence], model: Model) -> dict[str, Score]:
    """F1 over words found at the same characters (as in the CoNLL 2018 shared task), and over sentences."""
    counts = {name: Counts() for name in ("words", "sentences", "upos", "las")}
    for document in documents(trees):
        text, gold, ends = written(document)
        said, said_ends = _read(text, model=model)
        both = {span: (gold[span], said[span]) for span in gold if span in said}
        right = {
            "words": len(both),
            "sentences": len(ends & said_ends),
            "upos": sum(a[0] == b[0] for a, b in both.values()),
            "las": sum(a[1:] == b[1:] for a, b in both.values()),
        }
        for name, number in right.items():
            found, wanted = (said_ends, ends) if name == "sentences" else (said, gold)
            counts[name].add(number, len(found), len(wanted))
    return {name: f1(found) for name, found in counts.items()}


Words = dict[tuple[int, int], tuple[str, tuple[int, int] | None, str]]
"""Characters of a word → its part of speech, the characters of its head (None: root), its relation."""


def written(trees: list[Sentence]) -> tuple[str, Words, set[tuple[int, int]]]:
    """The text of a document as it was written (paragraphs apart), its words, and the characters of its sentences."""
    text, spans, sentences = "", [], set()
    words: Words = {}
    for k, tree in enumerate(trees):
        text = text.rstrip() + "\n\n" if k and tree.paragraph else text
        spans, start = [], len(text)
        for word, space in zip(tree.words, tree.space, strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + " " * space
        sentences.add((start, spans[-1][1]))
        for span, tag, head, rel in zip(spans, tree.upos, tree.heads, tree.relations, strict=True):
            words[span] = (tag, spans[head - 1] if head else None, rel.split(":")[0])
        text += "" if text.endswith(" ") else " "
    return text, words, sentences


def _read(text: str, model: Model) -> tuple[Words, set[tuple[int, int]]]:
    doc = annotate_text(text, model=model)
    words: Words = {}
    for token in doc:
        if not token.is_space:
            above = None if token.head is token or token.head.i == token.i else _characters(token.head)
            words[_characters(token)] = (token.pos_, above, token.dep_.split(":")[0])
    spans = [[t for t in sentence if not t.is_space] for sentence in doc.sents]
    return words, {(s[0].idx, s[-1].idx + len(s[-1])) for s in spans if s}


def _characters(token: object) -> tuple[int, int]:
    return token.idx, token.idx + len(token)  # type: ignore[attr-defined, arg-type]
