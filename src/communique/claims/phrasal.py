"""The predicate of a clause with the particle or the noun that carries its meaning: "passed away", "took place"."""

from __future__ import annotations

import re
from functools import cache

from communique.claims.page import Page
from communique.claims.words import head_lemma, in_lexicon, known_predicates
from communique.model import Proposition

CARRIERS = frozenset(
    "take hold make reach lose cost strike have give claim impose place open set change come lift emerge become stand"
    " face down suffer hand raise bring call meet fall carry catch put remove drive force push strip return go appear"
    " apply seek ask affix append".split()
)
"""Verbs whose object carries the meaning: "take place", "hold talks"; or what follows: "removed from office"."""

CARRIED = ("what", "who", "to", "from", "about")
"""Roles of it."""


PARTICLE = re.compile(
    r"\s+(away|out|off|down|up|back|aside|ahead|ashore|alight|ablaze|aground|under|into|through|for|free|dead|still"
    r"|to death|on (?:fire|trial|strike|sale|show)|into (?:force|effect)|to the polls|onto rocks)\b( with\b)?"
)
"""A particle or the like right after the verb, which may be a part of it, and its preposition: "passed away", "signed
for", "came into force", "pressed ahead with"."""


def full_predicate(page: Page, one: Proposition) -> str:
    """The predicate with the noun that carries its meaning, where both together are a word of the lexicon."""
    found = PARTICLE.match(page.document.text, one.head.end) if " " not in one.predicate else None
    if found is not None:
        choices = (f"{one.predicate} {found[1]}{behind}" for behind in (found[2] or "", ""))
        if (phrasal := next(filter(in_lexicon, choices), None)) is not None:
            return phrasal
    if (whole := _with_phrase(page, one)) is not None:
        return whole
    if one.predicate.split(" ")[0] in CARRIERS:
        heads = [head_lemma(page.slice(a.span)) for a in one.arguments if a.role in CARRIED]
        return next((name for head in heads if in_lexicon(name := f"{one.predicate} {head}")), one.predicate)
    return one.predicate


PHRASED = re.compile(r"(\S+) ((?:to|into|in|under|behind|without|on|at|from) \S+)")
"""A verb of the lexicon with a phrase that other words may part from it: "send to prison"."""

FOR_PHRASE = 60
"""Characters behind a verb in which its phrase is looked for."""


def _with_phrase(page: Page, one: Proposition) -> str | None:
    """The predicate with a phrase that belongs to it, wherever it stands: "sent the cook to prison"."""
    behind = page.document.text[one.head.end : min(one.span.end, one.head.end + FOR_PHRASE)].lower()
    phrases = _phrases().get(one.predicate, ())
    return next((f"{one.predicate} {phrase}" for phrase in phrases if _stands_in(phrase, behind)), None)


def _stands_in(phrase: str, text: str) -> bool:
    """True if a phrase of a preposition and a noun stands in a text, with or without an article between the two."""
    preposition, noun = phrase.split(" ")
    return re.search(rf" {preposition} (?:the |an? )?{noun}\b", text) is not None


@cache
def _phrases() -> dict[str, list[str]]:
    """Verb → the phrases that the lexicon has with it."""
    found: dict[str, list[str]] = {}
    for match in filter(None, map(PHRASED.fullmatch, known_predicates())):
        found.setdefault(match[1], []).append(match[2])
    return found
