"""What rules for lengths and repetitions mean: durations and sets."""

from __future__ import annotations

from communique.lexicon import table
from communique.reading.patterns.numerals import number
from communique.reading.times.timex import Expression, Found, Shift

CLOCK_UNITS = frozenset({"TH", "TM", "TS"})
BRIEF = frozenset({"TM", "TS"})
"""Units of lengths that move no date, whichever way they are told."""
MINUTES_PER_HOUR = 60


def amount_of(words: list[str]) -> float | None:
    """The number in a quantity; None if vague ("a few", "several")."""
    vague_words = {"few", "several", "many", "some", "dozens", "numerous", "number"}
    if not words or vague_words & set(words):
        return None
    if "quarter" in words or "quarters" in words:
        return 0.75 if "three" in words else 0.25
    if words[0] == "half":
        return 0.5
    if "couple" in words:
        return 2.0
    return number([w for w in words if w != "the"])


def length_value(amount: float | None, unit: str) -> str:
    """TIMEX3 duration: P2Y, PXM, PT30M; less than one goes down to the next smaller unit where that is whole."""
    if unit in ("F", "H", "Q", "N"):
        factor, unit = {"F": (2.0, "W"), "H": (6.0, "M"), "Q": (3.0, "M"), "N": (1.0, "D")}[unit]
        amount = None if amount is None else amount * factor
    if amount is not None and 0 < amount < 1:
        amount, unit = _whole(amount, unit)
    figure = "X" if amount is None else f"{amount:g}"
    if unit in ("E", "C"):
        return f"PX{unit_letters(unit)}" if amount is None else f"P{amount * (10 if unit == 'E' else 100):g}Y"
    return f"PT{figure}{unit[1]}" if unit in CLOCK_UNITS else f"P{figure}{unit}"


def unit_letters(unit: str) -> str:
    """Decades and centuries as TIMEX2 and TIMEX3 write them."""
    return {"E": "DE", "C": "CE"}.get(unit, unit)


def _whole(amount: float, unit: str) -> tuple[float, str]:
    smaller = {"Y": (12, "M"), "TH": (MINUTES_PER_HOUR, "TM"), "TM": (60, "TS"), "D": (24, "TH")}
    if unit in smaller and not amount * smaller[unit][0] % 1:
        return amount * smaller[unit][0], smaller[unit][1]
    return amount, unit


def measured(found: Found) -> tuple[float | None, str, bool]:
    """Amount, unit, and whether it is a range ("two to three weeks")."""
    amount = amount_of(found.words("qty"))
    if found.has("half") and amount is not None:
        amount += 0.5
    return amount, table("times")["units"][found.word("unit")], found.has("qty2")


def countable(found: Found) -> bool:
    """Sort out "second" the ordinal, "a second term", "one day" the adverb, and numbers that belong elsewhere."""
    unit, words = found.word("unit"), found.words("qty")
    if unit in ("second", "sec", "min", "quarter") and words in (["a"], ["the"], ["one"]):
        return False
    if unit in ("quarter", "quarters") and found.after() == "of":
        return False
    if (
        unit == "second"
        and (found.match.end() - found.match.start() == 2 and words[-1:] != ["one"])
        and found.before() != "-"
    ):
        return "-" in found.atoms.words[found.match.start() : found.match.end()]
    if unit in ("minute", "second") and found.after() in ("-", "by") and words == ["a"]:
        return False
    return found.before() not in ("$", "€", "£", ".", "no") or found.before() == "."


def stretch(found: Found) -> list[Expression]:
    """the past two years, the next six months, the first three days."""
    unit, which = table("times")["units"][found.word("unit")], found.word("which")
    singular = found.word("unit") in ("second", "minute", "day") and not found.has("qty")
    if singular or (not found.has("qty") and not found.word("unit").endswith("s")) or found.word("unit") == "second":
        return []
    amount = amount_of(found.words("qty"))
    sign = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "preceding": -1,
        "next": 1,
        "coming": 1,
        "following": 1,
        "upcoming": 1,
    }
    base = "mention" if which in ("previous", "preceding", "following") else "now"
    shift = Shift(amount, unit, sign[which], base) if which in sign and found.after() != "of" else None
    return [found.make("DURATION", "stretch" if shift else "length", length_value(amount, unit), shift=shift)]


def ahead(found: Found) -> list[Expression]:
    """in two weeks: a date ahead in a sentence about the future, else a length."""
    amount, unit, _ = measured(found)
    if not countable(found):
        return []
    if unit in BRIEF:
        return [found.make("DURATION", "length", length_value(amount, unit))]
    made = found.make("DURATION", "ahead", length_value(amount, unit), shift=Shift(amount, unit, 1, "now"))
    return [made]


def length(found: Found) -> list[Expression]:
    """for two years, a 20-year accord, two and a half hours."""
    if not countable(found) or (found.word("qty") == "some" and not found.word("unit").endswith("s")):
        return []
    if (
        found.word("qty") in ("a", "one")
        and found.word("unit") == "day"
        and found.before() not in ("for", "than", "within", "in")
    ):
        return _one_day(found)
    if (found.words("qty") == ["a"] and found.before() in RATE_BEFORE) or _is_rate(found):
        return [found.make("SET", "set", length_value(1, measured(found)[1]))]
    amount, unit, ranged = measured(found)
    made = [found.make("DURATION", "length", length_value(amount, unit))]
    return _both_ends(found, made[0], unit) if ranged else made


def _both_ends(found: Found, whole: Expression, unit: str) -> list[Expression]:
    """ "ten or fifteen years", "12 to 18 months": two lengths, one for each number."""
    value = length_value(number(found.words("qty2")), unit)
    at = found.match.start("qty2")
    return [whole._replace(last=found.match.end("qty")), whole._replace(first=at, value=value)]


RATE_BEFORE = frozenset("times once twice % percent million billion".split())


def _one_day(found: Found) -> list[Expression]:
    """ "one day" is a vague future or past; "a day" after a number is a rate."""
    if _is_rate(found):
        return [found.make("SET", "set", "P1D")]
    if found.word("qty") == "a" and found.before() in ("-", "half"):
        return []
    return [] if found.word("qty") == "one" else [found.make("DURATION", "length", "P1D")]


def _is_rate(found: Found) -> bool:
    """ "15 a year", "40 barrels a day": an amount before "a" and a unit makes a repetition."""
    if found.words("qty") not in (["a"], ["an"]):
        return False
    if found.before().replace(",", "").isdecimal():
        return True
    counted = found.before(2) not in ("a", "an", "and", "-", "–") and number([found.before(2)]) is not None
    return found.before().endswith("s") and counted


def vague_length(found: Found) -> list[Expression]:
    """for decades, in days, weeks of talks: a length of unknown number."""
    cues = (
        "for",
        "in",
        "within",
        "after",
        "over",
        "took",
        "of",
        "takes",
        "lasted",
        "last",
        "and",
        "or",
        "than",
        "through",
        "spent",
        "during",
    )
    dashed = "long" in found.atoms.words[found.match.start() : found.match.end()]
    trailing = found.word("units") != found.atoms.words[found.match.end() - 1]
    if not (
        dashed
        or found.before() in cues
        or (trailing and found.before() not in ("the", "these", "those", "last", "early"))
    ):
        return []
    if found.word("units") in ("seconds", "minutes", "quarters", "nights", "weekends") and found.before() not in (
        "for",
        "within",
        "in",
    ):
        return []
    if found.before() in ("of", "and", "or") and found.before(2) not in table("times")["units"]:
        return []
    made = found.make("DURATION", "length", length_value(None, table("times")["units"][found.word("units")]))
    return [made._replace(last=found.match.end() - 1) if trailing and not dashed else made]


def unit_long(found: Found) -> list[Expression]:
    """a month-long strike, a decade-old dispute."""
    return [found.make("DURATION", "length", length_value(1, table("times")["units"][found.word("unit")]))]


def every(found: Found) -> list[Expression]:
    """every two weeks, each year, per month."""
    words = found.words("qty")
    amount = 2.0 if words == ["other"] else 1.0 if words in (["single"], []) else number(words)
    unit = table("times")["units"][found.word("unit")]
    return [found.make("SET", "set", length_value(amount, unit))] if unit not in ("TS",) else []


def frequency(found: Found) -> list[Expression]:
    """daily, monthly, twice a week, 40 per cent a year; not "40 per cent a year earlier"."""
    if found.has("rate") and found.after() in ("earlier", "ago", "before", "later"):
        return []
    if found.has("word"):
        value = table("times")["frequency"][found.word("word")]
        lower = found.form(found.match.start())[0].islower() or found.match.start() == 0
        return [found.make("SET", "set", value)] if lower else []
    if found.has("times"):
        return [found.make("SET", "set", length_value(1, table("times")["units"][found.word("unit")]))]
    unit = table("times")["units"][found.word("unit2")]
    if found.word("unit2") in ("second", "minute", "hour", "sec", "min", "hr", "night", "weekend") or unit == "C":
        return []
    made = found.make("SET", "set", length_value(1, unit))
    return [made._replace(first=found.match.end() - 2)]
