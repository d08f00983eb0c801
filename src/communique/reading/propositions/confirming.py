"""Purposes that the article confirms: "met to sign an accord" where it also says "the newly signed accord"."""

from __future__ import annotations

from communique.reading.propositions.predications import Candidate
from communique.reading.status.standing import Standing
from communique.reading.syntax.clauses import Sentence, Word, clause_above, is_infinitive

FRESH = frozenset(("newly", "just", "recently", "freshly"))
"""Adverbs before a participle that tell of something just done."""

PAPERS = frozenset(
    "agreement treaty pact accord deal document memorandum contract protocol declaration convention".split()
)
"""Nouns that may name one paper in turn."""


def done_things(sentence: Sentence, found: list[Candidate]) -> set[tuple[str, str]]:
    """(verb, noun) of what a sentence says has been done: "signed the treaty", "the newly signed treaty"."""
    done: set[tuple[str, str]] = set()
    for item in found:
        if item.standing == ("happened", "positive") and item.clause != "copular" and not item.condition:
            done.update((item.predicate, kind(part.word)) for part in item.fillers if part.role in ("what", "whom"))
    for word in sentence.words:
        if word.dep == "amod" and word.head is not None and any(kid.low in FRESH for kid in word.kids):
            done.add((word.lemma.lower(), kind(word.head)))
    return done


def kind(noun: Word) -> str:
    """The noun's lemma; one name for all papers that can be signed."""
    lemma = noun.lemma.lower()
    return "agreement" if lemma in PAPERS else lemma


def is_open(item: Candidate) -> bool:
    """Whether a predicate is a purpose of what happened, which the article may confirm elsewhere."""
    return item.standing == ("planned", "positive") and is_purpose(item.word)


def confirmed(item: Candidate, done: set[tuple[str, str]]) -> Candidate:
    """A purpose of what happened becomes something that happened if the article says so elsewhere."""
    if not is_open(item):
        return item
    things = [(item.predicate, kind(part.word)) for part in item.fillers if part.role in ("what", "whom")]
    if things and all(thing in done for thing in things):
        item.standing = Standing("happened", "positive")
    return item


def is_purpose(verb: Word) -> bool:
    """Whether a predicate is an infinitive of purpose under a verb in the past."""
    above = clause_above(verb)
    return is_infinitive(verb) and verb.dep in ("advcl", "xcomp") and above is not None and above.tense == "Past"
