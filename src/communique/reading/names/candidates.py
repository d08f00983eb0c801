"""Every phrase of a text that may refer to something, with the whole of what hangs from its head.

Wider than the drafts of mentions, which are those that can act: times, predicates, modifiers, "this" and groups joined
by "and" are here too, since what refers back may refer to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from communique.reading.tokens.words import Words

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))

INSIDE = frozenset(("flat", "fixed", "goeswith", "list"))
"""A word so attached is part of another phrase."""

ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "appos"))
"""Where a determiner, number or adjective stands for a noun: "all agreed", "in 1999", "a few of them"."""

COUNTING = frozenset(("few", "many", "most", "several", "other", "same", "first", "second", "latter", "former"))
"""Adjectives that stand for a noun."""

APART = frozenset(
    """nsubj nsubj:pass csubj cop aux aux:pass mark advcl cc conj appos parataxis discourse vocative dislocated
    orphan obl advmod punct reparandum""".split()
)
"""What hangs from a head that is a predicate, a conjunct or explained, and is not of the phrase."""

BEFORE_HEAD = ("det", "amod", "nmod:poss")
"""An adverb or mark after one of these is inside the phrase ("the very old man")."""

NOT_NAMED = frozenset(("in", "on", "at", "from", "with", "to", "after", "before", "during", "by", "as"))
"""A phrase after one of these is of the clause and not of the name before it."""

OPEN = frozenset(
    """who which what where when why how whom whose there whoever whatever something anything nothing everything
    nobody anyone""".split()
)
"""Words that refer to nothing in the text."""

CLOSING = {"“": "”", "(": ")", "[": "]", '"': '"', "'": "'", "‘": "’"}


class Candidate(NamedTuple):
    """A phrase as a token range."""

    start: int
    end: int
    head: int
    joint: bool = False
    """Head and conjuncts together: "ladies and gentlemen"."""


def candidates(words: Words) -> list[Candidate]:
    """All candidates in text order, longer before shorter. Linear in the length of the text."""
    seen = Counter(words.lower)
    found = [one for head in range(len(words)) if is_head(words, head, seen) for one in at_head(words, head)]
    return sorted(found, key=lambda one: (one.start, -one.end, one.joint))


def is_head(words: Words, token: int, seen: Counter[str]) -> bool:
    """Whether the word may head a phrase; a modifying noun only where its word stands more than once in the text."""
    pos, dep, low = words.pos[token], words.dep[token], words.lower[token]
    if words.sentence[token] < 0 or low in OPEN:
        return False
    if pos not in NOMINAL:
        return dep in ARGUMENTS and (pos in ("DET", "NUM") or low in COUNTING)
    if dep == "compound":
        return seen[low] > 1 and is_modifier(words, token)
    if dep == "expl":
        return low == "it"
    return dep not in INSIDE and not is_relative(words, token) and not is_beside(words, token)


def is_modifier(words: Words, token: int) -> bool:
    """Whether the word stands before the noun that it modifies, and is no part of a name or of a hyphened word."""
    head = words.head[token]
    named = words.pos[token] == words.pos[head] == "PROPN"
    return head > token and not named and words.text[token + 1] not in ("-", "–")


def is_beside(words: Words, token: int) -> bool:
    """Whether the word is a title before a name ("Professor Amsel") or only stresses the noun before it ("itself")."""
    if words.dep[token] != "nmod" or words.child(token, "case") is not None:
        return False
    title = words.head[token] > token and words.pos[token] in ("NOUN", "PROPN")
    return title or words.lower[token].endswith(("self", "selves"))


def is_relative(words: Words, token: int) -> bool:
    """Whether "that" is a relative pronoun, or a pronoun only a determiner."""
    if words.dep[token] == "det":
        return words.pos[token] == "PRON"
    role = words.dep[token].startswith(("nsubj", "obj", "mark"))
    return words.lower[token] == "that" and role and words.dep[words.head[token]] == "acl:relcl"


def at_head(words: Words, head: int) -> Iterator[Candidate]:
    """The phrase of a head, and that of the head with its conjuncts."""
    start, end = whole_phrase(words, head)
    yield Candidate(start, end, head)
    joined = [c for c in words.children[head] if words.dep[c] == "conj" and words.pos[c] in NOMINAL]
    last = max((whole_phrase(words, child)[1] for child in joined), default=0)
    if last > end:
        yield Candidate(start, last, head, True)


def whole_phrase(words: Words, head: int) -> tuple[int, int]:
    """Token range of a head with all that hangs from it without gaps, clause parts and prepositions left out."""
    start, end = head, head + 1
    kids = words.children[head]
    for child in reversed(kids):
        if child < start and words.right[child] == start - 1 and belongs(words, head, child):
            start = words.left[child]
    for child in kids:
        if child >= end and words.left[child] == end and belongs(words, head, child):
            end = words.right[child] + 1
    return trimmed(words, start, head, end)


def belongs(words: Words, head: int, child: int) -> bool:
    """Whether what hangs from `child` is of the phrase."""
    dep = words.dep[child]
    if dep in ("advmod", "punct") and child < head:
        return any(other < child and words.dep[other] in BEFORE_HEAD for other in words.children[head])
    if dep == "case" and child < head:
        return False
    if dep == "nmod" and child > head and words.pos[head] == "PROPN":
        return words.lower[words.left[child]] not in NOT_NAMED
    return dep not in APART


def trimmed(words: Words, start: int, head: int, end: int) -> tuple[int, int]:
    """Without marks at its ends, but with the one that closes what is opened inside."""
    while end - 1 > head and words.pos[end - 1] == "PUNCT":
        end -= 1
    while start < head and words.pos[start] == "PUNCT":
        start += 1
    after = words.text[end] if end < len(words) else ""
    for token in range(start, end):
        if CLOSING.get(words.text[token]) == after and after not in words.text[token + 1 : end]:
            return start, end + 1
    return start, end
