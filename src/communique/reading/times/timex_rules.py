"""The rules for time expressions, read from the table `lexicon/timex.toml` and compiled (see `grammar`)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from communique.lexicon import table
from communique.reading.patterns.grammar import Grammar


class Rule(NamedTuple):
    """One row of the table."""

    name: str
    build: str
    """Name of the function in `timex_dates`, `timex_years`, `timex_clock`, `timex_shift` or `timex_length`."""
    pattern: str
    example: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rows in order."""
    return tuple(Rule(r["name"], r["build"], r["pattern"], r["example"]) for r in table("timex")["rules"])


def _classes() -> dict[str, list[str]]:
    """The classes of words: those of the table, and those that the lexicon of times gives."""
    words = table("times")
    units = list(words["units"])
    named = {
        "MONTH": "months", "WEEKDAY": "weekdays", "WEEKDAYS": "weekdays_plural", "UNIT": "units", "SEASON": "seasons",
        "PART": "parts", "CARD": "numbers", "ORDWORD": "ordinals", "DECADEWORD": "decades", "FREQUENCY": "frequency",
        "ZONE": "zones",
    }  # fmt: skip
    return {
        **table("timex")["classes"],
        **{name: list(words[listed]) for name, listed in named.items()},
        "ONEUNIT": [w for w in units if not w.endswith("s")],
        "PLURAL": [w for w in units if w.endswith("s") and w not in ("secs", "mins", "hrs", "yrs")],
    }


@cache
def grammar() -> Grammar:
    """The classes, names and patterns with their alphabet."""
    holidays = sorted({name for group in table("holidays").values() for name in group})
    patterns = [*(rule.pattern for rule in rules()), *table("timex")["modifiers"].values()]
    return Grammar(_classes(), table("timex")["macros"], patterns, {"HOLIDAY": holidays}, table("times")["capitalised"])


@cache
def compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The table as compiled regular expressions over symbols."""
    return tuple((rule, grammar().compile(rule.pattern)) for rule in rules())


@cache
def left_modifiers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The modifiers before a period, compiled; match them against the few symbols that precede it."""
    return tuple((mod, grammar().compile(pattern, r"\Z")) for mod, pattern in table("timex")["modifiers"].items())
