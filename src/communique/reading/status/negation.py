"""Which predicates are negated."""

from __future__ import annotations

from communique.reading.syntax.clauses import Word, shares_helpers
from communique.reading.syntax.matrix import words

NOT_NEGATION = frozenset(("only", "just", "merely", "necessarily", "least", "simply", "solely"))
"""After "not", these leave the clause affirmed ("not only strategic but …")."""

NEGATIVE_DETERMINERS = frozenset(("no", "neither"))
"""Determiners that negate the clause of their noun."""

WITHOUT = frozenset(("without", "instead", "rather"))
"""Subordinators of what was not done."""


def is_negated(verb: Word) -> bool:
    """Whether the clause of `verb` is negated by a word of its own (an odd number of negations)."""
    count = sum(1 for kid in verb.kids if negates(kid))
    count += sum(1 for kid in verb.kids if kid.dep in ("nsubj", "nsubj:pass", "obj") and is_empty(kid))
    if not count and shares_helpers(verb) and verb.head is not None:
        return any(negates(kid) for kid in verb.head.kids if kid.i < verb.head.i)
    return count % 2 == 1


def negates(kid: Word) -> bool:
    """Whether a dependent negates its head: not, never, nor, hardly, no longer, without, almost."""
    if kid.dep in ("advmod", "cc", "cc:preconj", "det") and kid.low in words("never") | words("nearly"):
        return kid.dep != "det" and not is_only(kid)
    if kid.dep == "advmod" and kid.low == "longer":
        return any(sub.low in ("no", "any") for sub in kid.kids)
    return kid.dep in ("mark", "case") and kid.low in WITHOUT


def is_only(word: Word) -> bool:
    """Whether "not" is that of "not only"."""
    head = word.head
    near = [kid for kid in head.kids if kid.i == word.i + 1] if head is not None else []
    near += [kid for kid in word.kids if kid.i == word.i + 1]
    return word.low == "not" and any(kid.low in NOT_NEGATION for kid in near)


def is_empty(noun: Word) -> bool:
    """Whether a subject or object is nobody, nothing, "no agreement", "not one house", "no patient's record"."""
    if noun.low in words("nobody") or (noun.low == "one" and any(kid.low == "no" for kid in noun.kids)):
        return True
    if not_one(noun) or any(is_empty(kid) for kid in noun.all("nmod:poss")):
        return True
    if any(kid.low == "neither" and kid.dep in ("cc", "cc:preconj") for kid in noun.kids):
        return True  # "neither the ministry nor the firm"
    return any(
        (kid.dep == "det" and kid.low in NEGATIVE_DETERMINERS and not bounds(kid, noun))
        or (kid.dep == "advmod" and kid.low in ("hardly", "scarcely", "barely"))
        for kid in noun.kids
    )


def not_one(noun: Word) -> bool:
    """Whether a noun is that of "not one house", "not a single house"."""
    ones = [kid for kid in noun.kids if kid.low in ("single", "one")]
    return bool(ones) and any(kid.low == "not" and kid.i < noun.i for word in (noun, *ones) for kid in word.kids)


def bounds(word: Word, noun: Word) -> bool:
    """Whether "no" is that of "no more than 900 dockers", "no fewer than ten", which say how many."""
    inside = [sub for kid in noun.kids for sub in (kid, *kid.kids)]
    return any(sub.low in ("more", "fewer", "less", "later") and sub.i == word.i + 1 for sub in inside)


def is_over(verb: Word) -> bool:
    """Whether "no longer" or "any more" ends it."""
    return any(kid.low in ("longer", "anymore") for kid in verb.kids if kid.dep == "advmod")
