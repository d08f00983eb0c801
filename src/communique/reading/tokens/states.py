"""Which state a word stands for: its names, its adjective and people, its capital, its palaces."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from communique.lexicon import table

StateKind = Literal["name", "adjective", "people", "capital", "seat", "region", "quasi"]


class StateWord(NamedTuple):
    """How a word stands to a state."""

    country: str | None
    """ISO 3166-1 alpha-3; None for a movement without a state."""
    kind: StateKind


ADJECTIVAL_NAMES = frozenset(
    {"us", "u.s.", "u.s", "uk", "u.k.", "uae", "eu", "un", "dprk", "drc", "new zealand", "hong kong"}
)
"""Names of states that are their own adjectives: "a US envoy" is of the US, "the Ukraine envoy" is not of Ukraine."""


@cache
def state_words() -> dict[str, StateWord]:
    """Every name of the lexicon as written → its state. Earlier kinds win: a name is not also a capital."""
    found: dict[str, StateWord] = {}

    def add(names: list[str], country: str | None, kind: StateKind) -> None:
        for name in names:
            found.setdefault(name.replace("’", "'"), StateWord(country, kind))

    lexicon = table("states")
    for code, row in lexicon["states"].items():
        add([row["name"], *row.get("names", [])], code, "name")
        add(row.get("adjectives", []), code, "adjective")
        add(
            [*row.get("people", []), *(f"{word}s" for word in row.get("adjectives", []) if plural_in_s(word))],
            code,
            "people",
        )
        add(row.get("capitals", []), code, "capital")
        add(row.get("seats", []), code, "seat")
    for name, row in lexicon["quasi"].items():
        add([name, *row.get("names", []), *row.get("adjectives", [])], row["within"] or None, "quasi")
    for code, names in lexicon["regions"].items():
        add(names, code, "region")
    return found


def plural_in_s(adjective: str) -> bool:
    """Whether the people's plural is the adjective with an s: "Iranians", not "Dutchs"."""
    return adjective.endswith(("an", "i", "o", "er", "ar", "ot", "ne"))


@lru_cache(maxsize=1 << 14)
def state_of(name: str) -> StateWord | None:
    """The state that `name`, as written in a text, stands for, or None. An article before it does not count."""
    plain = name.replace("’", "'").removesuffix("'s").removesuffix("'S").removesuffix("'").strip()
    for form in (plain, plain.removeprefix("the ").removeprefix("The ")):
        if form in state_words():
            return state_words()[form]
    if plain.isupper() and len(plain) > 3:
        return state_words().get(plain.title())
    return None


@cache
def first_words() -> dict[str, int]:
    """First word of every state word → most words that a name beginning with it has: for scanning a text."""
    longest: dict[str, int] = {}
    for name in state_words():
        parts = name.split()
        longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
    return longest


@lru_cache(maxsize=1 << 14)
def is_ambiguous(name: str) -> bool:
    """Whether the name is also that of another place or thing, so that it alone fixes no state."""
    return name in table("states")["ambiguous"]["names"]


def is_adjectival(name: str, kind: StateKind) -> bool:
    """Whether a bare word before a noun says whose the noun is ("Russian envoy", "US envoy", "Kremlin envoy")."""
    return kind in ("adjective", "seat", "quasi") or name.lower() in ADJECTIVAL_NAMES
