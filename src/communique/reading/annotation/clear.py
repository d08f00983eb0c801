"""CLEAR dependencies (the labels of spaCy's English models) in the shape of Universal Dependencies.

Differences that our rules meet: in CLEAR the preposition heads its object and "be" heads its predicate; in UD the
object and the predicate are heads. The rest is names.
"""

from __future__ import annotations

from collections.abc import Sequence

LABELS: dict[str, str] = {
    "ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "agent": "case", "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "dative": "iobj",
    "attr": "xcomp", "acomp": "xcomp", "oprd": "xcomp", "npadvmod": "obl", "pobj": "obl", "prep": "case",
    "pcomp": "advcl", "intj": "discourse", "neg": "advmod", "quantmod": "advmod", "predet": "det",
    "preconj": "cc", "meta": "dep",
}  # fmt: skip
"""Labels that are called otherwise in UD, once the heads are UD's."""

CLEAR_ONLY = frozenset(("dobj", "nsubjpass", "auxpass", "prep", "pobj", "relcl", "attr", "acomp", "npadvmod", "agent"))
"""Labels that UD does not have."""

PREDICATES = frozenset(("VERB", "AUX", "ADJ", "ADV"))
"""Parts of speech whose prepositional dependents are `obl`; those of others are `nmod`."""

BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"))
"""Forms of the copula."""


def is_clear(deps: Sequence[str]) -> bool:
    """Whether these labels are CLEAR's."""
    return not CLEAR_ONLY.isdisjoint(deps)


def to_universal(
    heads: Sequence[int], deps: Sequence[str], upos: Sequence[str], lows: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels of n words in the shape of UD. `heads`: word numbers, a root's its own; `lows`: lower-cased
    forms. A tree stays a tree: every step hands a word's dependents to the word that takes its place.
    """
    tree, labels = list(heads), list(deps)
    for word, dep in enumerate(deps):
        under = deps[heads[word]] in ("prep", "agent", "dative") and tree[word] == heads[word]
        if dep in ("pobj", "pcomp") and under:
            raise_object(word, tree, labels, upos)
    for word, dep in enumerate(deps):
        if dep in ("attr", "acomp") and labels[word] == dep and lows[tree[word]] in BE:
            swap(word, tree, labels, "cop")
    return tree, [LABELS.get(label, label) for label in labels]


def raise_object(word: int, tree: list[int], labels: list[str], upos: Sequence[str]) -> None:
    """Makes the object of a preposition the head of it."""
    preposition = tree[word]
    above = tree[preposition]
    if above == preposition:
        kind = "root"
    elif labels[word] == "pcomp":
        kind = "advcl" if upos[above] in PREDICATES else "acl"
    elif labels[preposition] == "agent":
        kind = "obl:agent"
    else:
        kind = "obl" if upos[above] in PREDICATES else "nmod"
    swap(word, tree, labels, "mark" if labels[word] == "pcomp" else "case")
    labels[word] = kind


def swap(word: int, tree: list[int], labels: list[str], as_what: str) -> None:
    """Puts `word` in the place of its head; the head and its other dependents hang from `word` after that."""
    head = tree[word]
    tree[word] = word if tree[head] == head else tree[head]
    labels[word] = labels[head]
    for other, above in enumerate(tree):
        if above == head and other != word:
            tree[other] = word
    tree[head], labels[head] = word, as_what
