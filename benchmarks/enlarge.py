"""Many read articles from a few: the same grammar with other words, made without reading again.

Each copy of an article has every word of three letters and more exchanged for one of the same length, in its text and
in its reading alike, so that all offsets hold; function words and words of reporting stay. Copies
of one story with one number stay one story; copies with different numbers share hardly a name or phrase. Dates move by
whole weeks. Deterministic: a word and a number give a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any

import msgspec

from communique.lexicon import table
from communique.model import Document, Reading

WORD = re.compile(r"[A-Za-z]{3,}")
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)")
VOWELS, CONSONANTS = "aeiou", "bcdfgklmnprstv"
TEXTS = frozenset({"text", "title", "organisation", "of", "outlet", "predicate"})
"""Fields of records that hold words of an article."""
STOP = frozenset(
    "the and for was are has had not but his her its who one all can out that this with from have been were will would "
    "could should they them their there what when where which while after before about against during between also "
    "into over than then said says told more most some such".split()
)
"""Function words of three letters and more; shorter words stay in any case."""


def kept_words() -> frozenset[str]:
    """Words that stay: function words and the words of reporting."""
    found: set[str] = set()
    _collect(table("reporting"), found)
    return STOP | {word.lower() for text in found for word in WORD.findall(text)}


def _collect(value: object, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            found.add(str(key))
            _collect(one, found)
    elif isinstance(value, list | tuple):
        for one in value:
            _collect(one, found)


class Disguise:
    """One number's exchange of words."""

    def __init__(self, number: int, kept: frozenset[str]) -> None:
        self.number, self.kept = number, kept
        self._known: dict[str, str] = {}

    def text(self, text: str) -> str:
        """`text` with other words, of the same length."""
        return WORD.sub(lambda match: self.word(match.group()), text) if self.number else text

    def word(self, word: str) -> str:
        """Another word of the same length and case; the same for every form with the same letters."""
        low = word.lower()
        if low in self.kept or any(
            low.startswith(stem) for stem in (low[:-1], low[:-2], low[:-3]) if stem in self.kept
        ):
            return word
        if low not in self._known:
            self._known[low] = self._made(low)
        made = self._known[low]
        return made.upper() if word.isupper() else made.capitalize() if word[0].isupper() else made

    def _made(self, low: str) -> str:
        """Vowels for vowels and consonants for consonants, by a digest; endings of inflection stay."""
        ending = next((e for e in ("ing", "ed", "es", "s", "ly") if low.endswith(e) and len(low) - len(e) >= 3), "")
        stem = low[: len(low) - len(ending)]
        digest = blake2b(f"{self.number} {stem}".encode(), digest_size=32).digest()
        letters = (VOWELS if c in VOWELS else CONSONANTS for c in stem)
        return "".join(kind[digest[at % 32] % len(kind)] for at, kind in enumerate(letters)) + ending

    def record(self, value: Any, ids: Mapping[str, str]) -> Any:
        """A record as plain data, with other words, ids and days."""
        if isinstance(value, dict):
            return {key: self._field(key, one, ids) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.record(one, ids) for one in value]
        return value

    def _field(self, key: str, value: Any, ids: Mapping[str, str]) -> Any:
        if not isinstance(value, str):
            return self.record(value, ids)
        if value in ids:
            return ids[value]
        if key in TEXTS:
            return self.text(value)
        return self.days(value) if key in ("value", "earliest", "latest", "published") else value

    def days(self, text: str) -> str:
        """ISO days in `text`, moved by 3 weeks for each number."""
        return DAY.sub(self._day, text)

    def _day(self, match: re.Match[str]) -> str:
        try:
            return (date(*map(int, match.groups())) + timedelta(weeks=3 * self.number)).isoformat()
        except (ValueError, OverflowError):
            return match.group()


def enlarged(pairs: Sequence[tuple[Document, Reading]], count: int) -> Iterator[tuple[Document, Reading]]:
    """`count` read articles made from `pairs`: these first, then their copies with number 1, 2, …"""
    kept = kept_words()
    for number in range(-(-count // len(pairs))):
        disguise = Disguise(number, kept)
        for document, reading in pairs[: count - number * len(pairs)]:
            yield (document, reading) if number == 0 else copied(document, reading, disguise)


def copied(document: Document, reading: Reading, disguise: Disguise) -> tuple[Document, Reading]:
    """The article and its reading in other words."""
    name = blake2b(f"{disguise.number} {document.id}".encode(), digest_size=6).hexdigest()
    ids = {document.id: name}
    plain = disguise.record(msgspec.to_builtins(document), ids) | {"url": f"https://{name}.example/", "path": None}
    made = msgspec.convert(plain, Document)
    other = msgspec.convert(disguise.record(msgspec.to_builtins(reading), ids), Reading)
    return made, msgspec.structs.replace(other, published=made.published.value)
