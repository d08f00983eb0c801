"""Doubts about dates that were reckoned: a weekday or a year counted from the publication, a clock, a night.

Two reports that reckon one date from two days of publication seem to differ where they do not.
"""

from __future__ import annotations

import re
from datetime import date

from communique.claims.assertions import Assertion
from communique.claims.intervals import days_between, moment
from communique.claims.records import Clause
from communique.claims.settings import dates
from communique.claims.wording import MONTHS
from communique.claims.words import content
from communique.model import TimeRef

AN_HOUR = 1 / 24
"""Days that two times of one day must lie apart."""

DATED = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
"""A date that needs no publication to be reckoned from."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def counted_weekday(one: Assertion, two: Assertion) -> bool:
    """True if both dates rest on one weekday, reckoned from two publications; or one on a weekday that it is not."""
    a, b = one.clause.when, two.clause.when
    if a is None or b is None:
        return False
    if _misread(one.clause, a) or _misread(two.clause, b):
        return True
    left, right = _day(a), _day(b)
    if left is None or right is None or left.weekday() != right.weekday() or a.anchor == b.anchor == "none":
        return False
    if left == right:
        return False
    name = WEEKDAYS[left.weekday()]
    return all(name in said.clause.text.lower() and not DATED.search(said.clause.text) for said in (one, two))


def near_clocks(one: Assertion, two: Assertion) -> bool:
    """True if two times of one day are less than AN_HOUR apart, or of two zones: reports round them."""
    a, b = one.clause.when, two.clause.when
    if a is None or b is None or a.value[:10] != b.value[:10]:
        return False
    gap = days_between(a, b)
    return gap is None or gap < AN_HOUR or _zone(a) != _zone(b)


def _zone(time: TimeRef) -> str:
    found = re.search(r"T[\d:]+(Z|[+-]\d\d:\d\d)$", time.value)
    return found[1] if found else ""


def _misread(clause: Clause, when: TimeRef) -> bool:
    """True if a clause names weekdays, and its date is none of them."""
    day, named = _day(when), [name for name in WEEKDAYS if re.search(rf"\b{name}\b", clause.text, re.I)]
    return day is not None and bool(named) and WEEKDAYS[day.weekday()] not in named


def _day(time: TimeRef) -> date | None:
    try:
        return date.fromisoformat(time.value[:10])
    except ValueError:
        return None


def counted_years(one: Assertion, two: Assertion) -> bool:
    """True if one year was counted back from the publication ("42 years ago"), and the other is the next to it."""
    found = [said.clause.when for said in (one, two)]
    years = [int(time.value) for time in found if time is not None and re.fullmatch(r"\d{4}", time.value)]
    counted = any(_ago(said.clause) for said in (one, two))
    return len(years) == 2 and counted and abs(years[0] - years[1]) <= 1


def _ago(clause: Clause) -> bool:
    when, published = clause.when, clause.published or ""
    if when is None or when.anchor != "publication" or not published[:4].isdigit():
        return False
    return when.precision == "year" and int(published[:4]) - int(when.value[:4]) >= 2


def next_night(one: Assertion, two: Assertion) -> bool:
    """True if the dates are neighbours and one is of a night, which has both."""
    a, b = one.clause.when, two.clause.when
    left, right = (_day(a), _day(b)) if a is not None and b is not None else (None, None)
    if a is None or b is None or left is None or right is None or abs((left - right).days) != 1:
        return False
    return any(time.value.endswith("TNI") for time in (a, b))


NARRATED = re.compile(
    r"\b(?:the (?:next|following|previous|same) (?:night|day|morning|evening|week|month|year|season|game|round)"
    r"|(?<!for )\b[\w-]+ (?:hours|days|weeks|months|years) (?:later|earlier|before|after)"
    r"|later that \w+|that (?:night|season|year|summer))\b",
    re.IGNORECASE,
)
"""Times that are reckoned from what was told before: part of a tale, which may be of another year."""


def narrated(one: Assertion, two: Assertion) -> bool:
    """True if one is dated by what its article told before, and the other not by a date that may be that one."""
    told = [NARRATED.search(said.clause.text) is not None for said in (one, two)]
    if told[0] == told[1] or (dates(one.clause) and dates(two.clause)):
        return False
    tale, plain = (one, two) if told[0] else (two, one)
    return not _fresh(tale.clause) and not _anchored(tale.clause.text, plain.clause.words)


def _fresh(tale: Clause) -> bool:
    """True if its sentence is of the days before its article: "on Wednesday … to the ship that had struck a rock hours
    earlier"."""
    out = moment(tale.published) if tale.published else None
    return out is not None and any(first >= out - FRESH for first, _ in dates(tale))


FRESH = 2.0
"""Days before an article of which a sentence tells as news."""

ANCHOR = re.compile(r"\b(?:before|after) ((?:[\w'’-]+ ){0,3}[\w'’-]+)", re.IGNORECASE)
"""What a time is reckoned from: "hours after the exchange"."""


def _anchored(tale: str, plain: frozenset[str]) -> bool:
    """True if the other names the event as well from which the time of a tale is reckoned."""
    return any(plain.intersection(content(found[1])) for found in ANCHOR.finditer(tale))


def rising_and_falling(one: Assertion, two: Assertion) -> bool:
    """True if one rose and the other fell, and not both give one time: prices do both within an hour."""
    families = one.clause.families | two.clause.families
    if not {"rise", "drop"} <= families or one.clause.families & two.clause.families:
        return False
    return one.clause.when is None or two.clause.when is None
