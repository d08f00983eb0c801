"""What rules for days and months mean: functions from a match to time expressions."""

from __future__ import annotations

import re

from communique.lexicon import table
from communique.reading.patterns.numerals import ordinal
from communique.reading.times import almanac
from communique.reading.times.timex import Expression, Found
from communique.reading.times.timex_parts import DETERMINERS, MONTH_CUES, split_range, year_of, year_shift

LAST_DAY = 31
"""The longest month's."""


def iso(found: Found) -> list[Expression]:
    """2025-01-17 and 2025-01-17T10:30:00Z."""
    form = found.form(found.match.start()).upper()
    day, clock = form[:10], _iso_clock(form[10:])
    kind = "TIME" if clock else "DATE"
    return [found.make(kind, "calendar", day + clock, problem=_problem(day))]  # type: ignore[arg-type]


def _iso_clock(tail: str) -> str:
    clock = re.sub(r"\.[0-9]+", "", tail)
    return re.sub(r"([+-][0-9]{2})([0-9]{2})\Z", r"\1:\2", clock)


def slashed(found: Found) -> list[Expression]:
    """17/01/2025: day and month in the only order that the calendar allows; the year alone when both are possible."""
    one, two, year = (int(n) for n in re.split(r"[/.]", found.word("slash")))
    if found.after() in ("/", ":") or found.before() in ("$", "€", "£"):
        return []
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if one > 12 or one == two or "." in found.word("slash"):
        return [_day(found, year, two, one)]
    if two > 12:
        return [_day(found, year, one, two)]
    return [found.make("DATE", "calendar", f"{year:04}-XX-XX")]


def _day(found: Found, year: int, month: int, day: int) -> Expression:
    value = f"{year:04}-{month:02}-{day:02}"
    return found.make("DATE", "calendar", value, problem=_problem(value))


def _problem(value: str) -> str:
    """What is impossible about a day; "" if nothing is."""
    year, month, day = value[:4], int(value[5:7]), int(value[8:10])
    known = None if "X" in year else int(year)
    return "" if known != 0 and almanac.is_date(known, month, day) else f"the calendar has no day {value}"


def _ordinal_or_int(word: str) -> int:
    return int(word) if word.isdecimal() else ordinal(word) or 0


def day_month(found: Found) -> list[Expression]:
    """17 January 2025; January 17; 17-19 January: a day, or the two ends of a range."""
    month = table("times")["months"][found.words("month")[0]]
    year = year_of(found.words("year"))
    days = [_ordinal_or_int(found.words(name)[-1]) for name in ("day", "day2") if found.has(name)]
    if len(days) == 2 and (days[0] >= days[1] or _second_is_count(found)):
        return []
    if _is_glued(found) or _is_numbered(found):
        return []
    shift = year_shift(found.words("refyear"))
    values = [f"{year}-{month:02}-{day:02}" for day in days]
    if any(day == 0 or day > 31 for day in days):
        return []
    made = [found.make("DATE", "calendar", v, shift=shift, problem=_problem(v)) for v in values]
    return made if len(made) == 1 else split_range(found, made)


def _is_glued(found: Found) -> bool:
    """Whether a letter follows the last number at once: "Long March 4C" is a name."""
    end = found.atoms.ends[found.match.end() - 1]
    return found.atoms.words[found.match.end() - 1].isdecimal() and found.atoms.text[end : end + 1].isalpha()


def _is_numbered(found: Found) -> bool:
    """Whether the number before a month is that of a name, and the day stands behind it: "Falcon 9 May 12"."""
    first = found.match.start() == found.match.start("day") and not found.has("year")
    named, follows = found.form(found.match.start() - 1)[:1].isupper(), found.after()
    return first and named and follows.isdecimal() and int(follows) <= LAST_DAY


def _second_is_count(found: Found) -> bool:
    """ "on May 4 and 5 people died": what follows the second number is counted by it."""
    after = found.after()
    return found.words("dash")[-1:] in (["and"], ["or"]) and after.isalpha() and not found.has("year") and (
        found.match.end("day2") == found.match.end() and after.endswith("s")
    )  # fmt: skip


def nth_day(found: Found) -> list[Expression]:
    """on the 17th: a day of a month that the context gives."""
    day = ordinal(found.words("day")[-1]) or 0
    return [found.make("DATE", "calendar", f"XXXX-XX-{day:02}")] if 1 <= day <= 31 else []


def month_year(found: Found) -> list[Expression]:
    """January 2025, January and March 2025, April of that year, April 480 BC."""
    if not (found.has("year") or found.has("refyear") or found.has("oldyear")):
        return []
    era = "BC" if found.has("bc") or found.has("bc2") else ""
    year = era + (year_of(found.words("year")) if found.has("year") else found.word("oldyear").zfill(4) or "XXXX")
    year = "XXXX" if found.has("refyear") else year
    shift = year_shift(found.words("refyear"))
    months = [table("times")["months"][found.words(n)[0]] for n in ("month1", "month") if found.has(n)]
    made = [found.make("DATE", "calendar", f"{year}-{m:02}", shift=shift) for m in months]
    if len(made) == 1:
        return made
    if months[0] > months[1] and year.isdecimal():
        made[0] = made[0]._replace(value=f"{int(year) - 1:04}-{months[0]:02}")
    return split_range(found, made)


def month_bare(found: Found) -> list[Expression]:
    """in January; from April to June. A month's name alone must look like a date and not like a person or a verb."""
    at = found.match.start()
    words = table("times")
    months = [found.words(n)[0] for n in ("month1", "month") if found.has(n)]
    if len(months) == 1 and not _is_month(found, at, months[0] in words["ambiguous"]):
        return []
    uncertain = len(months) == 2 and found.word("dash") in ("and", "or", "to") and months[0] in words["ambiguous"]
    if uncertain and found.before() not in MONTH_CUES:
        return []
    made = [found.make("DATE", "calendar", f"XXXX-{words['months'][m]:02}") for m in months]
    if len(made) == 1:
        return made
    cut = found.match.end("month1")
    return [made[0]._replace(last=cut), made[1]._replace(first=found.match.end() - 1)]


def _is_month(found: Found, at: int, ambiguous: bool) -> bool:
    """Between capitalised words it is a name; an ambiguous word needs a sign of time before it."""
    before, after = found.form(at - 1), found.form(found.match.end())
    if found.before() in MONTH_CUES:
        return not (
            ambiguous and after[:1].isupper() and after.isalpha() and found.before() in ("and", "of", "by", "to", "for")
        )
    if ambiguous:
        return found.before() == "," and found.before(2) in table("times")["months"]
    return not (before[:1].isupper() and before.isalpha() and found.before() not in MONTH_CUES | DETERMINERS)
