"""Completing the values of time expressions: from the publication date, from dates spoken of before, or not at all.

News counts from its day of publication, histories from the date spoken of last (the two "document types" of
Strötgen & Gertz 2013, decided in `anchors` by what the text itself contains). What nothing fixes keeps its X.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from communique.lexicon import table
from communique.model.readings import Anchor
from communique.reading.times import shifting
from communique.reading.times.anchors import Completed, Context, base_of, exact_day
from communique.reading.times.intervals import interval
from communique.reading.times.timex import Expression
from communique.reading.times.yearless import complete_month, complete_year, near_year


def complete(expression: Expression, context: Context) -> Completed:
    """The value of an expression in its context."""
    done = _COMPLETE[expression.kind](expression, context)
    value = _with_clock(done.value, expression.clock)
    return done._replace(value=value, mod=done.mod or expression.mod)


def _with_clock(value: str, clock: str) -> str:
    if not clock or "T" in value[4:] or value.endswith("_REF"):
        return value
    return (value if len(value) == 10 else "XXXX-XX-XX") + clock


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
        return complete_month(expression, context)
    return complete_year(expression, context)


def _within(expression: Expression, context: Context) -> Completed:
    """ "January of next year", "Monday of last week": the distance gives the year or week, the value the rest."""
    assert expression.shift is not None
    shift = expression.shift
    base, anchor = base_of(shift.base, context)
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
    base = exact_day(context.mention if context.narrative else context.published)
    if base is None:
        return Completed(expression.value, "none")
    sign = 1 if context.narrative else context.direction()[0] or -1
    day = shifting.near_weekday(base, weekday, sign)
    return Completed(day.isoformat(), "mention" if context.narrative else "publication")


def _near(expression: Expression, context: Context) -> Completed:
    """last March, next Friday, this summer."""
    assert expression.shift is not None
    base, anchor = base_of(expression.shift.base, context)
    if base is None:
        return Completed(expression.value, "none")
    if expression.value.startswith("XXXX-WXX"):
        return _near_weekday(expression, base, anchor, context)
    year = near_year(expression.value, base, expression.shift.sign)
    return Completed(year + expression.value[4:], anchor) if year else Completed(expression.value, "none")


def _near_weekday(expression: Expression, base: str, anchor: Anchor, context: Context) -> Completed:
    assert expression.shift is not None
    day, sign = exact_day(base), expression.shift.sign
    if day is None:
        return Completed(expression.value, "none")
    weekday = int(expression.value[9])
    if expression.rule == "weekday week":
        found = shifting.near_weekday(day + timedelta(days=1), weekday, 1) + timedelta(days=7)
    elif sign == 0:
        found = shifting.near_weekday(day, weekday, context.direction()[0] or 1)
    elif sign < 0:
        found = shifting.near_weekday(day - timedelta(days=1), weekday, -1)
    else:
        found = shifting.near_weekday(day + timedelta(days=8 - day.isoweekday()), weekday, 1)
    return Completed(found.isoformat(), anchor)


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
    base, anchor = base_of(shift.base, context)
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
    day = exact_day(base)
    if day is None:
        return done
    return (
        done._replace(since=day.isoformat()) if expression.narrow == "LATER" else done._replace(until=day.isoformat())
    )


def _stretch(expression: Expression, context: Context) -> Completed:
    """the past two years: the length, with the interval up to the base; the next six months from it on."""
    assert expression.shift is not None
    shift = expression.shift
    base, anchor = base_of(shift.base, context)
    day = exact_day(base)
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
        done = complete_year(expression._replace(value="XXXX" + fixed[4:]), context, in_year)
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
