"""One kind for one plain name: what has no title is read as a person here, a firm there, a place elsewhere.

Within a story, the parties called by exactly the same name are of the kind that most of their mentions have, but for
those that something else than their name tells: a title, a fuller name, a state.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from communique.actors.records import Kind, Party

RANK: tuple[Kind, ...] = ("organisation", "place", "person", "group", "state", "other")
"""Which kind wins among equals."""


def agreed(found: Sequence[Party]) -> list[Party]:
    """The parties in their order, each with the kind that its plain name has in the story."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for party in found:
        if (name := plain(party)) is not None:
            votes[name][party.kind] += party.mentions
    return [replace(p, kind=elected(votes[name])) if (name := plain(p)) is not None else p for p in found]


def plain(party: Party) -> str | None:
    """The only name of a party that nothing else tells of, in small letters; None for others."""
    if party.state or party.roles or len(party.names) != 1:
        return None
    return party.names[0].casefold()


def elected(votes: Counter[Kind]) -> Kind:
    """The kind with most mentions."""
    return min(votes, key=lambda kind: (-votes[kind], RANK.index(kind)))
