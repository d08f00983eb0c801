"""What rules for years, decades, centuries and parts of years mean."""

from __future__ import annotations

import re

from communique.lexicon import table
from communique.reading.patterns.numerals import number, ordinal
from communique.reading.times.timex import Expression, Found, Shift
from communique.reading.times.timex_parts import DETERMINERS, YEAR_CUES, split_range, year_of, year_shift

COUNT_CUES = frozenset(
    "about some over than least nearly almost approximately up most only all $ € £ ¥ no + × * #".split()
)
YEAR_NAMES = frozenset("in of since by until during from before after".split())
HELD = frozenset(
    "conference games cup olympics paralympics election elections summit festival championship championships open prix"
    " tour awards season forum expo congress meeting fair show referendum cop brexit easter christmas".split()
)
"""A year behind one of these tells when it is held."""
NUMBERED = frozenset(
    "flight route room page resolution number no article chapter channel unit highway model train bus".split()
)
"""A number behind one of these is its name."""


def years(found: Found) -> list[Expression]:
    """1961–1964: both years, in order."""
    one, two = year_of(found.words("year1")), year_of(found.words("year"))
    era = "BC" if found.has("bc") else ""
    if (one >= two) != bool(era) or found.before() in COUNT_CUES:
        return []
    if found.word("dash") in ("and", "or", "to", "through", "until") and _counts_something(found):
        return []
    return split_range(found, [found.make("DATE", "calendar", era + y) for y in (one, two)])


def short_years(found: Found) -> list[Expression]:
    """1955-57: the second year takes the century of the first."""
    one, short = found.word("year1"), found.word("short")
    if len(short) != 2 or int(one[2:]) >= int(short) or found.before() in COUNT_CUES or found.before() in ("-", "–"):
        return []
    return split_range(found, [found.make("DATE", "calendar", y) for y in (one, one[:2] + short)])


def old_years(found: Found) -> list[Expression]:
    """490 BC; 499-449 BC; AD 70."""
    era = "BC" if found.has("bc") and found.words("bc")[0].startswith("b") else ""
    made = [found.make("DATE", "calendar", era + found.words(n)[0].zfill(4)) for n in ("old1", "old") if found.has(n)]
    if any(len(e.value) > 6 or e.value.endswith("0000") for e in made):
        return []
    return made if len(made) == 1 else split_range(found, made)


def year(found: Found) -> list[Expression]:
    """in 2021; the 1991 settlement. Four figures that count or number something are no year."""
    value = found.word("year")
    at = found.match.start()
    if (
        found.before() in COUNT_CUES | NUMBERED
        or found.after() in ("%", "percent", "/", "+", "°")
        or _part_of_code(found, at)
    ):
        return []
    if _counts_something(found) or _is_named(found):
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


def _is_named(found: Found) -> bool:
    """Whether a year is the last word of a name: "Agenda 2030", "the Roadster 2020"."""
    before = found.form(found.match.start() - 1)
    known = found.before() in YEAR_CUES | HELD or found.before() in table("times")["seasons"]
    return before[:1].isupper() and before[1:2].islower() and not known


def _counts_something(found: Found) -> bool:
    """ "1994 people", "in 1200 homes": a lower-case plural follows and nothing before makes it a name of a year."""
    after = found.after()
    if not (after.isalpha() and found.form(found.match.end())[:1].islower()) or found.before() in DETERMINERS:
        return False
    if after in PEOPLE:
        return True
    named = found.before() in YEAR_NAMES and found.word("year")[:2] in ("18", "19", "20")
    return not named and after.endswith("s") and after not in NOT_PLURAL


PEOPLE = frozenset(
    "people men women children km kg miles dead wounded troops more million billion per percent each square metres"
    " meters feet".split()
)
NOT_PLURAL = frozenset(
    "was is has as its this does elections olympics games talks protests sanctions floods riots thus hostilities"
    " negotiations us always perhaps".split()
)


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
    if len(tens) == 2 and ({found.before(), found.before(2)} & {"over", "under"}):
        return []  # "the over-70s"
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
