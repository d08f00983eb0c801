"""What rules for weekdays, clocks and parts of the day mean."""

from __future__ import annotations

from communique.lexicon import table
from communique.reading.patterns.atoms import BREAK
from communique.reading.patterns.numerals import number
from communique.reading.times.timex import Expression, Found, Shift
from communique.reading.times.timex_ways import part_clock, which_way

TIME_CUES = frozenset(
    "at by until till from to before after since around about between and past or , - – — near approximately".split()
)
"""Words before a time of day."""


PRICED = frozenset("trading traded trade trades valued priced quoted stood stands settled changing".split())
"""Words before "at" and a number with a point that is a price."""


def weekday(found: Found) -> list[Expression]:
    """on Friday, Friday evening, Monday of next week."""
    word = found.word("weekday")
    if word in table("times")["ambiguous"] and not _short_weekday(found):
        return []
    if _is_name(found):
        return []
    clock = part_clock(found.word("part"))
    week = found.words("week")
    shift = Shift(1, "W", *which_way(week[:-1])) if week else None
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
    sign, base = which_way(found.words("which"))
    value = f"XXXX-WXX-{table('times')['weekdays'][found.word('weekday')]}"
    clock = part_clock(found.word("part"))
    return [found.make("TIME" if clock else "DATE", "near", value, clock=clock, shift=Shift(1, "W", sign, base))]


def weekday_week(found: Found) -> list[Expression]:
    """on Tuesday week: a week after the next Tuesday."""
    if found.before() not in ("on", "from", "until", "till", "by", "for", "next", "before", "after"):
        return []
    value = f"XXXX-WXX-{table('times')['weekdays'][found.word('weekday')]}"
    clock = part_clock(found.word("part"))
    return [found.make("TIME" if clock else "DATE", "near", value, clock=clock, shift=Shift(2, "W", 1, "now"))]


def weekdays(found: Found) -> list[Expression]:
    """every Friday, on Fridays."""
    words = table("times")
    day = words["weekdays_plural"].get(found.word("weekdays")) or words["weekdays"].get(found.word("weekday"))
    return [found.make("SET", "set", f"XXXX-WXX-{day}{part_clock(found.word('part'))}")]


def workweek(found: Found) -> list[Expression]:
    """Monday through Friday: what is so on every working day, but not "from Monday to Friday"."""
    return [] if found.before() in ("from", "between", "on") else [found.make("SET", "set", "P1D")]


def clock(found: Found) -> list[Expression]:
    """10:30 p.m. GMT, 9 o'clock, 0830 UTC, at 14.30."""
    hour, minute, second = _figures(found)
    half = found.word("half")[:1]
    if hour is None or minute > 59 or second > 59 or hour * 60 + minute > 24 * 60 or (half and not 1 <= hour <= 12):
        return []
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if found.has("clock") and not half and not found.has("zone") and _is_length(found):
        return []
    bare = found.has("dotted") and not half and not found.has("zone")
    if bare and ("." not in found.word("dotted") or found.before() in PRICED):
        return []
    zone = _offset(found) or table("times")["zones"].get(found.word("zone"), "")
    text = f"T{hour:02}:{minute:02}" + (f":{second:02}" if second else "") + zone
    return [found.make("TIME", "clock", "XXXX-XX-XX", clock=text)]


def clock_in_words(found: Found) -> list[Expression]:
    """half past four, quarter to nine, at ten to five: in hours up to twelve."""
    hour, share = number(found.words("hour")), found.words("share")
    minutes = SHARES.get(share[-1]) or number(share)
    to = found.word("way") == "to"
    led = found.before() == "at" or (found.before() in NEARLY and found.before(2) == "at") or share[-1] in SHARES
    if hour is None or minutes is None or not 1 <= hour <= 12 or not 0 < minutes < 60 or not led:
        return []
    if to and (share[-1] == "half" or found.before() not in (*NEARLY, "at", "until", "by", "from", "before", "after")):
        return []
    total = int(hour) * 60 + (-int(minutes) if to else int(minutes))
    return [found.make("TIME", "clock", "XXXX-XX-XX", clock=f"T{total // 60:02}:{total % 60:02}")]


SHARES = {"half": 30, "quarter": 15}
"""Shares of an hour in minutes."""

NEARLY = frozenset(("about", "around", "approximately", "nearly", "almost"))
"""Words between "at" and an hour."""


def _is_length(found: Found) -> bool:
    """Whether "0:58" or "1:05" is how long something lasts, or a score: behind a bar, or with one figure for the hour
    and no word before it that leads to a time.
    """
    at = found.match.start()
    if at == 0 or found.atoms.code[at - 1] == BREAK:
        return False
    return found.before() == "|" or (found.word("clock")[1] == ":" and found.before() not in TIME_CUES)


def _offset(found: Found) -> str:
    """ "GMT +8" → "+08:00"; "" if no hours follow the zone."""
    if not found.has("offset"):
        return ""
    sign, hours = found.words("offset")
    return f"{sign}{int(hours):02}:00"


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
    code = part_clock(word)
    if not which:
        return _bare_part(found, word, code)
    if which[-1] in ("today", "tomorrow", "yesterday"):
        return [found.make("TIME", "shift", "", shift=Shift(1, "D", _DAYS[which[-1]], "now"), clock=code)]
    which = which[1:] if which[0] == "early" else which
    sign, base = which_way(which)
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
    begun = word == "midnight" and before in ("after", "past", "since")  # "shortly after midnight on Tuesday"
    return [found.make("TIME", "clock", "XXXX-XX-XX", clock="T00:00" if begun else code)]


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
