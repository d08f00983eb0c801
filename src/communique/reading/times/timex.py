"""A time expression as it stands in the text, before anything outside it is used to complete its value."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.model.readings import TimeType
from communique.reading.patterns.atoms import Atoms


class Shift(NamedTuple):
    """A distance in time from a base: "last week" is one week back from now."""

    amount: float | None
    """Number of units; None if vague ("a few days later")."""
    unit: str
    """D, W, WE, M, Q, Y, E (decade), C (century), N (night), TH, TM, TS; F is two weeks, H six months."""
    sign: int
    """-1 back, 0 the same, 1 forward."""
    base: str
    """"now" (publication), "mention" (the date spoken of before), "deictic" (either), "event"."""


class Expression(NamedTuple):
    """What a rule found. `value` is a TIMEX3 value with X for what the expression itself does not say."""

    first: int
    """First atom."""
    last: int
    """One past the last atom."""
    type: TimeType
    kind: str
    """calendar, shift, near, length, ahead, stretch, set, vague, clock."""
    value: str
    rule: str = ""
    mod: str | None = None
    shift: Shift | None = None
    clock: str = ""
    """Time of day to be added to a day: "TMO", "T10:30"."""
    problem: str = ""
    """What is impossible about it, for a Problem record."""
    narrow: str = ""
    """"LATER" or "EARLIER" within the period named."""


class Found:
    """A match of a rule: access to the words of its groups."""

    __slots__ = ("atoms", "match", "rule")

    def __init__(self, atoms: Atoms, match: re.Match[str], rule: str) -> None:
        self.atoms, self.match, self.rule = atoms, match, rule

    def has(self, name: str) -> bool:
        """True if the group took part in the match."""
        return self.match.re.groupindex.get(name) is not None and self.match[name] is not None

    def words(self, name: str) -> list[str]:
        """Lower-case words of a group; empty if it took no part."""
        if not self.has(name):
            return []
        return self.atoms.words[self.match.start(name) : self.match.end(name)]

    def word(self, name: str) -> str:
        """The words of a group joined by blanks."""
        return " ".join(self.words(name))

    def before(self, count: int = 1) -> str:
        """The word so many places before the match, "" at the beginning."""
        at = self.match.start() - count
        return self.atoms.words[at] if at >= 0 else ""

    def after(self, count: int = 0) -> str:
        """The word so many places after the match, "" at the end."""
        at = self.match.end() + count
        return self.atoms.words[at] if at < len(self.atoms.words) else ""

    def form(self, at: int) -> str:
        """An atom as it is written."""
        return self.atoms.text[self.atoms.starts[at] : self.atoms.ends[at]] if 0 <= at < len(self.atoms.words) else ""

    def make(self, type: TimeType, kind: str, value: str, **rest: object) -> Expression:
        """An expression over the whole match, or over its group `core` if it has one."""
        span = self.match.span("core") if self.has("core") else self.match.span()
        return Expression(span[0], span[1], type, kind, value, self.rule, **rest)  # type: ignore[arg-type]
