"""Names in Latin letters and one way of writing: scripts, and the many spellings of legal forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from communique.lexicon import table
from communique.linking.words import normal

SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"limited liability company", "llc"),
    (r"(?:open |public )?joint[- ]stock company|\b[op]?jsc\b|\b[opz]ao\b", "jsc"),
    (r"s\.?\s?a\.?\s?r\.?\s?l\.?", "sarl"),
    (r"sp\. z o\.?o\.?", "ltd"),
    (r"aktiengesellschaft|\bakg\b", "ag"),
    (r"gesellschaft mit beschrankter haftung", "gmbh"),
    (r"public limited company", "plc"),
    (r"societatea cu raspundere limitata", "srl"),
    (r"\b(corp|inc|comp)(?:oration|orated|any)\b", r"\1"),
    (r"\blimited\b", "ltd"),
    (r"int'?l\b", "international"),
    (r"&", " and "),
    (r"u\.s\.", "united states"),
)
"""Ways to write one thing in the names of bodies."""


@lru_cache(maxsize=1)
def letters() -> dict[int, str]:
    """Letter → Latin spelling."""
    scripts = table("letters").values()
    pairs = [pair for script in scripts for pair in zip(script["letters"], script["latin"].split(), strict=True)]
    return str.maketrans({letter: latin.replace("-", "") for letter, latin in pairs})


def latin(name: str) -> str:
    """A name in Latin letters, each word with a capital where its script has none or it had one."""
    plain = name.casefold().translate(letters())
    return name if plain == name.casefold() else plain.title()


@lru_cache(maxsize=1 << 16)
def tokens(name: str, person: bool) -> tuple[str, ...]:
    """Words of a name in Latin letters; "Surname, Given" turned round, legal forms written in one way."""
    plain = normal(name).translate(letters())
    family, comma, given = plain.partition(",")
    plain = f"{given} {family}" if person and comma and given.strip() else plain
    if person:
        return tuple(WORDS.findall(plain))
    for pattern, word in SPELLINGS:
        plain = re.sub(pattern, word, plain)
    plain = DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", plain)
    return compounded([figure(word) for word in WORDS.findall(plain)])


def compounded(words: Sequence[str]) -> tuple[str, ...]:
    """The words, tens and the one that follows them as one number: "40", "4" is "44"."""
    found: list[str] = []
    for word in words:
        tens = found and re.fullmatch("[2-9]0", found[-1]) and re.fullmatch("[1-9]", word)
        found[-1:] = [found[-1][0] + word] if tens else [*found[-1:], word]
    return tuple(found)


WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
DOTTED = re.compile(r"\b(?:[a-z]\.){2,6}|\b(?:[a-z]\.){1,5}[a-z]\b")
"""Letters with full stops: "a.b.c."."""


def figure(word: str) -> str:
    """A number written as a word in figures: "three", "third" and "3rd" are "3"."""
    numbers = table("times")
    if word[:1].isdigit():
        return re.sub(r"^(\d+)(?:st|nd|rd|th)$", r"\1", word)
    value = numbers["numbers"].get(word) or numbers["ordinals"].get(word)
    return str(value) if value is not None else word
