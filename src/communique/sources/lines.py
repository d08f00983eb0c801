"""The paragraphs of a text on their way to passages, and how titles and prose look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from communique.model import PassageKind
from communique.sources.clean import ends_sentence
from communique.sources.furniture import Furniture, closing

ITEM = re.compile(r"[-*•–—‣·►▶»]\s|\d{1,2}[.)]\s")
OPENS_TITLE = re.compile(r"[\"'“‘«(\[¿¡]?[^\W_a-z]")
_NO_TITLE_END = re.compile(r"[.,;:…—–-][\"'”’»)\]]*$")


class Line(NamedTuple):
    """A paragraph: where it starts, what it says, whether a blank line stands before it."""

    start: int
    text: str
    gap: bool


class Page(NamedTuple):
    """A text on its way to passages; `kinds` holds what is settled so far."""

    lines: tuple[Line, ...]
    kinds: list[Furniture | PassageKind | None]
    title: str | None


Rule = Callable[[Page], Iterator[tuple[int, PassageKind]]]
"""Numbers of paragraphs with the kind that a rule finds."""


def lines_of(text: str) -> Iterator[Line]:
    """The paragraphs of a normalised text, in order."""
    start, gap = 0, False
    for row in text.split("\n"):
        stripped = row.strip()
        if stripped:
            yield Line(start + row.index(stripped), stripped, gap)
        gap = not stripped
        start += len(row) + 1


def words(line: Line) -> int:
    """Number of words."""
    return line.text.count(" ") + 1


def title_like(line: Line, most: int) -> bool:
    """True for a line that could stand over a text: short, capitalised, without a full stop."""
    return (
        words(line) <= most
        and len(line.text) <= most * 12
        and OPENS_TITLE.match(line.text) is not None
        and not _NO_TITLE_END.search(line.text[-6:])
        and not ITEM.match(line.text)
    )


def is_prose(line: Line) -> bool:
    """True for a line of some length that ends as sentences do."""
    return words(line) >= 8 and ends_sentence(line.text[: closing(line.text)].rstrip())
