"""Small clauses: what somebody sees, has or wants done ("saw three villages flooded", "will have the road closed")."""

from __future__ import annotations

from communique.reading.syntax.clauses import Word


def is_small(verb: Word) -> bool:
    """Whether a participle or a bare infinitive tells what happens to the object before it, or what that does."""
    if verb.dep != "xcomp" or verb.pos != "VERB" or verb.head is None or verb.kid("mark", "aux", "aux:pass", "cop"):
        return False
    bare = verb.tense == "Past" or verb.form == "Part" or verb.low == verb.lemma
    return bare and not verb.low.endswith("ing") and any(is_between(kid, verb) for kid in verb.head.kids + verb.kids)


def is_between(thing: Word, verb: Word) -> bool:
    """Whether it is the object, or what the parser takes for a subject, between the governor and `verb`."""
    head = verb.head
    return head is not None and thing.dep in ("obj", "nsubj", "nsubj:pass") and head.i < thing.i < verb.i


def has_small(governor: Word) -> bool:
    """Whether a verb has one below it."""
    return any(is_small(kid) for kid in governor.all("xcomp"))
