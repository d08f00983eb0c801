"""Publishers and agencies under one key for all their names, and short labels of documents."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.claims.words import tokens
from communique.lexicon import names, table
from communique.model import READ_KINDS, Document

DIGEST = re.compile(r"(?i)(?<![^\W_])(?=[a-f]*\d)[0-9a-f]{10,}(?![^\W_])")
"""A stretch of a file name that no reader can tell from another: hexadecimal digits."""


@cache
def _aliases() -> dict[str, str]:
    """Short and other names of agencies and outlets → their main name, plain."""
    rows = [row for part in table("agencies").values() if isinstance(part, dict) for row in part.items()]
    if "outlets" in names():
        rows += [row for part in table("outlets").values() if isinstance(part, dict) for row in part.items()]
    found = {}
    for name, row in rows:
        for other in (*row.get("names", ()), *row.get("short", ())) if isinstance(row, dict) else ():
            found[plain(other)] = plain(name)
    return found


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A publisher's name without article, punctuation and case."""
    return re.sub(r"^(?:www |the )", "", " ".join(tokens(name.casefold())))


def outlet_key(name: str | None) -> str:
    """One key for all names of a publisher or agency that the lexicon knows; else its plain name."""
    key = plain(name or "")
    return _aliases().get(key, key)


def label(document: Document | None, fallback: str) -> str:
    """Short name of a document for marks on the page: its outlet, the stem of its file unless that is a digest, the
    first words of its title or text, or its id."""
    if document is None:
        return fallback
    if document.outlet:
        return document.outlet
    stem = re.split(r"[\\/]", document.path or "")[-1].rsplit(".", 1)[0]
    if stem and not DIGEST.search(stem):
        return stem
    read = (document.text[p.start : p.end] for p in document.passages if p.kind in READ_KINDS)
    first = " ".join((document.title or next(read, document.text[:200])).split())
    return (first if len(first) <= 32 else first[:32].rpartition(" ")[0] + "…") or stem or document.id
