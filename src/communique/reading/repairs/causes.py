"""Repairs of "due to" before a verb that may be a noun: "is due to vote on Friday" gives no cause."""

from __future__ import annotations

from communique.reading.repairs.tree import Kids, Tree

DUE = frozenset(
    "address answer appear begin debate decide end face finish hear leave launch march meet open play race report"
    " resume retire return rule sail sign speak start testify travel visit vote".split()
)
"""Verbs of what is set for a day; no noun among them is a cause of anything."""


def free_due(tree: Tree) -> None:
    """Makes "vote" of "is due to vote on the bill", taken for the noun of a cause, the verb of what is due."""
    kids = tree.kids()
    for to in range(1, len(tree) - 1):
        due, verb = to - 1, to + 1
        if tree.forms[to].lower() != "to" or tree.forms[due].lower() != "due" or tree.forms[verb].lower() not in DUE:
            continue
        if tree.upos[verb] == "NOUN" and {tree.heads[due], tree.heads[verb]} & {due, verb}:
            place(due, to, verb, kids, tree)


def place(due: int, to: int, verb: int, kids: Kids, tree: Tree) -> None:
    """Makes the verb what "due" leads to, if something is due."""
    top = due if tree.heads[verb] == due else verb
    if not any(tree.deps[kid] == "cop" for kid in kids.get(top, ())):
        return
    if top == verb:
        tree.heads[due], tree.deps[due] = (due if tree.heads[verb] == verb else tree.heads[verb]), tree.deps[verb]
        for kid in kids.get(verb, ()):
            if kid < due or tree.deps[kid] == "punct":
                tree.heads[kid] = due
    tree.upos[due], tree.upos[to], tree.upos[verb] = "ADJ", "PART", "VERB"
    tree.lemmas[verb] = tree.forms[verb].lower()
    tree.heads[verb], tree.deps[verb], tree.heads[to], tree.deps[to] = due, "xcomp", verb, "mark"
    for kid in kids.get(verb, ()):
        if kid > verb and tree.deps[kid] == "nmod":
            tree.deps[kid] = "obl"
