"""The publication date of an undated article, concluded from dated articles of the same story.

A time that the undated text leaves partial ("on Friday") is matched with a time of a dated text in a sentence about
the same thing, where it is a known day; `constraints` then tells which days of publication that allows. One day left
is a day, one month a month, anything else nothing: never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from communique.model import Document, Published, Reading, Span, TimeRef
from communique.reading.times import dating, tense_words
from communique.reading.times.about import about, same_thing
from communique.reading.times.constraints import Partial, consistent_days, window
from communique.reading.times.intervals import interval
from communique.reading.times.recognise import recognise
from communique.reading.times.timex import Expression

MARGIN = 60
"""Days before the first and after the last dated article that are considered at all."""
PAST_STATUS = frozenset({"happened"})
COMING_STATUS = frozenset({"scheduled", "planned", "expected"})


class Known(NamedTuple):
    """A partial time with the day that it means, and the place that says so."""

    partial: Partial
    span: Span


def infer_published(document: Document, reading: Reading, dated: Sequence[tuple[Document, Reading]]) -> Published:
    """Publication of an undated article from its partial times and the dated articles of its story.

    `reading` was made without publication date. The result has basis "inferred" and the span (of this or another
    article) that fixed it, or basis "none"; a day only if one day is left, a month only if one month is.
    """
    story = [d for other, _ in dated if (d := _publication_day(other))]
    if not story:
        return Published()
    candidates = window(story, MARGIN)
    known = [*_own(document, reading, candidates), *_linked(document, reading, dated)]
    days = consistent_days([k.partial for k in known], candidates)
    value = _value(days, candidates)
    telling = _telling(known, candidates)
    return Published(value, "inferred", telling.span) if value and telling else Published()


def _value(days: Sequence[date], candidates: Sequence[date]) -> str | None:
    """A day, or a month that is bounded on both sides by what the texts say and not by the window."""
    if not days or days[0] == candidates[0] or days[-1] == candidates[-1]:
        return None
    if len(days) == 1:
        return days[0].isoformat()
    months = {day.isoformat()[:7] for day in days}
    return months.pop() if len(months) == 1 else None


def _telling(known: Sequence[Known], candidates: Sequence[date]) -> Known | None:
    """The time that by itself leaves the fewest days; ties go to the earlier place."""
    return min(known, key=lambda k: (len(consistent_days([k.partial], candidates)), k.span), default=None)


def _publication_day(document: Document) -> date | None:
    return (
        _day(document.published.value[:10])
        if document.published.value and len(document.published.value) >= 10
        else None
    )


def _day(value: str) -> date | None:
    covered = interval(value)
    if covered.precision != "day" or covered.earliest is None:
        return None
    return date.fromisoformat(covered.earliest)


# -- what the undated text says by itself ---------------------------------------------------------------------------


def _own(document: Document, reading: Reading, candidates: Sequence[date]) -> list[Known]:
    """A dateline without year; dates of its own that have happened or lie ahead."""
    known = []
    if found := dating.dateline_day(document):
        value, span = found
        days = [d for d in candidates if d.isoformat()[4:] == value[4:]]
        known += [Known(Partial("published", days[0], days[0], 0), span)] if len(days) == 1 else []
    for index, time in enumerate(reading.times):
        if partial := _bound(reading, document, index, time, candidates):
            known.append(Known(partial, time.span))
    return known


def _bound(
    reading: Reading, document: Document, index: int, time: TimeRef, candidates: Sequence[date]
) -> Partial | None:
    """A full date, or one without year that falls into the window once, as a bound on publication."""
    value = time.value
    if time.type != "DATE" or time.mod in ("APPROX", "BEFORE", "AFTER"):
        return None
    if value.startswith("XXXX-") and re.fullmatch(r"XXXX-\d\d(-\d\d)?", value):
        return _yearless(value, time, _direction(document, reading, index), candidates)
    if time.earliest is None or time.latest is None or time.precision not in ("day", "month") or time.anchor == "event":
        return None
    sign = _direction(document, reading, index)
    return (
        Partial("bound", date.fromisoformat(time.earliest[:10]), date.fromisoformat(time.latest[:10]), sign)
        if sign
        else None
    )


def _yearless(value: str, time: TimeRef, sign: int, candidates: Sequence[date]) -> Partial | None:
    """ "13 January" or "at the end of January" as a day or period of some year near the window."""
    covered = interval(f"{candidates[0].year}{value[4:]}", time.mod)
    if not sign or covered.earliest is None or covered.latest is None:
        return None
    return Partial("yearless", date.fromisoformat(covered.earliest), date.fromisoformat(covered.latest), sign)


# -- what other texts know ------------------------------------------------------------------------------------------


def _linked(document: Document, reading: Reading, dated: Sequence[tuple[Document, Reading]]) -> list[Known]:
    """Partial times whose day is told by a sentence about the same thing in a dated text."""
    expressions = _expressions(document)
    places = [(other, r, other_reading) for other, other_reading in dated for r in other_reading.times]
    found = []
    for index, time in enumerate(reading.times):
        expression = expressions.get(time.span.start)
        if expression is None or not _is_partial(expression, time):
            continue
        meant = _meant(document, reading, time, expression, places)
        partial = _partial(expression, meant[0], _direction(document, reading, index)) if meant else None
        if meant and partial:
            found.append(Known(partial, meant[1]))
    return found


def _expressions(document: Document) -> dict[int, Expression]:
    atoms, found = recognise(document.text)
    return {atoms.starts[e.first]: e for e in found}


def _is_partial(expression: Expression, time: TimeRef) -> bool:
    """Weekdays and distances from now, left open because the text has no date."""
    if expression.value.startswith("XXXX-WXX-") and "X" in time.value:
        return expression.kind in ("calendar", "near")
    shift = expression.shift
    return (
        shift is not None and expression.kind == "shift" and shift.base in ("now", "deictic") and time.earliest is None
    )


def _meant(
    document: Document,
    reading: Reading,
    time: TimeRef,
    expression: Expression,
    places: Sequence[tuple[Document, TimeRef, Reading]],
) -> tuple[tuple[date, date], Span] | None:
    """The days that dated sentences about the same thing give, if they all give the same."""
    here = about(document, reading, time)
    found = []
    for other, ref, other_reading in places:
        days = _days_of(ref)
        if days is None or not _fits(expression, ref, days):
            continue
        if same_thing(here, about(other, other_reading, ref)):
            found.append((days, ref.span))
    return found[0] if found and len({days for days, _ in found}) == 1 else None


def _days_of(ref: TimeRef) -> tuple[date, date] | None:
    if (
        ref.type != "DATE"
        or ref.earliest is None
        or ref.latest is None
        or ref.mod
        or ref.precision not in ("day", "month")
    ):
        return None
    return date.fromisoformat(ref.earliest[:10]), date.fromisoformat(ref.latest[:10])


def _fits(expression: Expression, ref: TimeRef, days: tuple[date, date]) -> bool:
    """The other text's time can be what the partial one means: the same weekday, a day for days, at most its unit."""
    if expression.value.startswith("XXXX-WXX-"):
        return ref.precision == "day" and days[0].isoweekday() == int(expression.value[9])
    unit = expression.shift.unit if expression.shift else ""
    return ref.precision == "day" if unit in ("D", "W") else unit in ("M", "Y")


def _partial(expression: Expression, days: tuple[date, date], sign: int) -> Partial | None:
    shift = expression.shift
    if expression.value.startswith("XXXX-WXX-"):
        if expression.kind == "near" and shift:
            return Partial("near weekday", *days, shift.sign or sign)
        return Partial("weekday", *days, sign) if shift is None else None
    kinds = {"D": "day", "W": "week", "M": "month", "Y": "year"}
    if shift is None or shift.unit not in kinds or shift.amount is None or shift.amount % 1:
        return None
    return Partial(kinds[shift.unit], *days, shift.sign, int(shift.amount))


def _direction(document: Document, reading: Reading, index: int) -> int:
    """Past or to come: by the status of the proposition that the time belongs to, else by the words around it."""
    start, end = reading.times[index].span.start, reading.times[index].span.end
    if tense_words.follows_speech(document.text, start):
        return -1
    of_time = [p.status for p in reading.propositions if p.time == index]
    if any(s in COMING_STATUS for s in of_time):
        return 0 if any(s in PAST_STATUS for s in of_time) else 1
    if any(s in PAST_STATUS for s in of_time):
        return -1
    return tense_words.by_text(document.text, start, end)
