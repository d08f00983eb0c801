"""What is known when a time expression is completed, and whether a text is news or a history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from communique.model.readings import Anchor
from communique.reading.times.timex import Expression

MIN_FULL_DATES = 3
OLD_SHARE = 0.5
MAX_DEICTIC_SHARE = 0.34


class Context(NamedTuple):
    """What is known when an expression is completed."""

    published: str | None
    """Publication date, without clock; None if unknown."""
    narrative: bool
    """True for histories: dates count from the last one spoken of."""
    mention: str | None
    """Value of the date that the story has reached: it completes dates without a year."""
    latest: str | None
    """Value of the last date with a year, asides included: "that year", "two days later" count from it."""
    near: bool
    """The mention stands in the same paragraph and is a dated day or month."""
    direction: Callable[[], tuple[int, int]]
    """Past (-1), unknown (0) or to come (1), and how surely (`tense.direction`); asked only when needed."""


class Completed(NamedTuple):
    """A value with what fixed it."""

    value: str
    anchor: Anchor
    mod: str | None = None
    since: str | None = None
    """Earliest day where the sense narrows the value ("later this month")."""
    until: str | None = None


def is_narrative(expressions: Sequence[Expression], published: str | None) -> bool:
    """True if the text tells of dated things long past and hardly refers to its own day."""
    dated = [e for e in expressions if e.kind == "calendar" and e.type == "DATE" and e.value[:4] != "XXXX"]
    full = [e for e in dated if len(e.value) > 4]
    deictic = [e for e in expressions if _is_deictic(e)]
    if len(full) < MIN_FULL_DATES or len(deictic) > MAX_DEICTIC_SHARE * len(full):
        return False
    if published is None:
        return True
    old = [
        e
        for e in dated
        if e.value.startswith("BC") or (e.value[:2].isdecimal() and e.value[:4] < str(int(published[:4]) - 1))
    ]
    return len(old) >= OLD_SHARE * len(dated)


def _is_deictic(expression: Expression) -> bool:
    shift = expression.shift
    if expression.value.startswith("XXXX-WXX"):
        return True
    return shift is not None and expression.kind in ("shift", "near") and shift.base in ("now", "deictic")


def base_of(name: str, context: Context) -> tuple[str | None, Anchor]:
    """The value that a distance counts from."""
    if name == "event":
        return None, "event"
    if name == "mention" or context.narrative:
        return context.latest, "mention" if context.latest else "none"
    return context.published, "publication" if context.published else "none"


def exact_day(value: str | None) -> date | None:
    """The day that a value names; None if it is coarser or not known."""
    return (
        date.fromisoformat(value[:10])
        if value and len(value) >= 10 and value[:10].replace("-", "").isdecimal()
        else None
    )
