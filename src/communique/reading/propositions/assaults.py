"""Whether a word of violence tells of violence: not of words in a campaign, figures of speech, mishaps, tests of
weapons or searches by the police.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.reading.propositions.events import Code, lemmas, plain_code, word_list
from communique.reading.propositions.nominals import event_noun
from communique.reading.syntax.clauses import Word

if TYPE_CHECKING:
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.context import Context

WORDS = Code("ACCUSE", "disapprove", (), "111")
"""The code of an attack in words."""

TEST = Code("MOBILIZE", "weapons", ("military",), "150")
"""The code of firing a weapon that is tested, or shown, rather than used on somebody."""

AIMS = ("at", "on", "against", "into", "onto")
"""Prepositions before what is fired at."""

PERSONS = ("man", "men", "woman", "women", "er", "or", "ist", "ant")
"""Endings of nouns for people that no list has."""

ARMED = frozenset(("MIL", "REB", "COP"))
"""Sectors of those whose attacks are meant as they are worded."""

STRUCK = ("what", "whom", "with", "against")
"""Roles of whom a blow falls on."""


def assault(context: Context, candidate: Candidate, doers: Sequence[Word], found: Code) -> Code | None:
    """The code of what the table has for an assault: itself, another, or none."""
    if is_policing(context, candidate, doers):
        return plain_code("COERCE")
    if is_contested(context, candidate, doers):
        return WORDS if is_attack_in_words(context, candidate) else None
    if is_retort(context, candidate, doers):
        return WORDS
    if is_figure(context, candidate) or is_game(candidate) or is_unharmed(candidate) or is_shown(doers):
        return None
    if is_blow_at_nothing(candidate) or is_mishap(context, candidate, doers):
        return None
    if is_weapon_test(context, candidate):
        return TEST
    nobody = bool(doers) and not any(context.acts(word) for word in doers)
    harmless = nobody and candidate.predicate not in word_list("intended")
    return None if harmless and not can_harm(doers) else found


def is_policing(context: Context, candidate: Candidate, doers: Sequence[Word]) -> bool:
    """Whether police search or single out, and do not shoot: "police raided the flat"."""
    if candidate.predicate not in word_list("policing") or not doers:
        return False
    indices = [context.mention_at(word) for word in doers]
    return all(index is not None and context.mentions[index].sector == "COP" for index in indices)


def is_contested(context: Context, candidate: Candidate, doers: Sequence[Word]) -> bool:
    """Whether a blow is one in a campaign: between people or parties in an article on an election, none of them armed,
    with no weapon and on no bystander.
    """
    if not context.lives.is_contest or candidate.predicate not in word_list("contested"):
        return False
    struck = [filler.word for filler in candidate.fillers if filler.role in STRUCK]
    near = {part.lemma.lower() for kid in candidate.word.kids for part in (kid, *kid.kids)}
    if not near.isdisjoint(word_list("weapons")):
        return False
    return not any(is_meant_literally(context, word) for word in (*doers, *struck))


def is_meant_literally(context: Context, word: Word) -> bool:
    """Whether somebody is armed, a state or a people, or only a bystander ("a protester")."""
    index = context.mention_at(word)
    if index is None:
        return False
    mention = context.mentions[index]
    if mention.sector in ARMED or (mention.country is not None and mention.type in ("LOC", "NORP", "GPE")):
        return True
    return mention.kind == "nominal" and mention.sector == "CVL"


def is_attack_in_words(context: Context, candidate: Candidate) -> bool:
    """Whether somebody is attacked in words: "attacked the senator"."""
    struck = [filler.word for filler in candidate.fillers if filler.role in ("what", "whom")]
    return candidate.predicate in word_list("wordy") and any(context.acts(word) for word in struck)


def is_figure(context: Context, candidate: Candidate) -> bool:
    """Whether an attack is a figure of speech: on what nobody can touch."""
    if candidate.clause == "nominal" and any(kid.low == "words" for kid in candidate.word.all("nmod")):
        return True  # a war of words
    if is_burden(candidate):
        return True
    hit = [filler.word for filler in candidate.fillers if filler.role in ("what", "whom")]
    if candidate.predicate not in word_list("figurative") or not hit:
        return False
    return all(is_untouchable(word) and not context.acts(word) and not context.is_place(word) for word in hit)


def is_retort(context: Context, candidate: Candidate, doers: Sequence[Word]) -> bool:
    """Whether somebody who is neither armed nor a state hits back, or anybody at words: "the mayor hit back at
    critics", "police hit back at claims that …".
    """
    if any(kid.case() == "at" and is_untouchable(kid) for kid in candidate.word.all("obl")):
        return candidate.word.lemma == "hit"
    back = any(kid.low == "back" for kid in candidate.word.all("advmod", "compound:prt"))
    return candidate.word.lemma == "hit" and back and not any(is_meant_literally(context, word) for word in doers)


def is_burden(candidate: Candidate) -> bool:
    """Whether somebody is hit with what is to be paid or borne: "was hit with a fine"."""
    borne = [filler.word.lemma.lower() for filler in candidate.fillers if filler.role == "with"]
    return candidate.predicate in word_list("blows") and not word_list("burdens").isdisjoint(borne)


def is_score(word: Word) -> bool:
    """Whether a number is the first of a score: "3-1"."""
    return word.pos == "NUM" and any(kid.pos == "NUM" and kid.case() in ("-", "–") for kid in word.kids)


def is_game(candidate: Candidate) -> bool:
    """Whether somebody is beaten in a game: "beat Reiner in the final", "beat City 3-1", "beat Velm to the title"."""
    if candidate.predicate != "beat":
        return False
    if any(map(is_score, candidate.word.kids)):
        return True
    around = {part.lemma.lower() for kid in candidate.word.kids if kid.i > candidate.word.i for part in kid.subtree()}
    return not around.isdisjoint(word_list("games"))


def is_unharmed(candidate: Candidate) -> bool:
    """Whether it only tells how somebody is: "the crew are not injured"."""
    return candidate.standing == ("ongoing", "negative")


def is_blow_at_nothing(candidate: Candidate) -> bool:
    """Whether a blow falls on nobody and nothing that is named: "the union struck, too", "leaders are hitting back"."""
    if candidate.predicate not in word_list("blows"):
        return False
    hit = any(filler.role in ("what", "whom", "where", "to") for filler in candidate.fillers)
    return not hit and not any(kid.case() in AIMS for kid in candidate.word.all("obl"))


def is_mishap(context: Context, candidate: Candidate, doers: Sequence[Word]) -> bool:
    """Whether people are hurt by nobody that is named, in an article that tells of no violence, or a ship hits a bridge
    there; or by what only stands for feelings ("bombarded by consternation").
    """
    peaceful = context.lives.is_known and not context.tells_of_violence
    if doers and peaceful and candidate.predicate in word_list("blows"):
        return True
    if doers:
        return all(is_untouchable(word) and event_noun(word) is None and not context.acts(word) for word in doers)
    return candidate.predicate in word_list("hurting") and peaceful


def is_shown(doers: Sequence[Word]) -> bool:
    """Whether only pictures do it: "the footage captures the launch"."""
    return bool(doers) and all(word.lemma.lower() in word_list("pictures") for word in doers)


def is_weapon_test(context: Context, candidate: Candidate) -> bool:
    """Whether a missile is fired at nobody, in an article that speaks of tests of weapons or in the sea."""
    if candidate.predicate not in word_list("firing") or not context.tells_of_tests:
        return False
    near = [candidate.word, *(filler.word for filler in candidate.fillers)]
    aims = [kid for word in near for kid in word.kids if kid.case() in AIMS and kid.dep in ("obl", "nmod")]
    return not any((context.acts(aim) or context.is_place(aim)) and not is_water(aim) for aim in aims)


def is_water(word: Word) -> bool:
    """Whether a place is the sea: "into the Sea of Japan", "in waters off the coast"."""
    return word.lemma.lower() in word_list("waters")


def is_untouchable(word: Word) -> bool:
    """Whether a noun is of what nobody can touch: an idea, a rise, a law."""
    lemma = word.lemma.lower()
    if word.ent or word.pos != "NOUN" or lemma in word_list("touchable"):
        return False
    return lemma in word_list("untouchable") or lemma.endswith(tuple(sorted(word_list("endings"))))


def can_harm(doers: Sequence[Word]) -> bool:
    """Whether one of those who do it is a weapon, an attack or a person: a ferry's sinking that killed 40 is none, nor
    is a boiler's explosion, but a car bomb's is.
    """
    heads = lemmas(word.lemma for word in doers)
    named = lemmas(part.lemma for word in doers for part in word.subtree())
    if not named.isdisjoint(word_list("arms")):
        return True
    if not heads.isdisjoint(word_list("explosions")):
        return named.isdisjoint(word_list("works"))
    return heads.isdisjoint(word_list("accidents")) and any(word.lemma.lower().endswith(PERSONS) for word in doers)
