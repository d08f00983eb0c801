"""What the headlines and leads of a story tell in common: its main event, which later sentences only take up.

"Frees 21 girls", "the 21 were handed over", "the girls were released at dawn": once most articles open with one act
done to one kind of thing, a sentence that tells that act again tells the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from communique.claims.counts import agreement, alike
from communique.claims.items import Item
from communique.claims.records import REALISED, Clause
from communique.claims.roles import objects, parties, tolls
from communique.claims.settings import dated_apart
from communique.claims.words import classes, words_of
from communique.linking import Finding

OPENING = 0.15
"""Share of an article up to which it opens."""

LEAST, SHARE = 2, 0.4
"""Articles, and share of those of a story, that must open with the main event."""

ONE_THING = 0.5
"""Likeness of what it is done to from which two clauses tell the main event."""

Key = tuple[str, str]
"""Family of predicates and class of what it is done to."""


def main_keys(found: Iterable[Clause]) -> frozenset[Key]:
    """Of which acts and things most articles of a story tell at their beginning."""
    clauses = list(found)
    opening = [clause for clause in clauses if clause.headline or clause.position <= OPENING]
    told = {(clause.document, key) for clause in opening for key in keys(clause)}
    documents = len({clause.document for clause in clauses})
    counts = Counter(key for _, key in told)
    return frozenset(key for key, count in counts.items() if count >= max(LEAST, SHARE * documents))


def keys(clause: Clause) -> frozenset[Key]:
    """The acts and things of a clause that tells what happened."""
    if clause.status not in REALISED or clause.polarity == "negative" or clause.setting.background:
        return frozenset()
    things = clause.of("whom", "what") or clause.of("who")
    heads = {label for party in things if party.head for label in classes(party.head)}
    acts = clause.families - words_of("light") - words_of("undergone") - {"kill", "wound", "miss"}
    return frozenset((act, head) for act in acts for head in heads)


def _opens(left: Item, right: Item) -> bool:
    """True if one tells the main event, and the other its act, of a thing that it may call by a number or a pronoun."""
    told = left.main & (keys(left.clause) | keys(right.clause))
    acts = left.clause.families & right.clause.families
    return any(act in acts for act, _ in told)


def main_event(left: Item, right: Item) -> Finding | None:
    """Both tell the act with which most articles open, of the same thing, and nothing shows that there were two."""
    one, two = left.clause, right.clause
    if not _opens(left, right) or tolls(left, right) or dated_apart(one, two):
        return None
    numbers = {agreement(a, b) for a in one.counts for b in two.counts if alike(a, b)}
    if "apart" in numbers and "same" not in numbers:
        return None
    what, who = objects(left, right), parties(left, right)
    if what is None or what.value < ONE_THING or (who is not None and who.value < 0):
        return None
    return Finding(1.0, "it is what most articles open with")
