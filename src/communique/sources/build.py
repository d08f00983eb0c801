"""Article as found → Document with stable text, passages, date, outlet, language and identity."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from communique.model import Document, Passage, Problem
from communique.sources import metadata
from communique.sources.article import Article, DateNote, Limits, Refused
from communique.sources.clean import normalise, one_line
from communique.sources.identity import identity
from communique.sources.language import language
from communique.sources.passages import passages, title_of

_TITLE_CHARACTERS = 400
_SITE_SUFFIX = re.compile(r"\s+[-–—|·:»]\s+([^-–—|·»]{2,60})$")


def document(article: Article, limits: Limits) -> tuple[Document, list[Problem]]:
    """The Document of an article and what was wrong with it; Refused when it has no text."""
    url = metadata.address(article.url)
    outlet = metadata.outlet(one_line(article.outlet) if article.outlet else None, url)
    published, wrong = metadata.publication(article.dates, url)
    text, cut = _cut(article.text, limits.characters)
    title, text = _with_title(_title(article.title, outlet), normalise(text))
    if not text:
        raise Refused("no text in it; not read")
    authors = _authors(article.authors)
    found = passages(text, title, authors)
    title = title or title_of(text, found)
    document = Document(
        id=identity(url, outlet, published.value, title, text),
        text=text,
        passages=found,
        path=article.path,
        url=url,
        outlet=outlet,
        title=title,
        authors=authors,
        published=published,
        language=language(_read_text(text, found), article.language),
        modified=metadata.last_change(article.modified),
    )
    return document, [_note(document, message) for message in (*article.notes, *wrong, *cut)]


def given(
    article: Article, *, title: str | None, outlet: str | None, url: str | None, published: str | None
) -> Article:
    """The article with what the caller says about it before what it says itself."""
    return msgspec.structs.replace(
        article,
        title=title or article.title,
        outlet=outlet or article.outlet,
        url=url or article.url,
        dates=((DateNote(published, "published"),) if published else ()) + article.dates,
    )


def _note(document: Document, message: str) -> Problem:
    return Problem(document=document.id, span=None, stage="sources", message=message, path=document.path)


def _cut(text: str, most: int) -> tuple[str, list[str]]:
    if len(text) <= most:
        return text, []
    return text[:most], [f"text of {len(text):,} characters; only the first {most:,} are read"]


def _title(title: str | None, outlet: str | None) -> str | None:
    """The title on one line, without the name of the outlet that sites put behind it."""
    line = one_line(title or "")[:_TITLE_CHARACTERS].strip()
    suffix = _SITE_SUFFIX.search(line)
    if suffix and outlet and _is_outlet(suffix[1], outlet):
        line = line[: suffix.start()]
    return line or None


def _is_outlet(name: str, outlet: str) -> bool:
    return _plain(metadata.outlet(name, None) or name) == _plain(outlet)


def _with_title(title: str | None, text: str) -> tuple[str | None, str]:
    """Title and text, the title being the first line of the text when there is one."""
    if title is None or not text:
        return None, text
    first, _, rest = text.partition("\n")
    if _plain(first) == _plain(title):
        return first, text
    second = rest.lstrip("\n").partition("\n")[0]
    if _plain(second) == _plain(title):
        return second, text
    return title, f"{title}\n\n{text}"


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _authors(written: tuple[str, ...]) -> tuple[str, ...]:
    """Names of authors, once each, in the order given; addresses and empty ones left out."""
    names = (re.sub(r"^by:?\s+", "", one_line(a), flags=re.IGNORECASE)[:120].strip(" ,;|") for a in written)
    return tuple(dict.fromkeys(n for n in names if n and "://" not in n))


def _read_text(text: str, found: tuple[Passage, ...]) -> str:
    return " ".join(_read_pieces(text, found))


def _read_pieces(text: str, found: tuple[Passage, ...]) -> Iterator[str]:
    return (text[p.start : p.end] for p in found if p.kind in ("body", "headline"))
