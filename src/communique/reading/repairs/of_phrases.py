"""Repairs of phrases with "of" behind an object: what belongs to the object and what to the verb."""

from __future__ import annotations

from communique.reading.repairs.tree import Kids, Tree
from communique.reading.tokens.nouns import body_nouns, group_nouns, office_heads, person_nouns

RID_OF = frozenset(
    "accuse convict suspect acquit clear inform notify warn remind assure convince tell advise rob deprive strip rid "
    "relieve cure ease cleanse empty absolve expect ask demand require make think know hear learn dispose approve "
    "disapprove complain consist".split()
)
"""Verbs with a phrase with "of" of their own behind their object: "accused the envoy of lying"."""

CHARGING = frozenset("accuse convict suspect acquit absolve exonerate clear rob deprive strip relieve".split())
"""Those of them whose phrase the parser hangs on the object: "acquitted the former minister of corruption"."""

CRIMES = frozenset(
    "murder manslaughter killing assassination rape torture kidnapping abduction theft robbery arson fraud bribery "
    "corruption treason perjury espionage terrorism".split()
)
"""Nouns with "of" that are charges whatever stands around them: "of the murder of a protester"."""

PORTFOLIOS = frozenset(
    "finance justice defence defense health education state interior war agriculture energy trade transport culture "
    "labour labor affairs staff police government parliament intelligence operations communications prosecutions "
    "security religion town".split()
)
"""Nouns with "of" behind an office or a place: "the minister of finance"."""


def rehang_of(tree: Tree) -> None:
    """Hangs "of the bank" of "took control of the bank", taken for a phrase of the verb, on the noun before it."""
    kids = tree.kids()
    for word, dep in enumerate(tree.deps):
        verb = tree.heads[word]
        if dep != "obl" or tree.lemmas[verb].lower() in RID_OF:
            continue
        case = [kid for kid in kids.get(word, ()) if tree.deps[kid] == "case" and tree.forms[kid].lower() == "of"]
        thing = case[0] - 1 if case else -1
        if thing > verb and tree.heads[thing] == verb and tree.deps[thing] == "obj" and tree.upos[thing] == "NOUN":
            tree.heads[word], tree.deps[word] = thing, "nmod"


def free_charges(tree: Tree) -> None:
    """Hangs "of fraud" of "convicted the head of the bank of fraud", taken for a part of the object, on the verb."""
    kids = tree.kids()
    for thing, dep in enumerate(tree.deps):
        verb = tree.heads[thing]
        if dep != "obj" or verb > thing or tree.lemmas[verb].lower() not in CHARGING:
            continue
        chain = [noun for noun in of_chain(thing, kids, tree) if tree.lemmas[noun].lower() in CRIMES]
        chain = chain or [noun for noun in of_chain(thing, kids, tree)[-1:] if is_charge(noun, kids, tree)]
        if chain and (tree.lemmas[verb] != "clear" or is_somebody(thing, tree)):
            tree.heads[chain[0]], tree.deps[chain[0]] = verb, "obl"


def of_chain(noun: int, kids: Kids, tree: Tree) -> list[int]:
    """The nouns with "of" behind a noun, each under the one before it: bank, fraud of "head of the bank of fraud"."""
    found = list[int]()
    while True:
        behind = [kid for kid in kids.get(noun, ()) if kid > noun and tree.deps[kid] == "nmod"]
        of = [kid for kid in behind if any(tree.forms[k].lower() == "of" for k in kids.get(kid, ()) if k < kid)]
        if not of:
            return found
        noun = of[-1]
        found.append(noun)


def is_charge(noun: int, kids: Kids, tree: Tree) -> bool:
    """Whether a noun can be what somebody is charged with or rid of: no name, person or office, nor "of the guard"."""
    named = tree.names[noun] != "O" and not tree.names[noun].endswith("MONEY")
    if tree.upos[noun] != "NOUN" or named or tree.lemmas[noun].lower() in PORTFOLIOS:
        return False
    return not is_somebody(noun, tree) and all(tree.forms[kid].lower() != "the" for kid in kids.get(noun, ()))


def is_somebody(noun: int, tree: Tree) -> bool:
    """Whether a noun is a name or one of people or bodies."""
    lemma = tree.lemmas[noun].lower()
    known = (person_nouns(), office_heads(), body_nouns(), group_nouns())
    return tree.upos[noun] == "PROPN" or any(lemma in nouns for nouns in known)
