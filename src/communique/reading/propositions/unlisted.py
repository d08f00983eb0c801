"""The PLOVER root of what one state does to another with a verb that the table of codes does not have.

A regression over the sentence (`communique.weights.events`) knows fifteen roots and no "none of them". So it is asked
only where the table is silent and both parties stand for states, two different ones: there nearly everything that is
told is an event of some root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.propositions.events import Code, plain_code
from communique.reading.propositions.spans import argument_span
from communique.reading.propositions.weighing import SURE, likely_roots

if TYPE_CHECKING:
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.context import Context

RECIPIENTS = ("whom", "to", "with", "from")
"""Roles of the party that something is done to."""

LEADING = ("main", "complement")
"""Clauses that the root of a sentence is about: an infinitive's is another's."""


def unlisted_code(context: Context, candidate: Candidate) -> Code | None:
    """The code of a clause between two states; None where there are no two, or where the root is not sure."""
    if candidate.clause not in LEADING:
        return None
    states = [filler for filler in candidate.fillers if context.country_of(filler.word)]
    doer = next((filler for filler in states if filler.role == "who"), None)
    other = next((filler for filler in states if filler.role in RECIPIENTS), None)
    if doer is None or other is None or context.country_of(doer.word) == context.country_of(other.word):
        return None
    source, target = (argument_span(filler, context) for filler in (doer, other))
    roots = likely_roots(context, candidate.word, source, target)
    found = max(roots, key=lambda root: root.probability, default=None)
    return plain_code(found.root) if found is not None and found.probability >= SURE else None
