"""Event nouns as predicates: "the signing of the accord", "the fall of the city", "Arvenia's supply of drones"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from communique.lexicon import table
from communique.model.readings import RoleName
from communique.reading.syntax.arguments import DIRECTIONS, LOCATIONS, Filler, unique, word_list
from communique.reading.syntax.clauses import Word, conjuncts
from communique.reading.tokens.states import is_adjectival, state_of

STATES = frozenset(("LOC", "GPE", "NORP", "PERSON"))
"""Types of names that own an event as its first noun ("US strikes")."""

PLACES = frozenset(("LOC", "GPE"))
"""Of these, types of places."""


class EventNoun(NamedTuple):
    """A noun of `lexicon/nominalisations.toml`."""

    verb: str
    kind: str
    """transitive, intransitive or directed."""


@cache
def event_nouns() -> dict[str, EventNoun]:
    """Noun → its verb and argument structure; nouns with an empty verb are left out."""
    found: dict[str, EventNoun] = {}
    for kind in ("directed", "intransitive", "transitive"):
        found.update({noun: EventNoun(verb, kind) for noun, verb in table("nominalisations")[kind].items() if verb})
    return found


def event_noun(word: Word) -> EventNoun | None:
    """The entry of a word used as an event noun."""
    if word.pos not in ("NOUN", "PROPN") or word.dep in ("compound", "flat", "amod", "root") or word.ent:
        return None
    if word.lemma == "vote" and any(kid.lemma == "confidence" for kid in word.kids):
        return None  # "survived a vote of no confidence" votes on nothing
    low = word.low.replace("-", "") if word.low.startswith("air-") else word.low
    entry = event_nouns().get(word.lemma.lower()) or event_nouns().get(low) or held_event(word)
    return EventNoun(kind_of(word) or entry.verb, entry.kind) if entry is not None else None


def held_event(noun: Word) -> EventNoun | None:
    """The event that a noun only holds up: "a mediation effort"; not one that it may fail in ("a rescue operation")."""
    if noun.lemma not in word_list("words", "efforts"):
        return None
    found = (event_nouns().get(kid.lemma.lower()) for kid in noun.kids if kid.dep == "compound")
    return next((entry for entry in found if entry is not None and entry.kind == "directed"), None)


def kind_of(noun: Word) -> str | None:
    """The verb that a word before the noun gives it, or who does it: a "hunger strike" is no attack, nor is a strike
    that teachers begin; None if none does.
    """
    kinds = table("nominalisations")["kinds"].get(noun.lemma.lower(), {})
    if not kinds:
        return None
    before = {kid.low.removesuffix("'s") for kid in noun.kids if kid.i < noun.i}
    before |= {kid.lemma.lower() for kid in noun.kids if kid.dep in ("compound", "nmod:poss") and kid.i < noun.i}
    beside = [*noun.kids, *(noun.head.kids if noun.head is not None and noun.dep in ("obj", "nsubj:pass") else ())]
    before |= {kid.lemma.lower() for kid in beside if kid.dep == "nsubj" or kid.case() in ("by", "of")}
    before |= {kid.case() for kid in beside if kid.case() in ("over", "by")}
    return next((verb for verb, group in kinds.items() if not before.isdisjoint(group)), None)


def owners(noun: Word) -> list[Word]:
    """Possessor, national adjective or agent noun of an event noun: "Arvenia's", "Arvenian"."""
    return [
        kid for kid in noun.kids
        if (kid.dep == "nmod:poss" and kid.i < noun.i)
        or (kid.dep == "amod" and is_national(kid))
        or (kid.dep == "compound" and kid.ent in STATES)
    ]  # fmt: skip


def received(verb: Word) -> tuple[str, Word] | None:
    """What is done to the subject of "received a warning": the verb, and the noun that it is read from."""
    noun = verb.kid("obj") if verb.lemma == "receive" else None
    told = table("nominalisations")["received"].get(noun.lemma.lower()) if noun is not None else None
    return (told, noun) if told is not None and noun is not None else None


def undergone(noun: Word, fillers: list[Filler]) -> list[Filler]:
    """The arguments of receiving `noun` as those of what is done: who receives it, from whom, and what about."""
    turned: dict[RoleName, RoleName] = {"who": "whom", "from": "who"}
    own = [filler._replace(role=turned.get(filler.role, filler.role)) for filler in fillers if filler.word is not noun]
    behind = [(kid, ROLES_BEHIND.get(kid.case())) for kid in noun.kids if kid.dep == "nmod"]
    return unique([*own, *(Filler(role, kid) for kid, role in behind if role is not None)])


ROLES_BEHIND: dict[str, RoleName] = {"from": "who", "about": "about", "of": "what", "over": "about"}
"""Roles of what stands behind a noun for what is received, by the preposition."""


def owned(noun: Word) -> list[Filler]:
    """Whose an event is by a pronoun, where nothing else says it: "confirmed his resignation"."""
    role: RoleName = "whom" if noun.lemma in word_list("words", "patients") else "who"
    return [Filler(role, kid) for kid in noun.kids if kid.dep == "nmod:poss" and kid.pos == "PRON"]


def is_national(word: Word) -> bool:
    """Whether a modifier names a people or state ("Iranian", "US")."""
    return word.ent in ("NORP", "ORG", "LOC", "PERSON") and word.text[:1].isupper()


def nominal_fillers(noun: Word, entry: EventNoun, acts: Callable[[Word], bool], is_place: Callable[[Word], bool],
                    is_time: Callable[[Word], bool]) -> list[Filler]:  # fmt: skip
    """The arguments of an event noun."""
    found: list[Filler] = []
    of = [filler for kid in noun.kids if kid.dep == "nmod" and kid.case() == "of" for filler in spread(kid, acts)]
    has_object = entry.kind == "transitive" and bool(of)
    patient = noun.lemma in word_list("words", "patients") and not has_object
    for owner in owners(noun):
        if is_time(owner) or (is_place(owner) and not acts(owner)):
            continue
        if is_site(owner):
            found.append(Filler("where", owner))
            continue
        found.append(Filler(("whom" if acts(owner) else "what") if patient else "who", owner))
    for part in of:
        if not is_time(part.word) and not is_amount(part.word):
            found.append(part._replace(role=of_role(part.word, entry, acts)))
    for kid in noun.kids:
        if kid.dep == "nmod" and kid.case() != "of" and not is_time(kid):
            found += [
                part._replace(role=role)
                for part in spread(kid, acts)
                for role in phrase_role(part.word, kid.case(), entry, acts, is_place)
            ]
    return unique(found)


def is_site(owner: Word) -> bool:
    """Whether a name before an event noun tells where it was: "the Paris attacks", "the Geneva talks", not "US
    strikes"; a state that is set against another by it acts ("a Norway attack on Chile").
    """
    state = state_of(owner.text)
    if owner.dep != "compound" or owner.ent not in PLACES or owner.head is None:
        return False
    if state is None or state.kind in ("capital", "region"):
        return True
    directed = any(kid.case() in ("on", "against") for kid in owner.head.all("nmod"))
    return not directed and not is_adjectival(owner.text, state.kind)


def is_amount(word: Word) -> bool:
    """Whether what follows "of" or "by" only tells how much: "a rise of 4 percent", "a vote by 14 votes"."""
    return word.pos == "NUM" or word.lemma in ("percent", "per-cent", "point", "%", "vote", "margin", "majority")


def spread(word: Word, acts: Callable[[Word], bool]) -> list[Filler]:
    """Fillers of a role yet to be found: conjuncts that act one by one, else the phrase."""
    parts = conjuncts(word)
    apart = 1 < len(parts) <= 8 and all(acts(part) for part in parts)
    return [Filler("what", part, alone=True) for part in parts] if apart else [Filler("what", word)]


def of_role(word: Word, entry: EventNoun, acts: Callable[[Word], bool]) -> RoleName:
    """What "of …" is to the noun."""
    if entry.kind == "transitive":
        return "whom" if acts(word) else "what"
    return "who"


def phrase_role(
    word: Word, case: str, entry: EventNoun, acts: Callable[[Word], bool], is_place: Callable[[Word], bool]
) -> list[RoleName]:
    """What another prepositional phrase is to the noun; nothing if unknown."""
    if case == "by":
        return [] if is_amount(word) else ["who"]
    if case in LOCATIONS and is_place(word) and not (case == "on" and entry.kind == "directed"):
        return ["where"]
    if case in ("on", "against") and entry.kind == "directed":
        return ["whom" if acts(word) else "what"]
    if case == "between":
        return ["who"]
    if case == "into" and entry.verb in word_list("prepositional", "into"):
        return ["whom" if acts(word) else "what"]
    if case == "for" and not acts(word):
        return []
    role = DIRECTIONS.get(case, "to" if case == "for" else None)
    return [role] if role and word.pos in ("NOUN", "PROPN", "PRON") else []
