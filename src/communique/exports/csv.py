"""Tables for spreadsheets: one CSV file a subject, over all stories.

What is lost: nesting (chains are joined with " < "), and spans become three columns. A cell that a spreadsheet
would run as a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO

from communique.exports import words
from communique.exports.registry import File
from communique.model import Dossier, Span

Row = Sequence[object]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a cell."""


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One file a table."""
    for name, (header, rows) in TABLES.items():
        yield f"tables/{name}.csv", table(header, (row for d in dossiers for row in rows(d)))


def table(header: Row, rows: Iterable[Row]) -> bytes:
    """A table as UTF-8 with a byte order mark, which spreadsheets need to know the encoding."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return "'" + cell
    return "" if cell is None else cell


def documents(d: Dossier) -> Iterator[Row]:
    """A row a document."""
    for x in d.documents:
        yield d.story.id, x.id, words.name(x), x.title, x.url, x.path, x.published.value, x.published.basis, x.root


def claims(d: Dossier) -> Iterator[Row]:
    """A row a claim."""
    actors = {a.id: a.name for a in d.actors}
    for c in d.claims:
        roles = [" | ".join(actors.get(v, v) for v in c.roles.get(r, ())) for r in ("who", "whom", "what")]
        yield (
            *(d.story.id, c.id, c.text, c.predicate, c.code, *roles, words.when(c.when), c.where, c.status, c.polarity),
            *(c.outlets, c.texts, c.origins, c.sides, c.finding),
        )


def assertions(d: Dossier) -> Iterator[Row]:
    """A row an assertion, with its sentence."""
    texts = {x.id: x.text for x in d.documents}
    for c in d.claims:
        for a in c.assertions:
            yield (
                *(d.story.id, c.id, *place(a.span), a.origin_text or a.origin, a.status, a.polarity, a.stance),
                *(a.published, " ".join(a.span.of(texts[a.document]).split())),
            )


def conflicts(d: Dossier) -> Iterator[Row]:
    """A row a value of a conflict."""
    for c in d.conflicts:
        for v in c.values:
            yield d.story.id, c.id, c.slot, " ".join(c.claims), v.value, " | ".join(v.origin_texts), c.explanation


def statements(d: Dossier) -> Iterator[Row]:
    """A row a statement."""
    texts = {x.id: x.text for x in d.documents}
    for s in d.statements:
        content = " … ".join(" ".join(span.of(texts[s.document]).split()) for span in s.content)
        first = s.content[0] if s.content else Span(s.document, 0, 0)
        yield d.story.id, s.id, *place(first), " < ".join(x.text for x in s.sources), s.mode, s.stance, content


def actors(d: Dossier) -> Iterator[Row]:
    """A row an actor."""
    for a in d.actors:
        roles = "; ".join(r.title for r in a.roles)
        yield d.story.id, a.id, a.name, a.kind, a.country, a.sector, roles, " | ".join(a.spellings), a.mentions


def lineage(d: Dossier) -> Iterator[Row]:
    """A row a pair of documents."""
    for e in d.lineage:
        yield d.story.id, e.left, e.kind, e.right, e.score, e.reason


def timeline(d: Dossier) -> Iterator[Row]:
    """A row a dated claim."""
    for t in d.timeline:
        yield d.story.id, t.claim, t.when.value, t.when.earliest, t.when.latest, t.when.precision, t.status, t.text


def place(span: Span) -> Row:
    """A span as three cells."""
    return span.document, span.start, span.end


TABLES: dict[str, tuple[Row, Callable[[Dossier], Iterator[Row]]]] = {
    "documents": ("story id label title url path published basis root".split(), documents),
    "claims": (
        (
            "story id text predicate code who whom what when where status polarity outlets texts origins sides finding"
        ).split(),
        claims,
    ),
    "assertions": (
        "story claim document start end origin status polarity stance published sentence".split(),
        assertions,
    ),
    "conflicts": ("story id slot claims value origins explanation".split(), conflicts),
    "statements": ("story id document start end sources mode stance content".split(), statements),
    "actors": ("story id name kind country sector roles spellings mentions".split(), actors),
    "lineage": ("story left kind right score reason".split(), lineage),
    "timeline": ("story claim value earliest latest precision status text".split(), timeline),
}
"""Name of a table → its header and what makes its rows from a dossier."""
