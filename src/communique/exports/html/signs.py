"""Signs and lengths: a state as glyph, word and tone, and texts cut to what a page can hold."""

from __future__ import annotations

from typing import NamedTuple

from communique.exports import words

LONGEST_CLAIM = 280
"""Characters of a claim on the page."""


class Sign(NamedTuple):
    """A state by glyph, word and tone."""

    glyph: str
    word: str
    tone: str


def sign(word: str) -> Sign:
    """The sign of a state."""
    glyph = words.GLYPHS.get(word, "·")
    return Sign(glyph, word, words.TONES.get(glyph, "soft"))


def fold(text: str) -> str:
    """White space folded to single spaces, kept at both ends."""
    folded = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + folded + (" " if text[-1:].isspace() and folded else "")


def shorten(text: str, room: int, keep_end: bool = False) -> str:
    """At most about `room` characters, cut at a space, with an ellipsis where it was cut."""
    if len(text) <= room:
        return text
    if keep_end:
        return "…" + text[-room:].partition(" ")[2]
    return text[:room].rpartition(" ")[0] + "…"
