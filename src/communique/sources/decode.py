"""Bytes to text: which encoding, and whether it was already misread once before it came here."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 60_000
"""Bytes looked at to tell an encoding: enough for letter statistics, quick on huge files."""

_BYTE_OF = {chr(b): b for b in range(0x80, 0xC0)} | {
    c: b for b in range(0x80, 0xA0) if (c := bytes([b]).decode("cp1252", "replace")) != "\ufffd"
}
"""Continuation bytes of UTF-8 as they look when read as Windows-1252."""
_TAIL = "[" + "".join(map(re.escape, sorted(_BYTE_OF))) + "]"
_MISREAD = re.compile(f"[Â-ß]{_TAIL}|[à-ï]{_TAIL}{{2}}|[ð-ô]{_TAIL}{{3}}")


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text and, if there is something to say about its encoding, a note.

    Tried in this order: byte order mark, UTF-8, the declared encoding, letter statistics, Windows-1252.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), None
    try:
        return repaired(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _not_utf8(data, declared, error)


def _not_utf8(data: bytes, declared: str | None, error: UnicodeDecodeError) -> tuple[str, str | None]:
    if _mostly_utf8(data):
        text = data.decode("utf-8", "replace")
        return text, f"damaged UTF-8 at byte {error.start}; unreadable bytes are shown as \ufffd"
    for encoding in (declared, _guess(data), "cp1252"):
        try:
            if encoding and codecs.lookup(encoding).name != "utf-8":
                text, note = data.decode(encoding), f"not UTF-8; read as {codecs.lookup(encoding).name}"
                return text, None if encoding == declared else note
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace"), "encoding not recognised; read as Windows-1252, some characters are lost"


def _mostly_utf8(data: bytes) -> bool:
    """True if at most one in a hundred of the non-ASCII characters is damaged: a bad copy, not another encoding."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    foreign = sum(c > "\x7f" for c in text)
    return text.count("\ufffd") <= foreign / 100


def _guess(data: bytes) -> str | None:
    """The encoding that charset-normalizer finds most likely."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_exclusion=["utf_7"]).best()
    return best.encoding if best else None


def repaired(text: str) -> tuple[str, str | None]:
    """Text in which UTF-8 was once read as Windows-1252 ("itâ€™s") set right, with a note saying how often.

    Only sequences that are valid UTF-8 when read back are touched, and only when there are two or more.
    """
    found = _MISREAD.findall(text) if text.isascii() is False else []
    if len(found) < 2:
        return text, None
    mended = _MISREAD.sub(_reread, _MISREAD.sub(_reread, text))  # twice: some texts were misread twice
    if mended == text:
        return text, None
    return mended, f"garbled by a wrong encoding earlier on ({found[0]!r}, {len(found)} places); repaired"


def _reread(match: re.Match[str]) -> str:
    first, rest = match.group()[0], match.group()[1:]
    try:
        return bytes([ord(first), *(_BYTE_OF[c] for c in rest)]).decode("utf-8")
    except UnicodeDecodeError:
        return match.group()
