"""Publication moments at their own precision, as closed intervals that can be compared."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

CACHED = 65_536
"""Moments that are kept: the same few are asked for again and again."""

ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?")


class Moments(NamedTuple):
    """First and last second (UTC) at which something can have been published."""

    earliest: datetime
    latest: datetime


@lru_cache(CACHED)
def moments(value: str | None) -> Moments | None:
    """Interval of an ISO 8601 value at its own precision; None if it is missing or not a date.

    Midnight to the second is how sites write a date without a time, and counts as the day.
    """
    match = ISO.match(value or "")
    if value is None or match is None:
        return None
    _, month, day, hour, minute, second = (int(part) if part else None for part in match.groups())
    try:
        if hour is None or minute is None or (hour, minute, second or 0) == (0, 0, 0):
            first = datetime(int(match[1]), month or 1, day or 1, tzinfo=UTC)
            return Moments(first, first + _length(first, month, day) - timedelta(seconds=1))
        first = _exact(value)
        return Moments(first, first + timedelta(seconds=59 if second is None else 0))
    except (ValueError, OverflowError):
        return None


def _exact(value: str) -> datetime:
    moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _length(first: datetime, month: int | None, day: int | None) -> timedelta:
    """How long the year, month or day is that begins at `first`."""
    if day:
        return timedelta(days=1)
    return timedelta(days=calendar.monthrange(first.year, month)[1] if month else 365 + calendar.isleap(first.year))


def days_apart(left: str | None, right: str | None) -> float | None:
    """Least number of days between two moments (0 if they can coincide); None if one is unknown."""
    one, two = moments(left), moments(right)
    if one is None or two is None:
        return None
    gap = max(one.earliest - two.latest, two.earliest - one.latest)
    return max(0.0, gap.total_seconds() / 86400)


def order_key(value: str | None, name: str) -> tuple[str, str]:
    """Sorts by earliest possible moment, unknown last, then by name."""
    return _earliest(value), name


@lru_cache(CACHED)
def _earliest(value: str | None) -> str:
    """The earliest possible moment, as it sorts."""
    found = moments(value)
    return found.earliest.isoformat() if found else "9999"
