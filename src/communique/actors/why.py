"""Why mentions of several articles were judged to be one actor, in words."""

from __future__ import annotations

from communique.actors.judgements import parties_of
from communique.actors.records import Actor, Resolution
from communique.linking import explain
from communique.linking.judge import by_person


def why(actor: Actor, resolution: Resolution) -> str:
    """Who each article means, then every judgement between them, persons' first; and what persons keep apart from
    them."""
    inside = set(actor.parties)
    own = [e for e in resolution.edges if e.left in inside and e.right in inside]
    apart = [e for e in resolution.edges if by_person(e) and (e.left in inside) != (e.right in inside)]
    judged = sorted((*own, *apart), key=lambda e: (not by_person(e), -e.score, e.left, e.right))
    head = f"{actor.id}: {actor.name}, meant {len(inside)} times, joined by {len(own)} judgements"
    meant = [f"  {party.key}: {', '.join(party.names) or party.called}" for party in parties_of(actor, resolution)]
    return "\n".join([head, *meant, *map(explain, judged)])
