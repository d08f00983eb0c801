"""Words of refusal, help, talk and threat that are borrowed: a minister who "talks tough" or "declined to say", a lead
that is "threatened", somebody who "helped found the club"; and what only did not happen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.propositions.events import word_list
from communique.reading.syntax.clauses import MODAL_LEMMAS, auxiliaries

if TYPE_CHECKING:
    from communique.model import Argument, Event, Mention
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.context import Context

TALKED_TO = ("with", "to", "between", "among")
"""Prepositions before whom one talks with."""


PAIRED = ("two", "both", "sides", "parties", "rivals", "governments", "leaders", "presidents", "ministers")
"""Words of those who talk with one another."""


GUESSING = frozenset({"could", "may", "might"})
"""Auxiliaries of what may come of itself."""


def is_alarm(context: Context, candidate: Candidate) -> bool:
    """Whether "warn" tells of a danger and threatens nobody: "warned of a shortage", "warned that the dam could burst",
    not "warned of consequences", "warned that it would respond"."""
    verb = candidate.word
    if verb.lemma != "warn":
        return False
    dangers = [kid for kid in verb.all("obl", "obj") if kid.case() in ("of", "about", "over")]
    told = verb.kid("ccomp")
    subject = told.kid("nsubj", "nsubj:pass") if told is not None else None
    if told is not None and subject is not None and subject.pos != "PRON":
        if any(kid.low in GUESSING for kid in auxiliaries(told)):
            return True
        dangers.append(subject)
    threats = word_list("consequences")
    return bool(dangers) and not any(context.acts(kid) or kid.lemma.lower() in threats for kid in dangers)


def is_borrowed(context: Context, candidate: Candidate, event: Event, code: str | None) -> bool:
    """Whether an event only borrows its word. `code`: the root of its content."""
    return (
        is_untold(candidate, event)
        or is_undone(candidate, event, code)
        or is_private_help(context, candidate, event)
        or is_chat(context, candidate, event)
        or is_risk(context, candidate, event)
        or is_asked_nothing(candidate, event)
        or is_own_affair(candidate, event)
        or is_vague_call(candidate, event, code)
        or is_omission(candidate, event, code)
        or is_own_defence(context, candidate, event)
        or is_own_rally(context, candidate, event)
    )


def is_untold(candidate: Candidate, event: Event) -> bool:
    """Whether somebody only does not say something: "declined to comment", "refused to speculate"."""
    if event.root != "REJECT" or candidate.predicate not in ("refuse", "decline"):
        return False
    content = candidate.word.kid("xcomp", "ccomp")
    thing = candidate.word.kid("obj")
    if content is None:
        return thing is not None and thing.lemma.lower() in ("comment", "detail", "interview")
    return content.lemma.lower() in word_list("telling")


def is_undone(candidate: Candidate, event: Event, code: str | None) -> bool:
    """Whether it only tells that something was not done: "did not shoot", "never blamed the union". What is refused
    has a root of its own.
    """
    above = candidate.word.head
    tried = above is not None and above.lemma in ("attempt", "try", "plot", "bid")
    return candidate.standing.polarity == "negative" and event.root == code and not tried


def is_private_help(context: Context, candidate: Candidate, event: Event) -> bool:
    """Whether it is help in the wide sense: given by nobody in public life, or to nobody: "helped found the club"."""
    if candidate.predicate != "help":
        return False
    helping = any(is_public(context, one.mention) for one in event.source)
    return not event.target or not (helping or any(is_in_need(context, one) for one in event.target))


def is_in_need(context: Context, party: Argument) -> bool:
    """Whether a party is people that are only described: "villagers", "refugees"."""
    mention = context.mentions[party.mention] if party.mention is not None else None
    return mention is not None and mention.kind == "nominal" and mention.sector in ("CVL", "REF")


def is_chat(context: Context, candidate: Candidate, event: Event) -> bool:
    """Whether somebody talks of something with nobody: "talks about spoiling the party", "talked tough"."""
    if candidate.predicate != "talk" or candidate.clause == "nominal" or candidate.word.lemma != "talk":
        return False
    beside = candidate.word.all("obl")
    if any(kid.case().split()[:1] and kid.case().split()[0] in TALKED_TO for kid in beside):
        return False
    doers = [filler.word for filler in candidate.fillers if filler.role == "who"]
    if not beside and any(word.low in PAIRED for word in doers for word in (word, *word.kids)):
        return False  # "the two sides are talking"
    return len(event.source) < 2 or not all(is_public(context, one.mention) for one in event.source)


def is_risk(context: Context, candidate: Candidate, event: Event) -> bool:
    """Whether a thing is threatened, by nobody who says so: "threatened the party's lead"."""
    if event.root != "THREATEN" or candidate.predicate != "threaten" or event.target:
        return False
    things = [filler.word for filler in candidate.fillers if filler.role == "what"]
    forces = word_list("means") | word_list("arms") | word_list("penalties")
    return bool(things) and all(word.lemma.lower() not in forces and not context.is_place(word) for word in things)


def is_asked_nothing(candidate: Candidate, event: Event) -> bool:
    """Whether somebody only asks, of nobody and for nothing: "the senator asked"."""
    content = candidate.word.kid("obj", "xcomp", "ccomp", "obl", "acl")
    return candidate.predicate == "ask" and not event.target and content is None


def is_own_affair(candidate: Candidate, event: Event) -> bool:
    """Whether somebody closes or restricts what is his own: "the ministry shut down its system"."""
    things = [filler.word for filler in candidate.fillers if filler.role in ("what", "whom")]
    own = [word for word in things if any(kid.low in ("its", "their", "his", "her") for kid in word.all("nmod:poss"))]
    return event.root == "COERCE" and candidate.predicate in word_list("closing") and bool(own) and own == things


def is_public(context: Context, index: int | None) -> bool:
    """Whether a party stands in public life, by all mentions of the same."""
    mention: Mention | None = context.mentions[index] if index is not None else None
    return mention is not None and context.lives.of(mention) == "public"


def is_vague_call(candidate: Candidate, event: Event, code: str | None) -> bool:
    """Whether an uncoded thing that should be is no demand of anybody: a need ("needs to win"), a state ("to be a
    stronger candidate"), a suggestion.
    """
    if code is not None or event.root != "REQUEST":
        return False
    above = candidate.word.head
    wished = candidate.clause == "copular" and not any(aux.lemma in MODAL_LEMMAS for aux in auxiliaries(candidate.word))
    return wished or (above is not None and above.lemma in word_list("vague"))


def is_omission(candidate: Candidate, event: Event, code: str | None) -> bool:
    """Whether help was only not given: "has not sent any missiles", "neither helped"; to refuse it is another word."""
    if event.root != "REJECT" or code not in ("AID", "COOPERATE") or candidate.standing.status == "planned":
        return False
    denied = any(kid.low in ("not", "n't", "n’t", "never") for kid in candidate.word.kids)
    nobody = any(filler.word.low in ("neither", "nobody", "none") for filler in candidate.fillers)
    return denied or nobody


def is_own_defence(context: Context, candidate: Candidate, event: Event) -> bool:
    """Whether somebody defends what is his own and is nobody: "defended his record against the bloc"."""
    things = [filler.word for filler in candidate.fillers if filler.role in ("what", "whom")]
    own = [word for word in things if any(kid.low in ("its", "their", "his", "her") for kid in word.all("nmod:poss"))]
    return event.root == "SUPPORT" and candidate.predicate == "defend" and bool(own) and not context.acts(own[0])


def is_own_rally(context: Context, candidate: Candidate, event: Event) -> bool:
    """Whether a politician holds a rally of his own, in an article on a campaign: nobody protests."""
    one = context.mentions[event.source[0].mention] if len(event.source) == 1 and event.source[0].mention else None
    rally = any(filler.word.lemma == "rally" for filler in candidate.fillers) or "rally" in candidate.predicate
    return event.root == "PROTEST" and context.lives.is_contest and rally and one is not None and one.type == "PERSON"
