"""Who did or said what to whom: the most mentioned actors on a circle, an arrow for each pair of a claim."""

from __future__ import annotations

from collections import Counter
from math import cos, pi, sin
from typing import NamedTuple

from communique.model import Dossier

MOST = 12
"""Actors drawn: more cannot be read."""
WIDTH, HEIGHT, RADIUS = 720.0, 460.0, 165.0


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


class Arrow(NamedTuple):
    """What one actor did to another."""

    path: str
    width: float
    who: str
    whom: str
    verbs: str
    claims: tuple[str, ...]


class Graph(NamedTuple):
    """The drawing and its twin, the table of arrows."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float


def actor_graph(dossier: Dossier) -> Graph:
    """The graph of a dossier; empty if no claim joins two actors."""
    names = {a.id: a.name for a in dossier.actors}
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for claim in dossier.claims:
        for who in claim.roles.get("who", ()):
            for whom in (*claim.roles.get("whom", ()), *claim.roles.get("to", ()), *claim.roles.get("with", ())):
                if who in names and whom in names and who != whom:
                    pairs.setdefault((who, whom), []).append((claim.predicate, claim.id))
    weight: Counter[str] = Counter()
    for (who, whom), made in pairs.items():
        weight.update({who: len(made), whom: len(made)})
    chosen = [key for key, _ in sorted(weight.items(), key=lambda x: (-x[1], names[x[0]]))[:MOST]]
    nodes = {key: node(key, names[key], i, len(chosen)) for i, key in enumerate(chosen)}
    arrows = [
        arrow(nodes[who], nodes[whom], made)
        for (who, whom), made in sorted(pairs.items(), key=lambda x: (names[x[0][0]], names[x[0][1]]))
        if who in nodes and whom in nodes
    ]
    return Graph(tuple(nodes.values()), tuple(arrows), WIDTH, HEIGHT)


def node(key: str, name: str, index: int, count: int) -> Node:
    """The place of an actor on the circle, its name outside."""
    angle = 2 * pi * index / max(count, 1) - pi / 2
    x, y = WIDTH / 2 + RADIUS * cos(angle), HEIGHT / 2 + RADIUS * sin(angle)
    side = "middle" if abs(cos(angle)) < 0.2 else "start" if cos(angle) > 0 else "end"
    tx, ty = x + 12 * cos(angle), y + 16 * sin(angle) + 4
    return Node(
        key, name if len(name) < 30 else name[:28] + "…", round(x, 1), round(y, 1), side, round(tx, 1), round(ty, 1)
    )


def arrow(who: Node, whom: Node, made: list[tuple[str, str]]) -> Arrow:
    """A curve bent towards the middle, thicker for more claims."""
    mx, my = (who.x + whom.x) / 2, (who.y + whom.y) / 2
    cx, cy = mx + (WIDTH / 2 - mx) * 0.45 + (whom.y - who.y) * 0.08, my + (HEIGHT / 2 - my) * 0.45
    path = f"M{who.x} {who.y} Q{cx:.1f} {cy:.1f} {whom.x} {whom.y}"
    verbs = ", ".join(dict.fromkeys(v for v, _ in made))
    return Arrow(path, min(1 + len(made) * 0.6, 5), who.name, whom.name, verbs, tuple(c for _, c in made))
