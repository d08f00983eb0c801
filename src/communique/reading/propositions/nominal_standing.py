"""How far the event that a noun names has come: by adjectives, by what governs it, by its place in the clause."""

from __future__ import annotations

from communique.model.readings import Status
from communique.reading.propositions.predicates import SPELLS
from communique.reading.status.negation import is_empty
from communique.reading.status.standing import RANK, Standing
from communique.reading.status.status import StatusReader
from communique.reading.syntax.arguments import word_list
from communique.reading.syntax.clauses import Word, clause_above
from communique.reading.syntax.control import objects
from communique.reading.syntax.matrix import Governor, adjective_status, nominal_governor, words

DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their"))
"""Determiners that point at one event."""

FACTIVE = frozenset(
    "condemn criticise criticize welcome deplore denounce praise admit deny avenge mourn regret witness survive".split()
)
"""Verbs whose event noun has happened."""

AFTER = frozenset(("after", "since", "following", "upon", "during", "despite", "amid"))
"""Prepositions before what was already there."""


def nominal_standing(noun: Word, reader: StatusReader) -> Standing | None:
    """Status of an event noun by its adjectives, its governor, its time and the clause that it stands in.

    None if the text leaves open whether it happened.
    """
    base = (
        vouched_standing(noun, reader)
        or governed_standing(noun, reader)
        or modified_standing(noun)
        or placed_standing(noun, reader)
    )
    if base is None:
        return None
    ahead = reader.around.ahead(noun)
    if ahead and RANK[base.status] <= RANK["planned"]:
        base = Standing("scheduled" if reader.around.fixed(noun) else "planned", base.polarity)
    return base.flipped() if is_empty(noun) and base.polarity == "positive" else base


def modified_standing(noun: Word) -> Standing | None:
    """ "the planned visit", "a possible strike"."""
    for kid in noun.kids:
        if kid.dep in ("amod", "advmod", "acl") and kid.i < noun.i and kid.low in adjective_status():
            status: Status = adjective_status()[kid.low]  # type: ignore[assignment]
            return Standing(status, "positive")
    return None


def vouched_standing(noun: Word, reader: StatusReader) -> Standing | None:
    """ "confirmed the arrest of two men", "an explosion was reported": it happened, if that is reported as such."""
    if noun.dep == "conj" and noun.head is not None:
        return vouched_standing(noun.head, reader)
    verb = noun.head if noun.dep in ("obj", "nsubj:pass") else None
    if verb is None or not is_vouched(noun.lemma, verb.lemma) or modified_standing(noun) is not None:
        return None
    said = reader.standing(verb)
    sure = said is not None and said.status in ("happened", "ongoing") and said.polarity == "positive"
    return Standing("happened", "positive") if sure else None


def is_vouched(noun: str, verb: str) -> bool:
    """Whether an event, named by its noun, took place if the verb of reporting is true of it."""
    return verb in words("recording") or (verb in words("vouching") and noun not in word_list("words", "arranged"))


def is_recorded(noun: Word) -> bool:
    """Whether somebody reports that it took place: "residents reported heavy shelling"."""
    return noun.dep == "obj" and noun.head is not None and noun.head.lemma in words("recording")


def governed_standing(noun: Word, reader: StatusReader) -> Standing | None:
    """ "cancelled the visit", "plans for a visit", "the visit was called off"."""
    found = nominal_governor(noun)
    if found is None:
        return None
    if found.effect.kind == "own":
        return Standing("happened", "positive") if found.word.lemma in FACTIVE else None
    outer = reader.outer(found)
    if outer is None:
        return None
    if found.effect.kind == "inherit" and outer.status == "ongoing" and found.word.form != "Fin":
        return outer
    return reader.effect_on(noun, found, outer)


def placed_standing(noun: Word, reader: StatusReader) -> Standing | None:
    """By the place in its clause: after "after" it happened; as a definite part of what happened it did too."""
    above = clause_above(noun)
    outer = reader.standing(above) if above is not None else Standing("happened", "positive")
    if outer is None or above is None:
        return None
    state = noun.lemma in word_list("words", "states")
    if noun.case() in AFTER and outer.status in ("happened", "ongoing"):
        return Standing("happened" if not state else outer.status, "positive")
    if outer.status not in ("happened", "ongoing", "scheduled") or noun.case() in ("before", "until", "for", "without"):
        return None
    if noun in objects(above) and (above.lemma in word_list("words", "light") or above.lemma in words("reporting")):
        return None  # the verb's own proposition says it, or only that it was spoken of
    if not is_definite(noun):
        return None
    if outer.status == "scheduled":
        return outer if noun.dep in ("nsubj", "nsubj:pass") else None
    return Standing("ongoing" if state and outer.status == "ongoing" else "happened", "positive")


def is_definite(noun: Word) -> bool:
    """Whether the noun points at one event: a definite determiner, a possessor, or a proper "of"."""
    return any(kid.dep in ("det", "nmod:poss") and (kid.low in DEFINITE or kid.dep == "nmod:poss") for kid in noun.kids)


DROPPING = ("cancellation", "postponement")
"""Effects of what calls things off."""


def is_dropped_thing(noun: Word, found: Governor) -> bool:
    """Whether a noun that is no known event is one by being called off or scheduled ("cancelled the concert")."""
    event = found.effect.name in (*DROPPING, "schedule") and noun.lemma not in SPELLS
    left = found.word.lemma in words("leaving")  # "abandoned the town" calls nothing off
    left = left or (noun.dep == "obl" and bool(objects(found.word)))  # "pulled 84 people out of the sea"
    return event and not left and found.form != "nouns" and noun.lemma not in words("of_intention")


def is_released(noun: Word, found: Governor) -> bool:
    """Whether a weapon is dropped: "dropped the bomb on the town" calls nothing off."""
    return found.word.lemma == "drop" and noun.lemma in words("dropped")
