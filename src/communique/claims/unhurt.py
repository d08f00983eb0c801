"""That there were no victims: "nobody was hurt", "there were no casualties"; and who counts some all the same."""

from __future__ import annotations

import re

from communique.claims.counts import fate
from communique.claims.intervals import moment
from communique.claims.items import Item, once_a_pair
from communique.claims.records import Clause
from communique.linking import Finding

NONE = re.compile(r"(?i:(?:nobody|no[ -]one|none)$|no (?:casualties|injuries|deaths|fatalities|victims)\b)")
"""Parties that say that there were no victims."""

DENIED = {"kill": frozenset({"kill"}), "wound": frozenset({"kill", "wound"})}
"""What nobody suffered → what is belied by it: who was killed was hurt, who was hurt need not be dead."""

DAYS, NEAR = 2.0, 0.25
"""How far apart two reports may be, and two sentences of one article (as a share of it), that speak of one event."""


def unhurt(clause: Clause) -> frozenset[str]:
    """What befell nobody, the families kill and wound; empty if the clause does not say that."""
    if clause.kind not in ("main", "complement", "copular") or not any(NONE.match(p.text) for p in clause.parties):
        return frozenset()
    return frozenset(clause.families & DENIED.keys())


@once_a_pair
def no_victims(left: Item, right: Item) -> Finding | None:
    """One says that nobody was hurt, the other counts who was, at one time and of what their articles are about."""
    one, two = left.clause, right.clause
    if not (_belies(one, two) or _belies(two, one)) or not _together(one, two):
        return None
    return Finding(1.0, "one counts victims, the other says that there were none")


def _belies(none: Clause, some: Clause) -> bool:
    if not some.counts or some.polarity != "positive":
        return False
    denied = frozenset().union(*(DENIED[told] for told in unhurt(none)))
    return any(fate(q) in denied and q.value != 0 for q in some.counts)


def _together(one: Clause, two: Clause) -> bool:
    """True if they stand near each other, or are what two reports of the same days tell first."""
    if one.document == two.document:
        return abs(one.position - two.position) <= NEAR
    a, b = moment(one.published or ""), moment(two.published or "")
    soon = a is not None and b is not None and abs(a - b) <= DAYS
    return soon and not one.setting.background and not two.setting.background
