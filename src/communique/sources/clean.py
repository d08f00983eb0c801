"""One form of text for the whole program: NFC, `\\n` line ends, no control characters, one paragraph a line.

Everything here happens before a Document exists; afterwards offsets never move.
"""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_REMOVED = re.compile("[\xad\u200b\u200e\u200f\u061c\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]")
"""Soft hyphens, zero-width marks and directional overrides: unseen, and able to hide or reorder what is shown."""
_REPLACED = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Lone surrogates and noncharacters, which no file can hold."""
_CONTROLS = re.compile("[\x00-\x09\x0e-\x1b\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"[^\S\n]+")
_MANY_BREAKS = re.compile(r"\n{3,}")
_ITEM = re.compile(r"[-*•–—‣·]\s|\d{1,2}[.)]\s")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")

_WRAP_WIDTH = (50, 100)
"""Widths at which mail and agency texts are wrapped by hand, in characters."""
_WRAP_PAIRS = 4
"""Fewest line ends that must look wrapped before a text counts as wrapped."""


def normalise(text: str) -> str:
    """The text in the program's form; `normalise(normalise(x)) == normalise(x)`."""
    text = _BREAKS.sub("\n", text)
    text = _REPLACED.sub("\ufffd", _REMOVED.sub("", text))
    text = unicodedata.normalize("NFC", _CONTROLS.sub(" ", text))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return unwrapped(_MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip())


def one_line(text: str) -> str:
    """The text in the program's form, on one line: for titles and names."""
    return " ".join(normalise(text).split())


def ends_sentence(line: str) -> bool:
    """True if the line ends as sentences do, closing quotes and brackets allowed."""
    return _SENTENCE_END.search(line[-12:]) is not None


def unwrapped(text: str) -> str:
    """Lines that were broken by hand at a fixed width joined again, so that each line is a paragraph.

    Joining puts a space for a line end, so no offset changes. A text in which lines are paragraphs is left alone.
    """
    lines = text.split("\n")
    width = _wrap_width(lines)
    if width is None:
        return text
    pieces = [lines[0]]
    for line, following in zip(lines, lines[1:], strict=False):
        pieces.append((" " if _broken(line, following, width) else "\n") + following)
    return "".join(pieces)


def _wrap_width(lines: list[str]) -> int | None:
    """The width at which the text is wrapped, or None if its lines are paragraphs."""
    width = max(map(len, lines), default=0)
    if not _WRAP_WIDTH[0] <= width <= _WRAP_WIDTH[1]:
        return None
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a and b]
    broken = sum(_broken(a, b, width) and not ends_sentence(a) for a, b in pairs)
    return width if broken >= max(_WRAP_PAIRS, len(pairs) / 2) else None


def _broken(line: str, following: str, width: int) -> bool:
    """True if the line ended because the next word no longer fitted."""
    if not line or not following or _ITEM.match(following):
        return False
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width - 8
