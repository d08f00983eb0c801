"""What a TIMEX3 value covers: its first and last day (or moment) and its precision. Pure functions of strings."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from communique.lexicon import table
from communique.reading.times import almanac

SHAPES: tuple[tuple[str, str], ...] = (
    # TIMEX3 values (TimeML 1.2.1) in the forms that the rules write; X stands for what is not known.
    ("day", r"(?P<y>[\dX]{4})-(?P<m>[\dX]{2})-(?P<d>[\dX]{2})"),
    ("day", r"(?P<y>[\dX]{4})-W(?P<w>[\dX]{2})-(?P<wd>\d)"),
    ("weekend", r"(?P<y>[\dX]{4})-W(?P<w>[\dX]{2})-WE"),
    ("week", r"(?P<y>[\dX]{4})-W(?P<w>[\dX]{2})"),
    ("quarter", r"(?P<y>[\dX]{4})-Q(?P<q>[1-4X])"),
    ("half", r"(?P<y>[\dX]{4})-H(?P<h>[12X])"),
    ("season", r"(?P<y>[\dX]{4})-(?P<s>SP|SU|FA|WI)"),
    ("month", r"(?P<y>[\dX]{4})-(?P<m>\d{2}|XX)"),
    ("year", r"(?P<y>\d{4}|XXXX)"),
    ("decade", r"(?P<e>\d{3}|XXX)X"),
    ("century", r"(?P<c>\d{2})XX"),
)
_SHAPES = tuple((name, re.compile(pattern + r"(?P<t>T.*)?\Z")) for name, pattern in SHAPES)
_CLOCK = re.compile(
    r"T(?P<hh>[01]\d|2[0-4]|XX)(?::(?P<mm>[0-5]\d|XX)(?::(?P<ss>[0-5]\d))?)?(?P<zone>Z|[+-]\d\d:\d\d)?\Z"
)
_PART = re.compile(r"T(MO|MI|AF|EV|NI|DT)\Z")
_LENGTH = re.compile(r"P(?=.)(?:(?:\d+(?:\.\d+)?|X)(?:Y|M|WE|W|DE|D|Q|CE))?(?:T(?:\d+(?:\.\d+)?|X)[HMS])?\Z")
REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
"""Share of a period, in thirds, that "early", "middle of" and "the end of" cover."""


class Interval(NamedTuple):
    """Closed interval of days ("2025-01-17") or moments ("2025-01-17T10:30"); None is open or unknown."""

    earliest: str | None
    latest: str | None
    precision: str


def valid(value: str) -> bool:
    """True if `value` has a form of TIMEX3 that this module knows, and names a time that exists."""
    if value in REFERENCES or _LENGTH.match(value):
        return True
    body = value.removeprefix("BC")
    parts = _match(body)
    return parts is not None and (not parts[1].get("t") or _clock_ok(parts[1]["t"])) and _exists(parts[1])


@lru_cache(maxsize=4096)
def interval(value: str, mod: str | None = None) -> Interval:
    """The closed interval and the precision of a TIMEX3 value, narrowed or opened by its modifier.

    A value without a year, before our era, or not of a known form has no interval; its precision is still told.
    """
    if value in REFERENCES or value.startswith("P"):
        return Interval(None, None, "none")
    found = _match(value.removeprefix("BC"))
    if found is None:
        return Interval(None, None, "none")
    precision, parts = found
    days = None if value.startswith("BC") else _days(precision, parts)
    precision = "week" if precision == "weekend" else _known_precision(precision, parts)
    if parts.get("t"):
        return _moments(days, parts["t"], precision)
    return _written(_modified(days, mod), precision)


def _match(value: str) -> tuple[str, dict[str, str]] | None:
    for name, pattern in _SHAPES:
        if found := pattern.match(value):
            return name, found.groupdict()
    return None


def _exists(parts: dict[str, str]) -> bool:
    m, d, y = parts.get("m") or "X", parts.get("d") or "X", parts.get("y") or "X"
    if "X" in m:
        return True
    return almanac.is_date(None if "X" in y else int(y), int(m), 1 if "X" in d else int(d))


def _clock_ok(clock: str) -> bool:
    return bool(_CLOCK.match(clock) or _PART.match(clock) or clock == "TXX")


def _known_precision(shape: str, parts: dict[str, str]) -> str:
    """ "2025-01-XX" is known to the month only, "2025-XX-XX" to the year; "XXXX-XX-XX" to nothing but its kind."""
    if shape != "day" or "X" not in (parts.get("d") or "") or "X" in (parts.get("y") or ""):
        return shape
    return "year" if "X" in (parts.get("m") or "") else "month"


def _days(shape: str, parts: dict[str, str]) -> tuple[date, date] | None:
    """First and last day of a value, or None when its year is not known."""
    if shape == "decade":
        return None if "X" in parts["e"] else _years(int(parts["e"]) * 10, 10)
    if shape == "century":
        return _years(int(parts["c"]) * 100, 100)
    if "X" in parts["y"] or not int(parts["y"]):
        return None
    return _in_year(shape, int(parts["y"]), parts)


def _in_year(shape: str, year: int, parts: dict[str, str]) -> tuple[date, date] | None:
    if parts.get("w"):
        return _of_week(year, parts, shape)
    if shape == "quarter" and parts["q"] != "X":
        return _months(year, int(parts["q"]) * 3 - 2, 3)
    if shape == "half" and parts["h"] != "X":
        return _months(year, int(parts["h"]) * 6 - 5, 6)
    if shape == "season":
        first, count = table("times")["seasons_months"][parts["s"]]
        return _months(year, first, count)
    if shape in ("month", "day") and "X" not in parts["m"]:
        return _of_month(year, int(parts["m"]), parts.get("d") or "XX")
    return _years(year, 1)


def _of_month(year: int, month: int, day: str) -> tuple[date, date] | None:
    if not almanac.is_date(year, month, 1 if "X" in day else int(day)):
        return None
    return _months(year, month, 1) if "X" in day else (date(year, month, int(day)),) * 2


def _of_week(year: int, parts: dict[str, str], shape: str) -> tuple[date, date] | None:
    if "X" in parts["w"]:
        return None if shape == "day" else _years(year, 1)
    monday = almanac.week_monday(year, int(parts["w"]))
    if shape == "weekend":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if shape == "week":
        return monday, monday + timedelta(days=6)
    day = monday + timedelta(days=int(parts["wd"]) - 1)
    return day, day


def _years(year: int, count: int) -> tuple[date, date]:
    first = max(year, 1)
    return date(first, 1, 1), date(min(year + count - 1, almanac.LAST_YEAR), 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last_year, last_month = almanac.add_months(year, month, count - 1)
    return date(year, month, 1), date(last_year, last_month, almanac.month_end(last_year, last_month))


def _modified(days: tuple[date, date] | None, mod: str | None) -> tuple[date | None, date | None]:
    if days is None or mod is None:
        return days or (None, None)
    first, last = days
    length = (last - first).days + 1
    if mod in THIRDS and length > 1:
        low, high = THIRDS[mod]
        return first + timedelta(days=length * low // 3), first + timedelta(days=length * high // 3 - 1)
    if mod == "APPROX":
        return almanac.add_days(first, -length), almanac.add_days(last, length)
    return (None if mod in ("BEFORE", "ON_OR_BEFORE") else first), (None if mod in ("AFTER", "ON_OR_AFTER") else last)


def _written(days: tuple[date | None, date | None], precision: str) -> Interval:
    first, last = days
    return Interval(first.isoformat() if first else None, last.isoformat() if last else None, precision)


def _moments(days: tuple[date, date] | None, clock: str, precision: str) -> Interval:
    """Interval of a time of day; without its day only the precision is told."""
    named = _PART.match(clock)
    found = _CLOCK.match(clock)
    fine = "part-of-day" if named or found is None else _clock_precision(found)
    if days is None or days[0] != days[1] or (found is None and named is None):
        return Interval(None, None, fine)
    if named:
        first, last = table("times")["spans"].get(named.group(1), (0, 23))
        return Interval(f"{days[0]}T{first:02}:00", f"{days[0]}T{last:02}:59", fine)
    assert found is not None
    return _clock_interval(days[0], found, fine)


def _clock_precision(found: re.Match[str]) -> str:
    if found["ss"]:
        return "second"
    return "minute" if found["mm"] and found["mm"] != "XX" else "hour" if found["hh"] != "XX" else "part-of-day"


def _clock_interval(day: date, found: re.Match[str], precision: str) -> Interval:
    if found["hh"] == "XX":
        return Interval(f"{day}T00:00", f"{day}T23:59", precision)
    start = day + timedelta(days=1) if found["hh"] == "24" else day
    hour = 0 if found["hh"] == "24" else int(found["hh"])
    zone = found["zone"] or ""
    if precision == "hour":
        return Interval(f"{start}T{hour:02}:00{zone}", f"{start}T{hour:02}:59{zone}", precision)
    seconds = f":{found['ss']}" if found["ss"] else ""
    moment = f"{start}T{hour:02}:{found['mm']}{seconds}{zone}"
    return Interval(moment, moment, precision)
