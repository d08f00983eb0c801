"""Whether a place name stands for a government: "Tehran said", but "in Tehran"."""

from __future__ import annotations

from communique.reading.tokens.states import StateWord
from communique.reading.tokens.words import Words

PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "near",
        "across",
        "into",
        "outside",
        "inside",
        "around",
        "throughout",
        "within",
        "through",
        "beyond",
        "over",
        "via",
        "toward",
        "towards",
        "from",
        "to",
        "of",
    }
)


ACTOR_PREPOSITIONS = frozenset({"with", "against", "between", "by"})


PLACE_NOUNS = frozenset(
    {
        "street",
        "airport",
        "suburb",
        "centre",
        "center",
        "resident",
        "mayor",
        "capital",
        "outskirts",
        "population",
        "north",
        "south",
        "east",
        "west",
        "border",
        "city",
        "region",
        "coast",
        "province",
        "port",
        "square",
        "metro",
        "university",
        "museum",
        "skyline",
        "hotel",
        "stadium",
        "district",
        "neighbourhood",
        "neighborhood",
        "people",
    }
)


DEALING = frozenset(
    {
        "accuse",
        "criticise",
        "criticize",
        "urge",
        "tell",
        "support",
        "pressure",
        "blame",
        "help",
        "warn",
        "sanction",
        "condemn",
        "convince",
        "ask",
        "assure",
        "press",
        "provoke",
        "anger",
        "challenge",
        "allow",
        "force",
        "isolate",
        "back",
        "thank",
        "please",
        "alarm",
        "give",
        "offer",
        "supply",
        "provide",
        "bring",
        "leave",
    }
)


def place_acts(words: Words, root: int, state: StateWord) -> bool:
    """Whether a place name stands for a government here: "Tehran said", "with Iran", but not "in Tehran"."""
    if state.kind == "region":
        return False
    seen, governor, dep = 0, words.head[root], words.dep[root]
    while dep == "conj" and seen < 6 and governor != root:
        root, governor, dep, seen = governor, words.head[governor], words.dep[governor], seen + 1
    whole = state.kind in ("name", "quasi")
    cases = words.child_words(root, "case")
    if dep == "nsubj":
        return words.pos[governor] in ("VERB", "ADJ", "AUX") or (whole and words.pos[governor] == "NOUN")
    if dep == "nsubj:pass":
        return whole
    if dep in ("obj", "iobj"):
        return whole or words.lemma[governor] in DEALING
    if dep == "nmod:poss":
        return words.lemma[governor] not in PLACE_NOUNS
    if any(case in ACTOR_PREPOSITIONS for case in cases) or dep == "obl:agent":
        return True
    return whole and bool(cases) and not any(case in PLACE_PREPOSITIONS for case in cases)
