"""Repairs of times that stand without a preposition."""

from __future__ import annotations

from communique.reading.repairs.tree import Tree

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow tonight".split()
)
"""Names that stand without a preposition and are times."""

OPENERS = frozenset({"today", "yesterday", "tomorrow", "tonight"})
"""Days that begin a sentence."""

WITHIN = frozenset({"compound", "nmod", "nmod:unmarked", "flat", "appos", "amod", "obl:unmarked"})
"""Relations inside a phrase."""

UNITS = frozenset("seconds minutes hours days weeks months years".split())
"""Units of a distance before or after a moment: "minutes before midnight"."""


def name_days(tree: Tree) -> None:
    """Makes "Tuesday" of "The envoy Tuesday rejected it", taken for a part of the envoy, the time of the verb."""
    for word, dep in enumerate(tree.deps[:-1]):
        noun, verb = tree.heads[word], word + 1
        beside = dep in ("appos", "flat", "nmod", "compound") and noun == word - 1
        if beside and tree.forms[word].lower() in DAYS and tree.heads[noun] == verb and tree.upos[verb] == "VERB":
            tree.heads[word], tree.deps[word] = verb, "obl"


def rehang_openers(tree: Tree) -> None:
    """Hangs "Today" at the beginning of a sentence on its verb where it hangs in the subject, in place."""
    low, tops = 0, tree.tops()
    for word in range(1, len(tree) + 1):
        if word < len(tree) and tops[word] == tops[low]:
            continue
        root = tops[low]
        if tree.forms[low].lower() in OPENERS and tree.deps[low] in WITHIN and tree.upos[root] == "VERB":
            tree.heads[low], tree.deps[low] = root, "obl"
        low = word


STRETCHING = frozenset("end mark cap face follow break halt conclude celebrate bring".split())
"""Verbs whose object a stretch of time can be."""


def free_stretches(tree: Tree) -> None:
    """Makes "years" of "could end twelve years of rule", taken for the time of the verb, its object."""
    kids = tree.kids()
    for unit, dep in enumerate(tree.deps):
        verb, own = tree.heads[unit], kids.get(unit, ())
        if dep != "obl" or tree.forms[unit].lower() not in UNITS or tree.lemmas[verb] not in STRETCHING or unit < verb:
            continue
        filled = any(tree.deps[kid] == "nmod" and tree.forms[unit + 1].lower() == "of" for kid in own)
        bare = all(tree.deps[kid] != "case" for kid in own)
        if filled and bare and not any(tree.deps[kid] in ("obj", "nsubj:pass") for kid in kids[verb]):
            tree.deps[unit] = "obj"


def part_units(tree: Tree) -> None:
    """Makes "launch" of "scrubbed the launch minutes before midnight", taken for a part of "minutes", the object."""
    kids = tree.kids()
    for unit, form in enumerate(tree.forms[:-1]):
        thing, verb = unit - 1, tree.heads[unit]
        if form.lower() not in UNITS or tree.forms[unit + 1].lower() not in ("before", "after") or unit < 2:
            continue
        part = tree.heads[thing] == unit and tree.deps[thing] == "compound" and tree.upos[verb] == "VERB"
        if part and verb < thing and not any(tree.deps[kid] == "obj" for kid in kids.get(verb, ()) if kid != unit):
            for kid in kids[unit]:
                if kid < thing:
                    tree.heads[kid] = thing
            tree.heads[thing], tree.deps[thing], tree.deps[unit] = verb, "obj", "obl"
