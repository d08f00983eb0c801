"""Numbers in digits and words: "1,200", "twenty-five", "two and a half", "three hundred and six", "1.2 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.lexicon import table

_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_SKIPPED = frozenset({"and", "-", "–", "‐", "a", "an"})
MAX_DIGITS = 18
"""Longer numbers are no counts of anything (account and article numbers)."""


def digits(word: str) -> float | None:
    """Value of a number in digits, thousands separated by commas or not; None if it is not one."""
    if len(word) > MAX_DIGITS or not _DIGITS.fullmatch(word):
        return None
    return float(word.replace(",", ""))


def ordinal(word: str) -> int | None:
    """Value of "17th" or "seventeenth"; None if it is neither."""
    if word[:-2].isdecimal() and word[:-2].isascii() and len(word) <= 6:
        return int(word[:-2])
    found: int | None = table("times")["ordinals"].get(word)
    return found


def number(words: Sequence[str]) -> float | None:
    """Value of a number in lower-case words and digits; None if some word is not part of a number.

    "two and a half" is 2.5, "1.2 million" 1 200 000, "three hundred and six" 306, "a dozen" 12.
    """
    if list(words[-3:]) == ["and", "a", "half"]:
        whole = number(words[:-3])
        return None if whole is None else whole + 0.5
    return _sum([w for w in words if w not in _SKIPPED] or ["one"])


def _sum(words: Sequence[str]) -> float | None:
    values: dict[str, float] = table("times")["numbers"]
    total, group = 0.0, 0.0
    for word in words:
        value = digits(word)
        value = values.get(word) if value is None else value
        if value is None:
            return None
        scale = (word in values and value >= 100) or word == "dozen"
        group = (group or 1) * value if scale else group + value
        if scale and value >= 1000:
            total, group = total + group, 0.0
    return total + group
