"""Worldwide newswire names (TSV, one token a line) and CrossNER politics, on nine classes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.data.units import Unit
from training.labels import IGNORE, NAMES

NEWSWIRE = {
    "Person": "PERSON", "Organization": "ORG", "Location": "LOC", "NORP": "NORP", "Date": "DATE",
    "Money": "MONEY", "Facility": "FAC", "Misc": "MISC", "Product": "PRODUCT",
}
"""Classes of the worldwide newswire set, which are ours by other names."""

POLITICS = {
    "person": "PERSON", "politician": "PERSON", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC",
    "country": "LOC",
}
"""Classes of CrossNER politics that have a counterpart; elections, events and the rest are dropped."""

TAG = {tag: k for k, tag in enumerate(NAMES)}


def newswire(folder: Path, part: str) -> Iterator[Unit]:
    """The sentences of ``folder/part``, in the order of the file names."""
    for path in sorted((folder / part).glob("*.tsv")):
        start = 0
        for rows in _sentences(path):
            if len(rows) < 2 and rows[0][1] == "O":  # the address line and such
                continue
            yield _unit(path.name, start, rows, NEWSWIRE)
            start += len(rows)


def politics(folder: Path, part: str) -> Iterator[Unit]:
    """CrossNER politics, each sentence a document of its own."""
    for k, rows in enumerate(_sentences(folder / f"{part}.txt")):
        yield _unit(f"{part}-{k}", 0, rows, POLITICS)


def _unit(document: str, start: int, rows: list[tuple[str, str]], classes: dict[str, str]) -> Unit:
    tags = [TAG.get(tag, IGNORE) for tag in repaired([tag for _, tag in rows], classes)]
    return Unit(document, start, [word for word, _ in rows], layers={"names": tags})


def repaired(tags: list[str], classes: dict[str, str]) -> list[str]:
    """BIO tags in our classes; an I that continues nothing becomes a B, an unknown class becomes O."""
    out = ["O"]
    for tag in tags:
        prefix, _, name = tag.partition("-")
        kind = classes.get(name)
        begins = prefix == "B" or out[-1] == "O" or out[-1][2:] != kind
        out.append("O" if kind is None else ("B-" if begins else "I-") + kind)
    return out[1:]


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf8").split("\n"):
        if not line.strip():
            if rows:
                yield rows
            rows = []
            continue
        word, tag = (line + "\t").split("\t")[:2]  # a third column holds names inside names
        if word.strip():
            rows.append((word.strip(), tag.strip() or "O"))
    if rows:
        yield rows
