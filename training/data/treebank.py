"""UD English EWT and GUM (CoNLL-U): parts of speech, heads, relations, sentence starts, coreference of GUM.

GUM here holds only genres that may be used commercially. A sentence whose words are blanked out is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.data.units import ROOT, Unit
from training.labels import DEPRELS, IGNORE, UPOS, relation

POS = {tag: k for k, tag in enumerate(UPOS)}
REL = {tag: k for k, tag in enumerate(DEPRELS)}
BRACKET = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")
"""``(id-type-...)``, ``(id-type-...`` or ``id)`` in the Entity column of GUM."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One tree. ``heads`` are 0 for the root, else the 1-based word; ``space`` says whether one follows a word."""

    document: str
    words: list[str]
    lemmas: list[str]
    upos: list[str]
    xpos: list[str]
    """The tag of the Penn Treebank."""
    heads: list[int]
    relations: list[str]
    space: list[bool]
    entities: list[str]
    """The Entity column of each word, or an empty text."""
    paragraph: bool
    """Does a paragraph begin here?"""


def sentences(path: Path, document: str | None = None) -> Iterator[Sentence]:
    """The trees of one file, in order."""
    name, rows, paragraph = document or path.stem, list[list[str]](), False
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith("# newdoc id") and document is None:
            name = line.partition("= ")[2]
        elif line.startswith("# newpar"):
            paragraph = True
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            yield _sentence(name, rows, paragraph)
            rows, paragraph = [], False
    if rows:
        yield _sentence(name, rows, paragraph)


def ewt(folder: Path, part: str) -> list[Sentence]:
    """EWT, one part."""
    return list(sentences(folder / f"{part}.conllu"))


def gum(folder: Path, part: str, genres: tuple[str, ...] = ()) -> list[Sentence]:
    """The GUM documents of a part of ``splits.md`` (all genres that are there, or the given ones)."""
    split = _splits(folder / "splits.md")
    out: list[Sentence] = []
    for path in sorted((folder / "dep").glob("GUM_*.conllu")):
        if split.get(path.stem, "train") == part and (not genres or path.stem.split("_")[1] in genres):
            out += sentences(path, path.stem)
    return [s for s in out if any(word != "_" for word in s.words)]


def for_training(folder: Path, on: Mapping[str, bool]) -> list[Sentence]:
    """The training parts of the treebanks that are switched on, of a folder that holds both."""
    trees = ewt(folder / "ud_ewt", "train") if on["ewt"] else []
    return trees + (gum(folder / "gum", "train") if on["gum"] else [])


def units(trees: list[Sentence]) -> list[Unit]:
    """One unit per sentence, with the syntax targets."""
    out, start, document = [], 0, ""
    for tree in trees:
        start = start if tree.document == document else 0
        document = tree.document
        out.append(_unit(tree, start))
        start += len(tree.words)
    return out


def with_chains(trees: list[Sentence], made: list[Unit]) -> list[Unit]:
    """Adds the target ``chain``: on the head word of each mention the number of its entity."""
    for document in dict.fromkeys(tree.document for tree in trees):
        own = [k for k, tree in enumerate(trees) if tree.document == document]
        for mention in mentions([trees[k] for k in own]):
            unit = made[own[mention.sentence]]
            row = unit.layers.setdefault("chain", [IGNORE] * len(unit.words))
            if row[mention.head] == IGNORE:
                row[mention.head] = mention.entity
    for unit in made:
        unit.layers.setdefault("chain", [IGNORE] * len(unit.words))
    return made


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention of GUM within one sentence: words ``start`` to ``end`` (exclusive) of it, and its head word."""

    sentence: int
    start: int
    end: int
    head: int
    entity: int
    kind: str


def mentions(trees: list[Sentence]) -> list[Gold]:
    """The mentions of one document in order of their place (longer before shorter)."""
    found: list[Gold] = []
    for k, tree in enumerate(trees):
        waiting: dict[str, list[tuple[int, str]]] = {}
        for i, column in enumerate(tree.entities):
            for single, opened, closed in BRACKET.findall(column):
                if single or opened:
                    number, kind = (single or opened).split("-")[:2]
                    waiting.setdefault(number, []).append((i, kind))
                if single or closed:
                    number = (single or closed).split("-")[0]
                    if waiting.get(number):
                        begin, kind = waiting[number].pop()
                        found.append(_gold(tree, k, begin, i + 1, number, kind))
    return sorted(found, key=lambda m: (m.sentence, m.start, -m.end))


def _gold(tree: Sentence, sentence: int, start: int, end: int, number: str, kind: str) -> Gold:
    outside = [i for i in range(start, end) if not start < tree.heads[i] <= end]
    digits = re.match(r"\d+", number)
    return Gold(sentence, start, end, outside[0] if outside else start, int(digits[0]) if digits else -1, kind)


def _unit(tree: Sentence, start: int) -> Unit:
    return Unit(
        tree.document, start, tree.words,
        layers={
            "upos": [POS.get(tag, IGNORE) for tag in tree.upos],
            "relation": [REL.get(rel, IGNORE) for rel in tree.relations],
            "start": [1] + [0] * (len(tree.words) - 1),
        },
        pointers={"head": [start + head - 1 if head else ROOT for head in tree.heads]},
    )


def _sentence(document: str, rows: list[list[str]], paragraph: bool) -> Sentence:
    words = [row for row in rows if row[0].isdigit()]
    return Sentence(
        document,
        [row[1] for row in words],
        [row[2] for row in words],
        [row[3] for row in words],
        [row[4] for row in words],
        [int(row[6]) for row in words],
        [relation(row[7]) for row in words],
        _spaces(rows),
        [_feature(row[9], "Entity") for row in words],
        paragraph,
    )


def _spaces(rows: list[list[str]]) -> list[bool]:
    """Is there a space after each word? What a multiword token says of its end governs its words."""
    space: list[bool] = []
    glued_to, after = 0, True
    for row in rows:
        if "-" in row[0]:
            glued_to, after = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
        elif row[0].isdigit():
            number = int(row[0])
            own = "SpaceAfter=No" not in row[9]
            space.append(False if number < glued_to else after if number == glued_to else own)
    return space


def _feature(column: str, name: str) -> str:
    for piece in column.split("|"):
        if piece.startswith(name + "="):
            return piece[len(name) + 1 :]
    return ""


def _splits(path: Path) -> dict[str, str]:
    part, split = "", {}
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith("## "):
            part = line[3:].strip()
        elif line.strip().startswith("* "):
            split[line.strip()[2:]] = part
    return split
