"""Checks exports whose spans stand in columns, tokens, footnotes or links: tables, DocBin, briefings, pages."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

from communique.exports.docbin import groups
from communique.exports.markdown import plain
from communique.model import Dossier

QUOTED: dict[str, str] = {"assertions": "sentence", "statements": "content"}
"""Table → the column that holds the words of its span; of statements the first stretch of them."""
NOTE = re.compile(r", characters (\d+)–(\d+)\)$")
LINK = re.compile(r'href="([^"#]*)#s=([^":]+):(\d+)-(\d+)"')


def bad_cells(path: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Rows of a CSV table whose span does not hold their words."""
    content = path.read_text(encoding="utf-8-sig")
    yield from bad_rows(csv.DictReader(StringIO(content, newline="")), QUOTED[path.stem], texts)


def bad_columns(path: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Rows of a Parquet table whose span does not hold their words; nothing where pyarrow is not installed."""
    if find_spec("pyarrow"):
        rows = import_module("pyarrow.parquet").read_table(path).to_pylist()
        yield from bad_rows(rows, QUOTED[path.stem], texts)


def bad_rows(rows: Iterable[Mapping[str, Any]], column: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Rows whose span does not hold the words of a column."""
    for number, row in enumerate(rows, 2):
        start, end = int(row["start"]), int(row["end"])
        held = " ".join(texts.get(row["document"], "")[start:end].split())
        quoted = row[column].removeprefix("'") if not held.startswith("'") else row[column]
        if not held or not (quoted == held or (column == "content" and quoted.startswith(f"{held} … "))):
            yield f"row {number}: {start}–{end} of {row['document']} does not hold its words"


def bad_docs(path: Path, dossiers: Sequence[Dossier]) -> Iterator[str]:
    """Articles of a DocBin that were changed, or whose spans do not cover those of the dossier."""
    import spacy
    from spacy.tokens import DocBin

    known = {(d.story.id, x.id): (d, x) for d in dossiers for x in d.documents}
    for doc in DocBin().from_bytes(path.read_bytes()).get_docs(spacy.blank("en").vocab):
        dossier, document = known.get((doc.user_data["story"], doc.user_data["id"]), (None, None))
        if dossier is None or document is None or doc.text != document.text:
            yield f"{doc.user_data['id']}: its text is not the one that was read"
            continue
        for name, marks in groups(dossier, document.id):
            found = {(s.label_, s.start_char, s.end_char) for s in doc.spans[name]}
            for span, label in marks:
                if not any(label == key and a <= span.start and span.end <= b for key, a, b in found):
                    yield f"{document.id}: no span of {name} covers {span.start}–{span.end} of {label}"


def bad_notes(path: Path, dossiers: Sequence[Dossier]) -> Iterator[str]:
    """Footnotes of a briefing whose characters do not hold the words that they quote."""
    own = [x for d in dossiers if d.story.id == path.stem for x in d.documents]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[^"):
            place = NOTE.search(line)
            start, end = map(int, place.groups()) if place else (0, 0)
            ends = (f": “{plain(x.text[start:end])}” ({plain(x.url or x.path or x.id)}, characters " for x in own)
            if not place or not any(line.endswith(f"{tail}{start}–{end})") for tail in ends):
                yield f"footnote {line[2:].partition(']')[0]}: {start}–{end} does not hold the quoted words"


def bad_links(path: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Links of a page to words that are in no article, or on no page."""
    content = path.read_text(encoding="utf-8")
    elsewhere: dict[str, str] = {"": content}
    for page, document, start, end in dict.fromkeys(LINK.findall(content)):
        if page not in elsewhere:
            other = path.parent / unescape(page)
            elsewhere[page] = other.read_text(encoding="utf-8") if other.is_file() else ""
        text = texts.get(unescape(document), "")
        if not 0 <= int(start) < int(end) <= len(text) or f'id="s={document}:{start}-{end}"' not in elsewhere[page]:
            yield f"a link to {start}–{end} of {document} leads nowhere"
