"""Plain text and Markdown: an article as it was saved or scraped, with front matter or header lines if it has any.

Front matter is `key: value` between two lines of `---`; header lines are "Title: …", "Date: …", "Outlet: …", "URL: …"
at the very top. The names that are understood are the keys of `_FIELDS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from communique.model import Problem
from communique.sources.article import Article, DateNote, Limits, Refused, whole
from communique.sources.decode import decoded

_FIELDS = {
    "title": "title", "headline": "title", "date": "date", "published": "date", "publication date": "date",
    "published at": "date", "published on": "date", "publication_date": "date", "date_published": "date",
    "datepublished": "date", "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "newspaper": "outlet",
    "site": "outlet", "sitename": "outlet", "source": "outlet", "url": "url", "link": "url", "address": "url",
    "canonical": "url", "author": "author", "authors": "author", "by": "author", "language": "language",
    "lang": "language", "modified": "modified", "updated": "modified",
}  # fmt: skip
"""Names of header lines and front matter (lower case) → what they give."""
_HEADER = re.compile(r"\s{0,3}\*{0,2}([A-Za-z][A-Za-z _]{1,19})\*{0,2}\s{0,3}:\*{0,2}\s{1,8}(\S.{0,999})$")
_FRONT_KEY = re.compile(r"([A-Za-z][\w -]{0,40}):(?:\s+(.*))?$")
_FENCE = "---"
_FRONT_LINES = 100
_HEADER_LINES = 12
_BINARY_SHARE = 0.02
_MARKDOWN = (
    (re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE), r"\1"),
    (re.compile(r"!\[([^\]\n]{0,300})\]\([^)\s]{0,2000}\)"), r"[Image: \1]"),
    (re.compile(r"\[([^\]\n]{1,500})\]\([^)\s]{0,2000}\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"^>\s?", re.MULTILINE), ""),
)
"""Markdown marks that would stand in the way of reading → what stays of them."""


def articles(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Problem]:
    """The one article of a text file."""
    data = whole(stream, limits.file_bytes)
    refuse_binary(data)
    text, note = decoded(data)
    marked = path.lower().endswith((".md", ".markdown"))
    yield article(text, path, markdown=marked, notes=(note,) if note else ())


def refuse_binary(data: bytes) -> None:
    """Refused if the bytes are no text in any encoding: NUL bytes without a UTF-16 mark, or many control codes."""
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return
    controls = sum(b < 9 or 13 < b < 27 or 27 < b < 32 for b in head)
    if controls > _BINARY_SHARE * len(head):
        raise Refused("binary data, not text; not read")


def article(text: str, path: str, *, markdown: bool = False, notes: tuple[str, ...] = ()) -> Article:
    """The article of a text with or without front matter or header lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fields, body = _front_matter(text) or _header_lines(text) or ([], text)
    if markdown:
        for pattern, stays in _MARKDOWN:
            body = pattern.sub(stays, body)
    return _filled(fields, body, path, notes)


def _filled(fields: list[tuple[str, str]], body: str, path: str, notes: tuple[str, ...]) -> Article:
    def values(name: str) -> list[str]:
        return [value for key, value in fields if _FIELDS.get(key) == name and value]

    def first(name: str) -> str | None:
        return next(iter(values(name)), None)

    outlet, url = first("outlet"), first("url")
    if outlet and outlet.startswith(("http://", "https://")):
        outlet, url = None, url or outlet
    return Article(
        text=body,
        path=path,
        title=first("title"),
        outlet=outlet,
        url=url,
        authors=tuple(name for value in values("author") for name in re.split(r"\s*[;,]\s*|\s+and\s+", value)),
        dates=tuple(DateNote(value, "front matter") for value in values("date")),
        modified=tuple(DateNote(value, "front matter") for value in values("modified")),
        language=first("language"),
        notes=notes,
    )


def _front_matter(text: str) -> tuple[list[tuple[str, str]], str] | None:
    """Fields and rest of a text that opens with lines between two `---`."""
    lines = text.lstrip("\ufeff \n").split("\n", _FRONT_LINES)
    if lines[0].rstrip() != _FENCE:
        return None
    end = next((i for i, line in enumerate(lines[1:_FRONT_LINES], 1) if line.rstrip() in (_FENCE, "...")), None)
    if end is None:
        return None
    return _front_fields(lines[1:end]), "\n".join(lines[end + 1 :])


def _front_fields(lines: list[str]) -> list[tuple[str, str]]:
    """`key: value` pairs, keys in lower case; a list under a key or in brackets gives one pair an item."""
    fields: list[tuple[str, str]] = []
    key = ""
    for line in lines:
        match = _FRONT_KEY.match(line)
        if match:
            key, value = match[1].strip().lower(), (match[2] or "").strip()
            items = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
        else:
            items = [line.strip()[2:]] if line.strip().startswith("- ") else []
        fields.extend((key, _unquoted(item.strip())) for item in items if key and item.strip())
    return fields


def _unquoted(value: str) -> str:
    """A value without the marks around it as a whole: those inside it stay."""
    around = value[:1] in ('"', "'") and value.endswith(value[0]) and len(value) > 1
    return value[1:-1] if around and (value[0] == "'" or value.count('"') == 2) else value


def _header_lines(text: str) -> tuple[list[tuple[str, str]], str] | None:
    """Fields and rest of a text that opens with lines such as "Title: …": two of them, or one and a blank line."""
    lines = text.lstrip("\ufeff \n").split("\n", _HEADER_LINES)
    fields: list[tuple[str, str]] = []
    for line in lines:
        match = _HEADER.match(line.rstrip())
        if match is None or match[1].strip().lower() not in _FIELDS:
            break
        fields.append((match[1].strip().lower(), match[2].strip()))
    n = len(fields)
    blank = n < len(lines) and not lines[n].strip()
    return (fields, "\n".join(lines[n:])) if n >= 2 or (n == 1 and blank) else None
