"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="files, folders, - for JSONL on standard input, or a store"),
]
Store = Annotated[Path | None, typer.Option("--store", metavar="FILE", help="keep articles and readings in FILE")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="T", help="show only what was published by T (ISO 8601)")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="processes to read and tell stories with")]
Pipeline = Annotated[
    str | None, typer.Option("--pipeline", metavar="NAME", help="a spaCy pipeline of yours for syntax and names")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on standard output")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV on standard output")]
