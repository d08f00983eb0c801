"""Who did or said what to whom: the most mentioned actors on a circle, an arrow for each pair of a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

from communique.exports.html.moments import NEVER, Clock
from communique.exports.html.signs import shorten
from communique.model import ClaimView, Dossier

MOST = 12
"""Actors drawn: more cannot be read."""
FEWEST = 3
"""Arrows from which a drawing says more than its table."""
WIDTH, HEIGHT, RADIUS = 620.0, 400.0, 150.0
BEND = 0.13
"""How far an arrow is bent, as a share of its length."""
UNLIKELY = ("place", "other")
"""Kinds of names that seldom act: a place in these roles is mostly where something was done."""
OBJECTS = ("whom", "to", "with", "from")
"""Roles that an arrow leads to."""


class Node(NamedTuple):
    """An actor on the circle."""

    id: str
    name: str
    x: float
    y: float
    anchor: str
    """SVG text-anchor: which side the name stands on."""
    tx: float
    ty: float
    at: int = NEVER


class Arrow(NamedTuple):
    """What one actor did to another."""

    path: str
    width: float
    who: str
    whom: str
    verbs: str
    claims: tuple[str, ...]
    at: int


class Graph(NamedTuple):
    """The drawing and its twin, the table of arrows."""

    nodes: tuple[Node, ...]
    """None where the table alone says it."""
    arrows: tuple[Arrow, ...]
    width: float
    height: float


def actor_graph(dossier: Dossier, clock: Clock) -> Graph:
    """The graph of a dossier; empty if no claim joins two actors."""
    names = {a.id: a.name for a in dossier.actors if a.kind not in UNLIKELY}
    found = pairs(dossier, names)
    weight: Counter[str] = Counter()
    for (who, whom), made in found.items():
        weight.update({who: len(made), whom: len(made)})
    chosen = [key for key, _ in sorted(weight.items(), key=lambda x: (-x[1], names[x[0]]))[:MOST]]
    joined = {key for pair in found if set(pair) <= set(chosen) for key in pair}
    chosen = [key for key in chosen if key in joined]
    nodes = {key: node(key, names[key], i, len(chosen)) for i, key in enumerate(chosen)}
    ordered = sorted(found.items(), key=lambda x: (-len(x[1]), names[x[0][0]], names[x[0][1]]))
    arrows = [
        arrow(nodes[who], nodes[whom], made, clock) for (who, whom), made in ordered if who in nodes and whom in nodes
    ]
    drawn = tuple(
        n._replace(at=min((a.at for a in arrows if n.name in (a.who, a.whom)), default=NEVER)) for n in nodes.values()
    )
    return Graph(drawn if len(arrows) >= FEWEST else (), tuple(arrows), WIDTH, HEIGHT)


def pairs(dossier: Dossier, names: Mapping[str, str]) -> dict[tuple[str, str], list[ClaimView]]:
    """Who did or said something to whom: the claims of each pair of actors."""
    found: dict[tuple[str, str], list[ClaimView]] = {}
    for claim in dossier.claims:
        others = [x for role in OBJECTS for x in claim.roles.get(role, ())]
        for who in claim.roles.get("who", ()):
            for whom in dict.fromkeys(others):
                if who in names and whom in names and who != whom:
                    found.setdefault((who, whom), []).append(claim)
    return found


def node(key: str, name: str, index: int, count: int) -> Node:
    """The place of an actor on the circle, its name outside."""
    angle = 2 * pi * index / max(count, 1) - pi / 2
    x, y = WIDTH / 2 + RADIUS * cos(angle), HEIGHT / 2 + RADIUS * sin(angle)
    side = "middle" if abs(cos(angle)) < 0.2 else "start" if cos(angle) > 0 else "end"
    tx, ty = x + 12 * cos(angle), y + 18 * sin(angle) + 4
    return Node(key, shorten(name, 22), round(x, 1), round(y, 1), side, round(tx, 1), round(ty, 1), NEVER)


def arrow(who: Node, whom: Node, made: Sequence[ClaimView], clock: Clock) -> Arrow:
    """A curve that leaves one mark and ends before the other, bent to its right so that two ways do not cover."""
    dx, dy = whom.x - who.x, whom.y - who.y
    cx, cy = (who.x + whom.x) / 2 - dy * BEND, (who.y + whom.y) / 2 + dx * BEND
    ax, ay = towards(who.x, who.y, cx, cy, 8)
    bx, by = towards(whom.x, whom.y, cx, cy, 13)
    verbs = ", ".join(dict.fromkeys(c.predicate for c in made))
    at = min(clock.first(a.span for a in c.assertions) for c in made)
    path = f"M{ax} {ay} Q{cx:.1f} {cy:.1f} {bx} {by}"
    return Arrow(
        path, round(min(1.2 + len(made) * 0.5, 4), 1), who.name, whom.name, verbs, tuple(c.id for c in made), at
    )


def towards(x: float, y: float, tx: float, ty: float, length: float) -> tuple[float, float]:
    """The point `length` away from (x, y) on the way to (tx, ty)."""
    whole = hypot(tx - x, ty - y) or 1.0
    return round(x + (tx - x) * length / whole, 1), round(y + (ty - y) * length / whole, 1)
