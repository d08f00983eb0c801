"""Runs a pair of reports through reading-free claims: aligned or not, and what each slot says."""

from __future__ import annotations

from typing import Any, NamedTuple

from communique.claims import Cluster, Joined, Witnesses, align, assertions, count, pairwise
from communique.claims.judging import Vectors
from tests.claims.story_builder import story


class Judged(NamedTuple):
    """What the program says of a pair."""

    conflicts: frozenset[str]
    developments: frozenset[str]
    agreed: frozenset[str]
    together: bool


def judge(case: dict[str, Any], vectors: Vectors | None = None) -> Judged:
    """The verdicts between the two reports of a case, over all claims that hold both."""
    shared = {"at": case["at"]} if "at" in case else {}
    made = story([{"outlet": "Herald", **shared, **case["a"]}, {"outlet": "Gazette", **shared, **case["b"]}])
    alignment = align(made.documents, made.readings, made.roots, made.actor_of, vectors=vectors)
    witnesses = Witnesses(made.documents, made.actors, made.actor_of)
    verdicts, together = [], False
    for cluster in alignment.clusters:
        together |= len({member.document for member in cluster.members}) > 1
        verdicts += _verdicts(cluster, made, witnesses, Joined([cluster], alignment.edges))
    kinds = [frozenset(v.slot for v in verdicts if v.outcome == kind) for kind in ("conflict", "development", "agree")]
    return Judged(*kinds, together)


def _verdicts(cluster: Cluster, made, witnesses: Witnesses, joined: Joined) -> list:  # type: ignore[no-untyped-def, type-arg]
    found = assertions(cluster, made.readings, made.roots, witnesses)
    keys = count(found, {d.id: d for d in made.documents}).keys
    return [pair.verdict for pair in pairwise(found, keys, joined)]


def right(case: dict[str, Any], found: Judged) -> bool:
    """True if finding and slot are as expected: a conflict in exactly that slot, or none at all."""
    expected = frozenset({case["slot"]}) if case["verdict"] == "conflict" else frozenset()
    return found.conflicts == expected
