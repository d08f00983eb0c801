"""PolNeAR: sources, cues and contents of attributions in political news, in two layers.

The first layer holds the span that comes first where spans overlap, as published systems do; the second holds
what overlaps it (an attribution inside the content of another). Every labelled word points at the first word of
the cue of its own attribution. Stretches marked ``Discard`` have no target. Where two people annotated a text,
the first is used.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.tokens import Doc

from training.data.units import Unit
from training.labels import ATTRIBUTION, ATTRIBUTION_CLASSES, IGNORE

TAG = {tag: k for k, tag in enumerate(ATTRIBUTION)}
MOST_WORDS = 160
"""Longer paragraphs are cut there."""


@dataclass(slots=True)
class Annotated:
    """One text with its attributions on words of the blank English tokenizer (white space tokens included)."""

    name: str
    text: str
    doc: Doc
    attributions: list[dict[str, list[list[int]]]] = field(default_factory=list)
    """Role to spans, each a list of word places."""
    discarded: set[int] = field(default_factory=set)


def articles(folder: Path, part: str, tokens: Callable[[str], Doc] | None = None) -> Iterator[Annotated]:
    """The annotated texts of one part, in the order of the file names; ``tokens`` cuts a text (blank English)."""
    cut = tokens or spacy.blank("en")
    for path in sorted((folder / part / "text").glob("*.txt")):
        stem = glob.escape(path.name[:-4])
        files = sorted((folder / part / "attributions").glob(f"{stem}_*.ann"))
        if files:
            text = path.open(encoding="utf8", newline="").read()
            yield _annotated(path.name[:-4], text, cut(text), files[0])


def units(article: Annotated) -> Iterator[Unit]:
    """The paragraphs of an article as units of at most ``MOST_WORDS`` words."""
    outer, inner, cue_of = layers(article)
    for paragraph in _paragraphs(article.doc):
        for k in range(0, len(paragraph), MOST_WORDS):
            places = paragraph[k : k + MOST_WORDS]
            yield Unit(
                article.name, places[0], [article.doc[i].text for i in places],
                layers={"attribution": [outer[i] for i in places], "nested": [inner[i] for i in places]},
                pointers={"link": [cue_of[i] for i in places]},
            )


def layers(article: Annotated) -> tuple[list[int], list[int], list[int]]:
    """Tags of the first layer, tags of the second, and for each word the first word of its cue (or ``IGNORE``)."""
    size = len(article.doc)
    outer, inner, owner = [0] * size, [0] * size, [IGNORE] * size
    for number, roles in enumerate(article.attributions):
        for role, spans in roles.items():
            for span in spans:
                _paint(span, role, number, outer, inner, owner)
    cues: dict[int, int] = {}
    for i, tag in enumerate(outer):
        if ATTRIBUTION[tag].endswith("Cue"):
            cues.setdefault(owner[i], i)
    for i in article.discarded:
        outer[i] = inner[i] = IGNORE
    return outer, inner, [cues.get(owner[i], IGNORE) for i in range(size)]


def _paint(span: list[int], role: str, number: int, outer: list[int], inner: list[int], owner: list[int]) -> None:
    free = [i for i in span if outer[i] == 0]
    for k, i in enumerate(span):
        if outer[i] == 0:
            outer[i] = TAG[("I-" if k else "B-") + role]
            owner[i] = number
    if not free and all(inner[i] == 0 for i in span):
        for k, i in enumerate(span):
            inner[i] = TAG[("I-" if k else "B-") + role]


def _paragraphs(doc: Doc) -> Iterator[list[int]]:
    places: list[int] = []
    for token in doc:
        if not token.is_space:
            places.append(token.i)
        elif "\n" in token.text and places:
            yield places
            places = []
    if places:
        yield places


def _annotated(name: str, text: str, doc: Doc, path: Path) -> Annotated:
    spans, events = _brat(path)
    article = Annotated(name, text, doc)
    for event in events:
        roles: dict[str, list[list[int]]] = {}
        for role, mark in event:
            if role in ATTRIBUTION_CLASSES and mark in spans:
                found = [_words(doc, a, b) for a, b in spans[mark][1]]
                roles.setdefault(role, []).extend(words for words in found if words)
        article.attributions.append(roles)
    for label, pieces in spans.values():
        if label == "Discard":
            article.discarded.update(i for a, b in pieces for i in _words(doc, a, b))
    return article


def _words(doc: Doc, start: int, end: int) -> list[int]:
    span = doc.char_span(start, end, alignment_mode="expand") if end <= len(doc.text) else None
    return [token.i for token in span or () if not token.is_space]


def _brat(path: Path) -> tuple[dict[str, tuple[str, list[tuple[int, int]]]], list[list[tuple[str, str]]]]:
    """Spans by mark and events of a brat file, whose text column may hold line breaks."""
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf8").split("\n"):
        mark, _, rest = line.partition("\t")
        head = rest.split("\t")[0]
        if re.fullmatch(r"T\d+", mark) and re.match(r"\w+ \d", head):
            label, _, pieces = head.partition(" ")
            spans[mark] = (label, [_pair(piece) for piece in pieces.split(";")])
        elif re.fullmatch(r"E\d+", mark):
            arguments = (argument.partition(":") for argument in head.split())
            events.append([(re.sub(r"\d+$", "", role), target) for role, _, target in arguments])
    return spans, events


def _pair(piece: str) -> tuple[int, int]:
    start, end = piece.split()
    return int(start), int(end)
