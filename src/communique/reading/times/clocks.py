"""On which day a time of day falls: the one beside it, of its sentence or paragraph, or that of publication.

The hours of every day ("open from 9 a.m. to 5 p.m.") are of no day. Against the moment of publication, an hour that
was to come is that of the next day, and one that has been and is later that of the day before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from communique.reading.patterns.atoms import BREAK, Atoms
from communique.reading.times.live import day_of
from communique.reading.times.timex import Expression

CLOCK_REACH = 6
"""Atoms between a clock and the date that it belongs to ("at 10 p.m. local time on Friday")."""
SENTENCE_REACH = 16
"""Atoms between a clock and a date after it in its sentence."""
NEAR_DAYS = 14
"""Days from publication within which a day spoken of can be that of a clock without day."""
ZONES = 6
"""Hours by which the clocks of a text and of its publication may differ."""
LATE = 18
"""Hour from which a clock that has been may be that of the day before a publication without hour."""
DAILY = frozenset(
    "every each daily nightly weekdays weekends usually normally always typically open opens hours".split()
)
"""Words of a sentence about what is so every day."""


def beside(atoms: Atoms, expressions: Sequence[Expression], index: int) -> Iterator[int]:
    """Neighbours close enough to be the day of a clock, the one after it first; then a date later in its sentence."""
    here = expressions[index]
    following = expressions[index + 1] if index + 1 < len(expressions) else None
    if following is not None and is_close(atoms, here, following, CLOCK_REACH):
        yield index + 1
    beyond = expressions[index + 2] if index + 2 < len(expressions) else None
    if following is not None and beyond is not None and is_part(following) and is_close(atoms, following, beyond, 1):
        yield index + 2  # "at 3 in the afternoon on Sunday"
    if index and is_close(atoms, expressions[index - 1], here, CLOCK_REACH):
        yield index - 1
    if following is not None and following.type == "DATE" and is_close(atoms, here, following, SENTENCE_REACH):
        yield index + 1


def is_part(expression: Expression) -> bool:
    """Whether an expression is a part of a day that it does not name: "in the afternoon"."""
    return expression.kind == "clock" and not expression.clock[1:3].isdecimal()


def in_half(atoms: Atoms, expressions: Sequence[Expression], index: int) -> Expression:
    """A clock with its hour in the half of the day that a part of it beside it says: "2.15 on Wednesday afternoon" is
    14:15, "at 9 in the evening" is 21:00.
    """
    here = expressions[index]
    hour = int(here.clock[1:3]) if here.clock[1:3].isdecimal() else 0
    if not 1 <= hour < 12 or not HALVES.isdisjoint(atoms.words[here.first : here.last]):
        return here
    parts = {expressions[other].clock for other in beside(atoms, expressions, index)}
    if any(hour >= first for part, first in LATER_HALF.items() if part in parts):
        return here._replace(clock=f"T{hour + 12}{here.clock[3:]}")
    return here


LATER_HALF = {"TAF": 1, "TEV": 4, "TNI": 6}
"""Part of the day → the first hour that is of its afternoon or evening."""

HALVES = frozenset(("am", "pm", "a.m", "p.m", "a.m.", "p.m."))
"""Words that say of which half of the day an hour is."""


def is_close(atoms: Atoms, left: Expression, right: Expression, reach: int) -> bool:
    """Whether few words and no end of a clause stand between two expressions."""
    between = atoms.code[left.last : right.first]
    words = atoms.words[left.last : right.first]
    return len(between) <= reach and BREAK not in between and not {".", ";", "and", "since"} & set(words)


def is_daily(atoms: Atoms, expression: Expression) -> bool:
    """Whether the sentence tells what is so every day."""
    return not DAILY.isdisjoint(sentence_words(atoms, expression))


def sentence_words(atoms: Atoms, expression: Expression) -> list[str]:
    """The words between the full stops around an expression."""
    first, last = expression.first, expression.last
    while first and atoms.code[first - 1] != BREAK and atoms.words[first - 1] not in (".", "!", "?"):
        first -= 1
    while last < len(atoms.words) and atoms.code[last] != BREAK and atoms.words[last] not in (".", "!", "?"):
        last += 1
    return atoms.words[first:last]


def is_recent(value: str, published: str | None) -> bool:
    """Whether a value names a day not far from publication."""
    day, now = day_of(value), day_of(published)
    return day is not None and (now is None or abs((day - now).days) <= NEAR_DAYS)


def day_published(clock: str, published: str | None, direction: int) -> str | None:
    """The day of a clock by publication alone; None if it may be one of two. `direction`: past -1, to come 1."""
    day = day_of(published)
    if day is None or published is None:
        return None
    if not clock[1:3].isdecimal():
        return day.isoformat()
    hour, moment = int(clock[1:3]), hour_of(published)
    if moment is None:
        return None if direction < 0 and hour >= LATE else day.isoformat()
    ahead = hour - moment
    if direction < 0 < ahead:
        return (day - timedelta(days=1)).isoformat() if ahead > ZONES else None
    if direction > 0 > ahead:
        return (day + timedelta(days=1)).isoformat() if -ahead > ZONES else None
    return day.isoformat()


def hour_of(moment: str) -> int | None:
    """The hour of an ISO moment, None if it has none."""
    return int(moment[11:13]) if len(moment) >= 13 and moment[11:13].isdecimal() else None
