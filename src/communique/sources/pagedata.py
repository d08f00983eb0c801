"""What a web page says about itself: JSON-LD first, then meta tags, then <time>, headings and <title>."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from communique.sources.article import DateNote

_ARTICLE_TYPES = frozenset(
    "NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle ReviewNewsArticle "
    "LiveBlogPosting Article BlogPosting Report PressRelease SatiricalArticle AdvertiserContentArticle".split()
)
_JSON_CHARACTERS = 3_000_000
_NODES = 2_000
_DATE_META = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
    "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "parsely-pub-date",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "sailthru.date", "article.published",
    "cxenseparse:recs:publishtime", "published_at", "citation_publication_date", "citation_date", "bt:pubdate",
    "analyticsattributes.articledate", "rnews:datepublished", "timestamp", "iso-8601-publish-date",
)  # fmt: skip
"""Names of meta tags that hold a publication date, the most trusted first."""
_MODIFIED_META = ("article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod")
_TIMES = (
    "//time[@itemprop='datePublished']/@datetime", "//meta[@itemprop='datePublished']/@content",
    "//time[@pubdate]/@datetime", "//article//header//time/@datetime", "//time[contains(@class,'publish')]/@datetime",
    "//*[@itemprop='datePublished']/@content", "//time[contains(@class,'entry-date')]/@datetime",
)  # fmt: skip


class PageData(msgspec.Struct, frozen=True):
    """What a page says about itself, as written."""

    title: str | None = None
    heading: str | None = None
    """The page's own headline element, when it has exactly one."""
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    dates: tuple[DateNote, ...] = ()
    modified: tuple[DateNote, ...] = ()
    language: str | None = None
    body: str | None = None
    """Article text in JSON-LD."""
    wrong: tuple[str, ...] = ()


def page_data(root: Any) -> PageData:
    """What the lxml tree of a page says about itself."""
    node, wrong = _news_node(root)
    meta = _meta(root)
    heading = _heading(root)
    return PageData(
        title=_text(node.get("headline")) or _first(meta, "og:title", "twitter:title") or heading or _head_title(root),
        heading=heading,
        outlet=_name(node.get("publisher")) or _first(meta, "og:site_name", "application-name", "publisher"),
        url=_canonical(root) or _first(meta, "og:url") or _address(node),
        authors=_people(node.get("author")) or _meta_authors(meta),
        dates=tuple(_dates(root, node, meta)),
        modified=tuple(_modified(node, meta)),
        language=_text(node.get("inLanguage")) or root.get("lang") or _first(meta, "og:locale", "content-language"),
        body=_text(node.get("articleBody")),
        wrong=tuple(wrong),
    )


def _dates(root: Any, node: dict[str, Any], meta: dict[str, str]) -> Iterator[DateNote]:
    for key in ("datePublished", "dateCreated"):
        if written := _text(node.get(key)):
            yield DateNote(written, f"JSON-LD {key}")
            break
    for name in _DATE_META:
        if meta.get(name):
            yield DateNote(meta[name], f"meta {name}")
    for path in _TIMES:
        for written in root.xpath(path)[:1]:
            yield DateNote(str(written), "<time>")


def _modified(node: dict[str, Any], meta: dict[str, str]) -> Iterator[DateNote]:
    if written := _text(node.get("dateModified")):
        yield DateNote(written, "JSON-LD dateModified")
    yield from (DateNote(meta[name], f"meta {name}") for name in _MODIFIED_META if meta.get(name))


def _news_node(root: Any) -> tuple[dict[str, Any], list[str]]:
    """The JSON-LD object of the article (the one with most to say), or an empty one; and what could not be read."""
    wrong: list[str] = []
    nodes: list[dict[str, Any]] = []
    for script in root.xpath("//script[contains(@type,'ld+json')]/text()")[:50]:
        try:
            nodes.extend(_nodes(json.loads(str(script)[:_JSON_CHARACTERS].strip().rstrip(";"), strict=False)))
        except (ValueError, RecursionError):
            wrong.append("JSON-LD that cannot be read; left out")
    news = [n for n in nodes if _types(n) & _ARTICLE_TYPES]
    return max(news, key=_says, default={}), wrong


def _says(node: dict[str, Any]) -> int:
    return sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "publisher", "articleBody"))


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Objects of a JSON-LD document, those in lists, `@graph` and `mainEntity` included, without recursion."""
    waiting, seen = [data], 0
    while waiting and seen < _NODES:
        item, seen = waiting.pop(0), seen + 1
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _types(node: dict[str, Any]) -> frozenset[str]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(str(k).rsplit("/", 1)[-1] for k in kinds if k)


def _text(value: Any) -> str | None:
    """A value as text; of a list its first item, of an object its `@value` or `name`."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name")
    return str(value).strip() or None if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None


_name = _text


def _people(value: Any) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    return tuple(name for person in people[:20] if (name := _name(person)))


def _meta_authors(meta: dict[str, str]) -> tuple[str, ...]:
    written = _first(meta, "author", "parsely-author", "dc.creator", "sailthru.author", "article:author", "byl")
    return tuple(part.strip() for part in written.split(",")) if written and "://" not in written else ()


def _meta(root: Any) -> dict[str, str]:
    """Content of meta tags by name or property in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("http-equiv") or "").strip().lower()
        content = (tag.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content[:2000])
    return found


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _canonical(root: Any) -> str | None:
    links = root.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    return str(links[0]).strip() if links and str(links[0]).startswith("http") else None


def _address(node: dict[str, Any]) -> str | None:
    page = node.get("mainEntityOfPage")
    for value in (node.get("url"), page.get("@id") if isinstance(page, dict) else page, node.get("@id")):
        if isinstance(value, str) and value.startswith("http"):
            return value
    return None


def _heading(root: Any) -> str | None:
    headings = [" ".join(h.text_content().split()) for h in root.iter("h1")]
    headings = [h for h in headings if h]
    return headings[0] if len(headings) == 1 and len(headings[0]) <= 300 else None


def _head_title(root: Any) -> str | None:
    title = root.findtext(".//title")
    return " ".join(title.split()) or None if title else None
