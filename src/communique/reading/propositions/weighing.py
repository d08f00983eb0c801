"""The root of an event by the table, weighed against that of the regression over the sentence.

Where both parties are known, `communique.weights.events` gives each root a probability. Some roots of the table are
less sure than others, since what is asked, agreed, threatened or restricted is often worded alike: these give way to a
root that the regression finds much likelier.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from communique.model import Event
from communique.reading.propositions.events import Code, plain_code, word_list
from communique.weights import load
from communique.weights.events import Root, plover_roots

if TYPE_CHECKING:
    from communique.model import Argument
    from communique.reading.syntax.clauses import Word
    from communique.reading.syntax.context import Context

LIKELIER = 20.0
"""How many times likelier another root must be: the best for even rows of PLV and the gold standard records together
(benchmarks/events.py).
"""

SURE = 0.8
"""Probability from which on a root is taken: as often right as a row of the table (gold standard records)."""


def weighed(
    context: Context, word: Word, found: Code | None, event: Event | None, others: Iterable[Word]
) -> Event | None:
    """The event of a predicate, with the regression's root where the table's is a weak one and far less likely.

    Of a planned visit the regression may give CONSULT, the root of the content (`found`), for AGREE: that is no other
    opinion. `others`: the other predicates of the sentence that have a code. Where one of them stands between the
    parties it is not known which of the two the regression tells of.
    """
    if event is None or event.root not in word_list("weak") or not (event.source and event.target):
        return event
    if found is not None and found.mode in ("weapons", "restrict"):
        return event  # the table knows these by their nouns: "tested a missile", "imposed sanctions"
    start, end = sorted((event.source[0].span.start, event.target[0].span.start))
    if any(start < other.start < end for other in others):
        return event
    roots = likely_roots(context, word, event.source[0], event.target[0])
    own = next((root.probability for root in roots if root.root == event.root), None)
    best = max(roots, key=lambda root: root.probability, default=None)
    if own is None or best is None or best.probability < max(SURE, LIKELIER * own):
        return event
    if found is not None and best.root == found.root:
        return event
    return Event(best.root, event.source, event.target)


def likely_roots(context: Context, word: Word, source: Argument, target: Argument) -> tuple[Root, ...]:
    """The roots of what a source does to a target in the sentence of `word`; none if one of them stands elsewhere."""
    words = sentence_of(word)
    start, end = min(word.start for word in words), max(word.end for word in words)
    spans = source.span, target.span
    if any(span.start < start or span.end > end for span in spans):
        return ()
    ranges = [(span.start - start, span.end - start) for span in spans]
    return plover_roots(context.text[start:end], ranges[0], ranges[1], load())


def recoded(found: Code | None, before: Event | None, after: Event | None) -> Code | None:
    """The code of the content, where its root was that of the event and has given way."""
    if found is None or before is None or after is None or before.root == after.root or found.root != before.root:
        return found
    return plain_code(after.root)


def sentence_of(word: Word) -> list[Word]:
    """All words of the sentence in which a word stands, in no particular order."""
    while word.head is not None:
        word = word.head
    return list(word.subtree())
