"""What sort of source a phrase is: an agency or paper, a text, somebody, a body, or nobody named."""

from __future__ import annotations

from communique.lexicon import table
from communique.model import Mention
from communique.model.readings import SourceKind
from communique.reading.names.clusters import Range
from communique.reading.tokens.nouns import document_nouns, noun_genders, office_heads, person_nouns, survey_offices
from communique.reading.tokens.words import Words

SPEECH_NOUNS = frozenset(
    {
        "statement",
        "remark",
        "remarks",
        "comment",
        "comments",
        "claim",
        "words",
        "message",
        "tweet",
        "post",
        "interview",
        "speech",
        "letter",
        "testimony",
        "data",
        "figures",
        "report",
        "study",
        "release",
        "note",
        "announcement",
        "briefing",
    }
)
"""Nouns for what somebody says: the source is who made it ("a statement by the ministry")."""


def source_kind(words: Words, piece: Range, head: int, found: Mention | None, named: Mention | None) -> SourceKind:
    """The kind of a source phrase that names no known medium. `found`: its mention; `named`: a name of its chain."""
    medium = medium_noun(words, piece, head)
    if medium is not None:
        return medium
    lemma = words.lemma[head]
    if (
        named is None
        and words.pos[head] == "NOUN"
        and (lemma in document_nouns() or lemma in SPEECH_NOUNS)
        and " ".join(words.lower[max(piece[0], head - 1) : head + 1]) not in survey_offices()
        and found_is_text(found)
    ):
        return "document"
    if named is not None:
        return "speaker" if named.type == "PERSON" else "group"
    if is_unnamed(words, piece, head):
        return "unnamed"
    if found is not None and found.type in ("ORG", "LOC", "NORP", "FAC"):
        return "group"
    person = (
        lemma in office_heads()
        or lemma in person_nouns()
        or lemma in noun_genders()
        or words.pos[head] in ("PROPN", "PRON")
    )
    return "speaker" if person and words.lower[head] not in ("they", "them", "we") else "group"


def found_is_text(found: Mention | None) -> bool:
    """Whether nothing speaks against the phrase being a text."""
    return found is None or found.type in ("OTHER", "PRODUCT", "MISC")


def medium_noun(words: Words, piece: Range, head: int) -> SourceKind | None:
    """agency or paper for "the state agency", "the newspaper", "state media"."""
    nouns = table("agencies")["nouns"]
    lower, pair = words.lower[head], " ".join(words.lower[max(piece[0], head - 1) : head + 1])
    if (lower in ("agency", "newswire") and pair in nouns["agency"]) or pair in nouns["agency"]:
        return (
            "agency"
            if lower != "agency" or pair in ("news agency", "press agency", "state agency", "the agency")
            else None
        )
    if (
        words.lemma[head] in nouns["paper"]
        and words.pos[head] == "NOUN"
        and words.lower[head] not in ("outlet", "journal")
    ):
        return "paper"
    if words.lemma[head] in nouns["broadcaster"] or lower in nouns["media"] or pair in nouns["media"]:
        return "paper" if words.pos[head] == "NOUN" else None
    return None


def is_unnamed(words: Words, piece: Range, head: int) -> bool:
    """Whether the text leaves it open who speaks: "an official", "sources", "people familiar with the talks"."""
    lexicon = table("reporting")["unnamed"]
    lower, first = words.lower[head], words.lower[piece[0]]
    if lower == "it" and words.child(words.head[head], "aux:pass") is not None:
        return True  # "it is believed that"
    if any(word in lexicon["adjectives"][:5] for word in words.lower[piece[0] : head]):
        return True
    general = words.lemma[head] in lexicon["heads"] or lower in lexicon["heads"]
    plural = words.lower[head] != words.lemma[head] and lower.endswith("s")
    indefinite = first in (
        "a",
        "an",
        "some",
        "several",
        "many",
        "one",
        "two",
        "three",
        "another",
        "other",
        "few",
        "most",
    )
    office = words.lemma[head] in office_heads() or words.lemma[head] in person_nouns()
    return general or (office and (indefinite or plural))
