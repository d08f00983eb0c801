"""Dates as publishers write them in metadata → ISO 8601 at their own precision. Nothing is guessed.

A date that fits two readings ("02/03/2025"), does not exist (31 February) or lies outside 1800–2100 gives no value
but a reason. A time of exactly midnight is how systems write "no time known": it becomes a day.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

_YEARS = range(1800, 2101)
_MONTHS = {
    name: i
    for i, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
    "pdt": -420, "et": None, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540, "kst": 540,
    "aest": 600, "aedt": 660, "bst": 60, "wib": 420, "sgt": 480, "hkt": 480, "pkt": 300,
}  # fmt: skip
"""Minutes east of Greenwich. Abbreviations with several meanings (IST, CST, AST) and seasonal ones (ET) are left out
or None: the time then stays without a zone."""

_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_CLOCK = r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?\s*(?P<half>[ap]\.?m\b\.?)?"
_ZONE = r"(?P<zone>[+-]\d{2}:?\d{2}\b|[+-]\d{2}\b|[a-z]{1,4}\b)"
_TIME = rf"(?:(?:\s*t\s*|[\s,|·–—-]+|\s+at\s+){_CLOCK}(?:\s*\(?{_ZONE}\)?)?)?"
_LEAD = (
    r"^(?:(?:date|dated|published|posted|updated|first published|publication date)\b(?: on| at)?:?\s*)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
)
_FORMS = tuple(
    re.compile(_LEAD + form + r"[\s.;]*$")
    for form in (
        rf"(?P<year>\d{{4,6}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:t?(?P<h>\d{{2}})(?P<m>\d{{2}})(?P<s>\d{{2}})?{_ZONE}?)?",
        rf"(?P<clock_first>)(?:{_CLOCK}(?:\s*\(?{_ZONE}\)?)?,?\s+)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4,6}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4,6}}){_TIME}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4,6}}){_TIME}",
        rf"(?P<first>\d{{1,2}})[-/.](?P<second>\d{{1,2}})[-/.](?P<year>\d{{4}}){_TIME}",
        r"(?P<year>\d{4})-(?P<month>\d{2})",
        rf"{_MONTH},?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})",
    )
)
_COMMENT = re.compile(r"([+-]\d{2}:?\d{2}) ?\([^()]{0,60}\)$")
"""A zone in words behind the zone in figures, as mail has it."""
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?(?:\.\d+)?$")
_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2}|[a-z]{3})(?:[/-](?P<day>\d{1,2}))?(?=[/\-_.])")


class NoDate(ValueError):
    """Why a written date gives no value."""


def iso(written: str) -> str:
    """ISO 8601 value of a written date at its own precision ("2025-01", "2025-01-16", "2025-01-16T12:57:00+00:00").

    Raises NoDate with the reason when there is none or more than one reading.
    """
    text = _COMMENT.sub(r"\1", " ".join(written[:120].lower().split()))
    if _EPOCH.match(text):
        return _of_epoch(float(text))
    match = next((m for form in _FORMS if (m := form.match(text))), None)
    if match is None:
        raise NoDate(f"“{written[:60]}” is not a date")
    return _value(match.groupdict(), written[:60])


def _of_epoch(seconds: float) -> str:
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    return _shown(datetime.fromtimestamp(int(seconds), UTC))


def _value(found: dict[str, str | None], written: str) -> str:
    year = int(found["year"] or 0)
    month, day = _month_and_day(found, written)
    if year not in _YEARS:
        raise NoDate(f"“{written}”: no such year")
    if month is None:
        return f"{year:04}"
    try:
        on = date(year, month, day or 1)
    except ValueError:
        raise NoDate(f"“{written}”: no such day") from None
    if day is None:
        return f"{year:04}-{month:02}"
    return on.isoformat() + _clock(found, written)


def _month_and_day(found: dict[str, str | None], written: str) -> tuple[int | None, int | None]:
    if found.get("first"):
        return _numeric(int(found["first"] or 0), int(found["second"] or 0), written)
    month = _MONTHS[found["name"] or ""] if found.get("name") else int(found.get("month") or 0) or None
    return month, int(found["day"]) if found.get("day") else None  # type: ignore[arg-type]


def _numeric(first: int, second: int, written: str) -> tuple[int, int]:
    """Month and day of "16/01/2025" or "01/16/2025"; NoDate when both orders are possible."""
    if first == second or second > 12:
        return first, second
    if first > 12:
        return second, first
    raise NoDate(f"“{written}” can be read as day/month or month/day")


def _clock(found: dict[str, str | None], written: str) -> str:
    """The time part of a value: empty for none and for midnight, otherwise at its own precision."""
    if not found.get("h"):
        return ""
    hour, minute, second = (int(found.get(k) or 0) for k in "hms")
    half = (found.get("half") or "")[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 60:
        raise NoDate(f"“{written}”: no such time")
    if not half and (hour, minute, second) == (0, 0, 0):
        return ""
    shown = f"T{hour:02}:{minute:02}" + (f":{min(second, 59):02}" if found.get("s") else "")
    return shown + _zone(found.get("zone"))


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        return f"{zone[0]}{digits[:2]}:{digits[2:]}" if digits[:2] <= "14" and digits[2:] <= "59" else ""
    minutes = _ZONES.get(zone)
    if minutes is None:
        return ""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _shown(moment: datetime) -> str:
    return moment.date().isoformat() if not (moment.hour or moment.minute or moment.second) else moment.isoformat()


def in_address(url: str) -> str | None:
    """The day that an address names ("/2025/01/17/", "/2025/jan/17/", "/2025-01-17-"), or None.

    A year and month alone are too often an archive folder and give nothing.
    """
    match = _ADDRESS.search(url.lower()[:500])
    if match is None or not match["day"]:
        return None
    month = int(match["month"]) if match["month"].isdigit() else _MONTHS.get(match["month"], 0)
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return None


def interval(value: str) -> tuple[datetime, datetime]:
    """First and last moment (UTC) that an ISO value can mean; a value without a zone may lie in any (−12 to +14 h)."""
    first, length = _start_and_length(value)
    if first.tzinfo is not None:
        return first.astimezone(UTC), first.astimezone(UTC) + length
    first = first.replace(tzinfo=UTC)
    return first - timedelta(hours=14), first + length + timedelta(hours=12)


def _start_and_length(value: str) -> tuple[datetime, timedelta]:
    if len(value) == 4:
        return datetime(int(value), 1, 1), timedelta(days=366)
    if len(value) == 7:
        return datetime.fromisoformat(value + "-01"), timedelta(days=31)
    return datetime.fromisoformat(value), timedelta(days=1) if len(value) == 10 else timedelta(minutes=1)


def agree(one: str, other: str, slack: timedelta = timedelta(days=1)) -> bool:
    """True if two ISO values can mean the same moment, give or take `slack`."""
    (a, b), (c, d) = interval(one), interval(other)
    return a <= d + slack and c <= b + slack
