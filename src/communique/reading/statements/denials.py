"""What is denied beside it: "accusations that …, a claim that X denied", "he took it, a claim he denies"."""

from __future__ import annotations

from dataclasses import replace

from communique.reading.names.clusters import Range
from communique.reading.statements.cues import is_negated, noun_stances, row_for, verb_rows
from communique.reading.statements.sayings import Saying, trim
from communique.reading.statements.speakers import RELATIVE
from communique.reading.tokens.words import Words


def without_asides(words: Words, saying: Saying) -> Saying:
    """A saying whose content ends where somebody's denial of it begins."""
    cut = [before_aside(words, piece) for piece in saying.content]
    return replace(saying, content=[piece for piece in cut if piece[0] < piece[1]])


def denied_charge(words: Words, verb: int) -> Range | None:
    """What is denied in "accusations that …, a claim that X denied": the clause of the accusation."""
    noun = words.head[verb]
    row = row_for(words.lemma[verb], "object")
    if words.dep[verb] not in ("acl:relcl", "acl") or row is None or row.stance != "denies" or is_negated(words, verb):
        return None
    if (
        words.lemma[noun] not in noun_stances()
        or words.child(verb, "nsubj") is None
        or words.lower[words.child(verb, "nsubj") or verb] in RELATIVE
    ):
        return None
    aside = told_before(words, noun)
    if aside is not None:
        return aside
    low = words.sentences[words.sentence[verb]][0]
    for token in range(noun, low - 1, -1):
        clause = words.child(token, "acl", "ccomp", "acl:relcl") if words.lemma[token] in noun_stances() else None
        if (
            clause is not None
            and clause != verb
            and words.lower[words.left[clause]] == "that"
            and words.pos[words.left[clause]] != "PRON"
        ):
            end = min(words.right[clause] + 1, noun if token != noun else verb)
            piece = trim(words, words.left[clause], end)
            while piece[1] > piece[0] and words.pos[piece[1] - 1] in ("DET", "PUNCT", "ADP"):
                piece = (piece[0], piece[1] - 1)
            return piece
    return None


def told_before(words: Words, noun: int) -> Range | None:
    """The clause that a noun behind a comma sums up: that of "The army shelled the school, a claim the rebels
    dispute"; of "Police say he took it, an allegation he denies" what police say.
    """
    first, clause = words.child(noun, "det"), words.head[noun]
    if first is None or words.lower[first] not in ("a", "an") or words.text[max(first - 1, 0)] != ",":
        return None
    if clause == noun or clause >= first or words.pos[clause] != "VERB":
        return None
    said = words.child(clause, "ccomp")
    if said is not None and clause < said < first and verb_rows().get(words.lemma[clause]):
        clause = said
    if any(words.pos[token] == "VERB" and words.lemma[token] in verb_rows() for token in range(clause + 1, first)):
        return None  # "the firm paid, prosecutors say, a charge it denies"
    return trim(words, min(words.left[clause], clause), first - 1)


def before_aside(words: Words, piece: Range) -> Range:
    """What is said without the denial behind it: "he took it" of "Police say he took it, an allegation he denies"."""
    for noun in range(*piece):
        verb = words.child(noun, "acl:relcl", "acl") if words.lemma[noun] in noun_stances() else None
        row = row_for(words.lemma[verb], "object") if verb is not None else None
        if row is not None and row.stance == "denies" and told_before(words, noun) is not None:
            return trim(words, piece[0], words.child(noun, "det") or noun)
    return piece
