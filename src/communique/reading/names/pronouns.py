"""Personal pronouns as mentions."""

from __future__ import annotations

from communique.reading.names.draft import Draft
from communique.reading.tokens.words import Words

PRONOUNS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", "s")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", "s")),
    **dict.fromkeys(("it", "its", "itself"), ("n", "s")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("", "p")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("1", "s")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("1", "p")),
    **dict.fromkeys(("you", "your", "yours", "yourself"), ("2", "")),
}
"""Pronoun → gender (m, f, n; 1 and 2 for the speaker and the hearer) and number (s, p)."""


def pronoun_drafts(words: Words) -> list[Draft]:
    """Personal pronouns, an empty "it" left out."""
    found = []
    for token, lower in enumerate(words.lower):
        if lower not in PRONOUNS or words.sentence[token] < 0 or words.pos[token] not in ("PRON", "DET"):
            continue
        if lower == "it" and (words.dep[token] == "expl" or is_weather(words, token)):
            continue
        gender, number = PRONOUNS[lower]
        draft = Draft(
            token, token + 1, token, token + 1, token, "pronoun", "OTHER", lower, gender=gender, number=number
        )
        draft.type = "PERSON" if gender in ("m", "f", "1", "2") else "OTHER"
        found.append(draft)
    return found


EMPTY_IT = frozenset({"seem", "appear", "turn", "happen", "rain", "snow", "matter", "take"})


EMPTY_ADJECTIVES = frozenset(
    {
        "possible",
        "impossible",
        "clear",
        "unclear",
        "likely",
        "unlikely",
        "important",
        "necessary",
        "difficult",
        "hard",
        "easy",
        "true",
        "time",
        "essential",
        "good",
        "better",
        "best",
        "bad",
        "worth",
        "crucial",
        "vital",
        "obvious",
        "interesting",
        "fair",
        "safe",
        "early",
        "late",
        "evident",
        "sad",
        "common",
        "useful",
        "helpful",
        "wrong",
        "right",
    }
)


def is_weather(words: Words, token: int) -> bool:
    """Whether "it" only fills the subject: "it seems that", "it is unclear whether", "it was decided to"."""
    governor = words.head[token]
    if words.dep[token] not in ("nsubj", "nsubj:pass", "expl"):
        return False
    clause = any(
        words.dep[c] in ("ccomp", "csubj", "csubj:pass", "xcomp", "advcl", "acl", "acl:relcl") and c > governor
        for c in words.children[governor]
    )
    if words.lemma[governor] in EMPTY_IT or words.lemma[governor] in EMPTY_ADJECTIVES:
        return clause
    passive = any(words.dep[c] == "aux:pass" for c in words.children[governor])
    return passive and any(words.dep[c] in ("ccomp", "csubj", "csubj:pass", "xcomp") for c in words.children[governor])
