"""PLOVER events as JSON lines, one for each coded claim, with the origins counted.

`event` is the root by PLOVER's own convention: a planned visit is AGREE, what a speaker calls for is a REQUEST from the
speaker to those whom it is asked of. `content` is the root of what it is about; `mode` and `cameo` belong to that.
PLOVER drops denials and what is only expected; what is denied or expected is kept here and marked by `status` and
`polarity`, so that a consumer can drop it; what is only told not to have happened is no event. What is lost: the
sentences themselves (spans and documents are kept), claims without a code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from communique.exports.described import country_of, described
from communique.exports.registry import File
from communique.model import ActorView, ClaimView, Dossier, EventView, Span


class PloverActor(msgspec.Struct, frozen=True):
    """Actor or recipient of an event."""

    name: str
    country: str | None
    sector: str | None


class PloverEvent(msgspec.Struct, frozen=True):
    """A coded claim."""

    id: str
    date: str | None
    event: str
    content: str | None
    mode: str | None
    actor: tuple[PloverActor, ...]
    recipient: tuple[PloverActor, ...]
    location: str | None
    cameo: str | None
    status: str
    polarity: str
    text: str
    outlets: int
    texts: int
    origins: int
    finding: str
    documents: tuple[str, ...]
    spans: tuple[Span, ...]


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One file over all stories."""
    yield "plover.jsonl", b"".join(msgspec.json.encode(e) + b"\n" for d in dossiers for e in events(d))


def events(dossier: Dossier) -> Iterator[PloverEvent]:
    """The events of one story, in the order of its claims."""
    actors = {a.id: a for a in dossier.actors}
    for claim in dossier.claims:
        if claim.event:
            yield event(claim, claim.event, actors)


def event(claim: ClaimView, coded: EventView, actors: dict[str, ActorView]) -> PloverEvent:
    """A coded claim as a PLOVER event: its source acts, its target receives."""
    return PloverEvent(
        claim.id,
        claim.when.earliest if claim.when else None,
        coded.root,
        claim.code,
        claim.mode,
        tuple(actor(x, actors) for x in coded.source),
        tuple(actor(x, actors) for x in coded.target),
        claim.where,
        claim.cameo,
        claim.status,
        claim.polarity,
        claim.text,
        claim.outlets,
        claim.texts,
        claim.origins,
        claim.finding,
        tuple(dict.fromkeys(a.document for a in claim.assertions)),
        tuple(a.span for a in claim.assertions),
    )


def actor(key: str, actors: dict[str, ActorView]) -> PloverActor:
    """An actor by id, or by the text that stands for it, with what its words tell."""
    found = actors.get(key)
    if found is None:
        return PloverActor(key, *described(key))
    return PloverActor(found.name, country_of(found), found.sector)
