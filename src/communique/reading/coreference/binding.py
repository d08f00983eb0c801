"""Subject and object of one verb are two, unless the object is "herself": principle B of binding.

A verb without a subject of its own has that of the verb before it that it is joined to: "Rey named the pilot and
described him as calm", "Rey wants to see him".
"""

from __future__ import annotations

from communique.reading.tokens.words import Words

SUBJECTS, OBJECTS = ("nsubj", "nsubj:pass"), ("obj", "iobj")
STEPS = 4
"""Verbs that are gone up at most."""


def clause_of(words: Words, root: int, pronoun: bool) -> int:
    """The verb that a phrase is the subject of; of a pronoun that is an object, the verb whose subject it cannot be. -1
    of all others.
    """
    if words.dep[root] in SUBJECTS:
        return words.head[root]
    return doing(words, words.head[root]) if pronoun and is_object(words, root) else -1


def is_object(words: Words, root: int) -> bool:
    """Whether a pronoun is a plain object; not "her" before a word that may be hers ("her split")."""
    low, after = words.lower[root], words.pos[root + 1] if root + 1 < len(words.pos) else ""
    owning = low == "her" and after in ("NOUN", "ADJ", "VERB")
    return words.dep[root] in OBJECTS and not owning and not low.endswith(("self", "selves"))


def doing(words: Words, verb: int) -> int:
    """The verb at which the subject of a verb stands: itself, or one that it is joined to; -1 where none has one."""
    for _ in range(STEPS):
        if words.child(verb, *SUBJECTS) is not None:
            return verb
        if not (words.dep[verb] == "conj" or is_controlled(words, verb)):
            return -1
        verb = words.head[verb]
    return -1


def is_controlled(words: Words, verb: int) -> bool:
    """Whether a verb has the subject of the one above it: "to see" of "wants to see", not of "asked Lang to see"."""
    return words.dep[verb] == "xcomp" and words.child(words.head[verb], *OBJECTS) is None
