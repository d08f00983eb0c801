"""Attributions by verbs: "said that", "accused X of", "was quoted by Y as saying", "“…,” he said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reading.names.clusters import Range
from communique.reading.statements.contents import contents, left_content
from communique.reading.statements.cues import (
    cue_lemma,
    noun_stances,
    relay_verbs,
    stance_of,
    verb_rows,
)
from communique.reading.statements.denials import denied_charge
from communique.reading.statements.quotes import Quote
from communique.reading.statements.sayings import Saying, has_verb, trim
from communique.reading.statements.speakers import addressee_of, clause_of, phrase_at, source_of
from communique.reading.tokens.words import Words

VOICING = frozenset({"make", "express", "voice", "issue", "repeat", "reiterate", "give", "share", "have", "convey"})
"""Verbs that only carry a speech noun: "expressed hope that"."""


def verb_sayings(words: Words, quotes: Sequence[Quote]) -> Iterator[Saying]:
    """Attributions by verbs."""
    rows = verb_rows()
    closing = {quote.end - 1 for quote in quotes if quote.said}
    for token, lemma in enumerate(words.lemma):
        if words.sentence[token] < 0:
            continue
        if words.pos[token] != "VERB":
            if words.lower[token] in ("reports", "says", "writes", "claims"):
                yield from clipped(words, token)
            continue
        if lemma in rows or lemma in relay_verbs():
            saying = verb_saying(words, quotes, token, cue_lemma(words, token))
        elif closing and near_quote(words, closing, token):
            saying = verb_saying(words, quotes, token, "say")
        else:
            saying = None
        if saying is not None:
            yield saying


def clipped(words: Words, token: int) -> Iterator[Saying]:
    """A clipped cue at the end that reads like a noun: "…, the Herald reports(, citing …)"."""
    low, high = words.sentences[words.sentence[token]]
    start = token
    while start > low and words.pos[start - 1] == "PROPN":
        start -= 1
    if start > low and words.lower[start - 1] == "the":
        start -= 1
    ends = token + 1 >= high or words.text[token + 1] in (",", ".", ";", "”")
    if (
        start == token
        or start - 1 <= low
        or words.text[start - 1] != ","
        or not ends
        or not has_verb(words, low, start)
    ):
        return
    lemma = words.lower[token].removesuffix("s")
    stance = "alleges" if lemma == "claim" else "asserts"
    yield Saying(
        token, (token, token + 1), (start, token), [trim(words, low, start - 1)], "before", stance, (start, token + 1)
    )


def handed_on(words: Words, found: list[Saying]) -> list[Saying]:
    """Gives "…, he said, adding that …" the speaker of the cue right before, whatever the participle is hung on."""
    ends = {saying.clause[1]: saying for saying in found}
    for saying in found:
        first = saying.cue[0]
        before = ends.get(first - 1) or ends.get(first)
        if before is not None and before is not saying and words.lower[saying.verb].endswith("ing"):
            saying.source = before.source
    return found


def near_quote(words: Words, closing: set[int], token: int) -> bool:
    """Whether the verb stands right behind a quotation, with at most its subject between: "“…,” sighed Orlan"."""
    subject = words.child(token, "nsubj")
    if subject is None or words.right[token] - token > 12 or words.child(token, "ccomp", "obj") is not None:
        return False
    first = min(token, words.left[subject])
    return first - 1 in closing


def verb_saying(words: Words, quotes: Sequence[Quote], verb: int, lemma: str) -> Saying | None:
    """The attribution of one verb, or None."""
    quoted = quoted_by(words, quotes, verb)
    if quoted is not None:
        return quoted
    if relays_saying(words, verb) or passive_without_agent(words, verb):
        return None
    source, addressee = source_of(words, verb), addressee_of(words, verb)
    charge = denied_charge(words, verb)
    if charge is not None and source is not None:
        return Saying(verb, cue_range(words, verb), source, [charge], "of", "denies", (source[0], verb + 1))
    clause = clause_of(words, verb, source, addressee)
    for frame, content in contents(words, quotes, verb, lemma, clause):
        stance = stance_of(words, verb, lemma, frame)
        if stance is None:
            return None
        if frame == "object":
            stance, content = voiced(words, verb, stance, content)
        trimmed = [part for part in (trim(words, *piece) for piece in content) if part[0] < part[1]]
        if trimmed:
            addressee = None if frame == "object" and words.child(verb, "iobj") is None else addressee
            return Saying(verb, cue_range(words, verb), source, trimmed, frame, stance, clause, addressee)
    return None


def voiced(words: Words, verb: int, stance: str, content: list[Range]) -> tuple[str, list[Range]]:
    """ "Expressed hope that …": the noun gives the stance, its clause the content."""
    thing = words.child(verb, "obj")
    own = noun_stances().get(words.lemma[thing]) if thing is not None else None
    if thing is None or own is None or words.lemma[verb] not in VOICING:
        return stance, content
    clause = next(
        (c for c in words.children[thing] if c > thing and words.dep[c] in ("acl", "ccomp", "acl:relcl")), None
    )
    if clause is None or words.lower[words.left[clause]] not in ("that", "to"):
        return own, content
    return own, [(words.left[clause], words.right[clause] + 1)]


def cue_range(words: Words, verb: int) -> Range:
    """The verb with auxiliaries, negation and particle that stand next to it."""
    start, end = verb, verb + 1
    beside = {c for c in words.children[verb] if words.dep[c] in ("aux", "aux:pass", "advmod", "compound:prt", "mark")}
    while start - 1 in beside and words.lower[start - 1] not in ("that", "as", "when", "while"):
        start -= 1
    while end in beside and words.dep[end] == "compound:prt":
        end += 1
    return start, end


def passive_without_agent(words: Words, verb: int) -> bool:
    """Whether nobody is named as having said it: "it was reported that", "is expected to", "a man suspected of"."""
    described = words.dep[verb] == "acl" and words.lower[verb].endswith("ed") and words.child(verb, "nsubj") is None
    if not described and words.child(verb, "aux:pass") is None and words.child(verb, "nsubj:pass") is None:
        return False
    return words.child(verb, "obl:agent") is None


def relays_saying(words: Words, verb: int) -> bool:
    """Whether the verb is "quoted" of "was quoted as saying": what is said hangs on the saying."""
    if words.lemma[verb] not in relay_verbs():
        return False
    sayings = (c for c in words.children[verb] if c > verb and words.dep[c] in ("advcl", "xcomp", "ccomp", "obl"))
    return any(
        words.lemma[c] in verb_rows() and words.lower[c].endswith("ing") and "as" in words.child_words(c, "mark")
        for c in sayings
    )


def quoted_by(words: Words, quotes: Sequence[Quote], verb: int) -> Saying | None:
    """ "X was quoted (by Y) as saying (by Y) that …", "…, X was quoted as saying by Y": X says it, Y relays."""
    governor = words.head[verb]
    if words.dep[verb] not in ("advcl", "xcomp", "ccomp", "obl") or words.lemma[governor] not in relay_verbs():
        return None
    if "as" not in words.child_words(verb, "mark") + words.child_words(verb, "case"):
        return None
    subject, agent = words.child(governor, "nsubj:pass"), words.child(governor, "obl:agent")
    if subject is not None and agent is None:
        agent = next((c for c in words.children[verb] if "by" in words.child_words(c, "case")), None)
    if subject is None:
        subject, agent = words.child(governor, "obj"), words.child(governor, "nsubj")
    if subject is None:
        return None
    source = phrase_at(words, subject, verb)
    relay = phrase_at(words, agent, verb) if agent is not None else None
    first = min((piece[0] for piece in (source, relay) if piece is not None), default=governor)
    first = first if first < governor else min(words.left[governor], governor)
    clause = (first, max(verb + 1, relay[1] if relay is not None else 0))
    inner = next((c for c in words.children[verb] if c > verb and words.dep[c] in ("ccomp", "obj", "xcomp")), None)
    content = (
        [(words.left[inner], words.right[inner] + 1)]
        if inner is not None
        else left_content(words, quotes, governor, clause)
    )
    trimmed = [part for part in (trim(words, *piece) for piece in content) if part[0] < part[1]]
    if not trimmed:
        return None
    stance = stance_of(words, verb, words.lemma[verb], "clause") or "asserts"
    frame = "clause" if inner is not None else "before"
    return Saying(verb, (governor, verb + 1), source, trimmed, frame, stance, clause, None, relay)
