"""What makes two files the same article: what they say, not where they lie."""

from __future__ import annotations

from hashlib import blake2b


def identity(url: str | None, outlet: str | None, published: str | None, title: str | None, text: str) -> str:
    """Id of a document: 12 hex digits of a BLAKE2b digest of what it says.

    The same text at two addresses or outlets is two documents; the same file in two folders is one.
    """
    digest = blake2b(digest_size=6)
    for part in (url, outlet, published, title, text):
        data = (part or "").encode("utf-8")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
