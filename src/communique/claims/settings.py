"""When and where a sentence is set, beside what its clauses say themselves; and whether that is background.

"In the town of Ostrel, a driver ran over ten people, killing one": the clause that counts has neither day nor town, its
sentence has. What is set elsewhere than the article's headline and lead, or long ago, is told for comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.claims.intervals import Interval, interval, moment
from communique.claims.places import Place, named_place, one_site
from communique.claims.records import Clause, Setting
from communique.claims.words import noun_lemma, words_of
from communique.model import Document, Mention, Reading, Span, TimeRef

LEAD = 3
"""Sentences, the headline's among them, that tell what an article is about."""

RECENT = 14.0
"""Days before its publication of which an article tells as news, if it gives no date; and between two reports that may
contradict each other without one."""

REACH = 40
"""Characters before a name in which its preposition is looked for."""

LOCATING = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|off|within|throughout|over)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$"
)
"""What comes before the name of a place where something is: "in", "in the eastern"."""

PASSING = re.compile(
    r"\b(?:fl(?:y|ies|ew|own|ying)|pass(?:es|ed|ing)?|soar(?:s|ed|ing)?|sail(?:s|ed|ing)?|travel(?:s|led|ed|ling)?"
    r"|launched|fired|sent)\s+(?:[\w-]+\s+){0,3}?over\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$"
)
"""What comes before a place that something only passes: "the first to fly over Japan"."""

MODIFIED = re.compile(r"\s+([a-z]+)")
"""What follows a name that only tells which: "the Nice stabbings"."""

KIND_OF = re.compile(r"\b([a-z]+)\s+of\s+(?:the\s+)?$")
"""A noun before "of" and a name: "the town of"."""

COMPARING = re.compile(
    r"\b(?:since|than|until|till|by|(?<!scheduled )(?<!planned )(?<!due )(?<!set )for)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What makes a time one to compare with: "the worst since 2009"."""

GROWING = re.compile(
    r"\b(?:toll|number|count|tally|figure)s?\b[^.;]*\b(?:grew|grow(?:s|ing|n)?|r(?:o|i)se[sn]?|rising|climb\w*|mount(?:s|ed|ing)"
    r"|updated|revised)\b|\b(?:initially|at first|originally|so far)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells how a number grew, of which each report may give another step."""

LAPSED = re.compile(
    r"\b(?:originally|initially|hoped|(?:want|intend)ed to|had (?:planned|intended|wanted|expected)"
    r"|(?:was|were) (?:supposed|meant|to have)"
    r"|if|unless|in case|(?:broke|breaks?|breaking|broken) off (?:\w+ )?(?:attack|assault|raid|chase|pursuit|siege))\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells what was once planned, or would be, or ended once begun: nobody calls it off."""

PUT_OFF = r"reschedul\w+|postpone\w*|delay\w*|push\w* back|put off"
"""Words by which something is put off; a pattern without its word limits."""

DELAYED = re.compile(rf"\b(?:{PUT_OFF})\b", re.IGNORECASE)

SAYING = re.compile(
    r"\b(?:said|says|told(?: \w+){1,4}|announced|reported|confirmed|added|statement|interview)\s+"
    r"(?:(?:late|early|on|in an? \w+)\s+)*$"
)
"""What comes before the day on which something was said."""


def setting(
    document: Document, reading: Reading, sentence: Span, mentions: Iterable[Mention], lead: Sequence[Place]
) -> Setting:
    """The setting of one sentence with these mentions, in an article whose headline and lead name the places `lead`."""
    times, sites = times_in(document, reading, sentence), sites_in(document, mentions)
    away = bool(sites) and bool(lead) and not any(one_site(a, b) for a in sites for b in lead)
    past = over(times, reading.published or document.published.value)
    text = document.slice(sentence)
    growing, lapsed, put_off = (pattern.search(text) is not None for pattern in (GROWING, LAPSED, DELAYED))
    return Setting(times, sites, away or past, growing, lapsed, put_off)


def times_in(document: Document, reading: Reading, span: Span) -> tuple[TimeRef, ...]:
    """The dates in a stretch of text, without those that are only compared with, or on which something was said."""
    said = {one.time for one in reading.statements if one.time is not None}
    inside = (time for number, time in enumerate(reading.times) if span.covers(time.span) and number not in said)
    known = (time for time in inside if interval(time) is not None)
    before = ((time, document.text[max(span.start, time.span.start - REACH) : time.span.start]) for time in known)
    return tuple(
        time
        for time, text in before
        if (not COMPARING.search(text) or WHEN.match(document.text, time.span.end)) and not SAYING.search(text)
    )


WHEN = re.compile(r",?\s+when\b", re.IGNORECASE)
"""What follows a time of which something is told: "the first since 1997, when they lost"."""


def sites_in(document: Document, mentions: Iterable[Mention], without: Sequence[Span] = ()) -> tuple[Place, ...]:
    """The places among mentions in which something is, but for some stretches: not the states that do it."""
    named = (one for one in _named(mentions) if not any(part.covers(one.head) for part in without))
    return tuple(_place(document, one) for one in named if _located(document, one))


def _named(mentions: Iterable[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind == "name" and m.type in PLACED]


PLACED = frozenset({"LOC", "FAC", "FACILITY", "ORG"})
"""Types of names that may be places; a body is one if it is a house: "Orlow General Hospital"."""


def _place(document: Document, mention: Mention) -> Place:
    return named_place(document.slice(mention.head), document.slice(mention.head), mention.country)


def _is_house(document: Document, mention: Mention) -> bool:
    return bool(set(document.slice(mention.head).lower().split()) & words_of("site"))


def _located(document: Document, mention: Mention) -> bool:
    """True for a name behind a preposition of place: "in Nantes", "in the town of Nantes"; and for a house."""
    if mention.type != "LOC":
        return _is_house(document, mention)
    before = document.text[max(0, mention.head.start - REACH) : mention.head.start]
    behind = MODIFIED.match(document.text, mention.head.end)
    if behind is not None and noun_lemma(behind[1].lower()) in words_of("branches"):
        return True  # "the bank's Lisbon branch"
    if behind is not None and behind[1] not in words_of("stop") and before.endswith("the "):
        return False  # "in the Nice stabbings"
    if LOCATING.search(before):
        return PASSING.search(before) is None
    kind = KIND_OF.search(before)
    near = kind is not None and kind[1] in ("outskirts", "edge", "suburbs", "centre", "center", "gates", "heart")
    return near or (
        kind is not None and noun_lemma(kind[1]) in words_of("region") | words_of("city") | words_of("site")
    )


def over(times: Sequence[TimeRef], published: str | None) -> bool:
    """True if all of the times were long over when the article was published."""
    out = moment(published) if published else None
    known = [found for time in times if (found := interval(time)) is not None]
    return out is not None and bool(known) and all(last < out - RECENT for _, last in known)


def lead_sites(document: Document, reading: Reading) -> tuple[Place, ...]:
    """The places that the headline and the first sentences of an article name."""
    names = [one for span in _lead(reading) for one in _named(m for m in reading.mentions if span.covers(m.head))]
    return tuple(_place(document, one) for one in names if one.type == "LOC" or _is_house(document, one))


def _lead(reading: Reading) -> list[Span]:
    """The headline and the first sentences."""
    return sorted(sentence.span for sentence in reading.sentences)[:LEAD]


def lead_times(document: Document, reading: Reading) -> tuple[TimeRef, ...]:
    """The times that the headline and the first sentences of an article give."""
    return tuple(time for span in _lead(reading) for time in times_in(document, reading, span))


def times_differ(one: Clause, two: Clause) -> bool:
    """True if two clauses are of two times: by what dates them, or one by a date long over when the other, undated, was
    published."""
    ones, twos = dates(one), dates(two)
    if bool(ones) == bool(twos):
        return dated_apart(one, two)
    known, other = (ones, two) if ones else (twos, one)
    out = moment(other.published) if other.published else None
    return out is not None and all(last < out - RECENT for _, last in known)


def dated_apart(one: Clause, two: Clause) -> bool:
    """True if both are dated, themselves or in their sentences, and none of the dates can be one."""
    return apart(dates(one), dates(two))


def apart(ones: Sequence[Interval], twos: Sequence[Interval], gap: float = 1.0) -> bool:
    """True if more than `gap` days lie between any of some times and any of others; there are both."""
    return bool(ones and twos) and all(a[1] < b[0] - gap or b[1] < a[0] - gap for a in ones for b in twos)


def dates(clause: Clause) -> list[Interval]:
    """The time of a clause; where it has none, the times that its sentence gives."""
    return own_date(clause) or [found for time in clause.setting.times if (found := interval(time)) is not None]


def own_date(clause: Clause) -> list[Interval]:
    """The time of a clause itself, if it has one."""
    known = interval(clause.when) if clause.when is not None else None
    return [known] if known is not None else []


def sites_differ(one: Clause, two: Clause) -> bool:
    """True if the sentences of two clauses name places of which none may be one."""
    ones, twos = one.setting.sites, two.setting.sites
    return bool(ones and twos) and not any(one_site(a, b) for a in ones for b in twos)


def never(clause: Clause) -> bool:
    """True if a clause denies that it was so at any time, up to now: "never", "has not", "no shots had been fired"."""
    return clause.polarity == "negative" and clause.when is None and EVER.search(clause.text) is not None


EVER = re.compile(r"\bnever\b|\b(?:has|have|had)(?:n[’']t|\s+not|\s+never)\b|^no\b.*\b(?:was|were|been)\b", re.I)
"""Words of a clause that denies for all the time until then."""
