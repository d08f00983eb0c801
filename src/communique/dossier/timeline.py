"""What happened and what is planned, at its time and at the precision at which that is known."""

from __future__ import annotations

from collections.abc import Sequence

from communique.dossier.records import dated
from communique.model import ClaimView, TimelineEntry
from communique.model.readings import Status

SHOWN: frozenset[Status] = frozenset({"happened", "ongoing", "scheduled", "planned", "expected", "cancelled"})


def timeline(claims: Sequence[ClaimView]) -> tuple[TimelineEntry, ...]:
    """Dated claims by the start of their interval, wider ones first, then by salience; without denied ones."""
    entries = [
        ((*span, -claim.salience, claim.id), TimelineEntry(claim.when, claim.id, claim.text, claim.status))
        for claim in claims
        if claim.when is not None
        and claim.status in SHOWN
        and claim.polarity == "positive"
        and (span := dated(claim)) is not None
    ]
    return tuple(entry for _, entry in sorted(entries, key=lambda pair: (pair[0][0], -pair[0][1], *pair[0][2:])))
