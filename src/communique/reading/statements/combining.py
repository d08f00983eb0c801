"""One attribution out of two of the same cue: what the rules see and what the trained model marks."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.names.clusters import Range
from communique.reading.statements.sayings import Saying, has_clause_before, has_verb, head_of
from communique.reading.tokens.words import Words

FRAGILE = frozenset({"object", "infinitive", "gerund", "of", "for", "clause"})
"""Frames in which the tree bounds the content well, so that a far shorter one of the model is a fragment."""

LEAST_SHARE = 0.4
"""Share of the rule's content below which the model's is taken for a fragment."""


def combine(words: Words, rule: Saying, marked: Saying) -> None:
    """Lets the rule's saying take the model's source phrase, and its content where the rule's is no better."""
    rule.model = True
    if rule.source is None or (marked.source is not None and names_same(words, marked.source, rule.source)):
        rule.source = marked.source
    if rule.frame == "before":
        marked.content = [piece for piece in marked.content if not is_circumstance(words, rule, piece)]
    if not marked.content or keeps_own(words, rule):
        return
    if rule.frame in FRAGILE and size(marked.content) < LEAST_SHARE * size(rule.content):
        return
    if (rule.frame == "gerund" or is_parted(words, rule) or only_behind(rule, marked)) and all(
        any(a <= start and end <= b for a, b in rule.content) for start, end in marked.content
    ):
        return  # the model has a piece of a clause
    apart = not any(overlap(one, other) for one in rule.content for other in marked.content)
    if rule.frame == "before" and apart and has_clause_before(words, rule.verb):
        return  # the model has what only tells more of the cue: "…, the army said in a statement that gave no details"
    follows = any(
        words.lower[piece[0]].endswith("ing") and rule.clause[1] <= piece[0] <= rule.clause[1] + 2
        for piece in marked.content
    )
    if (rule.frame == "before" and not follows) or not apart or not rule.content:
        rule.content = marked.content


def is_circumstance(words: Words, rule: Saying, piece: Range) -> bool:
    """Whether a piece behind a cue that follows its content tells what else happened: "…, she said, as crowds left"."""
    return piece[0] >= rule.clause[1] and words.lower[piece[0]] in ("as", "while")


def is_parted(words: Words, rule: Saying) -> bool:
    """Whether the cue stands between the subject and the verb of what is said: "The letters, she said, were lost."."""
    return rule.frame == "before" and len(rule.content) > 1 and not has_verb(words, *rule.content[0])


def only_behind(rule: Saying, marked: Saying) -> bool:
    """Whether the model has only what stands behind the cue: "The map needs work, he said, and nothing is safe"."""
    return rule.frame == "before" and all(start >= rule.cue[1] for start, _ in marked.content)


def names_same(words: Words, marked: Range, source: Range) -> bool:
    """Whether the model's source phrase tells of the head of the rule's, and not of one inside it: "The report, seen by
    this paper, says".
    """
    within = source[0] <= marked[0] and marked[1] <= source[1]
    return overlap(marked, source) and (not within or marked[0] <= head_of(words, source) < marked[1])


def size(pieces: Sequence[Range]) -> int:
    """Tokens in all pieces."""
    return sum(end - start for start, end in pieces)


def keeps_own(words: Words, rule: Saying) -> bool:
    """Whether the rule's content is surer: the model's flat layer cannot hold one cue inside another's content."""
    if rule.relay is not None and rule.frame == "before":
        return True  # the model takes "the minister as saying" for what Reuters quoted
    return rule.frame in ("before", "phrase", "citing") and any(has_verb(words, *piece) for piece in rule.inside)


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]
