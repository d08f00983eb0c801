"""Values and names in words, as a reporter would print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.claims.counts import AGE, SCORE, fate
from communique.claims.intervals import VALUE, WEEK
from communique.claims.witnesses import Witness
from communique.claims.words import words_of
from communique.model import Quantity, TimeRef

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MODS = {"START": "the beginning of ", "MID": "the middle of ", "END": "the end of ", "APPROX": "about ",
        "BEFORE": "before ", "AFTER": "after ", "ON_OR_BEFORE": "by ", "ON_OR_AFTER": "from "}  # fmt: skip
BOUNDS = {"exact": "", "at least": "at least ", "at most": "at most ", "about": "about "}
MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(?:(\d\d:\d\d)|([A-Z]{2})$)")
"""A day with its time of day, or a part of it."""
PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}


def when_words(time: TimeRef) -> str:
    """The value at its own precision: "17 January 2025", "the end of January 2025", "Friday"; TIMEX as it is if odd."""
    return MODS.get(time.mod or "", "") + value_words(time.value)


def value_words(value: str) -> str:
    """A TIMEX value in words, or a stretch between two of them."""
    first, _, last = value.partition("/")
    if last:
        return f"since {value_words(first)}" if last == ".." else f"{value_words(first)} to {value_words(last)}"
    day, _, clock = value.partition("T")
    if match := WEEK.match(day):
        return _week(*match.groups())
    match = VALUE.match(day)
    return _day(*match.groups()) + _clock(clock) if match else value


def _week(year: str, week: str, weekday: str | None) -> str:
    if weekday and weekday != "X":
        return DAYS[int(weekday) - 1]
    return f"week {int(week)} of {year}" if week.isdigit() and year.isdigit() else "that week"


def _day(year: str, month: str | None, day: str | None) -> str:
    words = [str(int(day))] if day and day.isdigit() else []
    words += [MONTHS[int(month) - 1]] if month and month.isdigit() and 1 <= int(month) <= 12 else []
    decade = f"the {year[:3]}0s" if year[3:] == "X" and year[:3].isdigit() else ""
    words += [year] if year.isdigit() else [decade] if decade else []
    return " ".join(words) or "that time"


def _clock(clock: str) -> str:
    if clock in PARTS_OF_DAY:
        return f", {PARTS_OF_DAY[clock]}"
    return f", {clock[:5]}" if re.match(r"\d\d:\d\d", clock) else ""


def at_when(time: TimeRef) -> str:
    """The time with its preposition: "on 17 January 2025", "in 2020", "at the end of January 2025", "at about 10:30 on
    17 January 2025".
    """
    words = when_words(time)
    moment = MOMENT.match(time.value)
    if moment is not None and moment[2] and time.mod in (None, "APPROX"):
        return f"at {'about ' if time.mod else ''}{moment[2]} on {value_words(moment[1])}"
    if moment is not None and moment[3] in PARTS_OF_DAY and time.mod is None:
        part = PARTS_OF_DAY[moment[3]]
        return (
            f"at {part} on {value_words(moment[1])}"
            if part == "midday"
            else f"on the {part} of {value_words(moment[1])}"
        )
    if "/" in time.value:
        return words if time.value.endswith("..") else f"from {words}"
    if time.mod in ("START", "MID", "END"):
        return ("in " if time.mod == "MID" else "at ") + words
    if time.mod in MODS:
        day = re.match(r"about \d{1,2} ", words) is not None
        return words if time.mod != "APPROX" else f"{'on' if day else 'in'} {words}"
    return ("on " if re.match(r"\d{1,2} |[A-Z][a-z]+day", words) else "in ") + words


def number_words(value: float) -> str:
    """A number as it is printed: "43", "1,200", "1.5 million"."""
    for size, name in MAGNITUDES:
        if abs(value) >= size and value % (size / 100) == 0:
            return f"{value / size:.2f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def count_words(quantity: Quantity) -> str:
    """A quantity as it is printed: "at least 40 civilian", "5.1", "12 percent"."""
    if quantity.value is None:
        return quantity.of or "some"
    if quantity.unit == SCORE and quantity.of:
        return quantity.of
    number = number_words(quantity.value)
    if quantity.upper is not None:
        number = f"{number} to {number_words(quantity.upper)}"
    return BOUNDS[quantity.bound] + number + _noun(quantity)


def _noun(quantity: Quantity) -> str:
    noun = quantity.of or (quantity.unit if quantity.unit != "person" else "people") or ""
    if told := fate(quantity):
        return f" {FATE_WORDS[told]}"
    if quantity.unit == AGE:
        return " years of age"
    if quantity.unit and quantity.unit.isupper() and len(quantity.unit) == 3:
        return f" {quantity.unit}"
    measure = UNITS.get(quantity.unit or "", quantity.unit)
    if measure in words_of("units") and quantity.of and quantity.of not in (measure, quantity.unit):
        return f" {plural(measure)} of {quantity.of}"
    noun = UNITS.get(noun, noun)
    return f" {plural(noun)}" if noun and quantity.value not in (1, None) else f" {noun}" if noun else ""


FATE_WORDS = {"kill": "dead", "wound": "injured", "miss": "missing"}
UNCHANGED = frozenset({"people", "percent", "dead", "wounded", "injured", "missing", "police", "troops", "km", "kg"})
UNITS = {"ha": "hectare", "t": "tonne"}


def plural(noun: str) -> str:
    """The plural of a regular English noun; words that have none stay."""
    last = noun.split()[-1]
    if last in UNCHANGED or last.endswith("s"):
        return noun
    irregular = {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet"}
    if last in irregular:
        return noun[: -len(last)] + irregular[last]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if last.endswith(("s", "x", "ch", "sh")) else "s")


def name(witness: Witness) -> str:
    """A witness inside a sentence: without the brackets, articles in lower case."""
    words = re.sub(r"\s*\((?:own reporting|unnamed)\)$", "", witness.text).strip()
    if witness.key.startswith("text:") and witness.kind == "own":
        return f"“{words}”"
    if witness.kind == "unnamed":
        return words[:1].lower() + words[1:]
    return re.sub(r"^(The|An?)\s", lambda m: m.group().lower(), words)


def names(witnesses: Sequence[Witness], most: int = 3) -> str:
    """Several witnesses: "A", "A and B", "A, B and 3 others"."""
    found = list(dict.fromkeys(name(one) for one in witnesses))
    if len(found) > most:
        found = [*found[: most - 1], f"{len(found) - most + 1} others"]
    return found[0] if len(found) == 1 else ", ".join(found[:-1]) + f" and {found[-1]}" if found else ""


def capital(text: str) -> str:
    """`text` with its first letter in upper case."""
    return text[:1].upper() + text[1:]
