"""One kind for one plain name: what has no title is read as a person here, a firm there, a place elsewhere.

Within a story, the parties called by exactly the same name are of the kind that most of their mentions have, but for
those that something else than their name tells: a title, a fuller name, a state.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from communique.actors.names import parts
from communique.actors.records import Kind, Party

RANK: tuple[Kind, ...] = ("organisation", "place", "person", "group", "state", "other")
"""Which kind wins among equals."""

TITLED = 2
"""Mentions that a title is worth: who is called "the mayor, Anna Selt" once is no place, nor is "Selt" elsewhere."""


def agreed(found: Sequence[Party]) -> list[Party]:
    """The parties in their order, each with the kind that its plain name has in the story."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for party in found:
        titled = party.kind == "person" and bool(party.roles)
        for called in party.names if not party.state else ():
            votes[called.casefold()][party.kind] += party.mentions + TITLED * titled
            if titled and len(whole := parts(called)) > 1:
                votes[whole[-1]]["person"] += TITLED
    longer = bodies(found)
    return [replace(p, kind=elected(name, votes, longer)) if (name := plain(p)) is not None else p for p in found]


def plain(party: Party) -> str | None:
    """The only name of a party that nothing else tells of, in small letters; None for others."""
    if party.state or party.roles or len(party.names) != 1:
        return None
    return party.names[0].casefold()


def bodies(found: Sequence[Party]) -> frozenset[str]:
    """First words of the longer names of organisations that are no word of a longer name of a person: "halden", where
    the story has a Halden Group and nobody called Halden."""
    words = [(party.kind, parts(name)) for party in found for name in party.names]
    firsts = {name[0] for kind, name in words if kind == "organisation" and len(name) > 1}
    return frozenset(firsts - {word for kind, name in words if kind == "person" and len(name) > 1 for word in name})


def elected(name: str, votes: Mapping[str, Counter[Kind]], longer: frozenset[str]) -> Kind:
    """The kind with most mentions; a surname that is only a body's is the body's."""
    kind = min(votes[name], key=lambda kind: (-votes[name][kind], RANK.index(kind)))
    return "organisation" if kind == "person" and parts(name) and {*parts(name)} <= longer else kind
