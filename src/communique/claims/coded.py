"""The event of a clause with its parties by actor, as event data have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from communique.actors.parties import GOVERNMENTS
from communique.claims.page import Page
from communique.claims.words import words_of
from communique.lexicon import table
from communique.model import Argument, EventView, Proposition
from communique.reading.propositions.fitness import AUTHORED
from communique.reading.tokens.states import state_of

ASIDE = re.compile(r"(?<=\w),?\s+(?:who|which|whose|including|along with|such as)\s|(?<=\w)\s+[-–—(]\s?")
"""Where what is told of somebody by the way begins: he is meant without it."""

NAMELESS = frozenset(("adjective", "people"))
"""Words for a state that are no name of it."""


def coded_event(page: Page, one: Proposition) -> EventView | None:
    """The event of a proposition. A party that is only a pronoun is left out, and so is an event that nobody does.
    Nobody is the target of what he does alone.
    """
    if one.event is None:
        return None
    sources, targets = (tuple(dict.fromkeys(names(page, side))) for side in (one.event.source, one.event.target))
    if not (sources or targets) or (one.event.root in AUTHORED and not sources):
        return None
    others = targets if len(sources) > 1 else tuple(one for one in targets if one not in sources)
    return EventView(one.event.root, sources, others)


def names(page: Page, arguments: Iterable[Argument]) -> Iterator[str]:
    """The actors that stand for the parties, else their words; a state for its adjective."""
    for argument in arguments:
        text = page.slice(argument.span)
        if own := tuple(actors_of(page, argument)):
            yield from own
        elif text.lower() not in words_of("pronouns"):
            yield state_named(page, text) or ASIDE.split(text, maxsplit=1)[0]


def actors_of(page: Page, argument: Argument) -> Iterator[str]:
    """The actor that a party is; the state for its government. Its army or its police are told by their words."""
    if argument.mention is None:
        return
    filler = page.reading.mentions[argument.mention]
    if actor := page.actor(filler):
        yield actor
    elif filler.type == "ORG" and page.slice(filler.head).casefold() in GOVERNMENTS:
        before = (m for m in page.inside(filler.span) if m.head.end <= filler.head.start)
        yield from sorted({found for m in before if (found := page.actor(m))})


def state_named(page: Page, text: str) -> str | None:
    """The state of which a bare adjective or a people's name tells: its actor, or its name where it has none."""
    word = state_of(text)
    if word is None or word.country is None or word.kind not in NAMELESS:
        return None
    named = (m for m in page.reading.mentions if m.country == word.country and m.kind == "name" and page.actor(m))
    actors = (page.actor(m) for m in named if is_name(page.slice(m.head)))
    return next(actors, None) or table("states")["states"][word.country]["name"]


def is_name(text: str) -> bool:
    """Whether a text is a state's own name."""
    found = state_of(text)
    return found is not None and found.kind == "name"
