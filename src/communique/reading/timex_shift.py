"""What each rule of `timex_rules` means, continued: weekdays, clocks, and times told by their distance from another."""

from __future__ import annotations

from communique.lexicon import table
from communique.reading.numerals import number
from communique.reading.timex import Expression, Found, Shift

WHICH = {
    # the word before a unit: direction, and the base that it is counted from
    "this": (0, "deictic"), "current": (0, "now"), "last": (-1, "deictic"), "past": (-1, "now"), "next": (1, "deictic"),
    "coming": (1, "deictic"), "upcoming": (1, "deictic"), "previous": (-1, "mention"), "preceding": (-1, "mention"),
    "following": (1, "mention"), "that": (0, "mention"), "same": (0, "mention"),
}  # fmt: skip
CLOCK_UNITS = frozenset({"TH", "TM", "TS"})
MINUTES_PER_HOUR = 60


def _which(words: list[str]) -> tuple[int, str]:
    """Direction and base of "last", "the next", "that same": with an article, "next" follows the date spoken of."""
    rest = [w for w in words if w not in ("the", "very", "same")] or ["same"]
    if words[:2] == ["the", "next"] or words[:2] == ["the", "very"]:
        return 1, "mention"
    return WHICH[rest[0]]


def near_month(found: Found) -> list[Expression]:
    """last March, next January, that June."""
    sign, base = _which(found.words("which"))
    month = table("times")["months"][found.word("month")]
    return [found.make("DATE", "near", f"XXXX-{month:02}", shift=Shift(1, "Y", sign, base))]


def near_season(found: Found) -> list[Expression]:
    """last summer, that same spring."""
    sign, base = _which(found.words("which"))
    season = found.word("season")
    if season == "fall" and found.after() in ("of", "in", "from"):
        return []
    code = table("times")["seasons"][season]
    return [found.make("DATE", "near", f"XXXX-{code}", shift=Shift(1, "Y", sign, base))]


def _part_clock(part: str) -> str:
    code: str = table("times")["parts"].get(part, "") if part else ""
    return code if code.startswith("T") or not code else "T" + code


def weekday(found: Found) -> list[Expression]:
    """on Friday, Friday evening, Monday of next week."""
    word = found.word("weekday")
    if word in table("times")["ambiguous"] and not _short_weekday(found):
        return []
    if _is_name(found):
        return []
    clock = _part_clock(found.word("part"))
    week = found.words("week")
    shift = Shift(1, "W", *_which(week[:-1])) if week else None
    value = f"XXXX-WXX-{table('times')['weekdays'][word]}"
    kind = "calendar"
    return [found.make("TIME" if clock else "DATE", kind, value, clock=clock, shift=shift)]


def _short_weekday(found: Found) -> bool:
    return found.before() in ("on", ",", "(", "by", "until", "till") and not found.form(found.match.end())[:1].isupper()


def _is_name(found: Found) -> bool:
    """ "Black Friday", "the Sunday Times": a weekday inside a longer name is none, except after "on" and the like."""
    before, after = found.form(found.match.start() - 1), found.form(found.match.end())
    paper = after in ("Times", "Telegraph", "Mirror", "Herald", "Mail", "Express", "Night", "Post", "Club")
    return paper or before in (
        "Black",
        "Cyber",
        "Bloody",
        "Ash",
        "Palm",
        "Super",
        "Giving",
        "Freaky",
        "Ruby",
        "Robert",
        "Joe",
    )


def near_weekday(found: Found) -> list[Expression]:
    """last Friday, next Monday, this Thursday evening."""
    sign, base = _which(found.words("which"))
    value = f"XXXX-WXX-{table('times')['weekdays'][found.word('weekday')]}"
    clock = _part_clock(found.word("part"))
    return [found.make("TIME" if clock else "DATE", "near", value, clock=clock, shift=Shift(1, "W", sign, base))]


def weekdays(found: Found) -> list[Expression]:
    """every Friday, on Fridays."""
    words = table("times")
    day = words["weekdays_plural"].get(found.word("weekdays")) or words["weekdays"].get(found.word("weekday"))
    return [found.make("SET", "set", f"XXXX-WXX-{day}{_part_clock(found.word('part'))}")]


def clock(found: Found) -> list[Expression]:
    """10:30 p.m. GMT, 9 o'clock, 0830 UTC, at 14.30."""
    hour, minute, second = _figures(found)
    half = found.word("half")[:1]
    if hour is None or minute > 59 or second > 59 or hour > 24 or (half and not 1 <= hour <= 12):
        return []
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if found.has("dotted") and not half and not found.has("zone") and "." not in found.word("dotted"):
        return []
    zone = table("times")["zones"].get(found.word("zone"), "")
    text = f"T{hour:02}:{minute:02}" + (f":{second:02}" if second else "") + zone
    return [found.make("TIME", "clock", "XXXX-XX-XX", clock=text)]


def _figures(found: Found) -> tuple[int | None, int, int]:
    """Hour, minute and second as they are written."""
    if found.has("hour"):
        value = number(found.words("hour"))
        return (int(value) if value and value <= 12 else None), 0, 0
    if found.has("hhmm"):
        figures = found.word("hhmm")
        return (int(figures[:2]), int(figures[2:]), 0) if len(figures) == 4 and figures.isdecimal() else (None, 0, 0)
    parts = (found.word("clock") or found.word("dotted")).replace(".", ":").replace(",", ":").split(":")
    if len(parts) > 3 or any(len(p) > 2 for p in parts) or (len(parts) > 1 and len(parts[1]) != 2):
        return None, 0, 0
    numbers = [int(p) for p in parts] + [0, 0]
    return numbers[0], numbers[1], numbers[2]


def part(found: Found) -> list[Expression]:
    """this morning, last night, the next evening, on the morning (of 31 January), overnight."""
    word, which = found.word("part"), found.words("which")
    code = _part_clock(word)
    if not which:
        return _bare_part(found, word, code)
    if which[-1] in ("today", "tomorrow", "yesterday"):
        return [found.make("TIME", "shift", "", shift=Shift(1, "D", _DAYS[which[-1]], "now"), clock=code)]
    which = which[1:] if which[0] == "early" else which
    sign, base = _which(which)
    if which[0] == "last" and word not in ("night", "evening"):
        return []
    return [found.make("TIME", "shift", "", shift=Shift(1, "D", sign, base), clock=code)]


_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}


def _bare_part(found: Found, word: str, code: str) -> list[Expression]:
    """A part of day by itself: a time of an unknown day, if it stands as a time ("at dawn", "in the evening of")."""
    before, earlier = found.before(), found.before(2)
    as_time = before in (
        "at",
        "by",
        "until",
        "before",
        "around",
        "after",
        "since",
        "on",
        "during",
        "till",
        "early",
        "late",
        "mid",
        "-",
    )
    as_time = (
        as_time
        or found.has("of")
        or (before == "the" and earlier in ("in", "on", "during", "of", "by", "through", "throughout", "into"))
    )
    if word == "overnight":
        as_time = True
    if not as_time or found.after() in ("-", "shift", "shifts", "goggles", "vision"):
        return []
    return [found.make("TIME", "clock", "XXXX-XX-XX", clock=code)]


def day_word(found: Found) -> list[Expression]:
    """today, yesterday, tomorrow, tonight, the day before yesterday."""
    if found.has("before"):
        return [found.make("DATE", "shift", "", shift=Shift(2, "D", -1, "now"))]
    if found.has("after"):
        return [found.make("DATE", "shift", "", shift=Shift(2, "D", 1, "now"))]
    word = found.word("word")
    if (
        found.form(found.match.start() - 1) in ("USA", "Russia", "Psychology")
        and found.form(found.match.start())[0].isupper()
    ):
        return []
    if word == "tonight":
        return [found.make("TIME", "shift", "", shift=Shift(0, "D", 0, "now"), clock="TNI")]
    return [found.make("DATE", "shift", "", shift=Shift(1, "D", _DAYS[word], "now"))]


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
    sign, base = _which(which)
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
    clock = _part_clock(word) if word in ("night", "morning", "evening") else ""
    unit = "D" if clock else table("times")["units"][word]
    base = "event" if found.word("dir") in ("before", "after") and event_follows(found) else "mention"
    return [found.make("TIME" if clock else "DATE", "shift", "", shift=Shift(1, unit, sign, base), clock=clock)]


def event_follows(found: Found) -> bool:
    """True if after "before" or "after" a noun phrase or clause stands, and not the end of the clause."""
    after = found.after()
    return bool(after) and (after[0].isalnum() or after in ("“", '"')) and after not in _CLOSING


_CLOSING = frozenset("that this then and but or when while as in on at".split())


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
    """TIMEX3 duration: P2Y, PXM, PT30M; a fraction goes down to the next smaller unit where that is whole."""
    if unit in ("F", "H", "Q", "N"):
        factor, unit = {"F": (2.0, "W"), "H": (6.0, "M"), "Q": (3.0, "M"), "N": (1.0, "D")}[unit]
        amount = None if amount is None else amount * factor
    if amount is not None and amount % 1:
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


def _length(found: Found) -> tuple[float | None, str, bool]:
    """Amount, unit, and whether it is a range ("two to three weeks")."""
    amount = amount_of(found.words("qty"))
    if found.has("half") and amount is not None:
        amount += 0.5
    return amount, table("times")["units"][found.word("unit")], found.has("qty2")


def _countable(found: Found) -> bool:
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


def ago(found: Found) -> list[Expression]:
    """two years ago; a week from now."""
    amount, unit, ranged = _length(found)
    if not _countable(found):
        return []
    sign = -1 if found.word("dir") in ("ago", "back") else 1
    return [found.make("DATE", "shift", "", shift=Shift(amount, unit, sign, "now"), mod="APPROX" if ranged else None)]


def later(found: Found) -> list[Expression]:
    """three days later, two years earlier: counted from the date spoken of before."""
    amount, unit, ranged = _length(found)
    if not _countable(found):
        return []
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
    amount, unit, ranged = _length(found)
    if not _countable(found) or found.word("dir") == "since":
        return length(found)
    sign = -1 if found.words("dir")[0] in ("before", "prior", "ahead") else 1
    base = "mention" if found.has("that") or not event_follows(found) else "event"
    made = found.make("DATE", "shift", "", shift=Shift(amount, unit, sign, base), mod="APPROX" if ranged else None)
    return [made]


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
    amount, unit, _ = _length(found)
    if not _countable(found):
        return []
    made = found.make("DURATION", "ahead", length_value(amount, unit), shift=Shift(amount, unit, 1, "now"))
    return [made]


def length(found: Found) -> list[Expression]:
    """for two years, a 20-year accord, two and a half hours."""
    if not _countable(found) or (found.word("qty") == "some" and not found.word("unit").endswith("s")):
        return []
    if (
        found.word("qty") in ("a", "one")
        and found.word("unit") == "day"
        and found.before() not in ("for", "than", "within", "in")
    ):
        return _one_day(found)
    if (found.words("qty") == ["a"] and found.before() in RATE_BEFORE) or _is_rate(found):
        return [found.make("SET", "set", length_value(1, _length(found)[1]))]
    amount, unit, ranged = _length(found)
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
    return found.before().replace(",", "").isdecimal() or (found.before().endswith("s") and number([found.before(2)]) is not None
                                                           and found.before(2) not in ("a", "an", "and", "-", "–"))  # fmt: skip


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
    """daily, monthly, twice a week, 40 per cent a year."""
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


def year_end(found: Found) -> list[Expression]:
    """by year's end, at month-end."""
    unit = table("times")["units"][found.word("unit")]
    mod = "END" if found.word("end") == "end" else "START"
    return [found.make("DATE", "shift", "", shift=Shift(1, unit, 0, "deictic"), mod=mod)]


def then(found: Found) -> list[Expression]:
    """at that time, during this period: the date spoken of before, as vague as it stands."""
    return [found.make("DATE", "vague", "PAST_REF" if "that" in found.words("core") else "PRESENT_REF")]
