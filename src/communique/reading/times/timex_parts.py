"""What several rules share: signs of time around a date, years as they are written, ranges."""

from __future__ import annotations

from communique.reading.times.timex import Expression, Found, Shift

YEAR_CUES = frozenset(
    "in of since by from until till during before after early late mid around circa throughout through to between and"
    " or the for mid-year spring summer autumn fall winter year years pre post - – ( ,".split()
)
MONTH_CUES = frozenset(
    "in of since by from until till during before after early late mid this last next previous coming following around"
    " throughout between beginning on through that and or to for - –".split()
)
YEAR_SHIFTS = {"this": (0, "deictic"), "last": (-1, "deictic"), "next": (1, "deictic"), "that": (0, "mention")}
DETERMINERS = frozenset("the a an this that its their his her our 's".split())


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


def split_range(found: Found, made: list[Expression]) -> list[Expression]:
    """Give each end of a range its own atoms: the first keeps what comes before the dash, the second the rest."""
    at = found.match.start("dash")
    return [made[0]._replace(last=at), made[1]._replace(first=found.match.end("dash"))]
