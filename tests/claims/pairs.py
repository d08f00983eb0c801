"""Two reports of one claim as two assertions, for tests of what is made of a pair."""

from __future__ import annotations

from typing import Any

from communique.claims import Assertion, Cluster, Witnesses, assertions
from communique.claims.clauses import clauses
from communique.claims.records import Clause
from tests.claims.story_builder import story

Report = str | dict[str, Any]
"""A marked sentence, alone or with what else is known of the report."""


def told(*reports: Report) -> list[Clause]:
    """The first clause of each report."""
    given = [one if isinstance(one, dict) else {"t": one} for one in reports]
    made = story([{"outlet": f"Paper {n}", "at": "2025-03-04T12:00", **one} for n, one in enumerate(given)])
    return [clauses(one, made.readings[one.id], made.actor_of)[0] for one in made.documents]


def pair(one: Report, two: Report) -> tuple[Assertion, Assertion]:
    """What the two reports assert, as of one claim."""
    given = [report if isinstance(report, dict) else {"t": report} for report in (one, two)]
    made = story([{"outlet": f"Paper {n}", "at": "2025-03-04T12:00", **report} for n, report in enumerate(given)])
    found = [clauses(document, made.readings[document.id], made.actor_of)[0] for document in made.documents]
    witnesses = Witnesses(made.documents, made.actors, made.actor_of)
    both = assertions(Cluster("c", tuple(found)), made.readings, made.roots, witnesses)
    first, second = (next(a for a in both if a.clause.document == clause.document) for clause in found)
    return first, second
