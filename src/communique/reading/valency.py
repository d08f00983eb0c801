"""Repairs of trees by valency: what a verb can and cannot have beside it.

A verb has one subject; the subject of a clause does not stand before the conjunction of that clause; a name without a
preposition right behind an active verb is its object. A tree that breaks one of these is mended at that place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

SUBJECTS = ("nsubj", "nsubj:pass")
"""Relations of subjects that are noun phrases."""
PREPOSED = frozenset("of from for into with against about by on over to".split())
"""What stands between a gerund or infinitive and who is to do it: "accused the envoy of lying"."""
INSIDE = frozenset({"ADJ", "DET", "NOUN", "NUM", "PART", "PROPN", "PUNCT"})
"""Parts of speech of the words before the head of a noun phrase."""
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow tonight".split()
)
"""Names that stand without a preposition and are times."""

Kids = dict[int, list[int]]
"""Word → its dependents in text order."""


def mend_valency(
    heads: list[int], deps: list[str], upos: Sequence[str], forms: Sequence[str], names: Sequence[str]
) -> None:
    """Mends subjects and objects of all verbs, in place. A root's head is itself; `names` are name tags."""
    kids, before = dependents(heads), list(heads)
    for verb, tag in enumerate(upos):
        if tag == "VERB":
            share_subjects(verb, kids, heads, deps, upos)
            free_controller(verb, kids, heads, deps, upos, forms)
    kids = kids if heads == before else dependents(heads)
    for verb, tag in enumerate(upos):
        if tag == "VERB":
            take_object(verb, kids, deps, upos, forms, names)


def dependents(heads: Sequence[int]) -> Kids:
    """The dependents of each word."""
    kids: Kids = {}
    for word, head in enumerate(heads):
        if head != word:
            kids.setdefault(head, []).append(word)
    return kids


def share_subjects(verb: int, kids: Kids, heads: list[int], deps: list[str], upos: Sequence[str]) -> None:
    """ "Zambia extradited him, an official said": of two subjects of "said" the first goes to the clause after it."""
    subjects = [kid for kid in kids.get(verb, ()) if deps[kid] in SUBJECTS]
    for first, second in pairwise(subjects):
        clause = next((kid for kid in kids[verb] if first < kid < second and deps[kid] == "ccomp"), None)
        if clause is None or upos[clause] not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        own = [deps[kid] for kid in kids.get(clause, ())]
        if not any(dep.startswith(("nsubj", "csubj")) for dep in own):
            heads[first], deps[first] = clause, "nsubj:pass" if "aux:pass" in own else "nsubj"


def free_controller(
    clause: int, kids: Kids, heads: list[int], deps: list[str], upos: Sequence[str], forms: Sequence[str]
) -> None:
    """ "accused the mayor of lying": what stands before "of" is the object of "accused", no subject of "lying"."""
    above = heads[clause]
    own = kids.get(clause, ())
    marks = [kid for kid in own if deps[kid] in ("mark", "case") and forms[kid].lower() in PREPOSED]
    subject = next((kid for kid in own if deps[kid] in SUBJECTS), None)
    if subject is None or not marks or deps[clause] not in ("xcomp", "ccomp", "advcl") or upos[above] != "VERB":
        return
    if above < subject < marks[0] < clause and not any(deps[kid] in ("obj", "aux:pass") for kid in kids[above]):
        heads[subject], deps[subject] = above, "obj"


def take_object(
    verb: int, kids: Kids, deps: list[str], upos: Sequence[str], forms: Sequence[str], names: Sequence[str]
) -> None:
    """ "is suing the United States": a name right behind an active verb that has no object is its object."""
    own = kids.get(verb, ())
    if any(deps[kid] in ("obj", "aux:pass", "nsubj:pass", "ccomp", "xcomp", "cop") for kid in own):
        return
    for phrase in own:
        if phrase > verb and deps[phrase] == "obl" and is_bare(phrase, kids, deps, upos, forms, names):
            deps[phrase] = "obj"
            return


def is_bare(
    phrase: int, kids: Kids, deps: Sequence[str], upos: Sequence[str], forms: Sequence[str], names: Sequence[str]
) -> bool:
    """Whether a phrase has no preposition and is no time: a name, or a noun with an owner."""
    if forms[phrase].lower() in DAYS or names[phrase].endswith("DATE"):
        return False
    inner = [deps[kid] for kid in kids.get(phrase, ()) if kid < phrase]
    before = phrase - 1
    while upos[before] in INSIDE:
        before -= 1
    if "case" in inner or upos[before] == "ADP":
        return False
    return (upos[phrase] == "PROPN" and names[phrase] != "O") or (upos[phrase] == "NOUN" and "nmod:poss" in inner)
