"""The table of formats: name, what it is, and the module that writes it (imported when it is asked for)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol

from communique.errors import InputError
from communique.model import Dossier

File = tuple[str, bytes]
"""A file to write: its name relative to the output folder, with `/`, and its content."""


class Stamped(NamedTuple):
    """A file whose content is made, or fetched, only if it is needed."""

    name: str
    stamp: str
    """Digest of all that the content is made from."""
    content: Callable[[], bytes]


class Writer(Protocol):
    """What every format module offers as `files`."""

    def __call__(self, dossiers: Sequence[Dossier]) -> Iterator[File]:
        """The files of these dossiers, in a fixed order."""


class Format(NamedTuple):
    """A row of the table."""

    name: str
    module: str
    summary: str

    def files(self, dossiers: Sequence[Dossier]) -> Iterator[File]:
        """The files of these dossiers in this format."""
        writer: Writer = import_module(f"communique.exports.{self.module}").files
        return writer(dossiers)


FORMATS: tuple[Format, ...] = (
    Format("json", "json", "the dossiers as JSON, one file a story, and an index"),
    Format("html", "html", "one page a story, readable without scripts and without network, and an index"),
    Format("csv", "csv", "tables of claims, assertions, conflicts, statements, actors, documents and lineage"),
    Format("plover", "plover", "PLOVER events as JSON lines, with origins counted"),
    Format("markdown", "markdown", "a briefing with numbered footnotes"),
    Format("gdelt", "gdelt", "CAMEO events and mentions in the shape of GDELT 2.0, NumSources = origins"),
    Format("annotation", "webannotation", "W3C Web Annotations: every sentence that a claim rests on"),
    Format("schema.org", "jsonld", "schema.org JSON-LD: NewsArticle and Claim"),
    Format("prov", "prov", "RDF in Turtle with PROV-O: what derives from what"),
    Format("graphml", "graphml", "GraphML: who acts on whom"),
    Format("timelinejs", "timelinejs", "TimelineJS JSON: the dated claims"),
    Format("followthemoney", "followthemoney", "FollowTheMoney entities and statements: articles, actors, events"),
    Format("parquet", "parquet", "the tables of csv as Parquet with fixed types (needs pyarrow)"),
    Format("docbin", "docbin", "spaCy DocBin: the articles with claims, statements and actors as span groups"),
    Format("brat", "brat", "brat standoff: the articles with claims and statements marked"),
)
"""All formats, in the order in which they are shown."""


def format_named(name: str) -> Format:
    """The format of that name; raises `InputError` if there is none."""
    for row in FORMATS:
        if row.name == name:
            return row
    raise InputError(f"--to {name}", "there is no such format", "one of " + ", ".join(r.name for r in FORMATS))
