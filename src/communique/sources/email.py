"""Saved mail (.eml): the article in a message, from its plain part or its HTML part."""

from __future__ import annotations

from collections.abc import Iterator
from email import errors, message_from_bytes, policy, utils
from email.message import Message
from typing import BinaryIO

from communique.model import Problem
from communique.sources.article import Article, DateNote, Limits, Refused, whole
from communique.sources.decode import decoded, repaired
from communique.sources.markup import plain
from communique.sources.metadata import outlet_of_host

_PARTS = 200
_PLAIN_ENOUGH = 200
"""Characters from which the plain part of a mail is the article and not a line "view this in your browser"."""


def articles(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Problem]:
    """The one article of a mail. The date is the mail's, the outlet that of the sender's domain when it is known."""
    message = _message(whole(stream, limits.file_bytes))
    text, notes = _text(message, limits)
    if not text.strip():
        raise Refused("a mail without text; not read")
    name, address = utils.parseaddr(_header(message, "From"))
    yield Article(
        text=text,
        path=path,
        title=_header(message, "Subject") or None,
        outlet=outlet_of_host(f"https://{address.rpartition('@')[2].lower()}/") or name or None,
        url=_header(message, "X-URL") or _header(message, "Content-Location") or None,
        dates=(DateNote(date, "mail header Date"),) if (date := _header(message, "Date")) else (),
        language=_header(message, "Content-Language") or None,
        notes=notes,
    )


def _message(data: bytes) -> Message:
    try:
        return message_from_bytes(data, policy=policy.default)
    except (errors.MessageError, ValueError, RecursionError) as error:
        raise Refused(f"a mail that cannot be parsed ({error}); not read") from None


def _header(message: Message, name: str) -> str:
    """A header as text; empty when it is missing or so broken that the mail library cannot decode it."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, IndexError, TypeError, AttributeError, errors.MessageError):
        return ""


def _text(message: Message, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """Text of the plain part, or of the HTML part when that says clearly more; and notes on what was left out."""
    parts = [part for part, _ in zip(message.walk(), range(_PARTS), strict=False) if not part.is_multipart()]
    attached = [p for p in parts if p.get_content_disposition() == "attachment"]
    inline = [p for p in parts if p not in attached]
    text, notes = _content(inline, "text/plain")
    if len(text) < _PLAIN_ENOUGH:
        html, more = _content(inline, "text/html")
        text, notes = (plain(html, limits.depth), more) if html else (text, notes)
    left = (f"{len(attached)} attachment(s) not read; save them as files to include them",) if attached else ()
    return text, (*notes, *left)


def _content(parts: list[Message], kind: str) -> tuple[str, tuple[str, ...]]:
    for part in parts:
        if part.get_content_type() == kind:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                text, note = decoded(payload, part.get_content_charset())
                return text, (note,) if note else ()
            if isinstance(payload, str):
                return repaired(payload)[0], ()
    return "", ()
