"""Live blogs: entries that begin with their own clock, and the day of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from communique.reading.patterns.atoms import BREAK, Atoms
from communique.reading.times.timex import Expression

LIVE_ENTRIES = 3
"""So many lines that begin with a clock make a live blog, whose clocks are of its day."""
HALF_DAY = 12 * 60
"""Minutes by which a clock must go the wrong way to have passed midnight."""


class Entries:
    """The entries of a live blog, taken in text order; none if the text is no live blog."""

    def __init__(self, atoms: Atoms, expressions: Sequence[Expression], published: str | None) -> None:
        """`published`: the day of publication, which the first entry is of."""
        self.atoms, self.expressions = atoms, expressions
        places = [index for index, one in enumerate(expressions) if one.kind == "clock" and ":" in one.clock]
        found = [index for index in places if self.leads(index)]
        self.places = frozenset(found) if len(found) >= LIVE_ENTRIES else frozenset()
        self.falling = is_falling([minutes(expressions[index].clock) for index in found])
        self.day = day_of(published)
        self.last: int | None = None
        """Clock of the entry before, in minutes."""

    def leads(self, index: int) -> bool:
        """Whether an expression begins its paragraph."""
        first = self.expressions[index].first
        return first == 0 or self.atoms.code[first - 1] == BREAK

    def is_date_line(self, index: int) -> bool:
        """Whether a date fills its paragraph: the entries below are of that day."""
        last = self.expressions[index].last
        ends = last == len(self.atoms.code) or self.atoms.code[last] == BREAK
        return bool(self.places) and self.expressions[index].type == "DATE" and self.leads(index) and ends

    def begin_day(self, value: str) -> None:
        """Entries from here on are of the day of a date line."""
        self.day, self.last = day_of(value) or self.day, None

    def enter(self, index: int) -> str | None:
        """The day of the entry that begins with the expression `index`; past midnight, the next or the one before."""
        clock = minutes(self.expressions[index].clock)
        if self.last is not None and self.day is not None:
            passed = clock - self.last if self.falling else self.last - clock
            self.day += timedelta(days=(-1 if self.falling else 1) * (passed >= HALF_DAY))
        self.last = clock
        return self.day.isoformat() if self.day else None


def minutes(clock: str) -> int:
    """Minutes since midnight: "T14:05Z" → 845."""
    return int(clock[1:3]) * 60 + int(clock[4:6])


def is_falling(clocks: Sequence[int]) -> bool:
    """Whether the newest entry stands first: most steps go back by less than half a day."""
    return (
        sum(0 < (earlier - later) % (2 * HALF_DAY) < HALF_DAY for earlier, later in pairs(clocks))
        > (len(clocks) - 1) / 2
    )


def pairs(clocks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each clock with the next."""
    yield from zip(clocks, clocks[1:], strict=False)


def day_of(value: str | None) -> date | None:
    """The day of a value that is exact to the day."""
    if value is None or len(value) < 10 or not value[:10].replace("-", "").isdecimal():
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
