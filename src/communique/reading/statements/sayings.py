"""Attributions as token ranges, and small questions about ranges of tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.reading.tokens.words import Words

Range = tuple[int, int]
"""Tokens from … to, end exclusive."""


FINITE = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class Saying:
    """Somebody says something, as far as one cue tells."""

    verb: int
    """The token that attributes."""
    cue: Range
    source: Range | None
    content: list[Range]
    frame: str
    """clause, quote, before, infinitive, gerund, object, of, for, phrase, noun, adjective, citing, model, loose."""
    stance: str
    clause: Range
    """The stretch of the sentence that is the attribution itself: source, cue, time, addressee."""
    addressee: Range | None = None
    relay: Range | None = None
    """Who passes it on, when the cue itself names it ("was quoted by Reuters as saying")."""
    model: bool = False
    """The trained model marked this cue."""
    inside: list[Range] = field(default_factory=list)
    """Cue clauses that stand inside the content before this cue, with nothing but marks between."""


def same(words: Words, one: int, other: int) -> bool:
    """Whether both tokens are of one sentence."""
    return words.sentence[one] == words.sentence[other]


def has_verb(words: Words, start: int, end: int) -> bool:
    """Whether a finite verb stands between the tokens."""
    return any(
        words.pos[i] in FINITE and words.lower[i] not in ("according", "including", "regarding")
        for i in range(start, end)
    )


def has_clause_before(words: Words, verb: int) -> bool:
    """Whether the tree has the complement clause of a cue before it, or hangs the cue on it."""
    if words.dep[verb] == "parataxis" and words.head[verb] < verb:
        return True
    return any(child < verb and words.dep[child] == "ccomp" for child in words.children[verb])


def head_of(words: Words, piece: Range) -> int:
    """The token of a phrase that governs the rest of it: a noun or pronoun before anything else."""
    outer = [
        token for token in range(*piece) if not piece[0] <= words.head[token] < piece[1] or words.head[token] == token
    ]
    for token in outer:
        if words.pos[token] in ("NOUN", "PROPN"):
            return token
        beside = words.child(token, "appos")
        if beside is not None and beside < piece[1] and words.pos[beside] == "PROPN":
            return beside  # "one of the pensioners, Ada Orlan, …"
        if words.pos[token] == "PRON":
            return token
    nouns = [token for token in range(*piece) if words.pos[token] in ("NOUN", "PROPN", "PRON")]
    return nouns[0] if nouns else outer[0] if outer else piece[1] - 1


def without(piece: Range, hole: Range) -> list[Range]:
    """The piece less the tokens of the hole."""
    parts = [(piece[0], min(piece[1], hole[0])), (max(piece[0], hole[1]), piece[1])]
    return [part for part in parts if part[0] < part[1]]


def trim(words: Words, start: int, end: int) -> Range:
    """The range without white space, commas, full stops and connectives at its ends (quotation marks stay)."""
    while start < end and (
        words.text[start] in (",", ":", ";", ".", ")", "—", "–", "-", "]") or not words.text[start].strip()
    ):
        start += 1
    while end > start and (
        words.text[end - 1] in (",", ":", ";", "(", "—", "–", "-", ".", "'s", "’s", "[")
        or not words.text[end - 1].strip()
    ):
        end -= 1
    if end > start and words.text[end - 1] in ("“", "‘"):
        end -= 1
    return start, end
