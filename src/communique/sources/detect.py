"""Which format a file is in: by what it says first, then by its ending."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Literal

from communique.sources.article import Refused
from communique.sources.decode import decoded
from communique.sources.text import refuse_binary

Kind = Literal["text", "html", "json", "jsonl", "mail", "pdf", "warc", "feed"]

_ENDINGS: dict[str, Kind] = {
    "": "text", ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".eml": "mail", ".pdf": "pdf",
    ".warc": "warc", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
_FOREIGN = (
    (b"PK\x03\x04", "a ZIP archive or office document"), (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"), (b"BZh", "a bzip2 archive"), (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"%!PS", "PostScript"),
)  # fmt: skip
"""First bytes of formats that are not read → what they are."""
_MAIL_HEADER = re.compile(
    r"^(From|To|Subject|Date|MIME-Version|Received|Message-ID|Return-Path|Content-Type):", re.M | re.I
)
_MAIL_MARKS = frozenset(("from", "received", "message-id", "mime-version", "return-path"))
_JSON_START = re.compile(r"\s*(?:\{\s*(?:\"|\}|$)|\[\s*(?:[\[{\"\]]|$))")
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*){0,5}<(!doctype\s+)?([a-z:]+)", re.I
)
_FEED_ROOTS = frozenset(("rss", "feed", "rdf:rdf"))
_HTML_ROOTS = frozenset(("html", "head", "body", "article", "div"))


def kind_of(head: bytes, path: str) -> Kind:
    """Format of a file by its first bytes (decompressed) and its name; Refused when it is none of ours."""
    ending = PurePath(path.removesuffix(".gz").removesuffix(".GZ")).suffix.lower()
    for mark, what in _FOREIGN:
        if head.startswith(mark):
            raise Refused(f"{what}, not an article; not read (take out what is in it and save that)")
    if head.startswith(b"WARC/"):
        return "warc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if not head.strip():
        raise Refused("empty; nothing read")
    refuse_binary(head)
    return _of_text(_sample(head), ending)


def _sample(head: bytes) -> str:
    """The first characters; a UTF-8 character cut at the end of the head is no damage."""
    return decoded(head)[0] if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head.decode("utf-8", "replace")


def _of_text(text: str, ending: str) -> Kind:
    text = text.lstrip("\ufeff")
    by_name = _ENDINGS.get(ending)
    markup = _MARKUP.match(text)
    if by_name in ("jsonl", "mail"):
        return by_name
    if markup and (found := _of_markup(markup, by_name)):
        return found
    if _JSON_START.match(text) and (by_name == "json" or _has_object(text)):
        return "jsonl" if _is_lines(text) else "json"
    if _is_mail(text):
        return "mail"
    if by_name in ("json", "html", "text", "feed"):
        return by_name
    raise Refused(f"ending {ending} is none of the formats that are read, nor does it look like one; not read")


def _of_markup(markup: re.Match[str], by_name: Kind | None) -> Kind | None:
    root = markup[2].lower()
    if root in _FEED_ROOTS:
        return "feed"
    return "html" if root in _HTML_ROOTS or by_name == "html" else None


def _has_object(text: str) -> bool:
    """True if the text begins as an object or list of objects does: a key in quotes and a colon."""
    return re.match(r"\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,200}\"\s*:", text) is not None


def _is_lines(text: str) -> bool:
    """True if the first line is a whole JSON object and another follows."""
    first, _, rest = text.lstrip().partition("\n")
    if not rest.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _is_mail(text: str) -> bool:
    """True if the text opens with the headers of a mail: three of them, two of which only mails have."""
    opening = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0][:8000]
    if not re.match(r"[\w-]{2,40}:\s", opening):
        return False
    names = {name.lower() for name in _MAIL_HEADER.findall(opening)}
    return len(names) >= 3 and len(names & _MAIL_MARKS) >= 2
