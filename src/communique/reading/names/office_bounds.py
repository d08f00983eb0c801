"""Where a title begins and ends around its head noun: "acting [foreign minister] of the Islamic Republic"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from communique.reading.tokens.nouns import honorifics, office_heads, title_words
from communique.reading.tokens.words import Words

LONGEST_LEFT = 12
"""Words before the head that a title may have."""

LONGEST_RIGHT = 10
"""Words after the head ("of the Middle East Center at the …")."""

ACCREDITED = frozenset({"ambassador", "envoy", "consul", "representative", "correspondent", "attaché", "delegate"})
"""Offices that are held *to* or *in* a place that is not their own."""


class Named(NamedTuple):
    """What a token belongs to when it is part of a name."""

    start: int
    end: int
    label: str


def head_form(words: Words, token: int, lemma: str) -> str:
    """The form under which the lexicon has the word: its lemma, or its plural taken off."""
    heads, lower = office_heads(), words.lower[token]
    for form in (lemma, lower, lower.removesuffix("s")):
        if form in heads:
            return form
    return lower


def is_head(words: Words, token: int, names: Mapping[int, Named]) -> bool:
    """Whether the noun ends its title: it is not inside a name, and no further head follows it."""
    named = names.get(token)
    if named is not None and named.label != "NORP" and token != named.end - 1:
        return False
    if named is not None and named.label in ("LOC", "FAC", "ORG", "EVENT", "PRODUCT", "MISC", "DATE"):
        return False
    after = token + 1
    if after >= len(words) or words.sentence[after] != words.sentence[token]:
        return True
    if (
        words.dep[token] == "compound"
        and words.pos[token] == "NOUN"
        and after not in names
        and words.pos[after] == "NOUN"
    ):
        return False
    if words.lower[after] in ("general", "elect", "designate") or words.text[after] == "-":
        return words.text[after] != "-" or words.lower[min(after + 1, len(words) - 1)] in (
            "elect",
            "designate",
            "general",
        )
    return not (head_form(words, after, words.lemma[after]) in office_heads() and words.pos[after] in ("NOUN", "PROPN"))


def after_head(words: Words, head: int) -> int:
    """One past the head and what is hung on it ("president-elect", "attorney general")."""
    rest = words.lower[head + 1 : head + 3]
    if rest[:1] == ["-"] and rest[1:] and rest[1] in ("elect", "designate", "general"):
        return head + 3
    return head + 2 if rest[:1] and rest[0] in ("general", "elect", "designate") else head + 1


def left_end(words: Words, names: Mapping[int, Named], head: int) -> int:
    """First token of the title: modifiers, names of bodies and states, an owner, an article."""
    at = head
    while at > 0 and head - at < LONGEST_LEFT and words.sentence[at - 1] == words.sentence[head]:
        before = at - 1
        if (younger := before_age(words, before)) < before:
            at = younger
            continue
        named = names.get(before)
        if named is not None and named.label == "DATE":
            break
        if named is not None and named.label == "PERSON":
            return named.start if words.lower[at] in ("'s", "'") else at
        if words.pos[before] == "DET" or words.lower[before] in ("my", "his", "her", "its", "their", "our", "your"):
            return before
        if not fits_title(words, before, named is not None) or words.head[head] == before != head:
            break  # "was elected [president]"
        at = before
    while at < head and (words.lower[at] in ("'s", "-", "and", "'") or words.pos[at] in ("PUNCT", "PART")):
        at += 1
    return at


AGE = ("-", "year", "-", "old")
"""What follows the number of an age before a noun, token by token; other lengths of life are rarer."""


def before_age(words: Words, token: int) -> int:
    """The number of the age that ends with `token` ("42-year-old"), or `token` itself."""
    first = token - len(AGE)
    return first if first >= 0 and tuple(words.lower[first + 1 : token + 1]) == AGE else token


def fits_title(words: Words, token: int, in_name: bool) -> bool:
    """Whether the token may stand before the head inside a title."""
    if in_name or words.lower[token] in title_words() or words.lower[token] in ("'s", "-"):
        return True
    if words.lower[token] in honorifics():
        return False
    return words.pos[token] in ("ADJ", "NOUN", "PROPN") and words.head[token] > token


def right_end(words: Words, names: Mapping[int, Named], head: int, end: int) -> int:
    """One past the title's complement: "of the Islamic Republic of Iran", "to Moscow", "for Europe"."""
    if end >= len(words) or words.sentence[end] != words.sentence[head]:
        return end
    preposition = words.lower[end]
    place_only = preposition in ("to", "in", "at")
    if (
        preposition not in ("of", "for", "to", "in", "at")
        or (preposition in ("to", "in") and words.lemma[head] not in ACCREDITED)
        or is_of_verb(words, end)
    ):
        return end
    at = end + 1
    while at < min(len(words), end + LONGEST_RIGHT) and words.sentence[at] == words.sentence[head]:
        named = names.get(at)
        if named is not None and named.label in ("PERSON", "DATE"):
            break
        if named is None and place_only and words.lower[at] not in ("the",):
            break
        if named is None and (not continues_complement(words, at) or is_of_verb(words, at)):
            break
        at = named.end if named is not None else at + 1
    while at > end + 1 and words.pos[at - 1] in ("DET", "ADP", "CCONJ", "ADJ", "PART"):
        at -= 1
    return at if at > end + 1 else end


def is_of_verb(words: Words, token: int) -> bool:
    """Whether a word is the "of" of what a verb says of its object: "convicted the governor of bribery"."""
    noun = words.head[token]
    return words.lower[token] == "of" and words.dep[token] == "case" and words.dep[noun] == "obl"


def continues_complement(words: Words, token: int) -> bool:
    """Whether the complement of a title goes on with this token."""
    if words.pos[token] in ("NOUN", "PROPN", "ADJ", "DET"):
        return words.lower[token] not in ("who", "which", "that")
    return words.lower[token] in ("of", "for", "'s", "at")


def article_free(words: Words, start: int, stop: int) -> int:
    """The first token from `start` on that is no article, owner or age."""
    while start < stop:
        if words.pos[start] in ("DET", "PART", "PRON") or words.lower[start] in ("'s", "-"):
            start += 1
        elif tuple(words.lower[start + 1 : start + 1 + len(AGE)]) == AGE:
            start += 1 + len(AGE)
        else:
            break
    return start


def is_definite(words: Words, start: int) -> bool:
    """Whether the phrase is headed by "the", "this", an owner, or by nothing at all."""
    return words.lower[start] not in ("a", "an", "some", "any", "another", "one", "several", "many", "two", "three")
