"""Offices and bodies that people speak for: which office a title names, who holds it, and for which side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Protocol

from communique.claims.words import content, head_lemma, tokens, words_of
from communique.lexicon import table


class RoleLike(Protocol):
    """An office as `actors` gives it."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def organisation(self) -> str | None: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102


class ActorLike(Protocol):
    """What claims need to know of an actor."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def sector(self) -> str | None: ...  # noqa: D102
    @property
    def roles(self) -> Sequence[RoleLike]: ...  # noqa: D102
    @property
    def spellings(self) -> Sequence[str]: ...  # noqa: D102


def speaks(title: str) -> bool:
    """True for the title of somebody who speaks for a body."""
    return any(word in title.casefold() for word in words_of("spokespeople"))


def side(actor: ActorLike) -> str | None:
    """Government (by country) or organisation that an actor speaks for; None for a private person."""
    public = actor.sector in words_of("public_sectors")
    country = next((role.country for role in reversed(list(actor.roles)) if role.country), None) or actor.country
    if public and country:
        return country
    body = next((role.organisation for role in reversed(list(actor.roles)) if role.organisation), None)
    if body:
        return f"org:{body.casefold()}"
    return actor.id if actor.kind == "organisation" else None


def may_be(holder: ActorLike, text: str) -> bool:
    """True if a description can mean the one known holder of its office. Of spokespeople there are many: "the union's
    spokesman" is who speaks for that union, and "his spokesman" is somebody else.
    """
    bodies = (set(content(role.organisation)) for role in holder.roles if role.organisation and speaks(role.title))
    return not speaks(text) or any(body & set(content(text)) for body in bodies)


@cache
def _titles() -> dict[str, str]:
    return {title: row[0] for row in table("claims")["sources"]["titles"] for title in row}


def is_short_for(text: str, longer: str) -> bool:
    """True if a description may be another with words left out: "the ministry", "Orvania's interior ministry"."""
    return head_lemma(text) == head_lemma(longer) and set(content(text)) < set(content(longer))


@lru_cache(maxsize=4096)
def office_key(text: str) -> str:
    """What two names of one office share: its head (or a synonym) with the words that tell offices apart."""
    low = " ".join(tokens(text.casefold()))
    head = head_lemma(text)
    for title in sorted(_titles(), key=lambda one: (-len(one), one)):
        if re.search(rf"\b{re.escape(title)}\b", low):
            head = _titles()[title]
            break
    telling = sorted(set(low.split()) & words_of("distinguishing") - {head})
    return " ".join([*telling, head])


def offices(actors: Sequence[ActorLike]) -> dict[str, dict[str, frozenset[str]]]:
    """Office → persons who hold it → countries that they hold it for."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for actor in actors:
        for role in actor.roles if actor.kind == "person" else ():
            states = frozenset(state for state in (role.country, actor.country) if state)
            held = found.setdefault(office_key(role.title), {})
            held[actor.id] = held.get(actor.id, frozenset()) | states
    return found
