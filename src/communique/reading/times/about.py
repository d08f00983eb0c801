"""Whether two sentences that each hold a time are about the same thing: shared names, verbs and words."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.model import Document, Reading, Span, TimeRef

MIN_NAMES, MIN_STEMS = 2, 2
"""Names and other words that two sentences must share to be about the same thing."""
STEM, WORD_STEM = 5, 4
"""Letters by which names and other words are compared."""
NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}")
WORD = re.compile(r"[^\W\d_]{4,}")
COMMON = frozenset(
    "the and but for his her its she they our you may one two that this with from have will were been their which also"
    " said says told after before about during when would could should into over more than first last next week month"
    " year friday monday tuesday wednesday thursday saturday sunday january february march april june july august"
    " september october november december between".split()
)
GENERAL = frozenset("be have do make take say tell report announce add note state give go come get".split())
"""Verbs that two sentences can share without being about the same thing."""


def sentence_of(document: Document, reading: Reading, span: Span) -> str:
    """The sentence around a span; without sentences, its line."""
    for sentence in reading.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return document.slice(sentence.span)
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    return document.text[start : end if end >= 0 else len(document.text)]


class About(NamedTuple):
    """What a sentence is about."""

    names: frozenset[str]
    stems: frozenset[str]
    """Beginnings of its other words."""
    predicates: frozenset[str]
    """Verbs that the time belongs to."""


def about(document: Document, reading: Reading, time: TimeRef) -> About:
    """What the sentence around a time is about."""
    sentence = sentence_of(document, reading, time.span)
    names = frozenset(n.lower()[:STEM] for n in NAME.findall(sentence) if n.lower() not in COMMON)
    stems = frozenset(w[:WORD_STEM] for w in WORD.findall(sentence) if w.islower() and w not in COMMON)
    index = reading.times.index(time)
    predicates = frozenset(p.predicate for p in reading.propositions if p.time == index)
    return About(names, stems - names, predicates - GENERAL)


def same_thing(one: About, two: About) -> bool:
    """Two names, and the verb of the time or two other words in common."""
    verbs = {p[:WORD_STEM] for p in one.predicates} & two.stems | {p[:WORD_STEM] for p in two.predicates} & one.stems
    alike = len(one.stems & two.stems) >= MIN_STEMS or bool(one.predicates & two.predicates or verbs)
    return len(one.names & two.names) >= MIN_NAMES and alike
