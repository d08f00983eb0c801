"""A person's judgements about actors: who is one with whom, kept as edges that outrank every comparison.

Each end of an edge is a party, with the span of one of its mentions as evidence. A later reader may number the chains
of an article otherwise; by its span an end is found again, so that the judgement survives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from communique.actors.records import Actor, Party, Resolution
from communique.linking.judge import by_person
from communique.model import Edge, Reason, Span
from communique.model.edges import Judgement


def merged(left: Sequence[Party], right: Sequence[Party], by: str, when: str) -> tuple[Edge, ...]:
    """Edges by which a person says that two actors are one: the first party of each with all of the other's.

    `by` is the person's name, `when` the moment (ISO); later judgements outrank earlier ones.
    """
    pairs = [(left[0], other) for other in right] + [(one, right[0]) for one in left[1:]]
    return tuple(_edge(one, other, "positive", by, when) for one, other in pairs)


def split(inside: Sequence[Party], outside: Sequence[Party], by: str, when: str) -> tuple[Edge, ...]:
    """Edges by which a person says that some parties of an actor (`outside`) are somebody else than the others."""
    apart = _edge(outside[0], inside[0], "negative", by, when)
    together = [(side[0], other) for side in (inside, outside) for other in side[1:]]
    return (apart, *(_edge(one, other, "positive", by, when) for one, other in together))


def _edge(left: Party, right: Party, judgement: Judgement, by: str, when: str) -> Edge:
    score, verb = (1.0, "is") if judgement == "positive" else (0.0, "is not")
    reason = Reason("a_person", score, 0.0, f"{left.called} {verb} {right.called}")
    evidence = ((left.spans[0], right.spans[0]),)
    return Edge("same_actor", left.key, right.key, judgement, score, evidence, f"person:{by}", when, (reason,))


def placed(judgements: Iterable[Edge], parties: Sequence[Party]) -> tuple[Edge, ...]:
    """Persons' same_actor edges between `parties`, each end under the key that its mention has in these readings.

    An edge without evidence is taken by its keys; one whose mention nobody reads any more is left out.
    """
    keys = {party.key for party in parties}
    places: dict[str, list[tuple[Span, str]]] = {}
    for party in parties:
        places.setdefault(party.key.split("#")[0], []).extend((span, party.key) for span in party.spans)
    found = []
    for edge in judgements:
        if edge.kind == "same_actor" and by_person(edge):
            spans: tuple[Span | None, Span | None] = edge.evidence[0] if edge.evidence else (None, None)
            left, right = (_key(end, span, places) for end, span in zip((edge.left, edge.right), spans, strict=True))
            if left in keys and right in keys and left != right:
                found.append(replace(edge, left=left, right=right))
    return tuple(found)


def _key(end: str, span: Span | None, places: dict[str, list[tuple[Span, str]]]) -> str | None:
    """Key of the party that has the mention at `span`; of several, the one whose span agrees best."""
    if span is None:
        return end
    near = [(_agreement(span, other), key) for other, key in places.get(span.document, ()) if span.overlaps(other)]
    return min(near, key=lambda row: (-row[0], row[1] != end, row[1]))[1] if near else None


def _agreement(one: Span, two: Span) -> float:
    """Share of the characters of either span that both have."""
    return (min(one.end, two.end) - max(one.start, two.start)) / (max(one.end, two.end) - min(one.start, two.start))


def meant(name: str, resolution: Resolution) -> list[Actor]:
    """The actors that a name means: the one with this id, else all that are written so (case does not matter)."""
    by_id = [actor for actor in resolution.actors if actor.id == name]
    plain = name.casefold()
    return by_id or [a for a in resolution.actors if plain in {s.casefold() for s in (a.name, *a.spellings)}]


def parties_of(actor: Actor, resolution: Resolution) -> list[Party]:
    """The parties of an actor, those of the earliest document first."""
    known = {party.key: party for party in resolution.parties}
    return [known[key] for key in actor.parties]
