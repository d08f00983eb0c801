"""Whether two clauses fill one post: "named Rey as chief of the bank", "Orlan was appointed the bank's chief"."""

from __future__ import annotations

from communique.claims.items import Item, shared_families
from communique.claims.records import Clause
from communique.claims.words import content, noun_lemma, words_of
from communique.linking import Finding
from communique.reading.tokens.nouns import office_heads

QUALIFYING = frozenset({"new", "former", "next", "first", "interim", "acting", "permanent"})
"""Words beside a post that do not tell which it is."""


def same_post(left: Item, right: Item) -> Finding | None:
    """Both give one office of one body, whoever gets it."""
    if not shared_families(left, right) & words_of("exclusive_patient"):
        return None
    one, two = _post(left.clause), _post(right.clause)
    shared = one & two
    held = _offices(shared)
    if not held or not shared - held - QUALIFYING:
        return None
    return Finding(1.0, f"the post is the same: {', '.join(sorted(shared))}")


def offices(clause: Clause) -> frozenset[str]:
    """The offices that a clause speaks of, if it says who gets one."""
    return _offices(clause.words) if clause.families & words_of("exclusive_patient") else frozenset()


def _offices(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word in office_heads() or word in words_of("posts"))


def _post(clause: Clause) -> frozenset[str]:
    """The words of a clause without the persons that it names, its verb and the words of its time."""
    gone = {word for party in clause.parties if party.persons for word in party.words if word not in office_heads()}
    timed = content(_when(clause))
    return clause.words - gone - set(timed) - {noun_lemma(clause.text[_verb(clause)])}


def _verb(clause: Clause) -> slice:
    return slice(clause.head.start - clause.span.start, clause.head.end - clause.span.start)


def _when(clause: Clause) -> str:
    if clause.when is None or not clause.span.covers(clause.when.span):
        return ""
    return clause.text[clause.when.span.start - clause.span.start : clause.when.span.end - clause.span.start]
