"""What a single paragraph shows itself to be, without its neighbours: caption, promotion, byline, bare date, link.

The rules are the rows of `lexicon/passages.toml`; each has an example there, and most have a counter-example.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Literal, NamedTuple

from communique.lexicon import table

Furniture = Literal["caption", "promo", "related", "link", "byline", "dateline"]
"""Kinds that one paragraph can show by itself; `related` is the heading of a list of links, `link` one such link."""

_CHARACTERS_A_WORD = 16
"""Paragraphs longer than this times the words of a rule are not looked at: bounds the work on hostile lines."""
_MOST_WORDS = 240
"""Longest paragraph that a row may be for: a form to sign up with, scraped into one line."""
_OPENING_CHARACTERS = 200


class Row(NamedTuple):
    """One rule, ready to use."""

    kind: Furniture
    words: int
    find: Callable[[str], re.Match[str] | None]
    credit: bool
    """True if what the rule finds is a credit and the text before it the caption."""


@cache
def rows() -> tuple[Row, ...]:
    """The rules in the order in which they are tried."""
    return tuple(_row(r) for r in table("passages")["row"])


def _row(row: dict[str, object]) -> Row:
    flags = re.NOFLAG if row.get("case") else re.IGNORECASE
    at, pattern = str(row["at"]), str(row["pattern"])
    compiled = re.compile(rf"(?:{pattern})\Z" if at == "end" else pattern, flags)
    find = {"whole": compiled.fullmatch, "start": compiled.match}.get(at, compiled.search)
    credit = row["kind"] == "caption" and (at == "end" or bool(row.get("credit")))
    return Row(row["kind"], int(str(row["words"])), find, credit)  # type: ignore[arg-type]


def kind_of(paragraph: str) -> Furniture | None:
    """The kind of the first row that fits the paragraph; None for what looks like text of the report."""
    words = paragraph.count(" ") + 1
    if words > _MOST_WORDS or len(paragraph) > _MOST_WORDS * _CHARACTERS_A_WORD:
        return None
    return next((row.kind for row in rows() if _fits(row, paragraph, words)), None)


def _fits(row: Row, paragraph: str, words: int) -> bool:
    return words <= row.words and len(paragraph) <= row.words * _CHARACTERS_A_WORD and row.find(paragraph) is not None


def without_credit(caption: str) -> str:
    """A caption without the credit at its end; empty if it is nothing but a credit."""
    for row in rows():
        if row.credit and (match := row.find(caption)):
            return caption[: match.start()].rstrip(" .|–—-")
    return caption


@cache
def _openings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in table("passages")["opening"])


@cache
def _closing() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(row["pattern"] for row in table("passages")["closing"]) + r")\Z")


def opening(paragraph: str) -> int:
    """How many characters at the start are a dateline ("VELM, March 4 (Coastal) —") or a stamp; 0 if none."""
    head = paragraph[:_OPENING_CHARACTERS]
    return next((m.end() for p in _openings() if (m := p.match(head)) and paragraph[m.end() :].strip()), 0)


def closing(paragraph: str) -> int:
    """Where at the end a credit to reporters and editors begins; the paragraph's length if there is none."""
    start = max(0, len(paragraph) - 340)
    match = _closing().search(paragraph, start)
    return match.start() if match and match.start() > 0 else len(paragraph)
