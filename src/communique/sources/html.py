"""Web pages: main text by trafilatura (precision mode), everything else from what the page says about itself.

Measured choice: trafilatura has the best F1 of the installable extractors on the public article-extraction benchmark.
Dates are never guessed from the page's text here; that is the reader's work, with evidence.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, BinaryIO

from communique.model import Problem
from communique.sources.article import Article, Limits, Refused, whole
from communique.sources.decode import decoded
from communique.sources.markup import charset, plain, tree
from communique.sources.metadata import outlet_of_host
from communique.sources.pagedata import PageData, page_data

_ENOUGH = 250
"""Characters below which the precise extraction is compared with other ways to the text."""
_FEW = 80
"""Characters below which a page counts as having no article."""


def articles(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Problem]:
    """The one article of a page."""
    yield page(whole(stream, limits.page_bytes), path, limits)


def page(data: bytes, path: str, limits: Limits, *, url: str | None = None, declared: str | None = None) -> Article:
    """The article of a page; `url` and `declared` are what the transport said of address and encoding."""
    text, note = decoded(data, declared or charset(data))
    return from_html(text, path, limits, url=url, notes=(note,) if note else ())


def from_html(html: str, path: str, limits: Limits, *, url: str | None = None, notes: tuple[str, ...] = ()) -> Article:
    """The article of a page that is text already; Refused when there is none in it."""
    root = tree(html, limits.depth)
    said = page_data(root)
    text = _main_text(root, said, limits)
    if len(text) < _FEW:
        raise Refused("no article found on this page; not read")
    return Article(
        text=_without_heading(text, said),
        path=path,
        title=said.title,
        outlet=_outlet(said, url),
        url=said.url or url,
        authors=said.authors,
        dates=said.dates,
        modified=said.modified,
        language=said.language,
        notes=(*notes, *said.wrong),
    )


def _outlet(said: PageData, url: str | None) -> str | None:
    """The site's known name comes before the name that the page gives itself, so that all its pages agree."""
    return outlet_of_host(said.url or url) or said.outlet


def _main_text(root: Any, said: PageData, limits: Limits) -> str:
    """The precise extraction; when that is thin, the longest of it, the article body of the JSON-LD and a less
    strict extraction."""
    precise = _extracted(root, precision=True)
    if len(precise) >= _ENOUGH and len(precise) * 2 >= len(said.body or ""):
        return precise
    body = plain(said.body.replace("\n", "<br>"), limits.depth) if said.body else ""
    loose = "" if len(body) >= _ENOUGH else _extracted(root, precision=False)
    return max((precise, body, loose), key=len)


def _extracted(root: Any, *, precision: bool) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            root, favor_precision=precision, include_comments=False, include_tables=False, with_metadata=False
        )
    except Exception as error:  # the extractor meets arbitrary pages: whatever it raises concerns this page only
        raise Refused(f"no text could be extracted ({type(error).__name__}: {error}); not read") from None
    return (getattr(found, "text", "") or "") if found is not None else ""


def _without_heading(text: str, said: PageData) -> str:
    """The text without the page's heading as its first line when the title is worded otherwise: one headline only."""
    first, _, rest = text.partition("\n")
    drop = said.heading is not None and first.strip() == said.heading and said.title not in (None, said.heading)
    return rest if drop and rest.strip() else text
