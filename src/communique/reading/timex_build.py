"""What each rule of `timex_rules` means: functions from a match to time expressions, for dates that name a calendar."""

from __future__ import annotations

import re
from functools import cache

from communique.lexicon import table
from communique.reading import almanac
from communique.reading.numerals import number, ordinal
from communique.reading.timex import Expression, Found, Shift

YEAR_CUES = frozenset(
    "in of since by from until till during before after early late mid around circa throughout through to between and"
    " or the for mid-year spring summer autumn fall winter year years pre post - – ( ,".split()
)
COUNT_CUES = frozenset(
    "about some over than least nearly almost approximately up most only all $ € £ ¥ no + × * #".split()
)
MONTH_CUES = frozenset(
    "in of since by from until till during before after early late mid this last next previous coming following around"
    " throughout between beginning on through that and or to for - –".split()
)
YEAR_SHIFTS = {"this": (0, "deictic"), "last": (-1, "deictic"), "next": (1, "deictic"), "that": (0, "mention")}
YEAR_NAMES = frozenset("in of since by until during from before after".split())
NUMBERED = frozenset("flight route room page resolution number no article chapter channel unit highway model train bus".split())
"""A number behind one of these is its name."""
DETERMINERS = frozenset("the a an this that its their his her our 's".split())


def iso(found: Found) -> list[Expression]:
    """2025-01-17 and 2025-01-17T10:30:00Z."""
    form = found.form(found.match.start()).upper()
    day, clock = form[:10], _iso_clock(form[10:])
    kind = "TIME" if clock else "DATE"
    return [found.make(kind, "calendar", day + clock, problem=_problem(day))]  # type: ignore[arg-type]


def _iso_clock(tail: str) -> str:
    clock = re.sub(r"\.[0-9]+", "", tail)
    return re.sub(r"([+-][0-9]{2})([0-9]{2})\Z", r"\1:\2", clock)


def slashed(found: Found) -> list[Expression]:
    """17/01/2025: day and month in the only order that the calendar allows; the year alone when both are possible."""
    one, two, year = (int(n) for n in re.split(r"[/.]", found.word("slash")))
    if found.after() in ("/", ":") or found.before() in ("$", "€", "£"):
        return []
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if one > 12 or one == two or "." in found.word("slash"):
        return [_day(found, year, two, one)]
    if two > 12:
        return [_day(found, year, one, two)]
    return [found.make("DATE", "calendar", f"{year:04}-XX-XX")]


def _day(found: Found, year: int, month: int, day: int) -> Expression:
    value = f"{year:04}-{month:02}-{day:02}"
    return found.make("DATE", "calendar", value, problem=_problem(value))


def _problem(value: str) -> str:
    """What is impossible about a day; "" if nothing is."""
    year, month, day = value[:4], int(value[5:7]), int(value[8:10])
    known = None if "X" in year else int(year)
    return "" if known != 0 and almanac.is_date(known, month, day) else f"the calendar has no day {value}"


def _ordinal_or_int(word: str) -> int:
    return int(word) if word.isdecimal() else ordinal(word) or 0


def year_of(words: list[str]) -> str:
    """ "2025", "'98" as four digits; XXXX if there is none."""
    figures = "".join(w for w in words if w.isdecimal())
    if len(figures) == 2 or (len(figures) == 1 and len(words) > 1):
        short = int(figures)
        return str(short + (1900 if short >= 30 else 2000))
    return figures.zfill(4) if figures else "XXXX"


def year_shift(words: list[str]) -> Shift | None:
    """ "of last year", "that year" as a distance of years."""
    rest = [w for w in words if w not in ("of", "year", "the")]
    if not rest:
        return None
    if rest[0] in ("same", "previous", "following"):
        return Shift(1, "Y", {"same": 0, "previous": -1, "following": 1}[rest[0]], "mention")
    sign, base = YEAR_SHIFTS[rest[0]]
    return Shift(1, "Y", sign, base)


def day_month(found: Found) -> list[Expression]:
    """17 January 2025; January 17; 17-19 January: a day, or the two ends of a range."""
    month = table("times")["months"][found.words("month")[0]]
    year = year_of(found.words("year"))
    days = [_ordinal_or_int(found.words(name)[-1]) for name in ("day", "day2") if found.has(name)]
    if len(days) == 2 and (days[0] >= days[1] or _second_is_count(found)):
        return []
    shift = year_shift(found.words("refyear"))
    values = [f"{year}-{month:02}-{day:02}" for day in days]
    if any(day == 0 or day > 31 for day in days):
        return []
    made = [found.make("DATE", "calendar", v, shift=shift, problem=_problem(v)) for v in values]
    return made if len(made) == 1 else _split(found, made)


def _second_is_count(found: Found) -> bool:
    """ "on May 4 and 5 people died": what follows the second number is counted by it."""
    after = found.after()
    return found.words("dash")[-1:] in (["and"], ["or"]) and after.isalpha() and not found.has("year") and (
        found.match.end("day2") == found.match.end() and after.endswith("s")
    )  # fmt: skip


def _split(found: Found, made: list[Expression]) -> list[Expression]:
    """Give each end of a range its own atoms: the first keeps what comes before the dash, the second the rest."""
    at = found.match.start("dash")
    return [made[0]._replace(last=at), made[1]._replace(first=found.match.end("dash"))]


def nth_day(found: Found) -> list[Expression]:
    """on the 17th: a day of a month that the context gives."""
    day = ordinal(found.words("day")[-1]) or 0
    return [found.make("DATE", "calendar", f"XXXX-XX-{day:02}")] if 1 <= day <= 31 else []


def month_year(found: Found) -> list[Expression]:
    """January 2025, January and March 2025, April of that year, April 480 BC."""
    if not (found.has("year") or found.has("refyear") or found.has("oldyear")):
        return []
    era = "BC" if found.has("bc") or found.has("bc2") else ""
    year = era + (year_of(found.words("year")) if found.has("year") else found.word("oldyear").zfill(4) or "XXXX")
    year = "XXXX" if found.has("refyear") else year
    shift = year_shift(found.words("refyear"))
    months = [table("times")["months"][found.words(n)[0]] for n in ("month1", "month") if found.has(n)]
    made = [found.make("DATE", "calendar", f"{year}-{m:02}", shift=shift) for m in months]
    if len(made) == 1:
        return made
    if months[0] > months[1] and year.isdecimal():
        made[0] = made[0]._replace(value=f"{int(year) - 1:04}-{months[0]:02}")
    return _split(found, made)


def month_bare(found: Found) -> list[Expression]:
    """in January; from April to June. A month's name alone must look like a date and not like a person or a verb."""
    at = found.match.start()
    words = table("times")
    months = [found.words(n)[0] for n in ("month1", "month") if found.has(n)]
    if len(months) == 1 and not _is_month(found, at, months[0] in words["ambiguous"]):
        return []
    uncertain = len(months) == 2 and found.word("dash") in ("and", "or", "to") and months[0] in words["ambiguous"]
    if uncertain and found.before() not in MONTH_CUES:
        return []
    made = [found.make("DATE", "calendar", f"XXXX-{words['months'][m]:02}") for m in months]
    if len(made) == 1:
        return made
    cut = found.match.end("month1")
    return [made[0]._replace(last=cut), made[1]._replace(first=found.match.end() - 1)]


def _is_month(found: Found, at: int, ambiguous: bool) -> bool:
    """Between capitalised words it is a name; an ambiguous word needs a sign of time before it."""
    before, after = found.form(at - 1), found.form(found.match.end())
    if found.before() in MONTH_CUES:
        return not (
            ambiguous and after[:1].isupper() and after.isalpha() and found.before() in ("and", "of", "by", "to", "for")
        )
    if ambiguous:
        return found.before() == "," and found.before(2) in table("times")["months"]
    return not (before[:1].isupper() and before.isalpha() and found.before() not in MONTH_CUES | DETERMINERS)


def years(found: Found) -> list[Expression]:
    """1961–1964: both years, in order."""
    one, two = year_of(found.words("year1")), year_of(found.words("year"))
    era = "BC" if found.has("bc") else ""
    if (one >= two) != bool(era) or found.before() in COUNT_CUES:
        return []
    if found.word("dash") in ("and", "or", "to", "through", "until") and _counts_something(found):
        return []
    return _split(found, [found.make("DATE", "calendar", era + y) for y in (one, two)])


def short_years(found: Found) -> list[Expression]:
    """1955-57: the second year takes the century of the first."""
    one, short = found.word("year1"), found.word("short")
    if len(short) != 2 or int(one[2:]) >= int(short) or found.before() in COUNT_CUES or found.before() in ("-", "–"):
        return []
    return _split(found, [found.make("DATE", "calendar", y) for y in (one, one[:2] + short)])


def old_years(found: Found) -> list[Expression]:
    """490 BC; 499-449 BC; AD 70."""
    era = "BC" if found.has("bc") and found.words("bc")[0].startswith("b") else ""
    made = [found.make("DATE", "calendar", era + found.words(n)[0].zfill(4)) for n in ("old1", "old") if found.has(n)]
    if any(len(e.value) > 6 or e.value.endswith("0000") for e in made):
        return []
    return made if len(made) == 1 else _split(found, made)


def year(found: Found) -> list[Expression]:
    """in 2021; the 1991 settlement. Four figures that count or number something are no year."""
    value = found.word("year")
    at = found.match.start()
    if found.before() in COUNT_CUES | NUMBERED or found.after() in ("%", "percent", "/", "+", "°") or _part_of_code(found, at):
        return []
    if _counts_something(found):
        return []
    if int(value) < 1400 and (found.before() not in YEAR_CUES - {"the", "and", "or", "to", ",", "(", "-", "for"}):
        return []
    return [found.make("DATE", "calendar", value)]


def _part_of_code(found: Found, at: int) -> bool:
    """A number glued to letters, hyphens or dots is a code, a score or a telephone number."""
    text, start, end = found.atoms.text, found.atoms.starts[at], found.atoms.ends[found.match.end() - 1]
    left, right = text[max(start - 2, 0) : start], text[end : end + 2]
    glued = left[-1:].isalnum() or right[:1].isalnum() or left[-1:] in ("_", "/", "#", "@")
    return glued or bool(re.fullmatch(r"[0-9A-Z][-.]", left) or re.fullmatch(r"[-.:][0-9]", right))


def _counts_something(found: Found) -> bool:
    """ "1994 people", "in 1200 homes": a lower-case plural follows and nothing before makes it a name of a year."""
    after = found.after()
    if not (after.isalpha() and found.form(found.match.end())[:1].islower()) or found.before() in DETERMINERS:
        return False
    if after in PEOPLE:
        return True
    named = found.before() in YEAR_NAMES and found.word("year")[:2] in ("18", "19", "20")
    return not named and after.endswith("s") and after not in NOT_PLURAL


PEOPLE = frozenset("people men women children km kg miles dead wounded troops more million billion per percent each square"
                   " metres meters feet".split())  # fmt: skip
NOT_PLURAL = frozenset("was is has as its this does elections olympics games talks protests sanctions floods riots"
                       " thus hostilities negotiations us always perhaps".split())  # fmt: skip


def long_year(found: Found) -> list[Expression]:
    """in 20255: five figures where a year must stand."""
    value = found.word("long")
    if len(value) != 5 or found.before() not in ("in", "since", "year", "until") or found.after().isalpha():
        return []
    return [found.make("DATE", "calendar", "XXXX", problem=f"{value} is no year")] if value[:2] in ("19", "20") else []


def decade(found: Found) -> list[Expression]:
    """the 1990s, the nineties."""
    if found.has("worded"):
        if found.before() not in ("in", "of", "during", "since", "from", "until", "by", "early", "late", "mid", "-"):
            return []
        tens = str(table("times")["decades"][found.word("worded")])
    else:
        tens = re.sub(r"\D", "", found.word("decade"))
    if len(tens) == 2 and not (found.has("the") or found.before() in ("'", "‘", "’", "early", "late", "-")):
        return []
    century = tens[:-2] or ("20" if tens[0] in "01" else "19")
    if found.before() in ("his", "her", "their") or int(century) < 10:
        return []
    return [found.make("DATE", "calendar", f"{century}{tens[-2]}X", mod=_own_mod(found))]


def _own_mod(found: Found) -> str | None:
    words = found.atoms.words[found.match.start() : found.match.end()]
    names = {"mid": "MID", "early": "START", "late": "END"}
    return next((names[w] for w in words if w in names), None)


def century(found: Found) -> list[Expression]:
    """the 19th century; the 18th and 19th centuries (its two as one span each)."""
    era = "BC" if found.has("bc") and found.words("bc")[0].startswith("b") else ""
    numbers = [_ordinal_words(found.words(n)) for n in ("nth", "nth2") if found.has(n)]
    if not all(n and 1 <= n <= 30 for n in numbers):
        return []
    made = [found.make("DATE", "calendar", f"{era}{(n or 1) - 1:02}XX") for n in numbers]
    if len(made) == 1:
        return made
    at = found.match.end("nth")
    return [made[0]._replace(last=at), made[1]._replace(first=found.match.start("nth2"))]


def _ordinal_words(words: list[str]) -> int | None:
    tail = ordinal(words[-1])
    if tail is None or len(words) == 1:
        return tail
    head = number(words[:-1])
    return None if head is None else int(head) + tail


def part_of_year(found: Found) -> list[Expression]:
    """the first quarter of 2024, Q3 2024, the second half of the year."""
    year_known = found.has("year") or found.has("refyear")
    tail = found.atoms.words[found.match.end() - 3 : found.match.end()]
    if found.has("q"):
        quarter = int(found.word("n"))
        return [found.make("DATE", "calendar", f"{year_of(found.words('year'))}-Q{quarter}",
                           shift=year_shift(found.words("refyear")))] if quarter <= 4 else []  # fmt: skip
    if not year_known and tail != ["of", "the", "year"]:
        return []
    which = {"latter": 2, "last": -1, "final": -1}.get(found.word("nth")) or ordinal(found.words("nth")[0]) or 0
    letter, top = ("Q", 4) if found.word("what") == "quarter" else ("H", 2)
    which = top if which == -1 else which
    if not 1 <= which <= top:
        return []
    shift = year_shift(found.words("refyear")) or (None if found.has("year") else Shift(1, "Y", 0, "deictic"))
    return [found.make("DATE", "calendar", f"{year_of(found.words('year'))}-{letter}{which}", shift=shift)]


def season(found: Found) -> list[Expression]:
    """the summer of 2024, in spring. Without a year it needs a preposition or article ("the fall of" is no autumn)."""
    code = table("times")["seasons"][found.word("season")]
    era = "BC" if found.has("bc") or found.has("bc2") else ""
    dated = found.has("year") or found.has("refyear") or found.has("oldyear")
    if not dated and not _is_season(found):
        return []
    text = (
        year_of(found.words("year"))
        if found.has("year")
        else (found.word("oldyear").zfill(4) if found.has("oldyear") else "XXXX")
    )
    return [found.make("DATE", "calendar", f"{era}{text}-{code}", shift=year_shift(found.words("refyear")))]


def _is_season(found: Found) -> bool:
    word, before = found.word("season"), found.before()
    with_article = found.match.end() - found.match.start() == 2
    cues = {"in", "during", "by", "until", "since", "early", "late", "mid", "-", "of", "throughout", "before", "after"}
    if word in ("fall", "spring") and (found.after() in ("of", "from", "in", "to", "into") or before == "of"):
        return False
    return (
        before in cues
        if with_article
        else before in cues - {"of", "before", "after", "-"} or (before == "-" and found.before(2) == "mid")
    )


def holiday(found: Found) -> list[Expression]:
    """Christmas Eve 2024, Easter, Ramadan. The name stands in the value until its year is known."""
    first = found.form(found.match.start("holiday"))
    before = found.form(found.match.start() - 1)
    if not first[:1].isupper() or (
        before[:1].isupper() and before.lower() not in YEAR_CUES | DETERMINERS | {"at", "on"}
    ):
        return []
    name = _holiday_names()[tuple(found.words("holiday"))]
    fixed = table("holidays")["fixed"].get(name, "")
    if len(fixed) > 5:
        return [found.make("DATE", "calendar", fixed)]
    shift = year_shift(found.words("refyear"))
    return [found.make("DATE", "holiday", f"{year_of(found.words('year'))}|{name}", shift=shift)]


@cache
def _holiday_names() -> dict[tuple[str, ...], str]:
    """Names of holidays by their atoms."""
    names = [name for group in table("holidays").values() for name in group]
    return {tuple(re.findall(r"[^\W\d_]+|[^\w\s]", name)): name for name in names}
