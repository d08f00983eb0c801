"""What rules for times at a distance from another mean: "last month", "three days later", "two years ago"."""

from __future__ import annotations

from communique.lexicon import table
from communique.reading.times.timex import Expression, Found, Shift
from communique.reading.times.timex_length import BRIEF, CLOCK_UNITS, countable, length, length_value, measured
from communique.reading.times.timex_ways import part_clock, which_way


def near_month(found: Found) -> list[Expression]:
    """last March, next January, that June."""
    sign, base = which_way(found.words("which"))
    month = table("times")["months"][found.word("month")]
    return [found.make("DATE", "near", f"XXXX-{month:02}", shift=Shift(1, "Y", sign, base))]


def near_season(found: Found) -> list[Expression]:
    """last summer, that same spring."""
    sign, base = which_way(found.words("which"))
    season = found.word("season")
    if season == "fall" and found.after() in ("of", "in", "from"):
        return []
    code = table("times")["seasons"][season]
    return [found.make("DATE", "near", f"XXXX-{code}", shift=Shift(1, "Y", sign, base))]


def vague(found: Found) -> list[Expression]:
    """recently, currently, in the near future: a reference to past, present or future that stays vague."""
    kind = next(k for k in ("present", "past", "future") for n in ("", "2", "3", "4") if found.has(k + n))
    return [found.make("DATE", "vague", {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}[kind])]


def near_unit(found: Found) -> list[Expression]:
    """last month, this week, the next day, the previous year."""
    unit = table("times")["units"][found.word("unit")]
    which = found.words("which")
    if (
        which[0] == "each"
        or (unit in CLOCK_UNITS and unit != "TH")
        or found.word("unit") in ("second", "sec", "min", "minute")
    ):
        return []
    if which in (["the", "last"], ["the", "past"], ["the", "coming"]):
        return _last_stretch(found, unit)
    sign, base = which_way(which)
    if unit == "N":
        return [found.make("TIME", "shift", "", shift=Shift(1, "D", sign, base), clock="TNI")]
    return [found.make("DATE", "shift", "", shift=Shift(1, unit, sign, base))]


def _last_stretch(found: Found, unit: str) -> list[Expression]:
    """ "over the past week" is the length of a week up to now; "the last day of" is a day of something else."""
    if found.after() == "of":
        return []
    sign = 1 if "coming" in found.words("which") else -1
    return [found.make("DURATION", "stretch", length_value(1, unit), shift=Shift(1, unit, sign, "now"))]


EDGES = {"beginning": "START", "start": "START", "early": "START", "middle": "MID", "rest": None}


def edge_unit(found: Found) -> list[Expression]:
    """the end of the month, the latter part of the year."""
    shift = Shift(1, table("times")["units"][found.word("unit")], 0, "deictic")
    return [found.make("DATE", "shift", "", shift=shift, mod=EDGES.get(found.word("edge"), "END"))]


def bare_unit(found: Found) -> list[Expression]:
    """the week after next, the year before last."""
    unit = table("times")["units"][found.word("unit")]
    return [found.make("DATE", "shift", "", shift=Shift(2, unit, 1 if found.has("twice") else -1, "deictic"))]


def beside(found: Found) -> list[Expression]:
    """the day before, the year after; with something after it, the day before that event."""
    word = found.word("unit")
    sign = -1 if found.word("dir") in ("before", "earlier") else 1
    clock = part_clock(word) if word in ("night", "morning", "evening") else ""
    unit = "D" if clock else table("times")["units"][word]
    base = "event" if found.word("dir") in ("before", "after") and event_follows(found) else "mention"
    return [found.make("TIME" if clock else "DATE", "shift", "", shift=Shift(1, unit, sign, base), clock=clock)]


def event_follows(found: Found) -> bool:
    """True if after "before" or "after" a noun phrase or clause stands, and not the end of the clause."""
    after = found.after()
    return bool(after) and (after[0].isalnum() or after in ("“", '"')) and after not in _CLOSING


_CLOSING = frozenset("that this then and but or when while as in on at".split())


def ago(found: Found) -> list[Expression]:
    """two years ago; a week from now."""
    amount, unit, ranged = measured(found)
    if not countable(found):
        return []
    sign = -1 if found.word("dir") in ("ago", "back") else 1
    return [found.make("DATE", "shift", "", shift=Shift(amount, unit, sign, "now"), mod="APPROX" if ranged else None)]


def later(found: Found) -> list[Expression]:
    """three days later, two years earlier: counted from the date spoken of before."""
    amount, unit, ranged = measured(found)
    if not countable(found):
        return []
    if unit in BRIEF:
        return [found.make("DURATION", "length", length_value(amount, unit))]
    sign = -1 if found.word("dir") in ("earlier", "beforehand", "previously") else 1
    return [
        found.make("DATE", "shift", "", shift=Shift(amount, unit, sign, "mention"), mod="APPROX" if ranged else None)
    ]


def vague_beside(found: Found) -> list[Expression]:
    """weeks later, years ago: so vague that only the direction is told."""
    unit = table("times")["units"][found.word("units")]
    sign, base = (
        (1, "mention") if found.word("dir") == "later" else (-1, "now" if found.word("dir") == "ago" else "mention")
    )
    return [found.make("DATE", "shift", "", shift=Shift(None, unit, sign, base))]


def around(found: Found) -> list[Expression]:
    """three days before the vote: counted from an event, or from a date if one follows."""
    amount, unit, ranged = measured(found)
    if not countable(found) or found.word("dir") == "since" or unit in BRIEF or found.before() == "for":
        return length(found)  # "banned for two years after a positive test"
    sign = -1 if found.words("dir")[0] in ("before", "prior", "ahead") else 1
    base = "mention" if found.has("that") or not event_follows(found) else "event"
    made = found.make("DATE", "shift", "", shift=Shift(amount, unit, sign, base), mod="APPROX" if ranged else None)
    return [made]


def year_end(found: Found) -> list[Expression]:
    """by year's end, at month-end."""
    unit = table("times")["units"][found.word("unit")]
    mod = "END" if found.word("end") == "end" else "START"
    return [found.make("DATE", "shift", "", shift=Shift(1, unit, 0, "deictic"), mod=mod)]


def then(found: Found) -> list[Expression]:
    """at that time, during this period: the date spoken of before, as vague as it stands."""
    return [found.make("DATE", "vague", "PAST_REF" if "that" in found.words("core") else "PRESENT_REF")]
