"""The summary as it stood after each earlier report: today's central claims, as far as they were out by then.

A dossier with `as_of` aligns and ranks everything again from what was out; here the claims are those of today, and only
the most central are looked at, so that all moments together cost less than the dossier itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from communique.claims import Cluster
from communique.claims.intervals import known_by, moment
from communique.dossier.disputes import with_rivals
from communique.dossier.records import Material, Record, record, told_once
from communique.dossier.salience import ranked
from communique.dossier.summary import summary
from communique.model import ActorView, DocumentView, Earlier, Edge

MOST_CLAIMS = 60
"""Claims of today that are looked at: what was central then is hardly ever side matter now."""
MOST_MOMENTS = 30
"""Moments that are told; of more, evenly many from begin to end."""


def earlier(
    records: Sequence[Record],
    views: Sequence[DocumentView],
    material: Material,
    edges: Sequence[Edge],
    people: Sequence[ActorView],
) -> tuple[Earlier, ...]:
    """The summary at every moment before the last, `records` the most central of today first."""
    near, central = {one.view.id: one.near for one in records}, records[:MOST_CLAIMS]
    made = {state(one.cluster): one for one in central}
    found = []
    for value in moments(views):
        out = {view.id: view for view in views if known_by(view.published.value, value)}
        then = [cluster for one in central if (cluster := as_known(one.cluster, out))]
        made.update((state(one), record(one, material)) for one in then if state(one) not in made)
        told = told_once(with_rivals([made[state(one)] for one in then], material))
        told = ranked(told, [near[one.view.id] for one in told])
        inside = [edge for edge in edges if edge.left in out and edge.right in out]
        found.append(Earlier(value, summary(told, out, inside, people)))
    return tuple(found)


def moments(views: Sequence[DocumentView]) -> list[str]:
    """When something was published and not all was out yet, in order; one value for each instant."""
    instants = {moment(value, last=True): value for view in views if (value := view.published.value)}
    known = [instants[at] for at in sorted(at for at in instants if at is not None)]
    whole = all(view.published.value and moment(view.published.value) is not None for view in views)
    before = known[:-1] if whole else known
    return before[:: max(1, -(-len(before) // MOST_MOMENTS))]


def state(cluster: Cluster) -> tuple[str, int]:
    """What tells a claim from itself at other moments: clauses only come to it."""
    return cluster.id, len(cluster.members)


def as_known(cluster: Cluster, out: Mapping[str, DocumentView]) -> Cluster | None:
    """The claim with those of its clauses that were out; None if there were none."""
    members = tuple(one for one in cluster.members if one.document in out)
    return replace(cluster, members=members) if members else None
