"""Status of infinitives, participles and gerunds that no governor of the table explains: purposes, attributes."""

from __future__ import annotations

from collections.abc import Callable

from communique.model.readings import Status
from communique.reading.status.circumstances import Circumstances
from communique.reading.status.finite import group_standing
from communique.reading.status.standing import RANK, Standing, is_real
from communique.reading.syntax.clauses import Word, auxiliaries, clause_above, is_infinitive
from communique.reading.syntax.matrix import with_particle, words

ORDINALS = frozenset(("first", "last", "only", "second", "third"))
"""Words before "to" that tell of a fact ("the first to sign")."""

StandingOf = Callable[[Word], Standing | None]
"""The standing of another predicate of the sentence."""


def nonfinite_status(verb: Word, around: Circumstances, standing: StandingOf) -> Status | None:
    """Participles, gerunds and infinitives that no table governs."""
    if is_infinitive(verb):
        return purpose_status(verb, around, standing)
    if verb.dep in ("acl", "amod"):
        return participle_status(verb, around)
    above = clause_above(verb)
    if verb.dep not in ("advcl", "conj", "parataxis") or above is None:
        return None
    outer = standing(above)
    if outer is not None and verb.mark() in ("after", "since", "having") and is_real(outer):
        return "happened"
    return outer.status if outer else None


def purpose_status(verb: Word, around: Circumstances, standing: StandingOf) -> Status | None:
    """An infinitive of purpose is planned; under what is itself unreal it is no more real than that."""
    if verb.head is None or (verb.dep in ("acl", "dep", "xcomp") and not finite_above(verb)):
        return "planned"
    if any(aux.lemma == "have" for aux in auxiliaries(verb)):
        return "happened"
    head = verb.head
    if verb.dep == "acl" and any(kid.low in ORDINALS for kid in [head, *head.kids]):
        above = clause_above(verb)
        return "happened" if above is None or is_real(group_standing(above, around)) else None
    if verb.dep not in ("advcl", "acl"):
        return None
    above = clause_above(verb)
    outer = standing(above) if above is not None else None
    if outer is None:
        return "planned" if above is None else None
    if verb.lemma in words("enacted") or is_gained(verb, above):
        return outer.status
    return outer.status if RANK[outer.status] > RANK["planned"] else "planned"


def is_gained(verb: Word, above: Word | None) -> bool:
    """Whether who beat another has by that done the second too: "defeated Velm to win the title"."""
    return above is not None and verb.lemma in words("gained") and with_particle(above) in words("beating")


def participle_status(verb: Word, around: Circumstances) -> Status | None:
    """ "built in 1962" happened; "based in" and "blocking the bridge" hold."""
    if any(aux.low == "being" for aux in verb.kids):
        return "ongoing"
    if verb.low.endswith("ing"):
        if verb.mark() or verb.case():
            return None  # "the idea of signing": nothing says whether
        above = clause_above(verb)
        past = above is not None and above.tense == "Past" and above.form == "Fin"
        return "happened" if past and verb.lemma not in words("states") else "ongoing"
    return "ongoing" if verb.lemma in words("standing") else "happened"


def finite_above(verb: Word) -> bool:
    """Whether any clause above has a finite verb."""
    above = clause_above(verb)
    while above is not None:
        if above.form == "Fin" or any(kid.dep in ("aux", "aux:pass", "cop") for kid in above.kids):
            return True
        above = clause_above(above)
    return False
