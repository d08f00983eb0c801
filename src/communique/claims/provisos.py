"""What a clause says beside a value, that makes it another matter than a clause that does not say so.

A former rule, an earlier offer, a span of years, a foretelling, a quality: doubts of `matter`, each one small function.
"""

from __future__ import annotations

import re

from communique.claims.assertions import Assertion
from communique.claims.counts import alike, differ, fate
from communique.claims.intervals import Interval, interval, moment
from communique.claims.places import place_relation
from communique.claims.records import REALISED, Clause
from communique.claims.settings import RECENT, apart, dates, own_date
from communique.claims.words import content, head_lemma, is_number, opposed, words_of
from communique.model import Quantity

FORMER = re.compile(
    r"\b(?:previously(?! (?:un|not )\w+)|formerly|hitherto|until (?:now|recently)|up to now|in the past|used to"
    r"|(?:initial|original|previous|prior)(?= [\w$€£]))\b",
    re.IGNORECASE,
)
"""Words of what was so before, and of the first of several."""

SPAN = re.compile(
    r"\b(?:in|over|during|within|across|through(?:out)?)\s+"
    r"(?:his|her|its|their|that|this|these|those|the (?:past|last|first))\s+"
    r"(?:[\w’'-]+\s+)?(?:seasons|years|months|decades?|span|period|stint|tenure|career)\b",
    re.IGNORECASE,
)
"""A stretch of time over which something is counted: "in his five seasons", "over that span"."""


def formerly(one: Assertion, two: Assertion) -> bool:
    """True if one tells what was so before, or of the first of several, and the other does not say so."""
    return _says(FORMER, one.clause) != _says(FORMER, two.clause)


def other_span(one: Assertion, two: Assertion) -> bool:
    """True if one counts over a stretch of time that the other does not name."""
    return _stretches(one.clause) != _stretches(two.clause)


def _stretches(clause: Clause) -> set[str]:
    return {match[0].lower() for match in SPAN.finditer(clause.text)}


def _says(pattern: re.Pattern[str], clause: Clause) -> bool:
    return pattern.search(clause.text) is not None


def foretold(one: Assertion, two: Assertion) -> bool:
    """True if one only foretells what the other reports: "would never win again", "won"."""
    a, b = one.clause.status, two.clause.status
    return (a == "expected" and b in REALISED) or (b == "expected" and a in REALISED)


def other_quality(one: Assertion, two: Assertion) -> bool:
    """True if what is denied has a quality that the other does not ascribe: "not an avid gun guy", "is a guy who";
    "did not land a clean punch", "landed one punch"."""
    yes, no = (two.clause, one.clause) if one.clause.polarity == "negative" else (one.clause, two.clause)
    if yes.polarity == no.polarity or yes.predicate != no.predicate:
        return False
    ascribed = {word for party in yes.of("what") for word in party.words}
    any_such = (p for p in no.of("what") if p.head and (p.indefinite or no.predicate.startswith("be ")))
    return any(p.head in ascribed and not {w for w in p.words if not is_number(w)} <= ascribed for p in any_such)


def of_play(one: Assertion, two: Assertion) -> bool:
    """True if both count what is counted many times over in sport: yards of a game, of a season, of a career."""
    return any(_play(a) & _play(b) for a in one.clause.counts for b in two.clause.counts if alike(a, b))


def _play(quantity: Quantity) -> frozenset[str]:
    if quantity.of and quantity.of.split(" ")[0] in ("basis", "percentage"):  # points of a rate
        return frozenset()
    nouns = {head_lemma(quantity.of)} if quantity.of else set()
    return frozenset(nouns | {quantity.unit or ""}) & words_of("play")


def from_elsewhere(one: Assertion, two: Assertion) -> bool:
    """True if both tell how far it is, and not from one place: 13 miles from the ship, 150 from Aden."""
    a, b = (said.clause for said in (one, two))
    if not any(alike(x, y) and x.unit in DISTANCES for x in a.counts for y in b.counts):
        return False
    ones, twos = (_measured_from(clause) for clause in (a, b))
    return bool(ones or twos) and not ones & twos


def _measured_from(clause: Clause) -> frozenset[str]:
    """The words for where a distance begins."""
    return frozenset(word for found in FROM.findall(clause.text) for word in content(found))


FROM = re.compile(
    r"\b(?:from|off|outside|(?:north|south|east|west)\w* of)\s+"
    r"((?:(?!(?:when|as|and|on|at|in|after|before)\b)[\w’'-]+\s*){1,3})"
)
"""Where a distance begins."""

DISTANCES = frozenset({"km", "m", "mile", "nautical mile", "foot", "yard"})
"""Units of how far something is."""


def of_a_part(one: Assertion, two: Assertion) -> bool:
    """True if one is told only of a part: of those that a relative pronoun points at ("had eight children", "with whom
    he had"), or of what was named before ("of the cost, 900,000 came from Norway")."""
    return (WHOSE.match(one.clause.text) is None) != (WHOSE.match(two.clause.text) is None)


WHOSE = re.compile(
    r"(?:with|by|from|of|to|for|in|on|at) wh(?:om|ich)\b|where\b|of (?:the|this|that|these|those|it)\b[^,]*,",
    re.IGNORECASE,
)
"""How a clause begins that is of a part: that a relative pronoun points at, or that "of the money," takes out."""


def as_long_ago(one: Assertion, two: Assertion) -> bool:
    """True if both say in the same words how long ago it was: they round alike."""
    ones, twos = (_words_of_time(said.clause) for said in (one, two))
    return ones == twos and ones.endswith("ago")


def _words_of_time(clause: Clause) -> str:
    if clause.when is None:
        return ""
    start, end = (at - clause.span.start for at in (clause.when.span.start, clause.when.span.end))
    return " ".join(clause.text[max(start, 0) : end].lower().split())


def others_of_them(one: Assertion, two: Assertion) -> bool:
    """True if opposite verbs are of two numbers: 21 girls released, nearly 200 held."""
    return opposed(one.clause.families, two.clause.families) and differ(one.clause.counts, two.clause.counts)


def nothing_in_common(one: Assertion, two: Assertion) -> bool:
    """True if opposite verbs are of other things by others: "was barred from importing gas", "China allows oil"."""
    if not opposed(one.clause.families, two.clause.families):
        return False
    a, b = ((_told_of(said.clause, "who"), _told_of(said.clause, "whom", "what")) for said in (one, two))
    return bool(a[1] and b[1]) and not a[1] & b[1] and not a[0] & b[0]


def _told_of(clause: Clause, *roles: str) -> frozenset[str]:
    """The words and actors that fill roles of a clause."""
    return frozenset(word for party in clause.of(*roles) for word in (*party.words, *party.own))


def other_news(one: Assertion, two: Assertion) -> bool:
    """True if one of them is undated, and the days of its article's news are others than the other's: a quake on Monday
    night, another on Wednesday evening."""
    a, b = one.clause, two.clause
    if dates(a) and dates(b):
        return False
    ones, twos = (own_date(clause) or _news(clause) for clause in (a, b))
    return apart(ones, twos)


def _news(clause: Clause) -> list[Interval]:
    """The days before its publication that the beginning of an article tells of."""
    out = moment(clause.published) if clause.published else None
    known = (day for time in clause.setting.news if (day := interval(time)) is not None)
    return [day for day in known if out is not None and out - RECENT < day[0] and day[1] < out + 1]


def forecasts(one: Assertion, two: Assertion) -> bool:
    """True if both only expect how something will rise or fall: opinions differ."""
    expected = one.clause.status == two.clause.status == "expected"
    return expected and bool(one.clause.families & two.clause.families & {"rise", "fall"})


def to_and_by(one: Assertion, two: Assertion) -> bool:
    """True if one tells to what level something changed, the other by how much: "fell to 5.4%", "fell 0.3%"."""
    changing = one.clause.families & two.clause.families & {"rise", "drop"}
    return bool(changing) and _says(LEVEL, one.clause) != _says(LEVEL, two.clause)


LEVEL = re.compile(r"\bto (?:(?:about|around|nearly|almost|just|over|under|below|above|a|an|[a-z]+ of) )*[$€£]?\d")
"""A level that something came to."""


def of_an_age_group(one: Assertion, two: Assertion) -> bool:
    """True if only one of them is of the young, the old, men or women: "among Moroccans aged between 15 and 24"."""
    return _says(GROUP, one.clause) != _says(GROUP, two.clause) and _share(one.clause) and _share(two.clause)


def _share(clause: Clause) -> bool:
    return any(quantity.unit == "percent" for quantity in clause.counts)


GROUP = re.compile(
    r"\b(?:among|for|of)\b[^.;]*?\b(?:aged|under[- ]\d+s?|over[- ]\d+s?|young|younger|older|youths?|pensioners|women"
    r"|men|girls|boys|children)\b",
    re.IGNORECASE,
)
"""Words for a part of the people by age or sex."""


def of_a_part_of_the_country(one: Assertion, two: Assertion) -> bool:
    """True if the larger number is of a whole state, and of no toll: 900 flights in Germany, 310 in Frankfurt."""
    a, b = (said.clause.place or said.clause.site for said in (one, two))
    how = place_relation(a, b) if a is not None and b is not None else "unknown"
    if how not in ("within", "contains") or "state" not in {x.level for x in (a, b) if x is not None}:
        return False
    small, large = (one.clause, two.clause) if how == "within" else (two.clause, one.clause)
    pairs = [(x, y) for x in small.counts for y in large.counts if alike(x, y) and not fate(x)]
    return bool(pairs) and all((x.value or 0) < (y.value or 0) for x, y in pairs)


def years_between(one: Assertion, two: Assertion) -> bool:
    """True if their dates lie most of a year apart: the gala called off in 2001, and the one held in 2007."""
    return apart(dates(one.clause), dates(two.clause), YEAR)


YEAR = 300.0
"""Days after which something that comes each year is another one."""


def only_late(one: Assertion, two: Assertion) -> bool:
    """True if what counts as put off only came late: "winds delayed its arrival"."""
    off = (said.clause for said in (one, two) if said.clause.status == "cancelled")
    return any(clause.setting.put_off and clause.predicate in JOURNEYS for clause in off)


JOURNEYS = frozenset({"arrive", "depart", "land", "return", "leave", "take off", "come", "deliver"})
"""Predicates of what is put off by hours only."""
