"""The three parts of a story's time: long before its first report, its own days, and what is ahead of the last."""

from __future__ import annotations

from communique.claims.intervals import moment
from communique.exports.html.moments import EPOCH, NEVER, Clock
from communique.model import WhenView

BEFORE = 31.0
"""Days before the first report that still belong to the story; what ended earlier is background."""
TITLES: tuple[tuple[str, str], ...] = (
    ("background", "Long before"),
    ("story", "In the days of the story"),
    ("ahead", "Ahead"),
)


def reported_days(clock: Clock) -> tuple[float, float] | None:
    """First and last report as ordinal days; None if no report is dated."""
    days = [s.at / 86400 + EPOCH for s in clock.stops if s.at != NEVER]
    return (days[0], days[-1]) if days else None


def bounds(when: WhenView) -> tuple[float, float] | None:
    """The interval as ordinal days; None if an end of it is open."""
    first = moment(when.earliest) if when.earliest else None
    last = moment(when.latest, last=True) if when.latest else None
    return (first, last) if first is not None and last is not None and first <= last else None


def period_of(when: WhenView, days: tuple[float, float] | None) -> str:
    """Which part of the timeline a time belongs to."""
    found = bounds(when)
    if found is None or days is None:
        return "story"
    return "background" if found[1] < days[0] - BEFORE else "ahead" if found[0] > days[1] else "story"


def part_of(when: WhenView | None, clock: Clock) -> str:
    """The part that a claim's time belongs to; "" if it has none."""
    return period_of(when, reported_days(clock)) if when and bounds(when) else ""
