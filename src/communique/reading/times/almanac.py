"""Arithmetic of calendars: months and weeks forward and back, seasons, moving feasts. Pure functions of numbers."""

from __future__ import annotations

from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1, 9999


def month_end(year: int, month: int) -> int:
    """Last day of a month of the Gregorian calendar."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (LAST_YEAR, 12) else None
    return (following - timedelta(days=1)).day if following else 31


def is_date(year: int | None, month: int, day: int) -> bool:
    """True if the calendar has such a day; without a year, 29 February counts."""
    return 1 <= month <= 12 and 1 <= day <= month_end(year if year and FIRST_YEAR <= year <= LAST_YEAR else 2000, month)


def add_days(day: date, days: int) -> date | None:
    """The day so many days later; None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months later."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def week_monday(year: int, week: int) -> date:
    """Monday of an ISO week; weeks beyond the year's last run over into the next year."""
    return date.fromisocalendar(year, 1, 1) + timedelta(weeks=week - 1)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, as printed by Meeus, *Astronomical Algorithms*)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, correction = century // 4, (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    offset = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + offset - 7 * ((golden + 11 * epact + 22 * offset) // 451) + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, which: int, weekday: int) -> date:
    """The n-th such weekday (ISO, Monday 1) of a month; -1 is the last."""
    if which < 0:
        last = date(year, month, month_end(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def islamic(year: int, month: int, day: int) -> date:
    """Civil date of a day of the tabular Islamic calendar (year of the Hijra); the moon may shift it by a day or two.

    Fliegel–Van Flandern style arithmetic on day numbers, epoch 16 July 622 Julian.
    """
    elapsed = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(227014 + elapsed)


def islamic_in(year: int, month: int, day: int) -> date | None:
    """The day of the Islamic calendar as it falls in a civil year; None before the Hijra."""
    guess = (year - 622) * 33 // 32
    found = [islamic(h, month, day) for h in range(max(guess - 1, 1), max(guess + 3, 1))]
    return next((d for d in found if d.year == year), None)
