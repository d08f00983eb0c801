"""Two times compared at their own precision, partly known ones included.

A full expression has a closed interval and is compared by it. One that is known in part only ("Friday" in an undated
article is `XXXX-WXX-5`, "17 January" is `XXXX-01-17`) is compared by the parts that it has: it is apart from another
only if some known part rules that out, never by what is missing.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from communique.model import TimeRef

Relation = Literal["same", "within", "contains", "overlap", "apart", "unknown"]
"""How the left time lies to the right one; "unknown" if nothing certain can be said."""

Interval = tuple[float, float]
"""Closed interval in days since 0001-01-01, fractions are times of day; ends may be infinite."""

FAR = float("inf")
DAY_END = 1 - 1 / 1440
"""The last minute of a day."""

DAYS_OF_MOD = {"START": (1, 12), "MID": (10, 21), "END": (19, 31)}
"""Days of a month that "early", "mid" and "the end of" reach, generously: a false conflict costs more."""

SHARE_OF_MOD = {"START": (0.0, 0.4), "MID": (0.3, 0.7), "END": (0.6, 1.0)}
"""The same for other units, as shares of the unit."""

SLACK_OF_APPROX = 0.5
"""Share of its own length by which an approximate time is widened on both sides."""

VALUE = re.compile(r"^(\d{4}|XXXX|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T.*)?$")
WEEK = re.compile(r"^(\d{4}|XXXX)-W(\d{2}|XX)(?:-([1-7X]))?(?:T.*)?$")


class Parts(NamedTuple):
    """What is known of a date; None where nothing is."""

    year: int | None = None
    month: int | None = None
    days: tuple[int, int] | None = None
    """First and last possible day of the month."""
    weekday: int | None = None
    """1 Monday to 7 Sunday."""


@lru_cache(maxsize=4096)
def moment(text: str, *, last: bool = False) -> float | None:
    """ISO moment as days; a value without a time of day is its first (with `last` its last) minute; None if bad."""
    try:
        if len(text) == 4:
            return _day(date(int(text), 12 if last else 1, 31 if last else 1), last)
        if len(text) == 7 and "W" not in text:
            return _day(_month_end(text) if last else date.fromisoformat(text + "-01"), last)
        if len(text) <= 10:
            return _day(date.fromisoformat(text), last)
        return _clock(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _month_end(text: str) -> date:
    first = date.fromisoformat(text + "-01")
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _day(value: date, last: bool) -> float:
    return value.toordinal() + (DAY_END if last else 0.0)


def _clock(value: datetime) -> float:
    utc = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return utc.toordinal() + (utc.hour * 60 + utc.minute + utc.second / 60) / 1440


@lru_cache(maxsize=4096)
def interval(time: TimeRef) -> Interval | None:
    """The closed interval of `time`, narrowed or widened by its modifier; None if it is not known."""
    if time.type in ("DURATION", "SET") or "X" in time.value.split("T")[0] or time.value.endswith("_REF"):
        return None
    first = moment(time.earliest) if time.earliest else _open(time.mod, ("BEFORE", "ON_OR_BEFORE"), -FAR)
    last = moment(time.latest, last=True) if time.latest else _open(time.mod, ("AFTER", "ON_OR_AFTER"), FAR)
    if first is None or last is None or first > last:
        return None
    return _modified(first, last, time)


def _open(mod: str | None, allowed: tuple[str, ...], end: float) -> float | None:
    return end if mod in allowed else None


def _modified(first: float, last: float, time: TimeRef) -> Interval:
    """`first` to `last`, changed by the modifier where the interval still is the whole unit."""
    length = last - first
    if time.mod == "APPROX" and length < FAR:
        return first - length * SLACK_OF_APPROX, last + length * SLACK_OF_APPROX
    share = SHARE_OF_MOD.get(time.mod or "")
    if share and length < FAR and _is_whole(time, length):
        return first + length * share[0], first + length * share[1]
    return first, last


def _is_whole(time: TimeRef, length: float) -> bool:
    """True if the interval is as long as the unit of the value: the reader did not narrow it by the modifier."""
    usual = {4: 360.0, 7: 27.5}.get(len(time.value), 0.9)
    return length >= usual


def parts(time: TimeRef) -> Parts:
    """What the value of `time` says of year, month, day and weekday."""
    if match := WEEK.match(time.value):
        year, _, weekday = match.groups()
        return Parts(_number(year), None, None, _number(weekday))
    if not (match := VALUE.match(time.value)):
        return Parts()
    year, month, day = (_number(group) for group in match.groups())
    days = (day, day) if day else (DAYS_OF_MOD.get(time.mod or "") if month else None)
    return Parts(year, month, days, _weekday(year, month, day))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _weekday(year: int | None, month: int | None, day: int | None) -> int | None:
    if not (year and month and day):
        return None
    try:
        return date(year, month, day).isoweekday()
    except ValueError:
        return None


def over_before(when: TimeRef | None, published: str | None, days: float = 0.0) -> bool | None:
    """Whether a time was over so many days before a moment of publication; None if one of them is not known."""
    found, out = interval(when) if when is not None else None, moment(published or "")
    return None if found is None or out is None else found[1] < out - days


def relation(left: TimeRef, right: TimeRef) -> Relation:
    """How `left` lies to `right`; "apart" only if they cannot be the same time."""
    one, two = interval(left), interval(right)
    if one and two:
        return _by_interval(one, two)
    return _by_parts(parts(left), parts(right))


def _by_interval(one: Interval, two: Interval) -> Relation:
    if one[1] < two[0] or two[1] < one[0]:
        return "apart"
    if one == two:
        return "same"
    if two[0] <= one[0] and one[1] <= two[1]:
        return "within"
    return "contains" if one[0] <= two[0] and two[1] <= one[1] else "overlap"


def _by_parts(one: Parts, two: Parts) -> Relation:
    if one == Parts() or two == Parts():
        return "unknown"
    if _differ(one.year, two.year) or _differ(one.month, two.month) or _differ(one.weekday, two.weekday):
        return "apart"
    if one.days and two.days and one.month and two.month and (one.days[1] < two.days[0] or two.days[1] < one.days[0]):
        return "apart"
    shared = sum(a is not None and b is not None for a, b in zip(one, two, strict=True))
    if one == two:
        return "same"
    return "overlap" if shared else "unknown"


def _differ(one: int | None, two: int | None) -> bool:
    return one is not None and two is not None and one != two


def days_between(left: TimeRef, right: TimeRef) -> float | None:
    """Days from the end of the earlier to the start of the later interval; 0 if they touch; None if unknown."""
    one, two = interval(left), interval(right)
    return max(0.0, two[0] - one[1], one[0] - two[1]) if one and two else None


RANK = ("none", "century", "decade", "year", "season", "half", "quarter", "month", "week", "day", "part-of-day",
        "hour", "minute", "second")  # fmt: skip


def precision_rank(time: TimeRef) -> tuple[int, int]:
    """Larger is more precise: known intervals before partly known values, then by precision."""
    return int(interval(time) is not None), RANK.index(time.precision) if time.precision in RANK else 0


def known_by(published: str | None, moment_text: str) -> bool:
    """True if what was published at `published` was surely out at `moment_text` (a day counts to its end)."""
    if published is None:
        return False
    out, limit = moment(published, last=True), moment(moment_text, last=True)
    return out is not None and limit is not None and out <= limit
