"""Predicates that may become propositions, and which of them only colour another."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from communique.reading.propositions.predicates import clause_kind
from communique.reading.status.conditions import is_question
from communique.reading.status.standing import Standing
from communique.reading.syntax.arguments import Filler
from communique.reading.syntax.clauses import Sentence, Word
from communique.reading.syntax.control import is_passive
from communique.reading.syntax.matrix import governor, look, nominal_governor, with_particle, words
from communique.reading.syntax.small_clauses import has_small


@dataclass(slots=True)
class Candidate:
    """A predicate with all that its proposition needs."""

    word: Word
    predicate: str
    clause: str
    fillers: list[Filler]
    standing: Standing
    times: list[int]
    time: int | None
    quantities: list[int]
    condition: Word | None
    whole: Word | None = None
    """The word that heads the clause, where that is a governor that only colours it ("plans to close")."""


def without_silent(found: list[Candidate], sentence: Sentence, acts: Callable[[Word], bool]) -> list[Candidate]:
    """Leaves out governors that only colour a complement that has a proposition itself; its clause is then theirs."""
    governed: set[int] = set()
    for candidate in found:
        if not is_question(candidate.word):  # who decides whether something is so says nothing of it
            governed.update(owner.i for owner in governors_of(candidate, sentence))
    told = [item for item in found if item.word.i not in governed or not is_silent(item.word) or permits(item, acts)]
    kept = {item.word.i for item in told}
    return [with_governor(item, kept) for item in told]


def is_silent(word: Word) -> bool:
    """Whether a word only colours what it governs."""
    return bool({with_particle(word), word.low} & words("silent")) or only_sees(word)


def only_sees(word: Word) -> bool:
    """Whether a verb tells who saw or had done what its small clause tells: "left two villages cut off"."""
    found = look("small", word) if has_small(word) else None
    return found is not None and found[1].kind == "inherit"


def with_governor(item: Candidate, kept: Collection[int]) -> Candidate:
    """An infinitive with the clause of the silent governors right above it, unless they are among those kept."""
    top = item.word
    while top.dep == "xcomp" and top.head is not None and is_silent(top.head) and top.head.i not in kept:
        top = top.head
    if top is item.word or item.clause != "infinitive":
        return item
    return replace(item, clause=clause_kind(top), whole=top)


def permits(item: Candidate, acts: Callable[[Word], bool]) -> bool:
    """Whether somebody gives somebody leave to do what the complement says: an act of its own."""
    if item.word.lemma not in words("permitting") or is_passive(item.word):
        return False
    return {"who", "whom"} <= {filler.role for filler in item.fillers if acts(filler.word)}


COMPLEMENTS = ("xcomp", "ccomp", "csubj")
"""Relations of clauses that their governor may only colour."""


def governors_of(candidate: Candidate, sentence: Sentence) -> list[Word]:
    """The words that govern a candidate's predicate."""
    word = candidate.word
    own = governor(word, sentence.words) if candidate.clause != "nominal" else None
    if own is not None and own.effect.kind != "own":
        return [own.word]
    if candidate.clause == "nominal":
        found = nominal_governor(word)
        return [found.word] if found is not None and found.effect.kind != "own" else []
    above = [word.head] if word.head is not None and word.dep in COMPLEMENTS else []
    first = word.head if word.dep == "conj" else None
    shared = first.head if first is not None and first.dep in COMPLEMENTS else None
    return above + ([shared] if shared is not None and shared.pos in ("VERB", "ADJ") else [])
