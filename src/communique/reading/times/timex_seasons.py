"""What rules for seasons and holidays mean."""

from __future__ import annotations

import re
from functools import cache

from communique.lexicon import table
from communique.reading.times.timex import Expression, Found
from communique.reading.times.timex_parts import DETERMINERS, YEAR_CUES, year_of, year_shift


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
