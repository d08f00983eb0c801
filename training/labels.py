"""The label sets of every head, in the order of the outputs of the network."""

from __future__ import annotations

IGNORE = -100
"""Value of a target that no loss looks at."""

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
"""Universal parts of speech."""

DEPRELS = tuple(
    """punct case det nsubj root amod advmod obl obj nmod conj compound cc mark aux cop advcl nmod:poss xcomp
    flat acl:relcl ccomp acl appos aux:pass nummod parataxis nsubj:pass discourse compound:prt expl fixed iobj
    list obl:agent dep csubj vocative reparandum goeswith orphan dislocated csubj:pass""".split()
)
"""Universal relations, with the few subtypes that the reading rules need."""

KEPT_SUBTYPES = frozenset(rel for rel in DEPRELS if ":" in rel)
"""Subtypes that stay; every other one is cut to its universal part."""


def bio(classes: tuple[str, ...]) -> tuple[str, ...]:
    """The tags O, B-x, I-x, ... of ``classes``."""
    return ("O", *(prefix + name for name in classes for prefix in ("B-", "I-")))


NAME_CLASSES = ("PERSON", "ORG", "LOC", "NORP", "DATE", "MONEY", "FAC", "MISC", "PRODUCT")
NAMES = bio(NAME_CLASSES)
"""Tags of the names head."""

ATTRIBUTION_CLASSES = ("Source", "Cue", "Content")
ATTRIBUTION = bio(ATTRIBUTION_CLASSES)
"""Tags of the two attribution heads (outermost and nested)."""

CASES = ("none", "lower", "title", "upper", "mixed", "digit", "other")
"""Shapes of a word, the vocabulary being uncased; the index goes in as the token type."""


def case_of(word: str) -> int:
    """Index in ``CASES`` of the shape of a word."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 6
    if word.islower():
        return 1
    if len(word) > 1 and word.isupper():
        return 3
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 4


def relation(deprel: str) -> str:
    """A treebank relation reduced to the label set (``nmod:unmarked`` becomes ``nmod``)."""
    return deprel if deprel in KEPT_SUBTYPES else deprel.split(":")[0]
