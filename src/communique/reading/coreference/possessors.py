"""Whose "his" and "her" are: those of the subject of their clause, where its gender is known to be theirs.

"Ada Holm is to present her budget" is of Holm, whoever was spoken of before (GUM: 12 of 12 where the
subject is no pronoun, the trained layer alone 10).
"""

from __future__ import annotations

from communique.reading.names.clusters import Chains
from communique.reading.tokens.words import Words

UNDER = frozenset({"obj", "obl", "iobj", "xcomp", "conj", "nmod", "advcl"})
"""Relations through which a phrase is of the clause of a subject."""

STEPS = 8
"""Relations that are gone up at most."""


def possessors_back(chains: Chains) -> set[int]:
    """Joins "his" and "her" to the named or titled subject of their clause; gives the pronouns that are joined."""
    words, roots = chains.words, chains.roots
    settled = set()
    for i, draft in enumerate(chains.found):
        if draft.kind != "pronoun" or draft.gender not in ("m", "f") or words.dep[draft.root] != "nmod:poss":
            continue
        subject = subject_of(words, draft.root)
        owner = None if subject is None else roots.get(subject, explained_by(words, roots, subject))
        if owner is None or chains.found[owner].kind == "pronoun" or chains.found[owner].number == "p":
            continue
        if chains.found[owner].type == "PERSON" and chains.gender(owner) == draft.gender:
            chains.join(owner, i)
            settled.add(i)
    return settled


def explained_by(words: Words, roots: dict[int, int], subject: int) -> int | None:
    """The mention beside a subject that says who it is: "Ada Holm" of "the chancellor, Ada Holm, …"."""
    beside = words.child(subject, "appos")
    return None if beside is None else roots.get(beside)


def subject_of(words: Words, owner: int) -> int | None:
    """The subject before a possessive of the clause in which it stands."""
    at = words.head[owner]
    for _ in range(STEPS):
        subject = words.child(at, "nsubj", "nsubj:pass")
        if subject is not None:
            return subject if subject < owner else None
        if words.dep[at] not in UNDER:
            return None
        at = words.head[at]
    return None
