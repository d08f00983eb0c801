"""Numbers of a clause that none of its roles holds: votes it passed by, how long it is to last, an age, a score."""

from __future__ import annotations

import re

from communique.claims.counts import AGE, SCORE
from communique.claims.page import Page
from communique.claims.words import classes, noun_lemma
from communique.lexicon import table
from communique.model import Proposition, Quantity, Span

AGED = re.compile(
    r"\b(?P<old>\d{1,3}|[a-z]+)(?:[- ]years?[- ]old\b)|\b(?:aged|age) (?P<aged>\d{1,3}|[a-z]+)\b"
    r"|\b(?:boy|girl|child|man|woman|pupil|teenager) of (?P<of>\d{1,3}|[a-z]+)\b(?! \w)"
    r"|\b(?:boy|girl|child) of (?P<young>\d{1,2}|[a-z]+)\b"
    r"|(?<=[a-z]), (?P<comma>\d{2}),"
)
"""How old somebody is: "a 34-year-old cook", "a boy of nine", "Anna Rey, 34,"."""

RESULT = re.compile(r"(?<![\d(-])(\d{1,2})[-–](\d{1,2})(?![\d-])")
"""The score of a match; behind a bracket it is what a team has won and lost so far: "the Hawks (11-4)"."""

CONTESTS = frozenset({"win", "lose", "draw"})
"""Families of predicates that a score belongs to."""


def beside(page: Page, one: Proposition, known: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities of a clause, no part of another inside it, that are not among those known: "by 78 votes"."""
    inner = [p.span for p in page.others(one) if p.span != one.span]
    return tuple(
        quantity
        for quantity in page.reading.quantities
        if one.span.covers(quantity.span)
        and quantity.value is not None
        and (quantity.of or quantity.unit)
        and not any(span.covers(quantity.span) for span in inner)
        and not any(quantity.span.overlaps(other.span) for other in known)
    )


SOME_OF = re.compile(
    r"(?:about |at least |some |nearly |more than )?(?P<number>\d[\d,]*|[a-z]+) of"
    r" (?:its|their|his|her|our|the|those) (?P<of>[a-z]+s|people|men|women|children)\b",
    re.IGNORECASE,
)
"""A number of some among others whose number is not told: "five of its members"."""


def some_of(page: Page, one: Proposition, known: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """How many of some people or things a clause tells of."""
    things = [argument.span for argument in one.arguments if argument.role in ("who", "whom", "what")]
    found = ((span, SOME_OF.match(page.slice(span))) for span in things)
    read = ((span, match, _number(match["number"].replace(",", ""))) for span, match in found if match is not None)
    numbers = (_part(page, span.start, match, value) for span, match, value in read if value is not None)
    return tuple(one for one in numbers if not any(one.span.overlaps(other.span) for other in known))


def _part(page: Page, start: int, found: re.Match[str], value: float) -> Quantity:
    """The number of a match of SOME_OF, in a phrase that begins at `start`."""
    span = Span(page.document.id, start + found.start("number"), start + found.end("number"))
    noun = noun_lemma(found["of"])
    return Quantity(span, value, "person" if "person" in classes(noun) else None, noun)


def age(page: Page, one: Proposition) -> tuple[Quantity, ...]:
    """The age of the one person of a clause that gives one."""
    text = page.slice(one.span)
    found = [(match[kind], match.start(kind)) for match in AGED.finditer(text) if (kind := match.lastgroup)]
    values = [(number, word, at) for word, at in found if (number := _number(word)) is not None]
    if len(values) != 1:
        return ()
    value, word, at = values[0]
    start = one.span.start + at
    return (Quantity(Span(page.document.id, start, start + len(word)), value, AGE),)


def _number(word: str) -> float | None:
    """The value of a number in figures or of one word."""
    if word.isdigit():
        return float(word)
    value = table("times")["numbers"].get(word.lower())
    return float(value) if value else None


def score(page: Page, one: Proposition, kinds: frozenset[str]) -> tuple[Quantity, ...]:
    """The score of the match that a clause tells of; the more goals first, whoever is named first."""
    found = list(RESULT.finditer(page.slice(one.span))) if kinds & CONTESTS else []
    if len(found) != 1:
        return ()
    high, low = sorted((int(found[0][1]), int(found[0][2])), reverse=True)
    span = Span(page.document.id, one.span.start + found[0].start(), one.span.start + found[0].end())
    return (Quantity(span, float(100 * high + low), SCORE, f"{high}-{low}"),)
