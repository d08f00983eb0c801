"""Two quantities compared: what they count, and whether both numbers can be right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from communique.claims.words import CACHED, classes, head_lemma, overlap, words_of
from communique.model import Quantity

Agreement = Literal["same", "compatible", "apart"]

NEAR = 0.1
"""Relative difference that "about" covers: "about 40" holds for 43 (ORIGINS, case 4)."""

ROUND = 0.05
"""Relative difference that a number written in round hundreds or more may have to the exact one."""


def alike(left: Quantity, right: Quantity) -> bool:
    """True if both count the same kind of thing: same class of noun, or the same unit where none is named."""
    one, two = counted(left), counted(right)
    if fate(left) and fate(right) and fate(left) != fate(right):
        return False
    if one and two:
        return bool(one & two)
    return bool(left.unit) and left.unit == right.unit


AGE, SCORE = "age", "score"
"""Units of ages and scores."""

DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
"""Units of lengths of time, in days."""

LENGTH = "length of time"
"""Class of all that is measured in them."""

FATES = {
    "kill": frozenset({"killed", "dead", "death", "fatality", "victim", "body", "died", "slain"}),
    "wound": frozenset({"injured", "wounded", "hurt", "injury"}),
    "miss": frozenset({"missing", "unaccounted"}),
}
"""Family of predicate → words of what is counted that say what became of people."""


def fate(quantity: Quantity) -> str | None:
    """What became of the people counted: the family kill, wound or miss; None if the words do not say."""
    return _fate(quantity.of) if quantity.of else None


@lru_cache(CACHED)
def _fate(of: str) -> str | None:
    words = frozenset(of.lower().split())
    return next((family for family, known in FATES.items() if words & known), None)


def counted(quantity: Quantity) -> frozenset[str]:
    """Classes of what is counted, with those of the unit where that is a noun of its own."""
    return _counted(quantity.of, quantity.unit)


@lru_cache(CACHED)
def _counted(of: str | None, unit: str | None) -> frozenset[str]:
    if unit == SCORE:
        return frozenset({SCORE})
    named = classes(head_lemma(of)) if of else frozenset()
    named |= {LENGTH} if unit in DAYS else frozenset()
    return named | (classes(unit) if unit else frozenset())


def differ(ones: Sequence[Quantity], twos: Sequence[Quantity]) -> bool:
    """True if both count one thing with numbers that cannot both be right: with two times or places, two events."""
    return any(alike(a, b) and agreement(a, b) == "apart" for a in ones for b in twos)


def same_scope(left: Quantity, right: Quantity) -> bool:
    """False if what is counted is named with words that differ, "civilian" against "soldier", or if one is a part of
    the other: "children" against "passengers"."""
    if not left.of or not right.of or left.unit == right.unit == SCORE:
        return True
    if left.unit in DAYS and right.unit in DAYS:
        return True
    ones, twos = head_lemma(left.of), head_lemma(right.of)
    if ones != twos and {ones, twos} & words_of("subgroups") and not (classes(ones) & classes(twos)) - {"person"}:
        return False
    one, two = frozenset(left.of.lower().split()), frozenset(right.of.lower().split())
    return one == two or overlap(one, two) > 0 or bool(classes(head_lemma(left.of)) & classes(head_lemma(right.of)))


def bounds(quantity: Quantity) -> tuple[float, float] | None:
    """Smallest and largest number that the words allow; None without a number."""
    value = quantity.value
    if value is None:
        return None
    if quantity.upper is not None:
        return min(value, quantity.upper), max(value, quantity.upper)
    if quantity.bound == "at least":
        return value, float("inf")
    if quantity.bound == "at most":
        return float("-inf"), value
    slack = NEAR * abs(value) if quantity.bound == "about" else 0.0
    return value - slack, value + slack


def agreement(left: Quantity, right: Quantity) -> Agreement | None:
    """Whether both can be right at one moment; None if one has no number."""
    one, two = bounds(left), bounds(right)
    if one is None or two is None:
        return None
    if left.unit != right.unit and left.unit in DAYS and right.unit in DAYS:
        return _lengths(left, right)
    if one == two and left.bound == right.bound:
        return "same"
    if one[0] <= two[1] and two[0] <= one[1]:
        return "compatible"
    return "compatible" if rounded(left, right) or rounded(right, left) else "apart"


def _lengths(left: Quantity, right: Quantity) -> Agreement:
    """Two lengths of time in different units: a month is some four weeks."""
    one, two = ((quantity.value or 0.0) * DAYS[quantity.unit or ""] for quantity in (left, right))
    return "compatible" if abs(one - two) <= NEAR * max(one, two) else "apart"


def rounded(coarse: Quantity, fine: Quantity) -> bool:
    """True if `coarse` may be `fine` in round numbers: hundreds or more, within ROUND; 40 for 43 is none."""
    if coarse.value is None or not fine.value or not _is_round(coarse.value):
        return False
    return abs(coarse.value - fine.value) <= ROUND * abs(fine.value)


def _is_round(value: float) -> bool:
    if value != int(value) or abs(value) < 200:
        return False
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return zeros >= 2 and zeros * 2 >= len(digits) - 1


def grows(earlier: Quantity, later: Quantity) -> bool:
    """True if the later number is at least the earlier one, as a count that goes on would be."""
    one, two = bounds(earlier), bounds(later)
    return one is not None and two is not None and two[1] >= one[0] and (later.value or 0) >= (earlier.value or 0)
