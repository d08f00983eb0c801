"""What the lexicon knows of nouns: offices, bodies, groups, persons, texts, and the organisations and media by name."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from communique.lexicon import table


class Body(NamedTuple):
    """An organisation known by name."""

    country: str | None
    sector: str
    medium: str | None = None
    """agency, paper or broadcaster, for news media."""
    name: str = ""
    """Its full name, by which its other names are known for the same."""


@cache
def office_heads() -> dict[str, str]:
    """Head noun of a title → sector; "" where its body or its modifiers decide."""
    rows = table("roles")["heads"]
    return {word: "" if sector == "ANY" else sector for sector, words in rows.items() for word in words}


@cache
def office_phrases() -> dict[str, str]:
    """Titles of several words → sector; "" where their body decides."""
    return {title: "" if sector == "ANY" else sector for title, sector in table("roles")["phrases"].items()}


@cache
def office_modifiers() -> dict[str, str]:
    """Word before the head of a title → sector that it gives."""
    return {word: sector for sector, words in table("roles")["modifiers"].items() for word in words}


@cache
def title_words() -> frozenset[str]:
    """Words that may stand inside a title."""
    return frozenset(table("roles")["inside"]["words"]) | frozenset(office_modifiers())


@cache
def honorifics() -> dict[str, str]:
    """Honorific → gender "m", "f" or "" ("dr")."""
    rows = table("roles")["honorifics"]
    return {word: "" if gender == "u" else gender for gender, words in rows.items() for word in words}


@cache
def noun_genders() -> dict[str, str]:
    """Noun for a person → the gender that it fixes."""
    return {word: gender for gender, words in table("roles")["gender"].items() for word in words}


@cache
def works_nouns() -> frozenset[str]:
    """Nouns for what a firm has and a person has not: "chief executive", "shares", "subsidiary"."""
    return frozenset(table("roles")["works"]["words"])


@cache
def given_names() -> dict[str, str]:
    """Given name → gender of its bearers."""
    return {name: gender for gender, names in table("given_names").items() for name in names}


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for persons that are no office."""
    return frozenset(table("roles")["persons"]["words"])


@cache
def body_nouns() -> dict[str, str]:
    """Noun for a body that acts as one → sector, "STATE" for states, "" where the context decides."""
    rows = table("roles")["bodies"]
    return {word: "" if sector == "ANY" else sector for sector, words in rows.items() for word in words}


@cache
def group_nouns() -> dict[str, str]:
    """Plural noun for people acting together → sector or ""."""
    rows = table("roles")["groups"]
    return {word: "" if sector == "ANY" else sector for sector, words in rows.items() for word in words}


@cache
def document_nouns() -> frozenset[str]:
    """Nouns for texts that can say something."""
    return frozenset(table("roles")["documents"]["words"])


@cache
def survey_offices() -> frozenset[str]:
    """Phrases for offices whose noun elsewhere is a text's: "geological survey"."""
    return frozenset(table("roles")["documents"]["offices"])


@cache
def bodies() -> dict[str, Body]:
    """Every known organisation and news medium by each of its names, apostrophes made plain."""
    found: dict[str, Body] = {}
    for name, (country, sector, *others) in table("bodies")["bodies"].items():
        for form in (name, *others):
            found.setdefault(form.replace("’", "'"), Body(country or None, sector, None, name))
    for medium in ("agency", "broadcaster", "paper"):
        for name, row in table("agencies")[medium].items():
            for form in (name, *row.get("names", []), *row.get("short", [])):
                found.setdefault(form.replace("’", "'"), Body(row.get("country"), "MED", medium, name))
    return found


@lru_cache(maxsize=1 << 14)
def body_of(name: str) -> Body | None:
    """The organisation of that name, with or without an article before it, or None."""
    plain = name.replace("’", "'").removesuffix("'s").strip()
    for form in (plain, plain.removeprefix("the ").removeprefix("The ")):
        if form in bodies():
            return bodies()[form]
    return None


@lru_cache(maxsize=1 << 14)
def medium_of(name: str) -> str | None:
    """agency, paper or broadcaster, by the lexicon or by the last word of the name ("the Harbour Herald"), or None."""
    known = body_of(name)
    if known is not None:
        return known.medium
    words = name.split()
    nouns = table("agencies")["nouns"]
    if len(words) == 1 and name in nouns["paper_alone"]:
        return "paper"
    if len(words) < 2 or not words[-1][:1].isupper():
        return None
    if words[-1] in nouns["agency_names"] and (words[-1] != "Agency" or words[-2] in ("News", "Press", "State")):
        return "agency"
    return "paper" if words[-1] in nouns["paper_names"] else None
