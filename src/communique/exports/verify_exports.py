"""Checks exported files that carry spans against the dossiers that they were made from: the quoted words still stand
where the file says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import error as ZlibError

from communique.exports.verify import spans_in
from communique.exports.verify_tables import QUOTED, bad_cells, bad_columns, bad_docs, bad_links, bad_notes
from communique.model import Dossier


def verify_exports(folder: Path, dossiers: Sequence[Dossier]) -> Iterator[str]:
    """One sentence for each span of the files below `folder` that does not hold: PLOVER lines, Web Annotations, brat,
    FollowTheMoney statements, tables, DocBin, briefings, pages.

    Files of other formats carry no spans and are passed over. Raises nothing for a damaged file: it is a fault too.
    """
    texts = {d.id: d.text for dossier in dossiers for d in dossier.documents}
    checks: tuple[tuple[str, Callable[[Path], Iterator[str]]], ...] = (
        ("*.jsonl", lambda path: bad_lines(path, texts)),
        ("annotations/*.jsonld", lambda path: bad_annotations(path, texts)),
        ("brat/*.ann", lambda path: bad_standoff(path, texts)),
        ("followthemoney/statements.json", lambda path: bad_statements(path, texts)),
        *((f"tables/{name}.csv", lambda path: bad_cells(path, texts)) for name in QUOTED),
        *((f"parquet/{name}.parquet", lambda path: bad_columns(path, texts)) for name in QUOTED),
        ("spacy/*.spacy", lambda path: bad_docs(path, dossiers)),
        ("stories/*.md", lambda path: bad_notes(path, dossiers)),
        ("stories/*.html", lambda path: bad_links(path, texts)),
    )
    for pattern, check in checks:
        for path in sorted(folder.glob(pattern)):
            yield from (f"{path.name}: {fault}" for fault in readable(check, path))


def readable(check: Callable[[Path], Iterator[str]], path: Path) -> Iterator[str]:
    """What a check finds; a file that it cannot read is a fault."""
    try:
        yield from check(path)
    except (ValueError, KeyError, TypeError, OSError, ZlibError) as error:
        yield f"cannot be read ({error})"


def bad_lines(path: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Spans of JSON lines that lie outside their text."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for place, span in spans_in(json.loads(line), f"line {number}"):
            text = texts.get(span.document)
            if text is None or not 0 <= span.start < span.end <= len(text):
                yield f"{place}: {span.start}–{span.end} is no place in {span.document}"


def bad_annotations(path: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Annotations whose position does not hold the words that they quote."""
    for item in items(json.loads(path.read_text(encoding="utf-8"))):
        position, quote = item["target"]["selector"]
        text = texts.get(item["target"]["state"]["cached"].rpartition(":")[2], "")
        if text[position["start"] : position["end"]] != quote["exact"]:
            yield f"{item['id']}: {position['start']}–{position['end']} does not hold the quoted words"


def items(page: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The annotations of a collection."""
    found: list[Mapping[str, Any]] = page["first"]["items"]
    return found


def bad_statements(path: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """FollowTheMoney statements whose origin does not hold their words."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        address, mark, place = row["origin"].partition("#char=")
        if mark:
            start, end = map(int, place.split(","))
            held = texts.get(address.rpartition(":")[2], "")[start:end]
            if not held or held != (row["original_value"] or row["value"]):
                yield f"line {number}: {row['origin']} does not hold the words of {row['prop']}"


def bad_standoff(path: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Text-bound annotations whose offsets do not hold their words, and texts that were changed."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    if text != texts.get(path.stem):
        yield "its text is not the one that was read"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("T"):
            key, place, quoted = line.split("\t")
            parts = [part.split() for part in place.partition(" ")[2].split(";")]
            if " ".join(text[int(a) : int(b)] for a, b in parts).replace("\t", " ") != quoted:
                yield f"{key}: {place} does not hold the quoted words"
