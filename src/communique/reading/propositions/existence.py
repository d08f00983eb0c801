"""What there is, was or will be: "there was a fire at the port", "no injuries were reported"."""

from __future__ import annotations

from communique.lexicon import table
from communique.reading.propositions.nominals import event_noun
from communique.reading.syntax.arguments import Filler, word_list
from communique.reading.syntax.clauses import Word, conjuncts
from communique.reading.syntax.control import is_passive

RECORDING = frozenset(("report", "record", "register", "confirm"))
"""Verbs of which the passive says that there was what they record."""

MODIFIERS = frozenset(("nmod", "nmod:poss", "amod", "compound", "nummod", "acl:relcl"))
"""Relations of what makes a noun say more than its kind."""

HANGING = frozenset(("acl", "ccomp", "csubj", "xcomp", "advcl"))
"""Relations of a clause that says what the noun is about: "no evidence that …" tells of that clause."""


def thing_there(verb: Word) -> Word | None:
    """The noun of which the clause says that it is there or was recorded; None if it says something else."""
    if verb.lemma == "be":
        there = any(kid.low == "there" and kid.dep == "expl" for kid in verb.kids)
        noun = verb.kid("nsubj", "nsubj:pass") if there else None
        return noun if noun is not None and noun.pos == "NOUN" and verb.i < noun.i else None
    if verb.lemma not in RECORDING or not is_passive(verb):
        return None
    noun = verb.kid("nsubj:pass")
    return noun if noun is not None and (harm_verb(noun) or event_noun(noun)) else None


def harm_verb(noun: Word) -> str:
    """What a noun for harm says was done to people: hurt of "casualties"; "" if it is none."""
    found: str = table("nominalisations")["harms"].get(noun.lemma.lower(), "")
    return found


def says_enough(verb: Word, noun: Word) -> bool:
    """Whether a thing that is there is one in particular: "no danger of a collapse", not "a reason", "a problem"."""
    counted = noun.kid("nummod") is not None
    if noun.lemma.lower() in word_list("words", "idle_there") and not counted:
        return False
    if any(kid.dep in HANGING for kid in (*noun.kids, *verb.kids)):
        return False
    return any(kid.dep in MODIFIERS for kid in noun.kids)


def reports(filler: Filler, verb: Word) -> bool:
    """Whether it is who tells of what there is: "injuries were reported by the police"."""
    return filler.role == "who" and not any(
        filler.word in conjuncts(kid) for kid in verb.all("obl") if kid.case() == "between"
    )


def site_of(thing: Word) -> list[Filler]:
    """ "at the Orlow refinery" of "there was a fire at the Orlow refinery"."""
    return [Filler("where", kid) for kid in thing.all("nmod") if kid.i > thing.i and kid.case() in ("in", "at")][:1]
