"""Times told by their distance from another: "last month" from publication, "three days later" from a mention."""

from __future__ import annotations

from datetime import date, timedelta

from communique.lexicon import table
from communique.reading.times import almanac
from communique.reading.times.intervals import interval

DAYS = {"D": 1, "N": 1, "W": 7, "F": 14, "WE": 7}
MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
FINE = ("day", "hour", "minute", "second", "part-of-day", "week")
ROOM = {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX",
        "Q": "XXXX-QX", "H": "XXXX-HX", "Y": "XXXX", "E": "XXXX", "C": "XXXX"}  # fmt: skip
"""The value of a unit of which nothing is known."""
MONTH_PRECISION = ("month", *FINE)


def unknown(unit: str, sign: int) -> str:
    """Value of a distance whose base is not known: a day, week, month or year that stays open."""
    if unit in ROOM:
        return ROOM[unit]
    return {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[sign]


def shifted(base: str, amount: float | None, unit: str, sign: int) -> str | None:
    """The value `amount` units before (-1) or after (1) the value `base`, at the grain of the unit.

    None if `base` is too coarse to tell ("two days after January"), or the amount is vague or beyond the calendar.
    """
    covered = interval(base.split("T")[0])
    if amount is None or covered.earliest is None or covered.latest is None:
        return _old(base, amount, unit, sign)
    first = date.fromisoformat(covered.earliest)
    if unit in ("TH", "TM", "TS"):
        return None
    amount, unit = _smaller(amount, unit, covered.precision)
    if amount % 1:
        return None
    try:
        return _by_days(first, int(amount) * sign, unit, covered.precision) if unit in DAYS else _by_months(
            first, int(amount) * sign, unit, covered.precision)  # fmt: skip
    except (OverflowError, ValueError):
        return None


def _old(base: str, amount: float | None, unit: str, sign: int) -> str | None:
    """Years before our era count downwards."""
    if not base.startswith("BC") or amount is None or amount % 1 or unit != "Y":
        return None
    year = int(base[2:6]) - int(amount) * sign
    return f"BC{year:04}" if year > 0 else None


def _smaller(amount: float, unit: str, precision: str) -> tuple[float, str]:
    """Two and a half years are thirty months, if the base is known to the month."""
    if amount % 1 and unit in ("Y", "E", "C") and precision in MONTH_PRECISION:
        return amount * MONTHS[unit], "M"
    return amount, unit


def _by_days(first: date, count: int, unit: str, precision: str) -> str | None:
    if precision not in FINE or (precision == "week" and unit in ("D", "N")):
        return None
    day = almanac.add_days(first, count * DAYS[unit])
    if day is None:
        return None
    if unit in ("D", "N"):
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")


def _by_months(first: date, count: int, unit: str, precision: str) -> str | None:
    if unit in ("M", "Q", "H") and precision not in MONTH_PRECISION and not (unit == "Q" and precision == "quarter"):
        return None
    year, month = almanac.add_months(first.year, first.month, count * MONTHS[unit])
    if not almanac.FIRST_YEAR <= year <= almanac.LAST_YEAR:
        return None
    names = {
        "M": f"{year:04}-{month:02}", "Q": f"{year:04}-Q{(month + 2) // 3}", "H": f"{year:04}-H{(month + 5) // 6}",
        "Y": f"{year:04}", "E": f"{year // 10:03}X", "C": f"{year // 100:02}XX",
    }  # fmt: skip
    return names[unit]


def weekday_of_week(week: str, weekday: int) -> str | None:
    """The day of an ISO week value "2025-W03"."""
    covered = interval(week)
    if covered.earliest is None or covered.precision != "week":
        return None
    return (date.fromisoformat(covered.earliest) + timedelta(days=weekday - 1)).isoformat()


def near_weekday(base: date, weekday: int, sign: int) -> date:
    """Such a weekday nearest to `base`: 1 today or the next six days, -1 today or the last six."""
    if sign > 0:
        return base + timedelta(days=(weekday - base.isoweekday()) % 7)
    return base - timedelta(days=(base.isoweekday() - weekday) % 7)


def holiday(year: int, name: str) -> tuple[str, str | None]:
    """(value, modifier) of a holiday in a year; religious periods by the moon are approximate months."""
    days = table("holidays")
    if name in days["fixed"]:
        return f"{year:04}-{days['fixed'][name]}", None
    if name in days["easter"]:
        return (almanac.easter(year) + timedelta(days=days["easter"][name])).isoformat(), None
    if name in days["nth"]:
        month, which, weekday = days["nth"][name]
        return almanac.nth_weekday(year, month, which, weekday).isoformat(), None
    month, first, last = days["islamic"][name]
    middle = almanac.islamic_in(year, month, (first + last) // 2)
    return (f"{middle.year:04}-{middle.month:02}", "APPROX") if middle else (f"{year:04}", "APPROX")
