"""Conditional clauses and arrangements: "if …", "unless …", "provided that …", "should X attack", "is to sign"."""

from __future__ import annotations

from communique.reading.syntax.clauses import Word
from communique.reading.syntax.matrix import words

PROVISOS = frozenset(("provided", "providing", "assuming", "supposing"))
"""Participles that make a condition of their complement."""


def arranged_by(verb: Word, helpers: list[Word]) -> Word | None:
    """The "be" of "is to sign"; None if there is none."""
    to = next((kid for kid in verb.kids if kid.low == "to" and kid.dep == "mark"), None)
    if to is None:
        return None
    found = [aux for aux in helpers if aux.lemma == "be" and aux.i < to.i and to.i - aux.i <= 3]
    gap = [kid for kid in verb.kids if found and found[-1].i < kid.i < to.i and kid.pos not in ("ADV", "PART")]
    return found[-1] if found and not gap else None


def is_condition(verb: Word) -> bool:
    """Whether the clause is a condition: "if …", "unless …", "should X attack", "had X won"."""
    if verb.dep not in ("advcl", "ccomp", "parataxis", "acl", "acl:relcl", "dep", "conj"):
        return False
    if verb.dep == "conj":
        return verb.head is not None and not verb.kid("mark") and verb.head.dep == "advcl" and is_condition(verb.head)
    if is_proviso(verb):
        return True
    if verb.dep == "ccomp":
        return verb.head is not None and verb.head.low in PROVISOS and is_condition(verb.head)
    marks = [kid for kid in verb.kids if kid.dep == "mark"]
    if any(mark.low in words("conditions") and not concessive(mark, verb) for mark in marks):
        return verb.dep != "ccomp"
    if long_condition(verb):
        return True
    first = min(verb.kids, key=lambda kid: kid.i, default=None)
    subject = verb.kid("nsubj", "nsubj:pass")
    inverted = first is not None and first.low in ("should", "had", "were") and first.dep in ("aux", "aux:pass", "cop")
    if inverted and verb.dep == "advcl" and subject is not None and first is not None:
        return first.i < subject.i
    return verb.dep == "advcl" and subject is not None and not marks and is_supposed(verb, subject)


def is_supposed(verb: Word, subject: Word) -> bool:
    """Whether "should" stands right before the subject of a clause, also where it is taken for the verb above's: "would
    act should its citizens come under attack".
    """
    above = verb.head
    before = [kid for kid in above.kids if kid.low == "should" and kid.dep == "aux"] if above is not None else []
    return any(above is not None and above.i < kid.i and kid.i + 1 == subject.left for kid in before)


def is_question(verb: Word) -> bool:
    """Whether the clause asks or leaves open: "whether the strike is legal", "asked if it was"; its conjuncts too."""
    if verb.dep == "conj" and verb.head is not None and not verb.kid("mark"):
        return is_question(verb.head)
    first = min((kid for kid in verb.kids), key=lambda kid: kid.i, default=verb)
    whether = any(kid.low == "whether" and kid.i < verb.i for kid in verb.kids)  # "worried about whether it was"
    return whether or (first.low == "if" and first.dep == "mark" and verb.dep == "ccomp")


def asks_opinion(governor: Word) -> bool:
    """Whether a clause asks what somebody thinks is so: "asked if he believed the guards had been bribed"."""
    asked = governor.head is not None and governor.head.lemma == "ask" and governor.mark() == "if"
    return governor.lemma in OPINIONS and (asked or is_question(governor))


OPINIONS = frozenset("think believe feel suspect consider suppose".split())
"""Verbs that leave open whether what somebody thinks is so."""


def is_proviso(verb: Word) -> bool:
    """Whether it is the "provided" of "provided that the siege is lifted"."""
    return verb.low in PROVISOS and verb.kid("ccomp") is not None


def concessive(mark: Word, verb: Word) -> bool:
    """Whether "if" is that of "even if", "as if"."""
    beside = [kid.low for kid in [*verb.kids, *mark.kids] if kid.i in (mark.i - 1, mark.i + 1)]
    return "even" in beside or "as" in beside


def is_concession(verb: Word) -> bool:
    """Whether the clause is only supposed, and nothing hangs on it: "even if …", "as if …"; its conjuncts too."""
    if verb.dep == "conj" and verb.head is not None and verb.kid("mark") is None:
        return verb.head.dep == "advcl" and is_concession(verb.head)
    return any(kid.low == "if" and kid.dep == "mark" and concessive(kid, verb) for kid in verb.kids)


def long_condition(verb: Word) -> bool:
    """ "as long as …", "in the event that …", "on condition that …"."""
    head = verb.head
    if head is not None and verb.dep in ("acl", "acl:relcl") and head.low in ("event", "condition", "case"):
        return head.case() in ("in", "on")
    if any(kid.low in ("in", "on") and kid.i < verb.i and names_case(kid) for kid in verb.kids):
        return True  # "in case it is attacked"
    if head is not None and head.low == "long" and head.dep == "advmod" and verb.mark() == "as":
        return True
    adverb = next((kid for kid in verb.kids if kid.low in ("long", "provided", "condition")), None)
    return adverb is not None and any(kid.low == "as" for kid in [*adverb.kids, *verb.kids]) and verb.dep == "advcl"


def names_case(word: Word) -> bool:
    """Whether a preposition and a noun are one subordinator: "in case", "on condition"."""
    return any(kid.dep == "fixed" and kid.low in ("case", "condition", "event") for kid in word.kids)


def condition_of(verb: Word) -> Word | None:
    """The conditional clause (its head) that hangs on the predicate or on the first of its conjuncts."""
    for kid in verb.kids:
        if kid.dep in ("advcl", "parataxis") and is_condition(kid):
            return kid
        if kid.dep == "obj":
            clause = next((sub for sub in kid.kids if sub.dep == "acl" and is_proviso(sub)), None)
            if clause is not None:
                return clause
        if kid.dep == "advmod" and kid.low == "long":
            clause = next((sub for sub in kid.kids if sub.dep == "advcl" and is_condition(sub)), None)
            if clause is not None:
                return clause
        if kid.dep == "obl":
            clause = next((sub for sub in kid.kids if sub.dep in ("acl", "acl:relcl") and long_condition(sub)), None)
            if clause is not None:
                return clause
    return None
