"""What the other clauses of its article tell of a number: that it was corrected, or that it is not the lead's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from communique.claims.counts import agreement, fate
from communique.claims.page import Page
from communique.claims.records import Clause
from communique.model import Quantity

REVISING = frozenset({"rise", "drop", "revise"})
"""Families of predicates that put one number in the place of another."""


def revised(found: list[Clause]) -> list[Clause]:
    """The clauses, those marked that give a number which the article elsewhere says to be a new one; what rose "by 4
    percent" gives no new number itself."""
    new = {(q.value, q.unit): min(how) for one in found if (how := one.families & REVISING) for q in one.counts}
    return [msgspec.structs.replace(one, revised=_replaced(one, new)) for one in found] if new else found


def _replaced(clause: Clause, new: Mapping[tuple[float | None, str | None], str]) -> str:
    """How one of its numbers came to be the new one; "" if it did not."""
    if clause.families & {"rise", "drop"} and not clause.families & {"kill", "wound"}:
        return ""
    return next((new[q.value, q.unit] for q in clause.counts if (q.value, q.unit) in new), "")


def with_lead_toll(found: list[Clause], page: Page) -> list[Clause]:
    """The clauses, those marked as background that give a toll which cannot be that of the headline and the lead: an
    earlier accident, the dead of one place among several."""
    lead = [q for one in found if one.headline or page.leads(one.span) for q in one.counts if fate(q)]
    return [
        msgspec.structs.replace(one, setting=msgspec.structs.replace(one.setting, background=True))
        if any(_not_of(q, lead) for q in one.counts)
        else one
        for one in found
    ]


def _not_of(toll: Quantity, lead: Sequence[Quantity]) -> bool:
    """True if the lead gives tolls of this kind, and none of them can be this one."""
    same = [q for q in lead if fate(q) == fate(toll)] if fate(toll) else []
    return bool(same) and all(agreement(toll, q) == "apart" for q in same)
