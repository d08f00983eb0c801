"""Rules over atoms written with words and class names, turned into regular expressions over symbols (see `atoms`).

In a pattern a lower-case word stands for itself, `{NAME}` for a class of atoms or another pattern, and everything
else is regular-expression syntax; blanks mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from communique.reading.patterns.atoms import NUMBERS, Alphabet

_TERM = re.compile(r"\(\?P<\w+>|\(\?(?:<?[=!]|:)|\{(?P<name>[A-Z][A-Z0-9]*)\}|(?P<word>[a-z]+)|\s+")
ATOM_OF_NAME = re.compile(r"[^\W\d_]+|[^\w\s]")

NUMBER_CLASSES: dict[str, tuple[str, ...]] = {
    "INT": ("I12", "I24", "I31", "I59", "I99", "I999", "I2199", "I9999", "IBIG", "ZERO", "GROUPED"),
    "DAY": ("I12", "I24", "I31"),
    "Y4": ("I2199",),
    "Y2": ("ZERO", "I12", "I24", "I31", "I59", "I99"),
    "OLD": ("I12", "I24", "I31", "I59", "I99", "I999", "I2199"),
    "ORDNUM": ("ORDINAL",),
    **{name: (name,) for name in ("ISO", "SLASH", "CLOCK", "DECIMAL", "DECADE", "MERIDIEM", "HHMM", "I12", "IBIG")},
}
"""Classes of numbers in patterns, by the classes of `atoms.NUMBERS` that they hold."""

FIXED = {"WORDLIKE": "[\x01\ue000-\uf8ff]", "BREAKS": "\x00", "ANY": "[^\x00]"}
"""A word (or mark) of any kind, a line end, anything but a line end."""


class Grammar:
    """Classes of words, patterns that are used in others, names of several words, and the alphabet of all of them."""

    def __init__(
        self,
        classes: Mapping[str, Iterable[str]],
        macros: Mapping[str, str],
        patterns: Iterable[str],
        names: Mapping[str, Iterable[str]] | None = None,
        capitalised: Iterable[str] = (),
    ) -> None:
        self.classes = {name: list(words) for name, words in classes.items()}
        self.macros = dict(macros)
        self.names = {name: list(phrases) for name, phrases in (names or {}).items()}
        self._patterns, self._capitalised = [*self.macros.values(), *patterns], capitalised

    @cached_property
    def alphabet(self) -> Alphabet:
        """The symbols of all words that occur in classes, names and patterns."""
        words = [word for listed in self.classes.values() for word in listed]
        words += [m["word"] for pattern in self._patterns for m in _TERM.finditer(pattern) if m["word"]]
        words += [w for phrases in self.names.values() for phrase in phrases for w in ATOM_OF_NAME.findall(phrase)]
        return Alphabet(words, self._capitalised)

    def compile(self, pattern: str, tail: str = "") -> re.Pattern[str]:
        """A pattern as a compiled regular expression over symbols, with literal regex syntax `tail` behind it."""
        return re.compile(self.expand(pattern) + tail)

    def expand(self, pattern: str) -> str:
        """A pattern as regular-expression source over symbols."""
        return _TERM.sub(self._term, pattern)

    def _term(self, found: re.Match[str]) -> str:
        if name := found["name"]:
            return self._named(name)
        if word := found["word"]:
            return re.escape(self.alphabet.symbols[word])
        return "" if found.group().isspace() else found.group()

    def _named(self, name: str) -> str:
        if name in FIXED:
            return FIXED[name]
        if name in self.macros:
            return self.expand(self.macros[name])
        if name in self.names:
            return self._phrases(self.names[name])
        if name in NUMBER_CLASSES:
            return "[" + "".join(NUMBERS[n] for n in NUMBER_CLASSES[name]) + "]"
        return "[" + re.escape(self.alphabet.group(self.classes[name])) + "]"

    def _phrases(self, phrases: Iterable[str]) -> str:
        """Alternatives, the longest first."""
        symbols = self.alphabet.symbols
        ordered = sorted(phrases, key=lambda p: (-len(p), p))
        written = ("".join(re.escape(symbols[w]) for w in ATOM_OF_NAME.findall(p)) for p in ordered)
        return "(?:" + "|".join(written) + ")"
