"""One JSON object → one article, whatever its fields are called.

Known by name: trafilatura, news-please, fundus, newspaper4k, schema.org, NewsAPI, the Guardian's and the New York
Times' APIs, and our own Document JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from communique.sources.article import Article, DateNote, Limits, Refused
from communique.sources.html import from_html
from communique.sources.markup import looks_marked, plain

TEXT = (
    "maintext", "text", "plaintext", "articleBody", "article_body", "body", "bodyText", "body_text", "content",
    "full_text", "fulltext", "article_text", "article", "story", "raw_text", "cleaned_text", "content_text",
    "content_html",
)  # fmt: skip
"""Fields that hold the text of an article, the cleanest first."""
_PAGE = ("html", "raw_html", "page_html", "source_html")
_SUMMARY = ("summary", "description", "excerpt", "lead_paragraph", "abstract")
_TITLE = ("title", "headline", "webTitle", "title_page", "title_rss", "name")
_OUTLET = (
    "outlet", "publisher", "source_name", "sitename", "site_name", "meta_site_name", "publication", "newspaper",
    "source-hostname", "hostname", "source_domain", "domain", "source",
)  # fmt: skip
_URL = ("url", "canonical_link", "canonical_url", "link", "web_url", "webUrl", "article_url", "source_url", "source")
_DATE = (
    "published", "datePublished", "date_publish", "publish_date", "published_at", "publishedAt", "publishing_date",
    "date_published", "published_date", "publication_date", "pub_date", "pubDate", "webPublicationDate", "date",
    "published_time", "timestamp", "isoDate",
)  # fmt: skip
_MODIFIED = ("modified", "dateModified", "date_modify", "date_modified", "updated", "updated_at")
_AUTHORS = ("authors", "author", "byline", "creator")
_LANGUAGE = ("language", "lang", "inLanguage", "meta_lang")
LISTS = ("articles", "items", "docs", "documents", "results", "data", "entries", "posts", "records", "hits", "response")
"""Fields under which a file keeps its list of articles."""
_HOLDERS = ("fields", "_source", "article", "attributes", "headline")


def record(data: Mapping[str, Any], path: str, limits: Limits) -> Article:
    """The article of one JSON object; Refused when it holds no text."""
    data = _flat(data)
    page = _string(data, _PAGE)
    text, note = _text(data, limits)
    if page and (not text or note):
        return _over(from_html(page, path, limits, url=_url(data)), data)
    if not text:
        raise Refused(f"no text under any known field (has {', '.join(sorted(data)[:8]) or 'none'}); not read")
    return _over(Article(text=text, path=path, notes=(note,) if note else ()), data)


def _over(found: Article, data: Mapping[str, Any]) -> Article:
    """The article with what the record says put before what its page says."""
    return Article(
        text=found.text,
        path=found.path,
        title=_string(data, _TITLE) or found.title,
        outlet=_outlet(data) or found.outlet,
        url=_url(data) or found.url,
        authors=tuple(_authors(data)) or found.authors,
        dates=(*_dates(data, _DATE), *found.dates),
        modified=(*_dates(data, _MODIFIED), *found.modified),
        language=_string(data, _LANGUAGE) or found.language,
        notes=found.notes,
    )


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """The record with the fields of a nested holder ("fields", "_source") beside its own, its own first."""
    inner = [data[key] for key in _HOLDERS if isinstance(data.get(key), dict)]
    flat = {key: value for part in reversed(inner) for key, value in part.items()}
    main = flat.pop("main", None)
    flat |= {key: value for key, value in data.items() if not (key in _HOLDERS and isinstance(value, dict))}
    return {"headline": main, **flat} if main else flat


def _string(data: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    found = (data.get(name) for name in names)
    return next((v.strip() for v in found if isinstance(v, str) and v.strip()), None)


def _text(data: Mapping[str, Any], limits: Limits) -> tuple[str, str | None]:
    """The text, and a note when only a summary of the article is there."""
    for name in TEXT:
        text = _joined(data.get(name), limits)
        if text:
            return text, None
    summary = _string(data, _SUMMARY)
    if summary:
        return _unmarked(summary, limits), "only a summary of the article is given; that is read"
    return "", None


def _joined(value: Any, limits: Limits) -> str:
    """Text of a field: a string, a list of paragraphs, or the body of fundus (summary and sections)."""
    if isinstance(value, str):
        return _unmarked(value, limits).strip()
    return "\n\n".join(_unmarked(piece, limits) for piece in _pieces(value)).strip()


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield from (v for v in value if isinstance(v, str))
        for part in value:
            if isinstance(part, dict):
                yield from _pieces(part)
    elif isinstance(value, dict):
        for key in ("summary", "headline", "text", "paragraphs", "sections"):
            inner = value.get(key)
            yield from [inner] if isinstance(inner, str) else _pieces(inner) if isinstance(inner, list) else ()


def _unmarked(text: str, limits: Limits) -> str:
    return plain(text, limits.depth) if looks_marked(text) else text


def _outlet(data: Mapping[str, Any]) -> str | None:
    """Name of the outlet: a string, or the `name` of an object (NewsAPI, schema.org)."""
    for name in _OUTLET:
        value = data.get(name)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip() and "://" not in value:
            return value.strip()
    return None


def _url(data: Mapping[str, Any]) -> str | None:
    return next((v for name in _URL if isinstance(v := data.get(name), str) and "://" in v), None)


def _dates(data: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[DateNote]:
    for name in names:
        value = data.get(name)
        if isinstance(value, dict):  # our own Document: only what metadata said, the rest is found again
            value = value.get("value") if value.get("basis") == "metadata" else None
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            yield DateNote(str(value), f"field {name}")


def _authors(data: Mapping[str, Any]) -> Iterator[str]:
    value = next((data[name] for name in _AUTHORS if data.get(name)), None)
    if isinstance(value, str):
        yield from (part.strip() for part in value.replace(" and ", ";").split(";"))
    for person in value if isinstance(value, list) else ():
        name = person.get("name") if isinstance(person, dict) else person
        if isinstance(name, str):
            yield name
