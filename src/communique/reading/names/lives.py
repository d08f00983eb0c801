"""Who stands in public life: by sector, title and state, over all mentions of the same in an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from communique.lexicon import table

if TYPE_CHECKING:
    from communique.model import Mention

Life = Literal["public", "private", "open"]
"""Whether somebody stands in public life; open if nothing tells."""

FEWEST = 6
"""Mentions of somebody that an article must have to show what life it is about: below that every event stands."""

SHARE = 0.2
"""Share of mentions in public life below which an article is of private life. Of 36 scraped articles those on sport,
travel, products and the sky had 0.00 to 0.18 (one short one 0.30), those on courts, police and states 0.36 to 0.83.
"""

PLAYED = {"sport": 0.025, "science": 0.025, "show": 0.012}
"""Share of the words of an article from which on it is on sport, on science or on shows: of 230 scraped articles those
on sport had 0.026 to 0.077, those on space and microbes 0.025 to 0.089, all others, with politics at the Olympics,
missiles and crashes among them, less than 0.02; those on films and stars 0.004 to 0.035, hardly any others as many.
"""

CONTESTED = 0.012
"""Share of the words of an article from which on it is on an election campaign: of 230 scraped articles none on
missiles, attacks, courts, sport or shows had 0.012 with four different ones; of 300 on a campaign four in five had."""

KINDS_OF_PLAY = 4
"""Different ones that there must be among them."""

LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)?")

NAMED = ("PERSON", "ORG", "NORP")
"""Types of mentions of somebody."""


@cache
def sectors(group: str) -> frozenset[str]:
    """PLOVER sectors of public or of private life."""
    return frozenset(table("plover")["public"][group])


def life_of(mention: Mention) -> Life:
    """What a mention by itself tells."""
    title = mention.role.title.split()[-1] if mention.role is not None and mention.role.title else ""
    if mention.sector in sectors("sectors") or title in sectors("titles"):
        return "public"
    if mention.sector in sectors("private") and (title or mention.sector != "CVL"):
        return "private"
    whole = mention.type == "NORP" or (mention.country is not None and (mention.acts or mention.type != "LOC"))
    return "public" if whole else "open"


def is_somebody(mention: Mention) -> bool:
    """Whether a mention is of somebody or some body, named or described."""
    return mention.type in NAMED or mention.acts or mention.role is not None or mention.sector is not None


class Lives:
    """Who in one article stands in public life."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        named = [one for one in mentions if one.kind != "pronoun" and is_somebody(one)]
        firsts = {first_word(text, one) for one in named if one.type == "ORG"}
        told = [(one, life_in(text, one, firsts)) for one in named]
        found = [life for _, life in told]
        self.is_known = len(found) >= FEWEST
        """Whether the article names enough to show what life it is about."""
        self.is_private = self.is_known and found.count("public") < SHARE * len(found)
        """Whether the article is of private life."""
        words = LETTERS.findall(text.lower())
        self.is_play = any(is_on(group, share, words) for group, share in PLAYED.items())
        """Whether it is on sport, science or shows, which have their own attacks, defences and missions."""
        self.is_contest = is_on("contest", CONTESTED, words)
        """Whether it is on an election campaign, where the blows are mostly words."""
        self.chains: dict[int, set[str]] = {}
        for one, life in told:
            self.chains.setdefault(one.chain, set()).add(life)

    def is_office(self, mention: Mention) -> bool:
        """Whether a mention is of a state, a people or a body of public life, not a club that is named after a town."""
        return mention.sector in sectors("sectors") or (mention.country is not None and mention.type in ("NORP", "LOC"))

    def of(self, mention: Mention) -> Life | None:
        """The life of whom a mention refers to, by all mentions of the same; None if it is of nobody."""
        found = self.chains.get(mention.chain, set()) if mention.chain >= 0 else {life_of(mention)}
        if not found and not is_somebody(mention):
            return "open" if mention.kind == "pronoun" else None
        return "public" if "public" in found else "private" if "private" in found else "open"


def is_on(group: str, share: float, words: Sequence[str]) -> bool:
    """Whether many words of a text are those of a topic."""
    found = [word for word in words if word in topic(group)]
    return len(found) >= share * len(words) and len(set(found)) >= KINDS_OF_PLAY


@cache
def topic(group: str) -> frozenset[str]:
    """Words of a sport, a science, a show or a campaign."""
    return frozenset(table("plover")["topics"][group])


def life_in(text: str, mention: Mention, firsts: Iterable[str]) -> Life:
    """What a mention tells in its text. `firsts`: the first words of the names of bodies."""
    if is_short(text, mention, firsts):
        return "open"
    phrase = text[mention.span.start : mention.span.end].lower()
    return "public" if any(name in phrase for name in sectors("bodies")) else life_of(mention)


def first_word(text: str, mention: Mention) -> str:
    """The first word of a name of several, "" of others."""
    words = text[mention.head.start : mention.head.end].split()
    return words[0] if len(words) > 1 else ""


def is_short(text: str, mention: Mention, firsts: Iterable[str]) -> bool:
    """Whether a people's name is the first word of a body's in the same article: its short name ("Norwegian")."""
    return mention.type == "NORP" and text[mention.head.start : mention.head.end] in firsts
