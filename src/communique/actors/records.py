"""Records of actor resolution: a party is who one article means, an actor who all of them mean."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model import Edge, Problem, Role, RoleView, Span

Kind = Literal["person", "organisation", "state", "place", "group", "other"]


class Party(msgspec.Struct, frozen=True):
    """A coreference chain of one document, with all that the document says of it."""

    key: str
    """`document#cN`."""
    kind: Kind
    names: tuple[str, ...]
    """Names used for it, the commonest first; empty for one that is only described."""
    roles: tuple[Role, ...]
    countries: frozenset[str]
    """ISO 3166 alpha-3 of the states that it belongs to or stands for."""
    sectors: frozenset[str]
    mentions: int
    spans: tuple[Span, ...]
    published: str | None
    state: str | None = None
    """ISO 3166 alpha-3 if the party is a state itself or acts as its government."""

    @property
    def called(self) -> str:
        """What its document calls it, for an explanation."""
        title = self.roles[0].title if self.roles else self.state or self.kind
        return f"“{self.names[0]}”" if self.names else f"“the {title}”"


class Actor(msgspec.Struct, frozen=True):
    """Somebody or some body over all articles of a story."""

    id: str
    """From the party of the earliest document, so that it stays when articles arrive."""
    name: str
    """The fullest common name, without title."""
    kind: Kind
    country: str | None
    sector: str | None
    roles: tuple[RoleView, ...]
    """In the order of their first publication."""
    spellings: tuple[str, ...]
    """All names, the commonest first."""
    mentions: int
    spans: tuple[Span, ...]
    parties: tuple[str, ...]
    """Keys of its parties."""


class Resolution(msgspec.Struct, frozen=True):
    """What resolution found."""

    actors: tuple[Actor, ...]
    """Those mentioned most first."""
    actor_of: dict[str, str]
    """`document#cN` → actor id."""
    edges: tuple[Edge, ...]
    """Every comparison that was made and every judgement of a person, kind same_actor, with the reasons."""
    parties: tuple[Party, ...] = ()
    """Who each document means, in the order of the documents."""
    problems: tuple[Problem, ...] = ()
    """Names that too many share to be compared by them."""
