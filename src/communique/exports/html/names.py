"""What articles are called on the page: their outlet, or a letter where nobody knows who published them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.moments import NEVER, Clock
from communique.exports.html.signs import shorten
from communique.model import DocumentView

LONGEST_NAME = 60
"""Characters of a name."""
MOST_LISTED = 12
"""Articles that are listed under the bar."""
LONGEST_MARK = 20
"""Characters of a name that fits into a mark; longer ones of articles without outlet become a letter."""


class Name(NamedTuple):
    """The names of one article."""

    mark: str
    """In marks and narrow places: the outlet, or a letter."""
    full: str
    """The outlet, or the first words of the title."""

    @property
    def long(self) -> str:
        """Both, where a letter is explained: "A · Three days before…"."""
        return self.full if self.mark == self.full else f"{self.mark}\u00a0·\u00a0{self.full}"


def names(documents: Sequence[DocumentView], clock: Clock) -> dict[str, Name]:
    """Document id → its names; letters run from left to right through the bar of the head."""
    full = {d.id: shorten(words.name(d), LONGEST_NAME) for d in in_families(documents, clock)}
    unknown = [d.id for d in in_families(documents, clock) if not d.outlet and len(full[d.id]) > LONGEST_MARK]
    letters = {key: letter(number) for number, key in enumerate(unknown)}
    return {key: Name(letters.get(key, name), name) for key, name in full.items()}


def letters(known: Mapping[str, Name]) -> dict[str, str]:
    """First words of an article without outlet, as sentences name it → its letter, the longest first."""
    found = {name.full: name.mark for name in known.values() if name.mark != name.full}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def lettered(text: str, known: Mapping[str, str]) -> str:
    """A sentence in which such articles are named by their letters."""
    for full, mark in known.items():
        text = text.replace(f"“{full}”", mark).replace(f"{full} (own reporting)", f"{mark} (own reporting)")
    return text


class Listed(NamedTuple):
    """An article in the list under the bar."""

    name: Name
    published: str
    """The day in words."""
    root: str
    """Mark of the article whose text it is; "" for a text of its own."""
    at: int


def listed(documents: Sequence[DocumentView], clock: Clock, known: Mapping[str, Name]) -> tuple[Listed, ...]:
    """The articles as they stand in the bar; nothing where they are too many to be read as a list."""
    if len(documents) > MOST_LISTED:
        return ()
    return tuple(
        Listed(
            known[d.id],
            words.moment((d.published.value or "")[:10]),
            known[d.root].mark if d.root != d.id and d.root in known else "",
            clock.of[d.id],
        )
        for d in in_families(documents, clock)
    )


def letter(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    rest, last = divmod(number, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + last)


def in_families(documents: Sequence[DocumentView], clock: Clock) -> list[DocumentView]:
    """Texts in order of publication, each followed by its copies."""
    first = {d.root: min(clock.of[x.id] for x in documents if x.root == d.root) for d in documents}
    return sorted(documents, key=lambda d: (first.get(d.root, NEVER), d.root, d.root != d.id, clock.of[d.id], d.id))
