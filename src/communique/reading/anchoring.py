"""Completing the values of time expressions: from the publication date, from dates spoken of before, or not at all.

News counts from its day of publication, histories from the date spoken of last (the two "document types" of
Strötgen & Gertz 2013, decided here by what the text itself contains). What nothing fixes keeps its X.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from communique.lexicon import table
from communique.model.readings import Anchor
from communique.reading import shifting
from communique.reading.intervals import interval
from communique.reading.timex import Expression

NEAR_DAYS = 100
"""A yearless date nearer than this to publication is taken for the near one, unless the governing verb says otherwise."""
MIN_FULL_DATES = 3
OLD_SHARE = 0.5
MAX_DEICTIC_SHARE = 0.34
HALF_YEAR = 6


class Context(NamedTuple):
    """What is known when an expression is completed."""

    published: str | None
    """Publication date, without clock; None if unknown."""
    narrative: bool
    """True for histories: dates count from the last one spoken of."""
    mention: str | None
    """Value of the date that the story has reached: it completes dates without a year."""
    latest: str | None
    """Value of the last date with a year, asides included: "that year", "two days later" count from it."""
    near: bool
    """The mention stands in the same paragraph and is a dated day or month."""
    direction: Callable[[], tuple[int, bool]]
    """Past (-1), unknown (0) or to come (1), and whether the governing verb says so; asked only when needed."""


class Completed(NamedTuple):
    """A value with what fixed it."""

    value: str
    anchor: Anchor
    mod: str | None = None
    since: str | None = None
    """Earliest day where the sense narrows the value ("later this month")."""
    until: str | None = None


def is_narrative(expressions: Sequence[Expression], published: str | None) -> bool:
    """True if the text tells of dated things long past and hardly refers to its own day."""
    dated = [e for e in expressions if e.kind == "calendar" and e.type == "DATE" and e.value[:4] != "XXXX"]
    full = [e for e in dated if len(e.value) > 4]
    deictic = [e for e in expressions if _is_deictic(e)]
    if len(full) < MIN_FULL_DATES or len(deictic) > MAX_DEICTIC_SHARE * len(full):
        return False
    if published is None:
        return True
    old = [
        e
        for e in dated
        if e.value.startswith("BC") or (e.value[:2].isdecimal() and e.value[:4] < str(int(published[:4]) - 1))
    ]
    return len(old) >= OLD_SHARE * len(dated)


def _is_deictic(expression: Expression) -> bool:
    shift = expression.shift
    if expression.value.startswith("XXXX-WXX"):
        return True
    return shift is not None and expression.kind in ("shift", "near") and shift.base in ("now", "deictic")


def complete(expression: Expression, context: Context) -> Completed:
    """The value of an expression in its context."""
    done = _COMPLETE[expression.kind](expression, context)
    value = _with_clock(done.value, expression.clock)
    return done._replace(value=value, mod=done.mod or expression.mod)


def _with_clock(value: str, clock: str) -> str:
    if not clock or "T" in value[4:] or value.endswith("_REF"):
        return value
    return (value if len(value) == 10 else "XXXX-XX-XX") + clock


def _base(name: str, context: Context) -> tuple[str | None, Anchor]:
    """The value that a distance counts from."""
    if name == "event":
        return None, "event"
    if name == "mention" or context.narrative:
        return context.latest, "mention" if context.latest else "none"
    return context.published, "publication" if context.published else "none"


def _fixed(expression: Expression, context: Context) -> Completed:
    return Completed(expression.value, "none")


def _calendar(expression: Expression, context: Context) -> Completed:
    """A date of the calendar whose year, month or week may be missing."""
    if expression.shift is not None:
        return _within(expression, context)
    if not expression.value.startswith("XXXX"):
        return Completed(expression.value, "none")
    if expression.value.startswith("XXXX-WXX"):
        return _weekday(expression, context)
    if expression.value.startswith("XXXX-XX-"):
        return _month_of_day(expression, context)
    return _year(expression, context)


def _within(expression: Expression, context: Context) -> Completed:
    """ "January of next year", "Monday of last week": the distance gives the year or week, the value the rest."""
    assert expression.shift is not None
    shift = expression.shift
    base, anchor = _base(shift.base, context)
    outer = shifting.shifted(base, shift.amount, shift.unit, shift.sign) if base else None
    if outer is None:
        return Completed(expression.value, "none")
    if shift.unit == "W":
        day = shifting.weekday_of_week(outer, int(expression.value[-1]))
        return Completed(day or expression.value, anchor if day else "none")
    value = expression.value
    return Completed((outer + value[4:]) if value.startswith("XXXX") else value, anchor)


def _weekday(expression: Expression, context: Context) -> Completed:
    """on Friday: the day before or after publication that the tense asks for; in a history, after the last mention."""
    weekday = int(expression.value[9])
    base = _exact_day(context.mention if context.narrative else context.published)
    if base is None:
        return Completed(expression.value, "none")
    sign = 1 if context.narrative else context.direction()[0] or -1
    day = shifting.near_weekday(base, weekday, sign)
    return Completed(day.isoformat(), "mention" if context.narrative else "publication")


def _exact_day(value: str | None) -> date | None:
    return (
        date.fromisoformat(value[:10])
        if value and len(value) >= 10 and value[:10].replace("-", "").isdecimal()
        else None
    )


def _month_of_day(expression: Expression, context: Context) -> Completed:
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


def _year(expression: Expression, context: Context, in_year: Callable[[int], str] | None = None) -> Completed:
    """17 January, in March, in summer: the year. `in_year` gives the value in a year, where it moves from year to year."""
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
    return min(fitting, key=lambda c: abs(c[0]))[1]


def _choice(year: int, value: str, low: date, high: date) -> tuple[int, str] | None:
    """(days from publication to the period, negative before, 0 within; year)."""
    covered = interval(value)
    if covered.earliest is None or covered.latest is None:
        return None
    first, last = date.fromisoformat(covered.earliest), date.fromisoformat(covered.latest)
    distance = (first - high).days if first > high else (last - low).days if last < low else 0
    return distance, f"{year:04}"


def _near(expression: Expression, context: Context) -> Completed:
    """last March, next Friday, this summer."""
    assert expression.shift is not None
    base, anchor = _base(expression.shift.base, context)
    if base is None:
        return Completed(expression.value, "none")
    if expression.value.startswith("XXXX-WXX"):
        return _near_weekday(expression, base, anchor, context)
    year = _near_year(expression.value, base, expression.shift.sign)
    return Completed(year + expression.value[4:], anchor) if year else Completed(expression.value, "none")


def _near_weekday(expression: Expression, base: str, anchor: Anchor, context: Context) -> Completed:
    assert expression.shift is not None
    day, sign = _exact_day(base), expression.shift.sign
    if day is None:
        return Completed(expression.value, "none")
    weekday = int(expression.value[9])
    if sign == 0:
        found = shifting.near_weekday(day, weekday, context.direction()[0] or 1)
    elif sign < 0:
        found = shifting.near_weekday(day - timedelta(days=1), weekday, -1)
    else:
        found = shifting.near_weekday(day + timedelta(days=8 - day.isoweekday()), weekday, 1)
    return Completed(found.isoformat(), anchor)


def _near_year(value: str, base: str, sign: int) -> str | None:
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


def _shift(expression: Expression, context: Context) -> Completed:
    """last month, three days later, two years ago."""
    assert expression.shift is not None
    shift = expression.shift
    if (
        context.narrative
        and shift.base == "now"
        and shift.unit == "D"
        and shift.amount is not None
        and not expression.clock
    ):
        return _narrated_today(expression, context)
    base, anchor = _base(shift.base, context)
    value = shifting.shifted(base, 0.0 if shift.sign == 0 else shift.amount, shift.unit, shift.sign) if base else None
    if value is None:
        return _unknown(expression, base, anchor)
    return _narrowed(expression, context, Completed(value, anchor))


def _narrated_today(expression: Expression, context: Context) -> Completed:
    """ "today" in a history is the reader's present; "five days ago" there counts from the date spoken of."""
    assert expression.shift is not None
    if expression.rule != "ago":
        return Completed("PRESENT_REF" if expression.shift.sign == 0 else "XXXX-XX-XX", "none")
    value = (
        shifting.shifted(context.latest, expression.shift.amount, "D", expression.shift.sign)
        if context.latest
        else None
    )
    return Completed(value or "PAST_REF", "mention" if value else "none")


def _unknown(expression: Expression, base: str | None, anchor: Anchor) -> Completed:
    """The base is not known, or too coarse, or the amount is vague: PAST_REF and FUTURE_REF, or a unit left open."""
    assert expression.shift is not None
    shift = expression.shift
    if anchor == "event":
        value = (
            shifting.unknown(shift.unit, shift.sign) if shift.amount is not None else shifting.unknown("", shift.sign)
        )
        return Completed(value, "event")
    if (
        expression.rule in ("near unit", "the year")
        and shift.unit in shifting.ROOM
        and shift.base in ("now", "deictic")
    ):
        reference = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[shift.sign]
        return Completed(reference, "none")
    if shift.sign == 0 and shift.unit == "D" and base and len(base.removeprefix("BC")) == 7 and base[-2:].isdecimal():
        return Completed(f"{base}-XX", anchor)
    if base is None:
        return Completed(shifting.unknown("" if shift.amount is None else shift.unit, shift.sign), "none")
    return Completed(shifting.unknown("" if shift.amount is None else shift.unit, shift.sign), anchor)


def _narrowed(expression: Expression, context: Context, done: Completed) -> Completed:
    """ "later this month" begins today, "earlier this year" ends today."""
    if not expression.narrow:
        return done
    base = context.latest if done.anchor == "mention" else context.published
    day = _exact_day(base)
    if day is None:
        return done
    return (
        done._replace(since=day.isoformat()) if expression.narrow == "LATER" else done._replace(until=day.isoformat())
    )


def _stretch(expression: Expression, context: Context) -> Completed:
    """the past two years: the length, with the interval up to the base; the next six months from it on."""
    assert expression.shift is not None
    shift = expression.shift
    base, anchor = _base(shift.base, context)
    day = _exact_day(base)
    other = shifting.shifted(base, shift.amount, shift.unit, shift.sign) if base and day else None
    covered = interval(other) if other else None
    if day is None or covered is None or covered.earliest is None or covered.latest is None:
        return Completed(expression.value, "none")
    if shift.sign < 0:
        return Completed(expression.value, anchor, since=covered.earliest, until=day.isoformat())
    return Completed(expression.value, anchor, since=day.isoformat(), until=covered.latest)


def _holiday(expression: Expression, context: Context) -> Completed:
    """Christmas, Easter, Ramadan: the day in its year, if the year can be told."""
    year, name = expression.value.split("|")
    if year == "XXXX":
        return _undated_holiday(expression, name, context)
    value, mod = shifting.holiday(int(year), name)
    return Completed(value, "none", mod)


def _undated_holiday(expression: Expression, name: str, context: Context) -> Completed:
    """Of a feast without year, the one that tense asks for."""
    in_year: Callable[[int], str] = lambda y: shifting.holiday(y, name)[0]  # noqa: E731
    fixed, mod = shifting.holiday(2000, name)
    open_value = "XXXX" + (fixed[4:] if name in table("holidays")["fixed"] else "")
    if expression.shift is not None:
        done = _within(expression._replace(value="XXXX"), context)
    else:
        done = _year(expression._replace(value="XXXX" + fixed[4:]), context, in_year)
    if not done.value[:4].isdecimal():
        return Completed(open_value, "none", mod)
    value, mod = shifting.holiday(int(done.value[:4]), name)
    return Completed(value, done.anchor, mod)


_COMPLETE: dict[str, Callable[[Expression, Context], Completed]] = {
    "calendar": _calendar,
    "near": _near,
    "shift": _shift,
    "holiday": _holiday,
    "stretch": _stretch,
    "length": _fixed,
    "ahead": _fixed,
    "set": _fixed,
    "vague": _fixed,
    "clock": _fixed,
}
