"""Predicates that may become propositions, and which of them only colour another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.reading.arguments import Filler
from communique.reading.clauses import Sentence, Word
from communique.reading.control import is_passive
from communique.reading.matrix import governor, nominal_governor, with_particle, words
from communique.reading.standing import Standing


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


def without_silent(found: list[Candidate], sentence: Sentence, acts: Callable[[Word], bool]) -> list[Candidate]:
    """Leaves out governors that only colour a complement that has a proposition itself."""
    governed: set[int] = set()
    for candidate in found:
        governed.update(owner.i for owner in governors_of(candidate, sentence))
    return [
        item for item in found
        if item.word.i not in governed
        or not {with_particle(item.word), item.word.low} & words("silent")
        or permits(item, acts)
    ]  # fmt: skip


def permits(item: Candidate, acts: Callable[[Word], bool]) -> bool:
    """Whether somebody gives somebody leave to do what the complement says: an act of its own."""
    if item.word.lemma not in words("permitting") or is_passive(item.word):
        return False
    return {"who", "whom"} <= {filler.role for filler in item.fillers if acts(filler.word)}


def governors_of(candidate: Candidate, sentence: Sentence) -> list[Word]:
    """The words that govern a candidate's predicate."""
    word = candidate.word
    own = governor(word, sentence.words) if candidate.clause != "nominal" else None
    if own is not None and own.effect.kind != "own":
        return [own.word]
    if candidate.clause == "nominal":
        found = nominal_governor(word)
        return [found.word] if found is not None and found.effect.kind != "own" else []
    above = [word.head] if word.head is not None and word.dep in ("xcomp", "ccomp", "csubj") else []
    chain = [word.head.head] if word.dep == "conj" and word.head is not None and word.head.head is not None else []
    return above + [item for item in chain if item.pos in ("VERB", "ADJ")]
