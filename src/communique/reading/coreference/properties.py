"""Properties of a phrase as numbers: kinds, types, genders, pronouns, articles, words.

Words are checksums or, where several are compared, 64 bits with one set for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from zlib import crc32

from communique.reading.names.common_nouns import TIME_NOUNS, noun_class
from communique.reading.names.draft import Draft
from communique.reading.tokens.nouns import honorifics, noun_genders, office_heads

NAME, NOMINAL, PRONOUN = range(3)
UNKNOWN, SINGULAR, PLURAL = range(3)
MALE, FEMALE, THING = range(1, 4)
PERSON, BODY, PEOPLE, PLACE, TIME, SUM, OTHER = range(1, 8)
BARE, DEFINITE, INDEFINITE, OWNED = range(4)
SUBJECT, POSSESSOR, APPOSED = 1, 5, 7

TYPES = {"PERSON": PERSON, "ORG": BODY, "NORP": PEOPLE, "LOC": PLACE, "FAC": PLACE, "DATE": TIME, "MONEY": SUM,
         "EVENT": OTHER, "MISC": OTHER, "PRODUCT": OTHER}  # fmt: skip
"""Name classes as numbers; 0 is unknown."""

ROLES = {"nsubj": SUBJECT, "nsubj:pass": SUBJECT, "obj": 2, "iobj": 2, "obl": 3, "nmod": 4, "nmod:poss": POSSESSOR,
         "compound": 6, "appos": APPOSED, "conj": 8, "root": 9, "vocative": 10, "xcomp": 11}  # fmt: skip
"""Relations of the head as numbers; 0 is any other."""

PRONOUNS: dict[str, tuple[int, int, int]] = {
    form: row
    for forms, row in (
        ("i me my mine myself", (1, SINGULAR, UNKNOWN)),
        ("we us our ours ourselves", (2, PLURAL, UNKNOWN)),
        ("you your yours yourself yourselves", (3, UNKNOWN, UNKNOWN)),
        ("he him his himself", (4, SINGULAR, MALE)),
        ("she her hers herself", (5, SINGULAR, FEMALE)),
        ("it its itself", (6, SINGULAR, THING)),
        ("they them their theirs themselves", (7, PLURAL, UNKNOWN)),
        ("this", (8, SINGULAR, THING)),
        ("that", (9, SINGULAR, THING)),
        ("these those", (10, PLURAL, UNKNOWN)),
        ("one", (11, SINGULAR, UNKNOWN)),
    )
    for form in forms.split()
}
"""Form → class, number, gender."""

OTHER_PRONOUN = (12, UNKNOWN, UNKNOWN)

GENDERS = {"m": MALE, "f": FEMALE, "n": THING}

POINTING = frozenset("the this that these those both".split())
NEW = frozenset("a an some another any no every each many several few one two three such other more most all".split())

SMALL = frozenset(
    "the a an this that these those of in on at for and or 's ’s mr mr. mrs mrs. ms ms. dr dr. to by with from".split()
)
"""Words that do not count when the words of two phrases are compared."""


@lru_cache(maxsize=4096)
def noun_type(lemma: str, low: str) -> int:
    """Type of a common noun by the lexicon."""
    known = TYPES.get(noun_class(lemma, low)[0], 0)
    return known or (TIME if lemma in TIME_NOUNS else PERSON if lemma in office_heads() else 0)


@cache
def marks() -> dict[str, int]:
    """Word of a phrase → the gender that it tells."""
    told = honorifics() | noun_genders()
    return {word: GENDERS[gender] for word, gender in told.items() if gender in GENDERS}


def gender_of(low: Iterable[str], draft: Draft | None, sort: int) -> int:
    """Gender by the draft, by a word of the phrase, or since it is no person."""
    if draft is not None and draft.gender in GENDERS:
        return GENDERS[draft.gender]
    told = next((marks()[form] for form in low if form in marks()), UNKNOWN)
    return told or (THING if sort not in (0, PERSON, PEOPLE) else UNKNOWN)


def article(low: Sequence[str], owned: bool) -> int:
    """How the phrase begins."""
    if low and low[0] in POINTING:
        return DEFINITE
    return INDEFINITE if low and low[0] in NEW else OWNED if owned else BARE


def checksum(text: str) -> int:
    """A number that stands for a text, the same in every run."""
    return crc32(text.encode())


@lru_cache(maxsize=1 << 16)
def bit(form: str) -> int:
    """One bit of 64 for a word."""
    return 1 << (crc32(form.encode()) % 64)


def bits(forms: Iterable[str]) -> int:
    """The bits of all words."""
    found = 0
    for form in forms:
        found |= bit(form)
    return found
