"""Words that attribute, and what stance they give: "said", "denied", "did not rule out", "according to"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.lexicon import table
from communique.reading.repairs.verbs import parted_verbs
from communique.reading.tokens.nouns import office_heads, person_nouns
from communique.reading.tokens.words import Words

NEGATORS = frozenset({"not", "n't", "never", "neither", "nor", "no", "nobody", "none", "hardly", "without"})
"""Words that turn a verb round, as its modifiers or as its subject."""


class CueRow(NamedTuple):
    """What a reporting verb says of its source."""

    stance: str
    negated: str
    """The stance when it is negated, "none" for nothing attributed."""
    frames: frozenset[str]
    thinks: bool


@cache
def verb_rows() -> dict[str, tuple[CueRow, ...]]:
    """Lemma → its rows in the order of the lexicon; verbs with a particle or preposition as "rule out"."""
    rows: dict[str, tuple[CueRow, ...]] = {}
    for entry in table("reporting")["verbs"]:
        row = CueRow(entry["stance"], entry["negated"], frozenset(entry["frames"]), entry.get("think", False))
        for lemma in dict.fromkeys(entry["lemmas"]):
            rows[lemma] = (*rows.get(lemma, ()), row)
    for lemma, entry in table("reporting")["particles"].items():
        rows[lemma] = (CueRow(entry["stance"], entry["negated"], frozenset(entry["frames"]), False),)
    return rows


@cache
def noun_stances() -> dict[str, str]:
    """Speech noun → stance ("denial" → denies)."""
    return {word: stance for stance, words in table("reporting")["nouns"].items() for word in words}


@cache
def adjective_stances() -> dict[str, str]:
    """Adjective that takes a clause → stance ("hopeful" → expects)."""
    return {word: stance for stance, words in table("reporting")["adjectives"].items() for word in words}


@cache
def relay_verbs() -> frozenset[str]:
    """Verbs whose subject passes another's words on."""
    return frozenset(table("reporting")["relays"]["verbs"])


@cache
def silent_verbs() -> frozenset[str]:
    """Verbs under which a reporting verb attributes nothing ("declined to say")."""
    return frozenset(table("reporting")["silent"]["verbs"])


@cache
def examining_verbs() -> frozenset[str]:
    """Verbs whose subject looks into a report or receives it, and does not make it."""
    return frozenset(table("reporting")["silent"]["examining"])


@cache
def silent_words(kind: str) -> frozenset[str]:
    """Words of a kind that attribute nothing: of "doing", what a law bans is not said by who signed it."""
    return frozenset(table("reporting")["silent"][kind])


@cache
def open_verbs() -> frozenset[str]:
    """Verbs that, refused or negated, leave their content possible ("refused to rule out")."""
    return frozenset(table("reporting")["silent"]["leaves_open"])


@cache
def naming_verbs() -> frozenset[str]:
    """Verbs that give something a name: "call", "brand"."""
    return frozenset(table("reporting")["falsehood"]["verbs"])


@cache
def falsehoods() -> frozenset[str]:
    """Nouns and adjectives for what is not so."""
    return frozenset(table("reporting")["falsehood"]["words"])


def cue_lemma(words: Words, token: int) -> str:
    """The verb with its particle or preposition where the lexicon has both ("rule out", "call for"), or where both are
    another verb, which says nothing ("call off")."""
    lemma = words.lemma[token]
    for child in words.children[token]:
        if child > token and words.dep[child] in ("compound:prt", "advmod", "xcomp") and child <= token + 2:
            together = f"{lemma} {words.lower[child]}"
            if together in verb_rows() or together in parted_verbs():
                return together
    after = words.lower[token + 1] if token + 1 < len(words) else ""
    together = f"{lemma} {after}"
    return together if together in verb_rows() else lemma


def row_for(lemma: str, frame: str) -> CueRow | None:
    """The first row of the verb that allows the frame; any row for a quotation or a clause put before."""
    rows = verb_rows().get(lemma, ())
    wanted = "clause" if frame in ("quote", "before") else frame
    for row in rows:
        if wanted in row.frames:
            return row
    return rows[0] if rows and frame == "quote" else None


def is_negated(words: Words, token: int) -> bool:
    """Whether the verb itself is negated, by a modifier, an auxiliary's, or a negative subject."""
    for child in words.children[token]:
        if words.dep[child] in ("advmod", "det", "aux", "cc:preconj") and words.lower[child] in NEGATORS:
            return True
        if words.dep[child] in ("nsubj", "nsubj:pass") and (
            words.lower[child] in NEGATORS or any(words.lower[c] in ("no", "neither") for c in words.children[child])
        ):
            return True
    return False


def silent_governor(words: Words, token: int) -> int | None:
    """The verb of declining above an infinitive ("refused to say"), or None."""
    governor = words.head[token]
    if words.dep[token] in ("xcomp", "ccomp", "advcl", "acl") and words.lemma[governor] in silent_verbs():
        return governor if any(words.lower[c] == "to" for c in words.children[token]) else None
    return None


def calls_false(words: Words, token: int, lemma: str) -> bool:
    """Whether the verb is that of "called the claim false", "dismissed it as a lie"."""
    found = [kid for kid in words.children[token] if kid > token and words.dep[kid] in ("xcomp", "obl", "ccomp")]
    return lemma in naming_verbs() and any(words.lemma[kid] in falsehoods() for kid in found)


def gives_name(words: Words, token: int, lemma: str) -> bool:
    """Whether the verb is that of "called the vote a farce", which asks for nothing."""
    found = [kid for kid in words.children[token] if kid > token and words.dep[kid] == "xcomp"]
    return lemma in naming_verbs() and any(words.pos[kid] in ("NOUN", "PROPN", "ADJ") for kid in found)


def is_person(words: Words, noun: int) -> bool:
    """Whether a noun names a person or an office."""
    return words.name[noun] == "PERSON" or words.lemma[noun] in office_heads() or words.lemma[noun] in person_nouns()


def is_deed(words: Words, token: int) -> bool:
    """Whether a verb that may tell what is said does something: "named General Holm to replace him", "recalled its
    ambassador", "recalled 40,000 cars"."""
    behind = [kid for kid in words.children[token] if kid > token]
    if words.lemma[token] in silent_words("doing"):
        return True
    if words.lemma[token] == "name":
        return any(words.name[kid] == "PERSON" for kid in behind)
    things = [kid for kid in behind if words.dep[kid] == "obj"]
    measures = silent_words("refused")
    if words.lemma[token] in silent_words("refusing") and any(words.lemma[kid] in measures for kid in things):
        return True
    if words.lemma[token] == "dismiss":  # "voted to dismiss the director"
        return any(is_person(words, kid) for kid in things)
    marks = {words.dep[part] for thing in things for part in words.children[thing]}
    return words.lemma[token] == "recall" and bool(marks & {"nummod", "nmod:poss"})


def sees_done(words: Words, token: int) -> bool:
    """Whether a verb only tells who saw what was done: "the town will see jobs lost"."""
    kids = [kid for kid in words.children[token] if kid > token]
    things = [kid for kid in kids if words.dep[kid] == "obj"]
    done = [kid for kid in kids if words.dep[kid] == "xcomp" and words.pos[kid] == "VERB"]
    return words.lemma[token] == "see" and bool(things and done) and things[0] < done[0]


def asks_why(words: Words, token: int) -> bool:
    """Whether a verb's clause begins with "why" or the like, and is taken for so: "cannot understand why he left"."""
    clauses = [kid for kid in words.children[token] if kid > token and words.dep[kid] in ("ccomp", "advcl", "xcomp")]
    firsts = [words.lower[kid] for clause in clauses for kid in words.children[clause] if kid < clause]
    return any(first in ("why", "how", "who", "where", "when") for first in firsts)


def stance_of(words: Words, token: int, lemma: str, frame: str) -> str | None:
    """Stance of the source by verb, frame and negation; None if nothing is attributed."""
    if sees_done(words, token) or (words.lemma[token] in silent_words("refusing") and is_deed(words, token)):
        return None
    if calls_false(words, token, lemma):
        return None if is_negated(words, token) else "denies"
    row = row_for(lemma, frame)
    if row is None:
        return None
    refused = silent_governor(words, token)
    if refused is not None:
        negated = is_negated(words, refused)
        return row.stance if negated else "asserts" if lemma in open_verbs() else None
    if is_negated(words, token):
        return None if row.negated == "none" or (row.negated == "denies" and asks_why(words, token)) else row.negated
    return "asserts" if row.stance == "asks" and gives_name(words, token, lemma) else row.stance
