"""The PLOVER code of a proposition, by its predicate, the words of its phrases and those who do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communique.reading.arguments import Filler
from communique.reading.clauses import Word
from communique.reading.events import Code, code, lemmas, word_list
from communique.reading.unlisted import unlisted_code

if TYPE_CHECKING:
    from communique.reading.context import Context
    from communique.reading.predications import Candidate

BESIDE = ("obl", "xcomp", "obj", "compound")
"""Relations of the phrases of a predicate that codes look at."""

CLAUSES = ("acl:relcl", "acl", "advcl", "ccomp", "parataxis")
"""Relations of clauses inside a phrase: what they tell is another event."""

CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB"))
"""Parts of speech of the words that codes look at."""

PERSONS = ("man", "men", "woman", "women", "er", "or", "ist", "ant")
"""Endings of nouns for people that no list has."""


def code_of(context: Context, candidate: Candidate) -> Code | None:
    """The PLOVER code of a candidate; None if it is no such event."""
    if candidate.clause == "copular" or candidate.standing == ("possible", "negative"):
        return None
    doers = [filler.word for filler in candidate.fillers if filler.role == "who"]
    parts = [filler for filler in candidate.fillers if filler.role != "who"]
    actor = any(filler.role in ("whom", "to", "with") and context.acts(filler.word) for filler in parts)
    object_ = any(filler.role in ("what", "whom") for filler in parts)
    acting = not doers or any(context.acts(word) for word in doers)
    nouns = lemmas(word.lemma for word in described(candidate.word, parts))
    found = code(candidate.predicate, nouns, actor, object_, acting)
    if found is None:
        return unlisted_code(context, candidate)
    return None if found.root == "ASSAULT" and not acting and not can_harm(doers) else found


def described(predicate: Word, parts: Sequence[Filler]) -> Iterator[Word]:
    """The words of a predicate's phrases, without the clauses inside them."""
    for filler in parts:
        yield from phrase(filler.word)
    for kid in predicate.kids:
        if kid.dep in BESIDE:
            yield from (kid, *kid.kids)


def phrase(head: Word) -> Iterator[Word]:
    """The content words of a phrase, those of clauses inside it left out."""
    if head.pos in CONTENT:
        yield head
    for kid in head.kids:
        if kid.dep not in CLAUSES:
            yield from phrase(kid)


def can_harm(doers: Sequence[Word]) -> bool:
    """Whether one of those who do it is a weapon, an attack or a person: a ferry's sinking that killed 40 is none, nor
    is a boiler's explosion, but a car bomb's is.
    """
    heads = lemmas(word.lemma for word in doers)
    named = lemmas(part.lemma for word in doers for part in word.subtree())
    if not named.isdisjoint(word_list("arms")):
        return True
    if not heads.isdisjoint(word_list("explosions")):
        return named.isdisjoint(word_list("works"))
    return heads.isdisjoint(word_list("accidents")) and any(word.low.endswith(PERSONS) for word in doers)
