"""The PLOVER code of a proposition, by its predicate, the words of its phrases and those who do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.reading.propositions.assaults import TEST, WORDS, assault, is_unharmed
from communique.reading.propositions.borrowed import is_alarm
from communique.reading.propositions.civic import is_owned_publicly, may_be_official
from communique.reading.propositions.events import Code, Scene, code, lemmas, plain_code, word_list
from communique.reading.propositions.nominals import event_noun, nominal_fillers
from communique.reading.propositions.unlisted import unlisted_code
from communique.reading.syntax.arguments import Filler, unique
from communique.reading.syntax.clauses import Word, is_infinitive
from communique.reading.syntax.control import is_passive

if TYPE_CHECKING:
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.context import Context

BESIDE = ("obl", "xcomp", "obj", "compound")
"""Relations of the phrases of a predicate that codes look at."""

CLAUSES = ("acl:relcl", "acl", "advcl", "ccomp", "parataxis")
"""Relations of clauses inside a phrase: what they tell is another event."""

CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB"))
"""Parts of speech of the words that codes look at."""


TOGETHER = ("joint", "jointly", "together", "with", "between", "multinational")
"""Words of what several do together."""


def code_of(context: Context, candidate: Candidate) -> Code | None:
    """The PLOVER code of a candidate; None if it is no such event."""
    if candidate.clause == "copular" or candidate.standing == ("possible", "negative") or is_general(candidate):
        return None
    doers = [filler.word for filler in candidate.fillers if filler.role == "who"]
    if doers and all(word.low in ("you", "one") for word in doers):
        return None  # "when you fight an insurgency": nobody does
    scene = scene_of(context, candidate, doers)
    found = code(candidate.predicate, scene)
    if found is None:
        return unlisted_code(context, candidate)
    if candidate.predicate in word_list("wordy") and is_verbal(context, candidate.word):
        return WORDS
    if candidate.clause == "nominal" and candidate.word.lemma in word_list("services"):
        return None  # an airline's flights are no visits
    if found.root == "ASSAULT":
        return assault(context, candidate, doers, found)
    if candidate.predicate == "warn" and any(is_infinitive(kid) for kid in candidate.word.all("xcomp")):
        return plain_code("REQUEST")  # "warned residents to stay indoors"
    if is_alarm(context, candidate):
        return None
    if candidate.predicate == "ask" and is_inquiry(candidate.word):
        return None
    if found.root == "CONSULT" and (is_met_with(candidate) or is_passing(candidate)):
        return None
    if found.root == "COOPERATE" and is_alone(candidate):
        return TEST
    if found.root == "RETREAT" and not word_list("rescuers").isdisjoint(scene.doers):
        return None
    if found.root == "SUPPORT" and is_reflexive(candidate.word):
        return None  # "defend itself"
    if found.root == "COERCE" and is_unharmed(candidate):
        return None  # "is not prohibited"
    if found.root == "PROTEST" and candidate.predicate in word_list("swaying") and candidate.word.kid("obj"):
        return None  # a candidate rallies voters
    return found


def is_general(candidate: Candidate) -> bool:
    """Whether a relative clause only tells which of a kind are meant: "migrants who commit crimes"."""
    word, noun = candidate.word, candidate.word.head
    present = candidate.standing.status == "ongoing" and word.kid("aux", "aux:pass") is None
    if word.dep != "acl:relcl" or noun is None or not present:
        return False
    return noun.low != noun.lemma and not noun.ent and noun.kid("det", "nmod:poss", "nummod", "amod") is None


def scene_of(context: Context, candidate: Candidate, doers: Sequence[Word]) -> Scene:
    """What stands beside a predicate."""
    parts = [filler for filler in candidate.fillers if filler.role != "who"]
    objects = [filler for filler in parts if filler.role in ("what", "whom")]
    actor = any(filler.role in ("whom", "to", "with") and context.acts(filler.word) for filler in parts)
    acting = any(context.acts(word) for word in doers)
    verbal = candidate.word.lemma == candidate.predicate
    return Scene(
        nouns=lemmas(described(candidate.word, parts)),
        objects=lemmas(word for filler in objects for word in phrase(filler.word)),
        has_actor=actor or (candidate.clause == "nominal" and is_owned(candidate.word)),
        has_object=bool(objects),
        has_thing=verbal and (any(f.role == "what" for f in objects) or candidate.word.kid("ccomp") is not None),
        has_agent=acting or any(is_owned_publicly(context, word) for word in doers),
        has_doer=acting or not doers,
        is_official=not doers or may_be_official(context, doers) or any(is_owned_publicly(context, w) for w in doers),
        doers=lemmas(word.lemma for word in doers),
    )


def phased(context: Context, candidate: Candidate) -> Candidate:
    """A candidate whose subject is an event that begins or goes on, as that event: "talks between … resumed"."""
    nouns = [filler.word for filler in candidate.fillers if filler.role == "who"]
    beginning = candidate.predicate in word_list("phases") or is_taking_effect(candidate.word)
    entry = event_noun(nouns[0]) if len(nouns) == 1 and beginning else None
    if entry is None:
        return candidate
    inner = nominal_fillers(nouns[0], entry, context.acts, context.is_place, context.is_time)
    places = [filler for filler in candidate.fillers if filler.role == "where"]
    return replace(candidate, predicate=entry.verb, fillers=unique(inner + places))


def is_taking_effect(verb: Word) -> bool:
    """ "takes effect", "comes into force"."""
    return verb.lemma in ("take", "come", "go", "enter") and any(kid.low in ("effect", "force") for kid in verb.kids)


def is_owned(noun: Word) -> bool:
    """Whether a pronoun says whose an event noun is: "ordered their release"."""
    return any(kid.dep == "nmod:poss" and kid.pos == "PRON" for kid in noun.kids)


def is_verbal(context: Context, predicate: Word) -> bool:
    """Whether an attack is one in words: "as a fraud", "over taxes", "for lying"."""
    for kid in predicate.kids:
        reason = kid.dep == "advcl" and kid.mark() in ("for", "over") and kid.low.endswith("ing")
        topic = kid.dep == "obl" and kid.case() in ("as", "over", "for") and kid.i > predicate.i
        if reason or (topic and not context.is_time(kid) and not context.is_place(kid) and not kid.kid("nummod")):
            return True
    return False


def described(predicate: Word, parts: Sequence[Filler]) -> Iterator[str]:
    """The lemmas of the words of a predicate's phrases, without the clauses inside them."""
    for filler in parts:
        yield from phrase(filler.word)
    for kid in predicate.kids:
        if kid.dep in BESIDE:
            yield from (word.lemma for word in (kid, *kid.kids))


def phrase(head: Word) -> Iterator[str]:
    """The lemmas of the content words of a phrase, those of clauses inside it left out; "cease-fire" also joined."""
    if head.pos in CONTENT:
        yield head.lemma
    marks = {kid.i for kid in head.kids if kid.low == "-"}
    for kid in head.kids:
        if kid.dep == "compound" and (kid.i + 1 in marks or any(mark.low == "-" for mark in kid.kids)):
            yield f"{kid.low}-{head.lemma}"
        if kid.dep not in CLAUSES:
            yield from phrase(kid)


def is_inquiry(verb: Word) -> bool:
    """Whether something is only asked about: "asked about the article"."""
    about = any(kid.case() == "about" for kid in verb.all("obl"))
    return about and verb.kid("xcomp", "ccomp") is None


def is_met_with(candidate: Candidate) -> bool:
    """Whether something is only answered: "the plan was met with anger"."""
    return candidate.predicate == "meet" and candidate.clause != "nominal" and is_passive(candidate.word)


def is_passing(candidate: Candidate) -> bool:
    """Whether what flies only passes over a place: "flew over the island"."""
    near = {kid.case() for kid in candidate.word.all("obl")}
    return candidate.predicate in ("fly", "travel") and bool(near & {"over", "past", "above"}) and "to" not in near


def is_alone(candidate: Candidate) -> bool:
    """Whether an exercise is one of a single force, which shows its strength: "carried out a live-fire drill"."""
    things = lemmas(filler.word.lemma for filler in candidate.fillers if filler.role == "what")
    drill = candidate.predicate == "exercise" or not things.isdisjoint(word_list("drills"))
    return drill and not is_shared(candidate)


def is_shared(candidate: Candidate) -> bool:
    """Whether several do something together, as far as its clause tells: "joint", "with", "the two", "and"."""
    doers = [filler.word for filler in candidate.fillers if filler.role == "who"]
    near = [part for kid in (candidate.word, *candidate.word.kids) for part in (kid, *kid.kids)]
    several = any(part.low in ("and", "two", "three", "both") for word in doers for part in word.subtree())
    joint = any(part.low in TOGETHER or part.case() in TOGETHER for part in near)
    return joint or several or len(doers) != 1


def is_reflexive(verb: Word) -> bool:
    """Whether somebody does it to himself."""
    return any(kid.dep == "obj" and kid.low.endswith(("self", "selves")) for kid in verb.kids)
