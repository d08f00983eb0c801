"""What is still ahead when the last article appears: plans of what the story is about, in lines that say so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.claims.fitness import representative
from communique.claims.intervals import moment
from communique.claims.phrasing import FINITE
from communique.claims.records import Clause
from communique.claims.words import nominal_verbs
from communique.dossier.records import Record, dated

AHEAD = frozenset({"scheduled", "planned", "expected"})
"""Statuses of what is to come."""
FRESH = 3
"""Days before the last report: a plan without a date that no later report tells may be done or dropped."""
NEAR = 0.5
"""How near to titles and leads such a plan must be if it has no code, relative to the claim that is nearest."""
LOOKS_AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|to be|to (?:hold|meet|begin|start|visit|vote)|plans?|expects?"
    r"|has (?:promised|pledged|vowed)"
    r"|(?:is|are|am) (?:due|set|scheduled|expected|likely|going|to|planned|planning|considering))\b|['’]ll\b",
    re.IGNORECASE,
)
"""Words by which a line itself says that something is to come."""
TOLD_BACK = re.compile(r"\b(?:would|(?:was|were) to|had to|had been)\b")
"""How a plan is told afterwards, or in what somebody said."""
ON_CONDITION = re.compile(r"^(?:when|whenever|if|once|by|unless)\b", re.IGNORECASE)
"""How a line begins that says what happens in a case."""

Where = Mapping[str, frozenset[str]]
"""An actor, the noun of a party or a family of predicates → the articles whose clauses have it."""


def plans(records: Sequence[Record], latest: float | None) -> list[Record]:
    """The plans that may lead: with a date that is not over, or told by several texts, or by one that is as good as the
    last; of somebody or something that more than one article speaks of. `latest`: the day of the last report.
    """
    where, several = spoken_of(records), len({one.clause.document for r in records for one in r.assertions}) > 1
    found = (r for r in records if r.view.status in AHEAD and r.view.polarity == "positive")
    found = (r for r in found if r.view.finding != "contested" and not is_past(r, latest) and says_so(r, latest))
    found = (r for r in found if not came_about(r))
    timed = (r for r in found if dated(r.view) is not None or r.view.texts > 1 or is_fresh(r, latest))
    return [r for r in timed if not several or of_the_story(r, where)]


def spoken_of(records: Iterable[Record]) -> Where:
    """Where each actor and each noun is a party."""
    found = defaultdict[str, set[str]](set)
    for record in records:
        for clause in record.cluster.members:
            for name in names(clause) | clause.families:
                found[name].add(clause.document)
    return {name: frozenset(documents) for name, documents in found.items()}


def names(clause: Clause) -> frozenset[str]:
    """The actors of a clause and the nouns of who and what it speaks of, those of events also as what is done: "build"
    of "construction"."""
    heads = [p.head for p in clause.of("who", "whom", "what") if p.head and p.specific]
    return clause.actors.union(heads, *map(nominal_verbs, heads))


def of_the_story(record: Record, where: Where) -> bool:
    """Whether somebody or something in it is a party in more than one article."""
    return any(len(where[name]) > 1 for one in record.cluster.members for name in names(one))


def says_so(record: Record, latest: float | None) -> bool:
    """Whether a clause with a verb of its own says so of somebody or something in particular, or a noun with its date
    ("expects the signing on Friday"), in words that look ahead or with a time to come: not the aim of something done,
    nor what happens in a case, nor, in one text alone, what was ahead in a tale of the past.
    """
    one, text = member(record), record.view.text
    whole = one.kind in FINITE and any(
        party.actors or (not party.pronoun and party.specific) for party in one.of("who", "whom", "what")
    )
    noun = one.kind == "nominal" and one.when is not None
    if not (whole or noun) or one.conditional or ON_CONDITION.match(text):
        return False
    if TOLD_BACK.search(text):
        return record.view.texts > 1 or one.statement is not None
    return LOOKS_AHEAD.search(text) is not None or to_come(record, latest)


def member(record: Record) -> Clause:
    """The clause that stands for the plan."""
    return representative([c for c in record.cluster.members if c.status in AHEAD] or list(record.cluster.members))


def is_past(record: Record, latest: float | None) -> bool:
    """Whether the planned time was over when the last article was published."""
    span = dated(record.view)
    return span is not None and latest is not None and span[1] < latest


def came_about(record: Record) -> bool:
    """Whether the latest of its reports has it behind it: "visited" after "will visit", though perhaps elsewhere."""
    told = [one for one in record.view.assertions if one.published and one.polarity == "positive"]
    last = max(told, key=lambda one: (one.published or "", one.span), default=None)
    return last is not None and last.status == "happened"


def to_come(record: Record, latest: float | None) -> bool:
    """Whether it has a time after the last report."""
    span = dated(record.view)
    return span is not None and latest is not None and span[0] > latest


def is_fresh(record: Record, latest: float | None) -> bool:
    """Whether one of the last reports says what somebody is to do that has a code or is what the story is about: not a
    mere forecast, nor a plan of long ago."""
    days = [moment(one.published) for one in record.view.assertions if one.published]
    last = max((day for day in days if day is not None), default=None)
    view = record.view
    central = view.code is not None or record.near >= NEAR
    acting = central and view.status != "expected" and bool(member(record).actors)
    return acting and last is not None and latest is not None and last >= latest - FRESH
