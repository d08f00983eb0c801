"""Web archives (.warc, .warc.gz): the HTML responses in them, one article each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from communique.model import Problem
from communique.sources.article import Article, Limits, Refused, problem
from communique.sources.html import page

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def articles(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Problem]:
    """Articles of the successful HTML responses; the path of each is `file#record`."""
    from warcio.archiveiterator import ArchiveIterator

    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            if number > limits.articles:
                yield problem(path, f"more than {limits.articles:,} records; the rest is not read")
                return
            if _is_page(record):
                yield _article(record, f"{path}#{number}", limits)
    except Refused:
        raise
    except Exception as error:  # the archive library meets arbitrary bytes: whatever it raises concerns this file only
        cause = " ".join(str(error).split())[:120]
        yield problem(path, f"damaged after record {number} ({cause}); the rest is not read")


def _is_page(record: Any) -> bool:
    """True for a stored answer "200" with HTML in it."""
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    return record.http_headers.get_statuscode() == "200" and ("html" in kind)


def _article(record: Any, place: str, limits: Limits) -> Article | Problem:
    try:
        data = record.content_stream().read(limits.page_bytes + 1)
        if len(data) > limits.page_bytes:
            raise Refused(f"page of more than {limits.page_bytes:,} bytes; not read")
        declared = _CHARSET.search(record.http_headers.get_header("Content-Type") or "")
        url = record.rec_headers.get_header("WARC-Target-URI")
        return page(data, place, limits, url=url, declared=declared[1] if declared else None)
    except Refused as refusal:
        return problem(place, str(refusal))
    except Exception as error:  # damaged chunks and compression raise what they like
        return problem(place, f"record cannot be unpacked ({error}); not read")
