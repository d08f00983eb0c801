"""Predicates that share their subject with one before them: second conjuncts, participles. Each is told with it.

"The ministry opened a shelter and [The ministry] will feed 300"; "A bomb went off, killing nine" gives "[A bomb] killed
nine". An auxiliary that stands once is given to both: "was arrested and [Rey] was charged".
"""

from __future__ import annotations

import re

from communique.claims.pronouns import SUBJECTS, stands_for, with_name
from communique.claims.records import REALISED, Clause
from communique.claims.relatives import INNER
from communique.claims.tidying import paired, tidy
from communique.claims.wording import capital
from communique.model import Argument, Document, Reading, Span

ADVERB = r"(?:\w+ly|also|not|since|now|still|already|n['’]t|never)"
AUXILIARY = (
    r"(?:has|have|had|will|would|shall|should|can|could|may|might|must|is|are|was|were|be|been|being|do|does|did)"
    r"(?:n['’]t)?"
)
HELPERS = re.compile(
    rf"\s+(?:{ADVERB}\s+)?((?:(?:{AUXILIARY}|{ADVERB})\s+)*{AUXILIARY}(?:\s+(?:not|never))?)\b", re.IGNORECASE
)
"""The auxiliaries right after a subject."""

BEING = re.compile(r"\b(?:is|are|was|were|be|been)\b", re.IGNORECASE)
"""What makes a finite verb of a form in "-ing"."""

MODAL = re.compile(r"\b(?:will|would|shall|should|can|could|may|might|must|do|does|did)(?:n['’]t)?(?:\s+not)?$", re.I)
"""Auxiliaries that a bare verb follows."""

HAS_HELPER = re.compile(rf"\b{AUXILIARY}\b|\bto\b", re.IGNORECASE)

NO_VERB = re.compile(r"(?:to|of|that|which|who|whose|how|what|why)\b", re.IGNORECASE)
"""What a second predicate does not begin with."""

COORDINATED = re.compile(r"(?:\b(?:and|but|or|then|yet|nor)|[,;–—-])\s*(?:[“\"]\s*)?$")
"""What stands before the second of two predicates."""

PLURAL = frozenset({"people", "police", "men", "women", "children", "troops", "media", "they", "both", "all"})
"""Nouns that are plural without an "s"."""

BEFORE = re.compile(r"^(?:(?:after|before|while|when|by|thus|thereby|despite|since)\s+)+", re.IGNORECASE)
"""What may stand before a participle."""

SINGULAR = re.compile(r"(?:is|was|has)\b", re.IGNORECASE)

BY_WAY = frozenset({"infinitive", "adverbial", "participle"})
"""Kinds of clause that a gerund after "accused of" is taken for."""

WITHIN = 120
"""Characters of a clause that is told with a subject from elsewhere."""


def subject_of(reading: Reading, clause: Clause) -> Argument | None:
    """The phrase before the predicate that is its subject: who does it, else what it is done to."""
    arguments = reading.propositions[clause.number].arguments
    doing = [a for a in arguments if a.role == "who" and a.span.start <= clause.head.start]
    undergoing = [a for a in arguments if a.role in ("whom", "what") and a.span.start <= clause.head.start]
    undergoing = [a for a in undergoing if clause.kind != "complement" or clause.span.covers(a.span)]
    return min(doing or undergoing, key=lambda a: a.span.start, default=None)


def shared(clause: Clause, subject: Argument, document: Document, reading: Reading) -> str | None:
    """The second of two predicates with the subject of the first in brackets; None if it is not finite by that."""
    if len(clause.of("who")) > 1 or not COORDINATED.search(document.text, 0, clause.span.start):
        return None
    if has_noun_before(clause, reading):
        return None
    name, text = name_of(subject, document, reading), document.slice(clause.span)
    line = tidy(text)
    if name is None or not line or NO_VERB.match(line):
        return None
    called = subject.mention is not None and reading.mentions[subject.mention].kind == "name"
    if SINGULAR.match(line) and not called and is_many(document.slice(subject.span)):
        return None  # another subject is meant
    if not HAS_HELPER.search(document.text[clause.span.start : clause.head.start]):
        gerund = document.slice(clause.head).lower().endswith("ing")
        lacking = subject.role != "who" or clause.status not in REALISED or clause.polarity == "negative" or gerund
        helpers = HELPERS.match(document.text, subject.span.end, clause.span.start)
        if lacking and (helpers is None or (gerund and not BEING.search(helpers[1]))):
            return None
        bare = document.slice(clause.head).lower() == clause.predicate.split(" ")[0]
        if lacking and helpers is not None and MODAL.search(helpers[1]) and not bare:
            return None  # "would not comment and deferred to the mayor"
        line = f"{helpers[1]} {line[:1].lower()}{line[1:]}" if lacking and helpers is not None else line
        if not lacking and not agrees(subject, clause, document):
            return None
    return f"[{capital(name)}] {line[:1].lower()}{line[1:]}"


def has_noun_before(clause: Clause, reading: Reading) -> bool:
    """Whether the clause begins with a noun or number of its own: "trains collide in tunnel, 1 worker injured"."""
    before = Span(clause.span.document, clause.span.start, clause.head.start)
    counted = any(before.covers(one.span) for one in reading.quantities)
    return counted or any(before.covers(m.span) and m.kind != "pronoun" for m in reading.mentions)


def agrees(subject: Argument, clause: Clause, document: Document) -> bool:
    """Whether the number of a subject fits a verb in the present: "Blue skies turns", "the team ban" are misread."""
    verb, lemma = document.slice(clause.head).lower(), clause.predicate.split(" ")[0]
    phrase = document.slice(subject.span)
    plural = is_many(phrase)
    if verb == lemma and past_of(lemma) != verb:
        return plural
    return not (plural and verb in verb_forms(lemma, "VBZ") and subject.mention is None)


def is_many(phrase: str) -> bool:
    """Whether a subject is a plural."""
    own = re.split(INNER, f" {phrase} ", maxsplit=1)[0].split()
    last = own[-1].lower() if own else ""
    return last.endswith("s") or last in PLURAL or " and " in phrase


def told_past(clause: Clause, document: Document, reading: Reading) -> str | None:
    """A participle of what happened as a past: "killing nine" of a bomb is "[A bomb] killed nine"; None where the
    subject is not certain.
    """
    subject, verb = subject_of(reading, clause), document.slice(clause.head).lower()
    past = clause.status == "happened" and clause.polarity == "positive" and not clause.conditional
    if clause.kind != "participle" or not past or subject is None or subject.role != "who" or not verb.endswith("ing"):
        return None
    text = document.slice(clause.span)
    own = clause.span.covers(subject.span)
    start = subject.span.end - clause.span.start if own else 0
    opening = BEFORE.match(text[start:].lstrip())
    rest = text[start:].lstrip()[opening.end() if opening else 0 :]
    if not rest.lower().startswith(verb) or len(clause.of("who")) > 1 or not certain(clause, subject, own, document):
        return None
    name, finite = name_of(subject, document, reading), past_of(clause.predicate.split(" ")[0])
    if name is None or finite is None or len(rest) > WITHIN:
        return None
    return f"[{capital(name)}] {finite}{tidy(rest)[len(verb) :]}"


def charged(clause: Clause, document: Document, reading: Reading) -> str | None:
    """What somebody is accused of, as what he would have done: "hiding losses" of "accused the bank of hiding losses"
    is "[The bank] hid losses"; None if it is nothing of the kind.
    """
    charges = [piece for s in reading.statements if s.stance == "alleges" for piece in s.content]
    if clause.kind not in BY_WAY or clause.polarity == "negative" or not any(c.covers(clause.span) for c in charges):
        return None
    subject, verb = subject_of(reading, clause), document.slice(clause.head).lower()
    text, finite = document.slice(clause.span), past_of(clause.predicate.split(" ")[0])
    gerund = verb.endswith("ing") and text.lower().startswith(verb)
    if subject is None or subject.role != "who" or finite is None or not gerund:
        return None
    name = name_of(subject, document, reading)
    return f"[{capital(name)}] {finite}{tidy(text)[len(verb) :]}" if name and len(text) <= WITHIN else None


def certain(clause: Clause, subject: Argument, own: bool, document: Document) -> bool:
    """Whether nothing else can be the subject of a participle: its own noun, the noun right before it, or that of the
    clause whose end it stands at.
    """
    if own:
        return True
    between = document.text[subject.span.end : clause.span.start]
    if not between.strip():
        return INNER.search(f" {document.slice(subject.span)} ") is None
    return between.rstrip().endswith(",") or BEFORE.search(document.slice(clause.span)) is not None


OBJECTS = frozenset("him her them us me".split())
"""Pronouns that are no subjects, but of an infinitive or a gerund."""


def name_of(subject: Argument, document: Document, reading: Reading) -> str | None:
    """The words of a subject, or the name for a pronoun; None if nobody knows whom it means."""
    words = document.slice(subject.span)
    if words.lower() in OBJECTS:
        mention = reading.mentions[subject.mention] if subject.mention is not None else None
        return stands_for(mention, document, reading) if mention is not None else None
    line = with_name(words + " ", subject.span.start, document, reading)
    if line is None or line == words + " ":
        return None if words.lower() in SUBJECTS else paired(words)
    return line.replace("[", "", 1).replace("]", "", 1).strip()


def verb_forms(lemma: str, tag: str) -> frozenset[str]:
    """Forms of a verb by the reading's tables."""
    from communique.reading.tokens.lemmas import forms

    return forms(lemma, tag)


def past_of(verb: str) -> str | None:
    """The past of a verb's lemma; None if it has several or none."""
    found = sorted(verb_forms(verb, "VBD"))
    return found[0] if len(found) == 1 and verb != "be" else None
