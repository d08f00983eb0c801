"""Dates without their year or month: which one is meant, by tense, by nearness, or by the story told so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from communique.reading.times.anchors import Completed, Context
from communique.reading.times.intervals import interval
from communique.reading.times.tense import LED
from communique.reading.times.timex import Expression

NEAR_DAYS = 100
"""A yearless date nearer than this to publication is the near one, unless the governing verb says otherwise."""
FAR_DAYS, CLOSE_DAYS = 270, 45
"""A day so far away would have its year beside it when its namesake is so near: tense is overruled."""
MONTH_LENGTH = 7
"""Characters of a month, 2031-05: "joined in January" is of the last one, however far."""
HALF_YEAR = 6


def complete_month(expression: Expression, context: Context) -> Completed:
    """on the 17th: the month of the date spoken of last if that is a day or month, else of publication by tense."""
    day = expression.value[-2:]
    if context.mention and (context.narrative or context.near) and context.mention[5:7].isdecimal():
        return Completed(f"{context.mention[:7]}-{day}", "mention")
    if context.published is None or len(context.published) < 10:
        return Completed(expression.value, "none")
    sign = context.direction()[0] or -1
    return _nearest_month(context.published, day, sign)


def _nearest_month(published: str, day: str, sign: int) -> Completed:
    year, month = int(published[:4]), int(published[5:7])
    later = int(day) > int(published[8:10])
    moved = sign if (sign > 0 and int(day) < int(published[8:10])) or (sign < 0 and later) else 0
    month += moved
    year, month = (year + (month - 1) // 12, (month - 1) % 12 + 1)
    return Completed(f"{year:04}-{month:02}-{day}", "publication")


def complete_year(expression: Expression, context: Context, in_year: Callable[[int], str] | None = None) -> Completed:
    """17 January, in March, in summer: the year. `in_year` gives the value in a year if it moves from year to year."""
    if context.narrative or (context.near and _is_old(context) and context.direction()[0] <= 0):
        year = _narrated_year(expression.value, context.mention)
        return Completed(year + expression.value[4:], "mention") if year else Completed(expression.value, "none")
    if context.published is None:
        return Completed(expression.value, "none")
    year = _published_year(in_year or (lambda y: f"{y:04}{expression.value[4:]}"), context)
    return Completed(year + expression.value[4:], "publication") if year else Completed(expression.value, "none")


def _is_old(context: Context) -> bool:
    """The mention lies more than a year before publication, or nothing is known of the publication."""
    if context.mention is None or context.mention.startswith("BC"):
        return False
    return context.published is None or int(context.mention[:4]) < int(context.published[:4]) - 1


def _narrated_year(value: str, mention: str | None) -> str | None:
    """The year of the last mention; the next one if its month has run past ("December 1941 … in January")."""
    if mention is None:
        return None
    year, month, before = _head(mention), value[5:7], mention.removeprefix("BC")[5:7]
    if month.isdecimal() and before.isdecimal() and int(month) - int(before) < -HALF_YEAR:
        return _following(year)
    return year


def _head(value: str) -> str:
    """ "1941-12-07" → "1941"; "BC0480-08" → "BC0480"."""
    return value[:6] if value.startswith("BC") else value[:4]


def _following(year: str) -> str:
    return f"BC{int(year[2:]) - 1:04}" if year.startswith("BC") else f"{int(year) + 1:04}"


def _published_year(in_year: Callable[[int], str], context: Context) -> str | None:
    """Of three years around publication, the one that tense asks for; without tense, the nearest."""
    assert context.published is not None
    covered = interval(context.published)
    if covered.earliest is None or covered.latest is None:
        return None
    low, high = date.fromisoformat(covered.earliest), date.fromisoformat(covered.latest)
    choices = [c for y in (low.year - 1, low.year, low.year + 1) if (c := _choice(y, in_year(y), low, high))]
    if not choices:
        return None
    sign, strong = context.direction()
    nearest = min(choices, key=lambda c: (abs(c[0]), c[0]))
    fitting = [c for c in choices if c[0] * sign >= 0]
    if sign == 0 or not fitting or (not strong and abs(nearest[0]) < NEAR_DAYS):
        return nearest[1]
    best = min(fitting, key=lambda c: abs(c[0]))
    is_day = len(in_year(low.year)) > MONTH_LENGTH
    overruled = is_day and strong < LED and abs(best[0]) > FAR_DAYS and abs(nearest[0]) < CLOSE_DAYS
    return nearest[1] if overruled else best[1]


def _choice(year: int, value: str, low: date, high: date) -> tuple[int, str] | None:
    """(days from publication to the period, negative before, 0 within; year)."""
    covered = interval(value)
    if covered.earliest is None or covered.latest is None:
        return None
    first, last = date.fromisoformat(covered.earliest), date.fromisoformat(covered.latest)
    distance = (first - high).days if first > high else (last - low).days if last < low else 0
    return distance, f"{year:04}"


def near_year(value: str, base: str, sign: int) -> str | None:
    """The last such month or season that is wholly past, the next that is wholly ahead, or that of the same year."""
    if base.startswith("BC") or not base[:4].isdecimal():
        return None
    year = int(base[:4])
    if sign == 0 or len(base) < 7 or base[5] == "W":
        return f"{year + (sign if len(base) == 4 else 0):04}" if sign == 0 or len(base) == 4 else None
    covered = [interval(f"{y:04}{value[4:]}") for y in (year - 1, year, year + 1)]
    now = interval(base)
    if now.earliest is None or now.latest is None:
        return None
    past = [c.earliest[:4] for c in covered if c.earliest and c.latest and c.latest < now.earliest]
    ahead = [c.earliest[:4] for c in covered if c.earliest and c.earliest > now.latest]
    return (past[-1] if past else None) if sign < 0 else (ahead[0] if ahead else None)
