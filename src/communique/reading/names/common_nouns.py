"""Nominals as mentions: offices, bodies, groups, and definite things to which something may refer back."""

from __future__ import annotations

from collections.abc import Mapping

from communique.reading.names.draft import OWNERS, Draft
from communique.reading.names.office_bounds import Named
from communique.reading.names.roles import Office
from communique.reading.tokens.nouns import body_nouns, group_nouns, noun_genders, office_modifiers, person_nouns
from communique.reading.tokens.states import state_of
from communique.reading.tokens.words import Words

DETERMINERS = frozenset({"the", "this", "that", "these", "those", "both"})
"""Words that make a nominal point back to something."""


TIME_NOUNS = frozenset(
    {
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "weekend",
        "month",
        "year",
        "decade",
        "century",
        "today",
        "yesterday",
        "tomorrow",
        "morning",
        "afternoon",
        "evening",
        "night",
        "moment",
        "time",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
)
"""Nouns for times: they are read as time expressions."""


VAGUE_BODIES = frozenset(
    {
        "foundation",
        "side",
        "alliance",
        "union",
        "body",
        "network",
        "unit",
        "power",
        "movement",
        "supplier",
        "society",
        "force",
    }
)
"""Nouns that are bodies only when something definite is meant."""


WIDEST = 30
"""Tokens that a nominal's phrase may have."""


def office_drafts(words: Words, titles: list[Office], taken: set[int]) -> list[Draft]:
    """Offices that stand without a name: "the Iranian foreign minister", "officials"."""
    found = []
    for title in titles:
        if title.head in taken or is_predicate(words, title.head):
            continue
        lemma = title.title.split()[-1]
        draft = Draft(title.start, title.end, title.head, title.head + 1, title.head, "nominal", "PERSON", lemma)
        draft.office, draft.country, draft.sector = title, title.country, title.sector
        draft.gender, draft.number = noun_genders().get(lemma, ""), "p" if title.plural else "s"
        draft.definite = title.definite and not (title.plural and words.lower[title.start] not in DETERMINERS)
        found.append(draft)
    return found


def is_predicate(words: Words, token: int) -> bool:
    """Whether the noun says what something is ("is a lawyer") or how it acts ("as president"): it names nobody."""
    if any(words.dep[c] == "cop" for c in words.children[token]):
        return True
    return "as" in words.child_words(token, "case")


def noun_drafts(words: Words, owner: Mapping[int, Named], taken: set[int]) -> list[Draft]:
    """Bodies, groups, persons, and definite things to which something may refer back."""
    found = []
    for token, pos in enumerate(words.pos):
        if (
            pos != "NOUN"
            or token in taken
            or token in owner
            or words.sentence[token] < 0
            or words.lemma[token] in TIME_NOUNS
        ):
            continue
        if words.dep[token] in ("compound", "flat", "fixed", "goeswith", "discourse") or is_predicate(words, token):
            continue
        draft = noun_draft(words, token)
        if draft is not None:
            found.append(draft)
    return found


def noun_draft(words: Words, token: int) -> Draft | None:
    """The nominal whose head is the noun `token`."""
    lemma, lower = words.lemma[token], words.lower[token]
    kind, sector = noun_class(lemma, lower)
    start, end = phrase(words, token)
    first = words.lower[start]
    owned = any(words.dep[c] == "nmod:poss" for c in words.children[token])
    definite = first in DETERMINERS or first in OWNERS or owned
    if lemma in VAGUE_BODIES and not definite and lower not in group_nouns():
        kind, sector = "OTHER", None
    if kind == "ORG" and sector is None:
        sector = sector_before(words, token)
    draft = Draft(start, end, token, token + 1, token, "nominal", kind, lemma, sector=sector, definite=definite)
    draft.number = "p" if (lower != lemma and lower.endswith("s")) or lower in group_nouns() else "s"
    draft.gender = noun_genders().get(lemma, "" if kind == "PERSON" else "n")
    draft.actor = kind in ("PERSON", "ORG") or lower in group_nouns()
    draft.country = country_before(words, start, token) if draft.actor else None
    if draft.sector == "STATE":
        draft.sector, draft.type = "GOV", "LOC"
    return draft


def sector_before(words: Words, token: int) -> str | None:
    """The sector that the words before a body's noun give: "a rebel faction", "the rights group"."""
    before = [words.lower[c] for c in words.children[token] if c < token and words.dep[c] in ("amod", "compound")]
    return next((office_modifiers()[word] for word in reversed(before) if word in office_modifiers()), None)


def noun_class(lemma: str, lower: str) -> tuple[str, str | None]:
    """Type and sector of a common noun."""
    if lower in group_nouns():
        return (
            "ORG"
            if lower in ("forces", "troops", "media", "press", "police", "authorities", "parties", "sides")
            else "PERSON"
        ), group_nouns()[lower] or None
    if lemma in person_nouns():
        return "PERSON", None
    if lemma in body_nouns():
        return "ORG", body_nouns()[lemma] or None
    return "OTHER", None


def phrase(words: Words, token: int) -> tuple[int, int]:
    """Token range of a nominal: its modifiers before it, its head, and an "of" complement right after it."""
    first = [words.left[c] for c in words.children[token] if c < token and words.dep[c] in LEFT_DEPS]
    start = max(min(first, default=token), token - WIDEST)
    end = token + 1
    for child in words.children[token]:
        if (
            child > token
            and words.dep[child] == "nmod"
            and words.left[child] == end
            and words.lower[end] in ("of", "for", "to")
        ):
            end = min(words.right[child] + 1, token + WIDEST)
            break
    return start, end


LEFT_DEPS = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "det:predet"})


def country_before(words: Words, start: int, token: int) -> str | None:
    """The state whose adjective or possessive stands before the noun; None for two ("the Russian-Iranian bank")."""
    found: set[str | None] = set()
    at = start
    while at < token:
        state, end = None, at
        for end in (at + 3, at + 2, at + 1):
            state = state_of(words.slice(at, end)) if end <= token else None
            if state is not None:
                break
        if state is not None and state.kind != "people":
            found.add(state.country)
        at = end
    return found.pop() if len(found) == 1 else None
