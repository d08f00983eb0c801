"""Country and sector of somebody who is only described, by the words: "Chilean soldiers" are of Chile's army."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from communique.model import ActorView
from communique.reading.tokens.lemmas import lemma
from communique.reading.tokens.nouns import body_nouns, group_nouns, office_heads, office_modifiers, office_phrases
from communique.reading.tokens.states import is_ambiguous, state_of

LONGEST = 4
"""Words of a state's name at most."""

BEHIND = re.compile(r",|\s(?:of|from|in|at|with|for|on|including|who|which|that|to|near|outside)\s")
"""Where the words behind a head noun begin."""


COMPASS = frozenset(
    f"{part}{end}"
    for part in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    for end in ("", "ern")
) | {"central", "rural", "mainland", "upper", "lower"}
"""Words for a part of a country."""


class Described(NamedTuple):
    """What the words for somebody tell."""

    country: str | None
    sector: str | None


@lru_cache(maxsize=1 << 14)
def described(text: str) -> Described:
    """Country and sector of a phrase; None where the words tell none, or several countries."""
    found = {country for country in countries(re.findall(r"[\w.’'-]+", text))}
    own = state_of(text)
    sector = "GOV" if own is not None and own.kind == "name" else sector_of(BEHIND.split(text)[0].split())
    return Described(found.pop() if len(found) == 1 else None, sector)


def country_of(actor: ActorView) -> str | None:
    """The country of an actor; of a place that is named as a part of one, that: "northern Chile"."""
    words = actor.name.split() if actor.country is None and actor.kind == "place" else []
    inner = [word for word in words if word.lower() not in COMPASS]
    whole = state_of(" ".join(inner)) if len(inner) < len(words) else None
    return actor.country or (whole.country if whole is not None else None)


def countries(words: list[str]) -> list[str]:
    """The states that are named in a run of words, the longest names first: "South Korean" is not of Korea alone."""
    found, place = [], 0
    while place < len(words):
        step = 1
        for size in range(LONGEST, 0, -1):
            name = " ".join(words[place : place + size]).strip("'’")
            state = state_of(name)
            if state is not None:
                found += [state.country] if state.country and not is_ambiguous(name) else []
                step = size
                break
        place += step
    return found


def sector_of(words: list[str]) -> str | None:
    """The sector of a noun phrase by its head, or by the words before it where the head is of any sector."""
    if not words:
        return None
    low = [word.lower().strip("“”\"'’,.") for word in words]
    last = lemma(low[-1], "NOUN")
    phrase = office_phrases().get(" ".join([*low[-2:-1], last]))
    tables = (group_nouns().get(low[-1]), body_nouns().get(last), office_heads().get(last))
    known = next((sector for sector in (phrase, *tables) if sector is not None), None)
    if known is None:
        return None
    before = next((office_modifiers()[word] for word in reversed(low[:-1]) if word in office_modifiers()), None)
    return "GOV" if known == "STATE" else known or before or None
