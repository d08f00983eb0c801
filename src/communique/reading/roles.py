"""Offices that a text gives to people: "Iran's envoy to Moscow", "acting foreign minister"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from communique.reading.nouns import (
    body_nouns,
    body_of,
    honorifics,
    office_heads,
    office_modifiers,
    office_phrases,
    title_words,
)
from communique.reading.states import is_adjectival, state_of
from communique.reading.words import Words

LONGEST_LEFT = 12
"""Words before the head that a title may have."""

LONGEST_RIGHT = 10
"""Words after the head ("of the Middle East Center at the …")."""

ACCREDITED = frozenset({"ambassador", "envoy", "consul", "representative", "correspondent", "attaché", "delegate"})
"""Offices that are held *to* or *in* a place that is not their own."""

TOPICAL = ACCREDITED | {"expert", "analyst", "specialist", "adviser", "advisor", "negotiator", "mediator", "czar"}
"""Heads before which a bare name of a state is what they deal with, not whom they serve ("the Ukraine envoy")."""

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


class Named(NamedTuple):
    """What a token belongs to when it is part of a name."""

    start: int
    end: int
    label: str


def offices(words: Words, names: Mapping[int, Named]) -> list[Office]:
    """All titles of the read text, in order. `names`: token → the name that it is part of."""
    heads = office_heads()
    found = []
    for token, lemma in enumerate(words.lemma):
        if words.sentence[token] < 0:
            continue
        head = head_form(words, token, lemma)
        if head in heads and words.pos[token] in ("NOUN", "PROPN") and is_head(words, token, names):
            found.append(office_at(words, names, token))
    return found


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


def office_at(words: Words, names: Mapping[int, Named], head: int) -> Office:
    """The title whose head noun is the token `head`."""
    end = after_head(words, head)
    start = left_end(words, names, head)
    right = right_end(words, names, head, end)
    country, organisation, first = served(words, names, start, head)
    if right > end and words.lower[end] in ("of", "for", "at"):
        country, organisation = completed(words, names, head, end + 1, right, country, organisation)
    title = title_text(words, first, head, end)
    if words.lower[end - 1] == "secretary" and words.lower[end : end + 2] == ["of", "state"]:
        title = f"{title} of state"
    if "former" in words.lower[start:first] and "former" not in title:
        title = f"former {title}"
    sector = sector_of(words, title, start, head, organisation, country)
    plural = words.lower[head].endswith("s") and words.lemma[head] != words.lower[head]
    return Office(start, right, head, title, organisation, country, sector, is_definite(words, start), plural)


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
        named = names.get(before)
        if named is not None and named.label == "DATE":
            break
        if named is not None and named.label == "PERSON":
            return named.start if words.lower[at] in ("'s", "'") else at
        if words.pos[before] == "DET" or words.lower[before] in ("my", "his", "her", "its", "their", "our", "your"):
            return before
        if not fits_title(words, before, named is not None):
            break
        at = before
    while at < head and (words.lower[at] in ("'s", "-", "and", "'") or words.pos[at] in ("PUNCT", "PART")):
        at += 1
    return at


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
    if preposition not in ("of", "for", "to", "in", "at") or (
        preposition in ("to", "in") and words.lemma[head] not in ACCREDITED
    ):
        return end
    at = end + 1
    while at < min(len(words), end + LONGEST_RIGHT) and words.sentence[at] == words.sentence[head]:
        named = names.get(at)
        if named is not None and named.label in ("PERSON", "DATE"):
            break
        if named is None and place_only and words.lower[at] not in ("the",):
            break
        if named is None and not continues_complement(words, at):
            break
        at = named.end if named is not None else at + 1
    while at > end + 1 and words.pos[at - 1] in ("DET", "ADP", "CCONJ", "ADJ", "PART"):
        at -= 1
    return at if at > end + 1 else end


def continues_complement(words: Words, token: int) -> bool:
    """Whether the complement of a title goes on with this token."""
    if words.pos[token] in ("NOUN", "PROPN", "ADJ", "DET"):
        return words.lower[token] not in ("who", "which", "that")
    return words.lower[token] in ("of", "for", "'s", "at")


def served(words: Words, names: Mapping[int, Named], start: int, head: int) -> tuple[str | None, str | None, int]:
    """Country and organisation among the words before the head, and the token at which the bare title begins."""
    country: str | None = None
    organisation: str | None = None
    first = at = start
    while at < head:
        named = names.get(at)
        end = min(named.end, head) if named is not None else at + 1
        text = words.slice(at, end)
        state = state_of(text)
        owner = words.lower[end] in ("'s", "'") if end < head else False
        if state is not None and (owner or is_adjectival(text, state.kind) or words.lemma[head] not in TOPICAL):
            country = state.country
            organisation = text if state.kind == "seat" else organisation
            first = end
        elif state is not None:
            first = end
        elif named is not None and named.label in ("ORG", "FAC", "MISC", "LOC"):
            organisation, first = without_state(text), end
            country = country or country_inside(text)
        elif (
            named is None
            and words.lower[at] in body_nouns()
            and words.pos[at] in ("NOUN", "PROPN")
            and names_body(words, at, head)
        ):
            organisation, first = words.slice(article_free(words, first, at), at + 1), at + 1
        at = end
        if first == at and first < head and words.lower[first] in ("'s", "'"):
            first = at = at + 1
    return country, organisation, article_free(words, first, head)


def names_body(words: Words, token: int, head: int) -> bool:
    """Whether a body noun before the head is the holder's body ("ministry spokesman") and no part of the title."""
    phrase = " ".join(words.lower[token : head + 1])
    return phrase not in office_phrases() and words.lower[token] not in (
        "opposition",
        "state",
        "union",
        "party",
        "police",
        "army",
        "military",
        "navy",
        "house",
        "community",
        "campaign",
        "business",
    )


def article_free(words: Words, start: int, stop: int) -> int:
    """The first token from `start` on that is no article or owner."""
    while start < stop and (words.pos[start] in ("DET", "PART", "PRON") or words.lower[start] in ("'s", "-")):
        start += 1
    return start


def completed(
    words: Words,
    names: Mapping[int, Named],
    head: int,
    start: int,
    end: int,
    country: str | None,
    organisation: str | None,
) -> tuple[str | None, str | None]:
    """Country and organisation with what the complement after "of", "for" or "at" adds."""
    at = article_free(words, start, end)
    if at >= end:
        return country, organisation
    text = words.slice(at, names[at].end if at in names else end)
    state = state_of(words.slice(at, end)) or state_of(text)
    if state is not None:
        return country or state.country, organisation
    body = at in names and names[at].label in ("ORG", "FAC", "MISC")
    if body or any(words.lower[i] in body_nouns() for i in range(at, end)):
        stop = next((i for i in range(at, end) if words.lower[i] == "at" and i not in names), end)
        return country or country_inside(words.slice(at, stop)), organisation or words.slice(at, stop)
    return country, organisation


def country_inside(name: str) -> str | None:
    """Country of an organisation by the lexicon, or by a state's adjective or name in its own name."""
    known = body_of(name)
    if known is not None:
        return known.country
    parts = name.split()
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            state = state_of(" ".join(parts[at : at + size]))
            if state is not None and state.kind in ("name", "adjective", "seat"):
                return state.country
    return None


def without_state(name: str) -> str:
    """The name of a body without the state's adjective before it ("Iranian Foreign Ministry")."""
    first, _, rest = name.partition(" ")
    state = state_of(first)
    return rest if rest and state is not None and state.kind == "adjective" else name


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
    by_head = office_heads().get(parts[-1] if parts else "", "") or office_heads().get(words.lemma[head], "")
    by_body = sector_of_body(organisation) if organisation else None
    if by_head:
        return by_head
    for word in reversed(words.lower[start:head]):
        if word in office_modifiers():
            return office_modifiers()[word]
    return by_body or ("GOV" if country and words.lemma[head] in LEADING else None)


def sector_of_body(name: str) -> str | None:
    """Sector of an organisation: by the lexicon, or by the nouns in its name ("Ministry", "University")."""
    known, state = body_of(name), state_of(name)
    if known is not None:
        return known.sector
    if state is not None and state.kind in ("seat", "capital", "name"):
        return "GOV"
    for word in reversed(name.lower().split()):
        sector = body_nouns().get(word) or body_nouns().get(word.removesuffix("s"))
        if sector and sector != "STATE":
            return sector
    return None


def is_definite(words: Words, start: int) -> bool:
    """Whether the phrase is headed by "the", "this", an owner, or by nothing at all."""
    return words.lower[start] not in ("a", "an", "some", "any", "another", "one", "several", "many", "two", "three")
