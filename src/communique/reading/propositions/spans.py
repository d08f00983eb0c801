"""Spans of clauses, predicates and arguments, trimmed of what is not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from communique.model import Argument, Mention, Span
from communique.reading.syntax.arguments import Filler
from communique.reading.syntax.clauses import Word, is_clausal

CUT_FROM_PHRASE = frozenset(
    ("acl:relcl", "acl", "advcl", "parataxis", "punct", "case", "cc", "appos", "mark", "cop", "nsubj", "discourse",
     "nsubj:pass", "aux", "dep", "ccomp", "obl", "vocative", "list", "expl", "dislocated", "cc:preconj",
     "orphan", "csubj", "xcomp")
)  # fmt: skip
"""Relations whose subtrees are no part of a noun phrase as an argument."""

CUT_FROM_CLAUSE = frozenset(("parataxis", "discourse", "vocative", "dislocated"))
"""Relations whose subtrees are no part of a clause."""

OPENING, CLOSING = frozenset(("“", "‘", "«")), frozenset(("”", "’", "»"))
"""Quotation marks."""

MARKS = OPENING | CLOSING | {'"'}
"""All of them."""

LONGEST_PHRASE = 30
"""Words of an argument at most: longer ones are cut to the words around their head."""

FOCUS = frozenset(("only", "even", "also", "just", "both", "either", "neither", "then", "not", "still"))
"""Adverbs at the edge of a phrase that are no part of it."""

SEPARATE = frozenset(("to", "from", "with", "between", "against", "during", "after", "before", "since", "by", "until"))
"""Prepositions of phrases under an object that have a role or a time of their own."""


class Mentions(Protocol):
    """What knows the mention that stands at a word."""

    document: str
    mentions: Sequence[Mention]

    def mention_at(self, word: Word) -> int | None:
        """Index of the mention whose head is `word`."""

    def is_time(self, word: Word) -> bool:
        """Whether a time expression holds the word."""


def argument_span(filler: Filler, context: Mentions) -> Argument:
    """The argument of a filler: its whole phrase and its mention."""
    start, end = phrase(filler.word, context, filler.alone)
    found = context.mention_at(filler.word)
    if found is not None:
        span = context.mentions[found].span
        if span.start <= end and start <= span.end:  # a title that the parser cut from its name
            start, end = joined((start, end), context.mentions[found])
    return Argument(filler.role, Span(context.document, start, end), found)


def joined(phrase: tuple[int, int], mention: Mention) -> tuple[int, int]:
    """A phrase with the mention that it belongs to. Of a name and what is said of it behind ("Ana Furtado, a teacher
    who …") the name alone, where the phrase is what is said.
    """
    start, end = phrase
    if mention.kind == "name" and start >= mention.head.end:
        return mention.span.start, mention.head.end
    return min(start, mention.span.start), max(end, mention.span.end)


def phrase(head: Word, context: Mentions, alone: bool = False) -> tuple[int, int]:
    """Character range of the noun phrase of `head`, without relative clauses, appositions and prepositions."""
    if is_clausal(head) and not any(kid.dep == "cop" for kid in head.kids):
        words = [word for word in head.subtree() if abs(word.i - head.i) <= LONGEST_PHRASE]
    else:
        words = phrase_words(head, context, True, alone)
    before = max((kid.i for kid in head.kids if kid.dep == "case" and kid.i < head.i), default=-1)
    words = sorted((word for word in words if word.i > before), key=lambda word: word.i)  # not "six days after" of it
    return trimmed(words, head)


def closing_quote(kept: list[Word], head: Word) -> Word | None:
    """The quotation mark right after the words, where one is opened in them and not closed."""
    marks = [word.text for word in kept if word.text in MARKS]
    opened = sum(mark in OPENING for mark in marks) - sum(mark in CLOSING for mark in marks)
    if opened == 0 and marks.count('"') % 2 == 0:
        return None
    return next((word for word in head.subtree() if word.i == kept[-1].i + 1 and word.text in CLOSING | {'"'}), None)


def phrase_words(head: Word, context: Mentions, top: bool, alone: bool = False) -> list[Word]:
    """The words of a noun phrase, recursively; `alone` leaves conjuncts out."""
    found = [head]
    for kid in head.kids:
        joining = not top and kid.dep in ("case", "mark", "cc", "punct")
        if kid.dep in CUT_FROM_PHRASE and not joining and not is_close(kid, head):
            continue
        if top and kid.dep == "conj" and (alone or is_clausal(kid)):
            continue
        if kid.dep == "nmod" and (context.is_time(kid) or (top and is_separate(kid, head))):
            continue
        if kid.dep == "advmod" and kid.low in FOCUS:
            continue
        if abs(kid.i - head.i) <= LONGEST_PHRASE:
            found += phrase_words(kid, context, False)
    return found


def is_separate(word: Word, head: Word) -> bool:
    """Whether a phrase under a noun has a role of its own. Where a subject comes from is part of it, and between whom
    the talks are that it names."""
    case = word.case()
    return case in SEPARATE and not (case in ("from", "between") and head.dep in ("nsubj", "nsubj:pass"))


def is_close(word: Word, head: Word) -> bool:
    """Whether a name stands beside its noun without a comma: "the Danish group Nordhavn"."""
    if word.dep != "appos" or word.pos != "PROPN" or word.left != head.i + 1:
        return False
    return not any(kid.pos == "PUNCT" and kid.i < word.i for kid in word.kids)


def trimmed(words: list[Word], head: Word) -> tuple[int, int]:
    """The contiguous run of words around the head, without punctuation and conjunctions at its edges."""
    present = {word.i: word for word in words}
    first = last = head.i
    while any(place in present for place in (first - 1, first - 2)):
        first -= 1 if first - 1 in present else 2
    while any(place in present for place in (last + 1, last + 2)):
        last += 1 if last + 1 in present else 2
    kept = [present[place] for place in range(first, last + 1) if place in present]
    while len(kept) > 1 and kept[0] is not head and kept[0].pos in ("PUNCT", "CCONJ", "ADP"):
        kept.pop(0)
    if len(kept) > 1 and kept[0] is not head and kept[0].low in ("least", "most") and head.low != "most":
        kept.pop(0)  # of "at least five", whose "at" went before
    while len(kept) > 1 and kept[-1] is not head and kept[-1].pos in ("PUNCT", "CCONJ", "ADP"):
        kept.pop()
    closing = closing_quote(kept, head)
    return kept[0].start, (closing or kept[-1]).end


def clause_span(head: Word, document: str, whole: bool = False) -> Span:
    """The clause of a predicate: its subtree without coordinated clauses and insertions; `whole` keeps the mark."""
    words = clause_words(head)
    words.sort(key=lambda word: word.i)
    while len(words) > 1 and words[0] is not head and (is_edge(words[0]) or (not whole and is_mark(words[0], head))):
        words.pop(0)
    while len(words) > 1 and words[-1] is not head and is_edge(words[-1]) and not closes(words):
        words.pop()
    return Span(document, words[0].start, words[-1].end)


PAIRS = {")": "(", "]": "[", "”": "“", "’": "‘"}
"""Marks that close, with those that open."""


def closes(words: Sequence[Word]) -> bool:
    """Whether the last of the words is a mark that closes what one of them opens."""
    last, before = words[-1].text, [word.text for word in words[:-1]]
    if last == '"':
        return before.count(last) % 2 == 1
    return last in PAIRS and before.count(PAIRS[last]) > before.count(last)


def is_edge(word: Word) -> bool:
    """Whether a word at the edge of a clause joins it to another."""
    return word.pos in ("PUNCT", "CCONJ")


def is_mark(word: Word, head: Word) -> bool:
    """Whether a word is the conjunction of the clause of `head`."""
    return word.dep == "mark" and word.head is head and word.pos in ("SCONJ", "ADP")


def clause_words(head: Word) -> list[Word]:
    """The words of a clause."""
    found = [head]
    for kid in head.kids:
        if kid.dep in CUT_FROM_CLAUSE or (kid.dep == "conj" and is_clausal(kid)):
            continue
        if kid.dep == "acl:relcl" and not any(sub.dep == "cop" for sub in head.kids) and is_clausal(head):
            continue
        found += kid.subtree()
    return found


def head_span(head: Word, clause: str, document: str) -> Span:
    """The predicate's own words: the verb, with a particle beside it; the copula with its noun where they are near."""
    start, end = head.start, head.end
    for kid in head.kids:
        if kid.dep == "compound:prt" and kid.i == head.i + 1:
            end = kid.end
        if clause == "copular" and kid.dep == "cop" and 0 < head.i - kid.i <= 8:
            start = min(start, kid.start)
    return Span(document, start, end)
