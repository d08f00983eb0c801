"""The way in: paths → Documents and Problems, in the order of the paths' names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from communique.errors import InputError
from communique.model import Document, Problem
from communique.sources import build, detect
from communique.sources.article import LIMITS, Article, Format, Limits, Refused, problem
from communique.sources.files import BUFFER, STDIN, expand, opened, unpacked
from communique.sources.text import article as text_article

_FORMATS: dict[detect.Kind, tuple[str, str]] = {
    "text": ("text", "articles"),
    "html": ("html", "articles"),
    "json": ("jsonl", "articles"),
    "jsonl": ("jsonl", "lines"),
    "mail": ("email", "articles"),
    "pdf": ("pdf", "articles"),
    "warc": ("warc", "articles"),
    "feed": ("feed", "articles"),
}
"""Format → module and function, imported when a file of that format turns up."""


def load(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = LIMITS
) -> Iterator[Document | Problem]:
    """Documents of files, folders (whole trees) and "-" (JSON lines on `stdin`), with a Problem for whatever could
    not be read. The order of `paths` does not matter: files are taken in the order of their names.

    A document that is given twice comes once, with a Problem. Raises InputError at once for a path that does not
    exist, and at the end when nothing that was given is a readable article.
    """
    if not paths:
        raise InputError("paths", "nothing was given to read", "name files or folders, or - for standard input")
    files, twice = expand(paths)
    if STDIN in files and stdin is None:
        raise InputError(STDIN, "standard input was asked for but is not there", "pipe JSON lines into it")
    return _load(files, twice, [str(p) for p in paths], stdin, limits)


def _load(
    files: list[str], twice: list[Problem], paths: list[str], stdin: BinaryIO | None, limits: Limits
) -> Iterator[Document | Problem]:
    yield from twice
    first: dict[str, str] = {}
    wrong: list[Problem] = []
    for file in files:
        for record in read(file, limits, stdin):
            if isinstance(record, Problem):
                wrong = wrong or [record]
            elif record.id in first:
                record = _again(record, first[record.id])
            else:
                first[record.id] = record.path or ""
            yield record
    if not first:
        raise _nothing(paths, len(files), wrong)


def _again(document: Document, path: str) -> Problem:
    return Problem(document.id, None, "sources", f"same as {path}; read once", document.path)


def _nothing(paths: list[str], files: int, wrong: list[Problem]) -> InputError:
    place = paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"
    if not files:
        return InputError(place, "there are no files in it", "name a folder with articles in it")
    cause = f"no readable article in {files} file{'s' * (files > 1)}"
    example = f"; the first problem: {wrong[0].path}: {wrong[0].message}" if wrong else ""
    return InputError(place, cause + example, "see the manual page on inputs for the formats that are read")


def read(file: str, limits: Limits = LIMITS, stdin: BinaryIO | None = None) -> Iterator[Document | Problem]:
    """Documents and Problems of one file (or of `stdin` for "-"); never raises for what is in it.

    A document with something wrong about it is followed by its Problems.
    """
    try:
        for found in _articles(file, limits, stdin):
            yield from _built(found, limits)
    except Refused as refusal:
        yield problem(file, str(refusal))


def _articles(file: str, limits: Limits, stdin: BinaryIO | None) -> Iterator[Article | Problem]:
    if file == STDIN:
        yield from _reader("jsonl")(stdin, STDIN, limits) if stdin else ()
        return
    with opened(file) as stream:
        content = unpacked(stream, limits)
        head = content.peek(BUFFER)[:BUFFER]
        yield from _reader(detect.kind_of(head, file))(content, file, limits)


def _reader(kind: detect.Kind) -> Format:
    module, function = _FORMATS[kind]
    reader: Format = getattr(import_module(f"communique.sources.{module}"), function)
    return reader


def _built(found: Article | Problem, limits: Limits) -> Iterator[Document | Problem]:
    if isinstance(found, Problem):
        yield found
        return
    try:
        document, problems = build.document(found, limits)
    except Refused as refusal:
        yield problem(found.path, str(refusal))
        return
    yield document
    yield from problems


def from_text(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    path: str | None = None,
) -> tuple[Document, list[Problem]]:
    """A Document of a text in hand (front matter and header lines in it are understood), and what was wrong with it.

    `published` is a date in any usual form. Raises InputError for a text with nothing in it.
    """
    found = text_article(text, path or "text")
    given = build.given(found, title=title, outlet=outlet, url=url, published=published)
    try:
        return build.document(given, LIMITS)
    except Refused as refusal:
        raise InputError(path or "text", str(refusal), "give a text with at least one sentence") from None
