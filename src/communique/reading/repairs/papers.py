"""Repairs of texts and media that report: "Documents obtained by the Daily show it", "the broadcaster NRK said"."""

from __future__ import annotations

from communique.reading.repairs.tree import SUBJECTS, Kids, Tree
from communique.reading.tokens.nouns import document_nouns

GOT = frozenset("obtain see leak review release publish".split())
"""Verbs by whose agent a text comes to be known."""

SHOWS = frozenset({"show", "shows"})
"""Forms of the verb that a noun may be: "the Daily show"."""

TWICE = frozenset({*SUBJECTS, "iobj", "obj"})
"""Relations that a verb gives to one word."""


def free_shows(tree: Tree) -> None:
    """Makes "show" of "Documents obtained by the Daily show that it knew", taken for a noun, the verb."""
    kids = tree.kids()
    for show, form in enumerate(tree.forms):
        got = tree.heads[show]
        text = tree.heads[got]
        named = form in SHOWS and tree.deps[show] == "obl:agent" and tree.lemmas[got] in GOT
        if named and tree.deps[got] == "acl" and tree.lemmas[text] in document_nouns() and is_named(show, kids, tree):
            free_show(show, kids, tree)


def is_named(show: int, kids: Kids, tree: Tree) -> bool:
    """Whether the word before is a name of which "show" is no part."""
    before = show - 1
    return before in kids.get(show, ()) and tree.forms[before][:1].isupper() and not tree.forms[show].istitle()


def free_show(show: int, kids: Kids, tree: Tree) -> None:
    """The same for one "show": the clause behind it is what the text shows, or else what stands before the text."""
    got, name = tree.heads[show], show - 1
    text = tree.heads[got]
    said = tree.heads[text]
    behind = tree.deps[text] in SUBJECTS and said > show
    if not behind and (tree.deps[text] not in ("appos", "conj", "parataxis") or closes(show, tree) is False):
        return
    top = said if behind else tree.top(text)
    tree.upos[show], tree.lemmas[show] = "VERB", "show"
    tree.heads[show], tree.deps[show] = (show if tree.heads[said] == said else tree.heads[said]), tree.deps[said]
    if not behind:
        tree.heads[show], tree.deps[show] = top, "parataxis"
    else:
        tree.heads[said], tree.deps[said] = show, "ccomp"
    tree.heads[text], tree.deps[text] = show, "nsubj"
    tree.heads[name], tree.deps[name], tree.upos[name] = got, "obl:agent", "PROPN"
    for kid in kids[show]:
        if kid < name:
            tree.heads[kid] = name


def closes(show: int, tree: Tree) -> bool:
    """Whether nothing of the sentence follows the word."""
    return show + 1 >= len(tree) or tree.upos[show + 1] == "PUNCT"


def join_named(tree: Tree) -> None:
    """Makes "NRK" of "the broadcaster NRK reported", taken for a second subject of the verb, the name of the first."""
    for name in range(1, len(tree)):
        noun = name - 1
        both = tree.heads[name] == tree.heads[noun] and tree.deps[name] == tree.deps[noun] in TWICE
        named = tree.upos[name] == "PROPN" and tree.names[name] != "O" and not tree.names[name].endswith("DATE")
        if both and named and tree.upos[noun] == "NOUN" and tree.heads[name] not in (name, noun):
            tree.heads[name], tree.deps[name] = noun, "appos"
