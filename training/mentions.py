"""Candidate mentions of an annotated Doc for training the coreference head: noun phrases, names, pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
INSIDE = frozenset(("compound", "flat", "fixed", "goeswith", "expl", "list"))
"""A word so attached is part of another mention, or none."""

CLAUSE = frozenset(
    """nsubj nsubj:pass csubj cop aux aux:pass mark advcl cc conj appos parataxis discourse vocative dislocated
    orphan obl advmod punct reparandum""".split()
)
"""What hangs from a head that is a predicate, a conjunct or explained, and is not of the phrase."""

OPEN = frozenset(("who", "which", "what", "where", "when", "why", "how", "whom", "whose", "there", "whoever",
                  "whatever", "something", "anything", "nothing", "everything", "nobody", "anyone"))  # fmt: skip


def spans(doc: Doc) -> Iterator[tuple[Span, Token]]:
    """Mentions with their head words, in text order (longer first)."""
    found = [(span(token), token) for token in doc if is_head(token)]
    found += [(joint, head) for phrase, head in found if (joint := joined(phrase, head)) is not None]
    yield from sorted(found, key=lambda pair: (pair[0].start, -pair[0].end))


def is_head(token: Token) -> bool:
    """May this word head a mention?"""
    if token.pos_ not in NOMINAL or token.lower_ in OPEN:
        return False
    if token.dep_ in INSIDE:  # of these only a name before a noun: "the U.S. government"
        return token.dep_ == "compound" and token.pos_ == "PROPN" and token.head.pos_ == "NOUN"
    return not (token.pos_ == "PRON" and token.dep_ == "det") and not (
        token.lower_ == "that" and token.dep_.startswith(("nsubj", "obj", "mark")) and token.head.dep_ == "acl:relcl"
    )


def span(head: Token) -> Span:
    """The phrase of a head: what hangs from it without gaps, clause parts and prepositions before it left out."""
    inside = {head.i}
    for child in head.children:
        apart = child.dep_ in CLAUSE or (child.dep_ == "case" and child.i < head.i)
        if not apart or (child.dep_ in ("advmod", "punct") and _between(child, head)):
            inside.update(token.i for token in child.subtree if not token.is_space)
    start = end = head.i
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    while end > head.i and head.doc[end].pos_ == "PUNCT":
        end -= 1
    while start < head.i and head.doc[start].pos_ == "PUNCT":
        start += 1
    return head.doc[start : end + 1]


def joined(phrase: Span, head: Token) -> Span | None:
    """Head and conjuncts as one: "ladies and gentlemen"."""
    ends = [span(child).end for child in head.children if child.dep_ == "conj" and child.pos_ in NOMINAL]
    return head.doc[phrase.start : max(ends)] if ends and max(ends) > phrase.end else None


def _between(child: Token, head: Token) -> bool:
    """A modifier or mark inside the phrase ("the very old - fashioned man"), not before or after it."""
    return any(other.i < child.i < head.i for other in head.children if other.dep_ in ("det", "amod", "nmod:poss"))
