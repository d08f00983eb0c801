"""Two places compared: same, one inside the other, certainly apart, or not known."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

import msgspec

from communique.claims.words import noun_lemma, tokens, words_of
from communique.lexicon import table

Level = Literal["state", "region", "city", "site", "unknown"]
PlaceRelation = Literal["same", "within", "contains", "apart", "unknown"]

BY_WORDS: tuple[Level, ...] = ("site", "region", "city")
"""Sizes that a place's own words can tell, the smallest first."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place as a clause names it."""

    text: str
    name: str
    """Its words in lower case, without articles and prepositions."""
    country: str | None = None
    """ISO 3166 alpha-3 of the state it lies in or is."""
    level: Level = "unknown"

    @property
    def town(self) -> str:
        """The bare name that the phrase opens with, in lower case; "" if it opens with more: "Orlow, in the east"."""
        return bare(self.text).lower()

    @property
    def named(self) -> bool:
        """True if it has a name: of "the country" it may be misread which."""
        return any(word[0].isupper() for word in tokens(self.text))


def place(text: str, country: str | None = None, size: Level | None = None) -> Place:
    """A place from its phrase and what the reading knows of it; `size` if that is known better than by its words."""
    words = [word for word in tokens(text.lower()) if word not in words_of("stop")]
    return Place(text, " ".join(words), country, size or level(tokens(bare(text).lower()) or words))


def named_place(text: str, name: str, country: str | None) -> Place:
    """A place by its phrase, the name in it and the state that the reading knows for it."""
    low = name.lower()
    if (town := bare(text).lower()) and low not in town:  # "Orlow in northern Arvenia" is no state
        return place(text, country, "city" if town in capital_of() else None)
    size: Level | None = "state" if low in state_names() else "city" if low in capital_of() else None
    return place(text, country or capital_of().get(low), size)


def level(words: list[str]) -> Level:
    """How large a place is, as far as its own words tell."""
    lemmas = {noun_lemma(word) for word in words}
    for name in BY_WORDS:
        if lemmas & words_of(name):
            return name
    return "unknown"


def place_relation(left: Place, right: Place) -> PlaceRelation:
    """How `left` lies to `right`. Apart only if it is certain: other country, or two names of one known size."""
    if left.name == right.name:
        return "same"
    if left.country and right.country and left.country != right.country:
        return "apart" if left.named and right.named else "unknown"
    if left.country and left.country == right.country and "state" in (left.level, right.level):
        return _inside(left, right)
    if _has(left, right):
        return "within"
    if _has(right, left):
        return "contains"
    if left.level == right.level and left.level in ("region", "city"):
        return "apart" if left.named and right.named and not _of_state(left, right) else "unknown"
    return "unknown"


def _inside(left: Place, right: Place) -> PlaceRelation:
    if left.level == right.level:
        return "same"
    return "within" if right.level == "state" else "contains"


def _has(inner: Place, outer: Place) -> bool:
    """True if the smaller place's phrase names the larger one: "the harbour of Orlow" lies in "Orlow"."""
    return set(outer.name.split()) < set(inner.name.split())


def _of_state(left: Place, right: Place) -> bool:
    """True if one is named by its state, "north Arvenia", and may hold the other."""
    return any(word in state_names() for place in (left, right) for word in place.name.split())


def apart(left: Place, right: Place) -> bool:
    """True if two places are certainly two, or bare names of which nothing is known."""
    how = place_relation(left, right)
    return how == "apart" or (how == "unknown" and two_names(left, right))


def two_names(left: Place, right: Place) -> bool:
    """True if both are bare names of which nothing is known, and no word is shared: "Lyon", "Marseille"; what is named
    by its state ("north Arvenia") may hold the other.
    """
    if _of_state(left, right):
        return False
    unknown = all(place.level == "unknown" or A_TOWN.search(place.text) for place in (left, right))
    return unknown and bool(left.town and right.town) and not set(left.town.split()) & set(right.town.split())


A_TOWN = re.compile(
    r"^(?:the )?(?:[\w-]+ ){0,3}"
    r"(?:town|city|village|port|suburb|settlement|hamlet|resort|township|municipality) of\b\s*"
)
"""What says of a name only that it is a town's."""

A_SITE = re.compile(r"^an? (?:[a-z-]+ ){1,4}in (?=[A-Z])")
"""What says of a place only that it lies in the one that is named: "a garage in Antwerp"."""

BEYOND = re.compile(r",| (?:in|near|outside|on|at|north|south|east|west|between|off)\b.*")
"""What follows a name and says where that lies: ", in the east of the country", " in northern Arvenia"."""


@lru_cache(4096)
def bare(text: str) -> str:
    """The name that a phrase of a place opens with, without what it is and where it lies; "" if it has other words."""
    name = BEYOND.split(A_SITE.sub("", A_TOWN.sub("", text)), maxsplit=1)[0]
    words = [word for word in tokens(name) if word.lower() not in words_of("stop") and word.lower() != "near"]
    return name.strip() if words and all(word[0].isupper() for word in words) else ""


def one_site(left: Place, right: Place) -> bool:
    """True if two places may be one, or one may lie in the other: they share a word, or a state is not known to be
    another."""
    if _own_words(left) & _own_words(right):
        return True
    if "state" not in (left.level, right.level):
        return False
    return not left.country or not right.country or left.country == right.country


def _own_words(place: Place) -> frozenset[str]:
    """The words of a place's name that do not only say what it is: "croydon" of "croydon hospital"."""
    words = frozenset(place.name.split())
    return words - words_of("site") - words_of("region") - words_of("city") or words


@cache
def state_names() -> dict[str, str]:
    """Names of states in lower case → ISO code."""
    rows = table("states")["states"].items()
    return {name.lower(): code for code, row in rows for name in (row["name"], *row.get("names", ()))}


@cache
def capital_of() -> dict[str, str]:
    """Capitals in lower case → ISO code of their state."""
    rows = table("states")["states"].items()
    return {city.lower(): code for code, row in rows for city in row.get("capitals", ())}
