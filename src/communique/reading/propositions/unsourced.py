"""What somebody unnamed is said to claim: "police are investigating claims that the mayor took bribes".

The article says only that there is such a claim. Where it names who makes it, that is a statement, and its content
stands as it is worded; where it does not, the content is no more than possible.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.reading.statements.cues import examining_verbs
from communique.reading.status.standing import Standing, is_real
from communique.reading.syntax.matrix import words

if TYPE_CHECKING:
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.clauses import Word
    from communique.reading.syntax.context import Context

ASIDE = frozenset(("amid", "despite", "amidst"))
"""Prepositions before a claim that somebody else makes."""


def sourced(context: Context, candidate: Candidate) -> Candidate:
    """A candidate, possible where it is the content of a claim of which nobody says who makes it."""
    noun = claim_above(candidate.word)
    if noun is None or not is_aside(noun) or not is_real(candidate.standing):
        return candidate
    if is_attributed(context, candidate.word, noun):
        return candidate
    return replace(candidate, standing=Standing("possible", candidate.standing.polarity))


def claim_above(verb: Word) -> Word | None:
    """The noun of which a clause is the content: "allegations that …"."""
    noun = verb.head
    told = any(kid.dep == "mark" and kid.low == "that" for kid in verb.kids)
    found = told and verb.dep in ("acl", "acl:relcl", "ccomp") and noun is not None and noun.pos == "NOUN"
    return noun if found and noun is not None and noun.lemma in words("hearsay") else None


def is_aside(noun: Word) -> bool:
    """Whether somebody looks into the claim or hears of it, or something goes on in spite of it."""
    above = noun.head.lemma if noun.head is not None and noun.dep in ("obj", "nsubj:pass") else ""
    return above in examining_verbs() or bool(set(noun.case().split()) & ASIDE)


def is_attributed(context: Context, verb: Word, noun: Word) -> bool:
    """Whether the text says whose claim it is: a statement holds the clause and not the noun above it, or denies it, or
    the noun has an owner.
    """
    index = context.statement_at(verb.start)
    if noun.kid("nmod:poss") is not None:
        return True
    if index is None:
        return False
    outer = context.statements[index]
    return outer.stance == "denies" or not any(span.start <= noun.start < span.end for span in outer.content)
