"""How many people or things a clause tells of where no noun stands behind the number.

"Sixty thousand marched", "the battalion is 1,150 strong", "the fugitives, eleven in number", "3,400 of them arrived".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.claims.page import Page
from communique.claims.words import classes, noun_lemma, tokens, words_of
from communique.lexicon import table
from communique.model import Proposition, Quantity, Span
from communique.model.readings import Bound
from communique.reading.quantities.quantity_rules import value_of

BEHIND = re.compile(r"[- ]strong\b| in number\b", re.IGNORECASE)
"""What stands behind the number of a body of people or things."""

BEFORE = re.compile(
    r"\bnumber(?:s|ed|ing) (?=\S)|\b(?:crowd|army|force|audience|garrison|workforce|contingent|battalion) of (?=\S)",
    re.IGNORECASE,
)
"""What stands before it."""

OF_THEM = re.compile(r" of (?:them|us)\b", re.IGNORECASE)
"""What stands behind the number of those who were named before."""

WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+", re.UNICODE)

LONGEST = 5
"""Words that a number may have."""


class Number(NamedTuple):
    """A number in a text: where it stands, and what it is."""

    start: int
    end: int
    value: float


def crowd(page: Page, one: Proposition, kinds: frozenset[str], known: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The one number of people of a proposition of these families that no noun stands behind; none of those `known`."""
    text = page.slice(one.span)
    found = [number for match in BEHIND.finditer(text) if (number := _ending(text, match.start()))]
    found += [number for match in BEFORE.finditer(text) if (number := _opening(text, match.end()))]
    if kinds & words_of("done_by_people"):
        found += [number for match in OF_THEM.finditer(text) if (number := _ending(text, match.start()))]
        found += [number for number in _subjects(page, one)]
    read = [_quantity(page, one, number) for number in found]
    return tuple(q for q in read[:1] if not any(q.span.overlaps(other.span) and other.of for other in known))


def _subjects(page: Page, one: Proposition) -> list[Number]:
    """The subjects that are nothing but a number: "More than 9,000 turned out"."""
    spans = [a.span for a in one.arguments if a.role in ("who", "whom", "what")]
    numbers = ((span, _opening(page.slice(span), 0)) for span in spans)
    at = one.span.start
    return [
        Number(span.start - at + n.start, span.start - at + n.end, n.value)
        for span, n in numbers
        if n is not None and n.end == span.end - span.start
    ]


def _ending(text: str, end: int) -> Number | None:
    """The longest number that ends there."""
    words = [match for match in WORD.finditer(text, max(0, end - 60), end)][-LONGEST:]
    return _longest([words[at:] for at in range(len(words))]) if words and words[-1].end() == end else None


def _opening(text: str, start: int) -> Number | None:
    """The longest number that stands there, behind words for its bound."""
    words = [match for match in WORD.finditer(text, start, start + 60)]
    rest = words[_bounds(" ".join(word[0].lower() for word in words)) :][:LONGEST]
    return _longest([rest[:size] for size in range(len(rest), 0, -1)])


def _longest(choices: list[list[re.Match[str]]]) -> Number | None:
    """The first choice of words in a row that is a number of some size."""
    for words in choices:
        value = value_of([word[0].lower().replace(",", "") for word in words])
        if value is not None and value >= LEAST:
            return Number(words[0].start(), words[-1].end(), value)
    return None


LEAST = 3.0
"""Smallest number that is taken for one of people: "two" and "one" are pronouns as well."""


def _bounds(text: str) -> int:
    """How many words of a bound a text opens with: two in "more than 9,000"."""
    found = [phrase for phrase, _ in table("quantities")["bounds_before"] if text.startswith(f"{phrase} ")]
    return max((len(phrase.split()) for phrase in found), default=0)


def _quantity(page: Page, one: Proposition, number: Number) -> Quantity:
    """The number as one of people."""
    at = one.span.start
    span = Span(page.document.id, at + number.start, at + number.end)
    before = page.document.text[max(0, span.start - 24) : span.start].lower().rstrip()
    rows: list[tuple[str, Bound]] = table("quantities")["bounds_before"]
    bounds = [(len(phrase), bound) for phrase, bound in rows if re.search(rf"\b{phrase}$", before)]
    return Quantity(span, number.value, "person", _whom(page, one, span), max(bounds, default=(0, "exact"))[1])


def _whom(page: Page, one: Proposition, number: Span) -> str:
    """The noun for the people of whom a number is: "fugitive" of "the fugitives, eleven in number"."""
    before = tokens(page.document.text[one.span.start : number.start])[-NEAR:]
    named = [lemma for word in reversed(before) if "person" in classes(lemma := noun_lemma(word))]
    return named[0] if named else "person"


NEAR = 3
"""Words before a number among which the noun for the people is looked for."""
