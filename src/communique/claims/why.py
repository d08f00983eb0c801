"""Why clauses were judged to be one claim, in words."""

from __future__ import annotations

from collections.abc import Sequence

from communique.claims.align import Cluster
from communique.linking import explain
from communique.model import Edge


def why(cluster: Cluster, edges: Sequence[Edge]) -> str:
    """Every judgement between two members of a claim, the surest first, with its comparisons."""
    inside = {clause.id for clause in cluster.members}
    found = [edge for edge in edges if edge.kind == "same_claim" and edge.left in inside and edge.right in inside]
    head = f"{cluster.id}: {len(cluster.members)} clauses, joined by {len(found)} judgements"
    lines = [explain(edge) for edge in sorted(found, key=lambda e: (-e.score, e.left, e.right))]
    linked = {end for edge in found for end in (edge.left, edge.right)}
    copied = [f"{clause.id} has the words of another member" for clause in cluster.members if clause.id not in linked]
    return "\n".join([head, *lines, *(copied if len(cluster.members) > 1 else [])])
