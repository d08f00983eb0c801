"""PDF files: the text layer, lines joined to paragraphs, page furniture dropped.

The dates inside a PDF say when the file was made, not when the article appeared: none is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from statistics import quantiles
from typing import Any, BinaryIO

from communique.model import Problem
from communique.sources.article import Article, Limits, Refused, whole
from communique.sources.clean import ends_sentence

_HYPHENATED = re.compile(r"(?<=[a-z])-$")
_MARKED_HYPHEN = re.compile("[\xad\ufffe\x02](?:\\s*\n\\s*)?")
"""How the library writes a hyphen at the end of a line."""
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_SHORT_LINE = 0.8
"""A line shorter than this share of the usual line, and ending a sentence, ends its paragraph."""


def articles(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Problem]:
    """The one article of a PDF."""
    pages, total, title = _pages(whole(stream, limits.file_bytes), limits)
    text = paragraphs(pages)
    if not text.strip():
        raise Refused("a PDF without a text layer (a scan?); run text recognition on it first; not read")
    notes = (f"{total} pages; only the first {len(pages)} are read",) if total > len(pages) else ()
    yield Article(text=text, path=path, title=title if title and title in text else None, notes=notes)


def _pages(data: bytes, limits: Limits) -> tuple[list[str], int, str | None]:
    """Text of each page, the number of pages, and the title that the file gives itself."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(f"a PDF that cannot be opened, damaged or locked ({error}); not read") from None
    try:
        total = len(document)
        pages = list(_texts(document, min(total, limits.pages), limits.characters))
        return pages, total, " ".join(document.get_metadata_dict().get("Title", "").split()) or None
    except pypdfium2.PdfiumError as error:
        raise Refused(f"a damaged PDF ({error}); not read") from None
    finally:
        document.close()


def _texts(document: Any, pages: int, characters: int) -> Iterator[str]:
    for i in range(pages):
        page = document[i]
        layer = page.get_textpage()
        text = _MARKED_HYPHEN.sub("-\n", str(layer.get_text_range()))
        layer.close()
        page.close()
        yield text
        characters -= len(text)
        if characters < 0:
            return


def paragraphs(pages: list[str]) -> str:
    """Text of pages as paragraphs, one a line: repeated headers, footers and page numbers left out, hyphenated words
    joined."""
    lines = [line for page in _without_furniture(pages) for line in page]
    if len(lines) < 2:
        return "\n".join(lines)
    usual = quantiles([len(line) for line in lines], n=4)[2]
    text = lines[0]
    for above, line in zip(lines, lines[1:], strict=False):
        text = _joined(text, above, line, usual)
    return text


def _joined(text: str, above: str, line: str, usual: float) -> str:
    short = len(above) < _SHORT_LINE * usual
    if _HYPHENATED.search(above) and line[:1].islower():
        return text[:-1] + line
    if short and (ends_sentence(above) or not line[:1].islower()):
        return f"{text}\n\n{line}"
    return f"{text} {line}"


def _without_furniture(pages: list[str]) -> list[list[str]]:
    """Lines of each page without page numbers and without what stands first or last on three pages or more."""
    split = [[" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(line for page in split for line in {*page[:2], *page[-2:]})
    repeated = {line for line, n in edges.items() if n >= 3}
    return [[x for x in page if x not in repeated and not _PAGE_NUMBER.fullmatch(x)] for page in split]
