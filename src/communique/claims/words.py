"""Words of clauses without a parser: heads, content lemmas, families of predicates and classes of nouns.

Claims compare short phrases whose spans the reading has already cut out, so a light stemmer and the curated table
`lexicon/claims.toml` are enough; grammar stays in `reading`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.lexicon import table

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*", re.UNICODE)
"""A word with its inner hyphens, dots and apostrophes."""

BREAK = re.compile(
    r"[;:(]|,(?!\d)|\b(?:of|in|on|at|for|to|with|from|by|between|during|against|about|after|before|who|which|that|whose|where"
    r"|across|over|under|near|off|outside|inside|around|along|throughout|within|among|amid|behind|beside|via|since|until|despite)\b",
    re.IGNORECASE,
)
"""What ends the head's own part of an English noun phrase."""

IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "persons": "person", "children": "child", "lives": "life",
    "media": "medium", "troops": "troop", "talks": "talk", "news": "news", "police": "police", "series": "series",
    "wounded": "wounded", "injured": "injured", "missing": "missing", "dead": "dead", "authorities": "authority",
    "gunmen": "gunman", "aircraft": "aircraft", "bodies": "body", "crises": "crisis", "feet": "foot",
    "thieves": "thief", "wives": "wife", "wolves": "wolf", "leaves": "leaf", "halves": "half", "knives": "knife",
    "works": "works",
}  # fmt: skip

CACHED = 65_536
"""Words and phrases whose lemmas are kept."""

PHRASES = 8192
"""Stretches of text whose content words are kept: those of a story's parties are asked for again and again."""


@cache
def words_of(name: str) -> frozenset[str]:
    """The list `words.NAME` (or `sources.NAME`, `places.NAME`, `facts.NAME`) of the table as a set."""
    data = table("claims")
    for part in ("words", "sources", "places", "facts"):
        if name in data[part]:
            return frozenset(data[part][name])
    raise KeyError(name)


@cache
def implied() -> dict[str, str]:
    """Family → family whose date it takes when it has none of its own."""
    return dict(table("claims")["facts"]["takes_effect_at"])


@cache
def _index(part: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for label, members in table("claims")[part].items():
        for member in members:
            found.setdefault(member, set()).add(label)
    return {member: frozenset(labels) for member, labels in found.items()}


@lru_cache(CACHED)
def families(predicate: str) -> frozenset[str]:
    """Families of a predicate lemma, tried whole, then without its last particle; the lemma itself if in none."""
    index = _index("verbs")
    short = predicate.rsplit(" ", 1)[0] if " " in predicate else predicate
    found = index.get(predicate) or index.get(short) or frozenset({predicate})
    return found | {short} if short != predicate and short in _nominal_verbs().values() else found


def senses(predicate: str, objects: frozenset[str]) -> frozenset[str]:
    """Families that a predicate has with an object of one of the classes `objects`: "pulled 40 people out"."""
    rows = table("claims")["senses"]
    return frozenset(rows[key] for label in objects if (key := f"{predicate}|{label}") in rows)


@cache
def _nominal_verbs() -> dict[str, str]:
    kinds = table("nominalisations")
    return {noun: verb for kind in ("transitive", "intransitive", "directed") for noun, verb in kinds[kind].items()}


def nominal_verbs(noun: str) -> frozenset[str]:
    """Families of the verb that tells what a noun of event tells: those of "arrest" for "arrests"."""
    verb = _nominal_verbs().get(noun)
    return families(verb) if verb else frozenset()


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Family → families that cannot be so of the same thing at the same moment."""
    found: dict[str, set[str]] = {}
    for one, two in table("claims")["opposites"]["pairs"]:
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return {family: frozenset(others) for family, others in found.items()}


@cache
def number_words() -> frozenset[str]:
    """Numbers that are written as words: "three"."""
    return frozenset(table("times")["numbers"])


def is_plural(phrase: str) -> bool:
    """True if the last word of a phrase is a plural."""
    word = (phrase.rstrip(" ,").split() or [""])[-1].lower()
    return noun_lemma(word) != word and not word.endswith("ss")


def is_number(lemma: str) -> bool:
    """True for a number, in words or in figures."""
    return lemma in number_words() or lemma[:1].isdigit()


def with_opposites(known: frozenset[str]) -> frozenset[str]:
    """The families and their opposites."""
    return known.union(*(opposites().get(family, frozenset()) for family in known))


@lru_cache(CACHED)
def opposed(left: frozenset[str], right: frozenset[str]) -> bool:
    """True if predicates of these families say the opposite: "rose" and "fell"; never if they share a family."""
    return not left & right and any(opposites().get(family, frozenset()) & right for family in left)


@cache
def _contrasts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row) for row in table("claims")["contrasts"].values())


def contrasted(left: frozenset[str], right: frozenset[str]) -> bool:
    """True if both hold a word of one row of `contrasts`, and not the same: "the first offer", "the second offer"."""
    return any(left & row and right & row and not left & right & row for row in _contrasts())


@cache
def _counterparts() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table("claims")["counterparts"]["pairs"])


def counterparts(one: str, two: str) -> bool:
    """True for nouns for two people who are never one: "driver", "passenger"."""
    return frozenset((one, two)) in _counterparts()


def in_lexicon(predicate: str) -> bool:
    """True if the predicate, as a whole, is in a family."""
    return predicate in _index("verbs")


def known_predicates() -> list[str]:
    """All predicates of the table, in its order."""
    return list(_index("verbs"))


@lru_cache(CACHED)
def classes(lemma: str) -> frozenset[str]:
    """Classes of a noun lemma; the lemma itself if in none."""
    return _index("nouns").get(lemma) or frozenset({lemma})


@lru_cache(CACHED)
def noun_lemma(word: str) -> str:
    """Singular, lower case, without possessive ending."""
    low = re.sub(r"['’]s?$", "", word.lower())
    if low in IRREGULAR:
        return IRREGULAR[low]
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 4 and low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def tokens(text: str) -> list[str]:
    """Words of `text` as written."""
    return WORD.findall(text)


@lru_cache(PHRASES)
def content(text: str) -> tuple[str, ...]:
    """Lemmas of the words that carry content, in order, each once."""
    stop = words_of("stop")
    return tuple([one for one in dict.fromkeys(map(noun_lemma, tokens(text))) if len(one) > 1 and one not in stop])


@lru_cache(CACHED)
def head_lemma(phrase: str) -> str:
    """Lemma of the head of a noun phrase: the last word before the first preposition, comma or relative.

    "" if there is no word. "the Iranian Foreign Minister Abbas" has "abba" – names are compared as actors instead.
    """
    stripped = phrase.strip(" \"“”'‘’")
    first = WORD.search(stripped)
    if not first:
        return ""
    cut = BREAK.search(stripped, first.end())
    own = tokens(stripped[: cut.start()] if cut else stripped) or tokens(stripped)
    return noun_lemma(own[-1])


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the smaller set that both hold; 0 if one is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
