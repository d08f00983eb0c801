"""Which days of publication a text's partial times allow: "on Friday", "next week", "yesterday", "17 January".

A partial time whose meaning is known from elsewhere turns round: if "on Friday" (past) is known to be 17 January, the
text was published from that day to six days after it. Pure functions of dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

WEEK = 7
YEARLESS_DAYS = 330
"""A date without its year is meant for the year around it: not so far away that the next one would be nearer."""
YEAR = 365
NAMED_WEEKS = 13
"""Days that "last Friday" or "next Friday" can be away: people mean the nearer one or the one of the week after."""


class Partial(NamedTuple):
    """A partial time with the days that it is known to mean."""

    kind: str
    """weekday, near weekday, day, week, month, year, yearless, bound, published."""
    first: date
    last: date
    """The days meant, inclusive."""
    sign: int
    """-1 past, 0 not known (or "this"), 1 to come."""
    amount: int = 0
    """Units between publication and the days meant ("two days ago": 2)."""


def _weekday(partial: Partial, day: date) -> bool:
    """ "on Friday": at most six days away, on the side that the tense tells."""
    away = (day - partial.first).days
    return (0 <= -partial.sign * away < WEEK) if partial.sign else abs(away) < WEEK


def _near_weekday(partial: Partial, day: date) -> bool:
    """ "last Friday", "next Friday": one to thirteen days away."""
    return 1 <= -partial.sign * (day - partial.first).days <= NAMED_WEEKS if partial.sign else _weekday(partial, day)


def _day(partial: Partial, day: date) -> bool:
    """ "yesterday", "two days ago", "tomorrow"."""
    return day + timedelta(days=partial.sign * partial.amount) == partial.first


def _week(partial: Partial, day: date) -> bool:
    """ "next week": weeks that begin on Monday or on Sunday, whichever the writer means."""
    moved = day + timedelta(days=WEEK * partial.sign * partial.amount)
    return any(_monday(moved, shift) == _monday(partial.first, shift) for shift in (0, 1))


def _monday(day: date, shift: int) -> date:
    moved = day + timedelta(days=shift)
    return moved - timedelta(days=moved.weekday())


def _month(partial: Partial, day: date) -> bool:
    """ "last month"."""
    months = day.year * 12 + day.month + partial.sign * partial.amount
    return partial.first.year * 12 + partial.first.month <= months <= partial.last.year * 12 + partial.last.month


def _year(partial: Partial, day: date) -> bool:
    """ "last year"."""
    return partial.first.year <= day.year + partial.sign * partial.amount <= partial.last.year


def _yearless(partial: Partial, day: date) -> bool:
    """ "17 January": less than a year away, on the side that the tense tells, in whichever year fits."""
    return any(_within_year(partial, day + timedelta(days=shift)) for shift in (-YEAR, 0, YEAR))


def _within_year(partial: Partial, day: date) -> bool:
    if partial.sign < 0:
        return 0 <= (day - partial.first).days <= YEARLESS_DAYS
    if partial.sign > 0:
        return 0 <= (partial.last - day).days <= YEARLESS_DAYS
    return True


def _bound(partial: Partial, day: date) -> bool:
    """What has happened lies before publication, what is to come after it."""
    return day >= partial.first if partial.sign < 0 else day <= partial.last if partial.sign > 0 else True


def _published(partial: Partial, day: date) -> bool:
    """A dateline: the day itself, or the day after in print."""
    return partial.first <= day <= partial.last


_ALLOWS: dict[str, Callable[[Partial, date], bool]] = {
    "weekday": _weekday,
    "near weekday": _near_weekday,
    "day": _day,
    "week": _week,
    "month": _month,
    "year": _year,
    "yearless": _yearless,
    "bound": _bound,
    "published": _published,
}


def consistent_days(partials: Sequence[Partial], candidates: Iterable[date]) -> list[date]:
    """The candidate days of publication that every partial time allows, in order."""
    return sorted(day for day in set(candidates) if all(_ALLOWS[p.kind](p, day) for p in partials))


def window(days: Sequence[date], margin: int) -> list[date]:
    """All days from `margin` days before the first to `margin` days after the last."""
    first = min(days) - timedelta(days=margin)
    return [first + timedelta(days=n) for n in range((max(days) - min(days)).days + 2 * margin + 1)]
