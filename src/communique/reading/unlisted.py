"""The PLOVER root of what one state does to another with a verb that the table of codes does not have.

A regression over the sentence (`communique.weights.events`) knows fifteen roots and no "none of them". So it is asked
only where the table is silent and both parties stand for states, two different ones: there nearly everything that is
told is an event of some root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon import table
from communique.reading.events import Code
from communique.reading.spans import argument_span
from communique.weights import load
from communique.weights.events import plover_root

if TYPE_CHECKING:
    from communique.reading.arguments import Filler
    from communique.reading.clauses import Word
    from communique.reading.context import Context
    from communique.reading.predications import Candidate

RECIPIENTS = ("whom", "to", "with", "from")
"""Roles of the party that something is done to."""

LEADING = ("main", "complement")
"""Clauses that the root of a sentence is about: an infinitive's is another's."""

SURE = 0.8
"""Probability from which on the root is taken: as often right as a row of the table (gold standard records)."""


def unlisted_code(context: Context, candidate: Candidate) -> Code | None:
    """The code of a clause between two states; None where there are no two, or where the root is not sure."""
    if candidate.clause not in LEADING:
        return None
    doer = next((filler for filler in candidate.fillers if filler.role == "who" and state(context, filler)), None)
    other = next((filler for filler in candidate.fillers if filler.role in RECIPIENTS and state(context, filler)), None)
    if doer is None or other is None or state(context, doer) == state(context, other):
        return None
    words = sentence_of(candidate.word)
    start, end = min(word.start for word in words), max(word.end for word in words)
    source, target = (argument_span(filler, context).span for filler in (doer, other))
    found = plover_root(
        context.text[start:end],
        (source.start - start, source.end - start),
        (target.start - start, target.end - start),
        load(),
    )
    if found is None or found.probability < SURE:
        return None
    return Code(found.root, None, (), table("plover")["plain"].get(found.root))


def sentence_of(word: Word) -> list[Word]:
    """All words of the sentence in which a word stands, in no particular order."""
    while word.head is not None:
        word = word.head
    return list(word.subtree())


def state(context: Context, filler: Filler) -> str | None:
    """The state (ISO 3166 alpha-3) that an argument stands for or belongs to; None for pronouns and others."""
    index = context.mention_at(filler.word)
    mention = context.mentions[index] if index is not None else None
    return mention.country if mention is not None and mention.kind != "pronoun" else None
