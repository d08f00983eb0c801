"""Offices that a text gives to people: "Iran's envoy to Moscow", "acting foreign minister"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from communique.reading.names.office_bounds import (
    Named,
    after_head,
    head_form,
    is_definite,
    is_head,
    left_end,
    right_end,
)
from communique.reading.names.office_service import completed, sector_of_body, served
from communique.reading.tokens.nouns import office_heads, office_modifiers, office_phrases
from communique.reading.tokens.words import Words

LEADING = frozenset(
    {
        "leader",
        "chief",
        "head",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "deputy",
        "delegate",
        "officer",
        "commissioner",
    }
)
"""Heads that are of the government when nothing but a state stands with them ("the Iranian leader")."""


class Office(NamedTuple):
    """A title in the text, with what it says of its holder."""

    start: int
    end: int
    """Token range of the phrase with its complement, without an article after which it begins."""
    head: int
    """Token of the head noun."""
    title: str
    organisation: str | None
    country: str | None
    sector: str | None
    definite: bool
    """It has an article "the", an owner, or stands bare before a name."""
    plural: bool


def offices(words: Words, names: Mapping[int, Named]) -> list[Office]:
    """All titles of the read text, in order. `names`: token → the name that it is part of."""
    heads = office_heads()
    nouns = [token for token, pos in enumerate(words.pos) if pos in ("NOUN", "PROPN") and words.sentence[token] >= 0]
    return [
        office_at(words, names, token)
        for token in nouns
        if head_form(words, token, words.lemma[token]) in heads and is_head(words, token, names)
    ]


def office_at(words: Words, names: Mapping[int, Named], head: int) -> Office:
    """The title whose head noun is the token `head`."""
    end = after_head(words, head)
    start = left_end(words, names, head)
    right = right_end(words, names, head, end)
    country, organisation, first = served(words, names, start, head)
    if right > end and words.lower[end] in ("of", "for", "at"):
        country, organisation = completed(words, names, head, end + 1, right, country, organisation)
    owned = [token + 1 for token in range(first, head) if words.lower[token] in ("'s", "’s", "'", "’")]
    title = title_text(words, max([first, *owned]), head, end)
    if words.lower[end - 1] == "secretary" and words.lower[end : end + 2] == ["of", "state"]:
        title = f"{title} of state"
    if "former" in words.lower[start:first] and "former" not in title:
        title = f"former {title}"
    sector = sector_of(words, title, start, head, organisation, country)
    plural = words.lower[head].endswith("s") and words.lemma[head] != words.lower[head]
    return Office(start, right, head, title, organisation, country, sector, is_definite(words, start), plural)


def title_text(words: Words, first: int, head: int, end: int) -> str:
    """The title in lower case, its head in the singular."""
    before = words.lower[first:head]
    head_word = head_form(words, head, words.lemma[head])
    text = " ".join([*before, head_word, *words.lower[head + 1 : end]])
    return text.replace(" - ", "-")


def sector_of(
    words: Words, title: str, start: int, head: int, organisation: str | None, country: str | None
) -> str | None:
    """PLOVER sector of the holder: by the whole title, its modifiers, its body, its head."""
    if {"former", "ex"} & set(title.replace("-", " ").split()):
        return "ELI"
    phrases, parts = office_phrases(), title.split()
    for at in range(len(parts)):
        sector = phrases.get(" ".join(parts[at:]))
        if sector:
            return sector
    whole = parts[-1] if parts else ""
    joined = "-" in whole and whole in office_heads()  # a secretary-general is no general
    by_head = office_heads().get(whole, "") or ("" if joined else office_heads().get(words.lemma[head], ""))
    by_body = sector_of_body(organisation) if organisation else None
    if whole == "representative" and (by_body or (country and words.lower[head] != whole)):
        return by_body or "GOV"  # "representatives of the government", not "Representative Rey"
    if by_head:
        return by_head
    for word in reversed(words.lower[start:head]):
        if word in office_modifiers():
            return office_modifiers()[word]
    return by_body or ("GOV" if country and words.lemma[head] in LEADING else None)
