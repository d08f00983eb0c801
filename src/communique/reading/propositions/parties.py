"""The two parties of an event, as event data have them: who acts, and whom it is directed at.

They need not stand in the clause that is coded. What "must" be done is demanded by the speaker of the statement, of
whom it is to be done by. What is refused, threatened or protested concerns a party that stands inside the object
("rejected the envoy's offer"), in the complement ("refused to meet the envoy") or beside it ("in protest against the
police"): the nearest is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Argument, Event
from communique.reading.propositions.aims import MATERIAL
from communique.reading.propositions.coding import is_reflexive
from communique.reading.propositions.doers import sources_of, speaker_of
from communique.reading.propositions.events import conventional, word_list
from communique.reading.propositions.predications import governors_of
from communique.reading.propositions.spans import argument_span
from communique.reading.propositions.targets import Finder, same
from communique.reading.status.conditions import is_concession, is_condition
from communique.reading.syntax.arguments import Filler
from communique.reading.syntax.clauses import MODAL_LEMMAS, Sentence, Word, auxiliaries, is_clausal, is_infinitive
from communique.reading.syntax.control import is_passive, surface_subject
from communique.reading.syntax.matrix import governor, nominal_governor

if TYPE_CHECKING:
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.context import Context

NEEDS = frozenset("need have require oblige expect want".split())
"""Verbs among the appeals that tell of a need: nobody is asked."""

HIGHEST = 4
"""Words from what is called for up to the demand at most."""


class Demand(NamedTuple):
    """What calls for something in its own sentence."""

    told: bool
    """It has an event of its own, so that what is called for would be told twice."""
    word: Word | None
    """Who calls for it."""
    ordered: bool = False
    """It is an order: what is ordered is as good as done where it is done by force of law."""


def event_of(
    context: Context, candidate: Candidate, code: str | None, demand: Demand | None, sentence: Sentence
) -> Event | None:
    """The event of a candidate whose content has the PLOVER root `code`; None if it is none.

    `demand`: what calls for it in the sentence, if anything does. What is only supposed ("if he attacks") is no event:
    what is threatened or promised hangs on it.
    """
    supposed = is_condition(candidate.word) or is_concession(candidate.word)
    if supposed or is_manner(candidate.word) or is_opinion(context, candidate) or is_unreal(candidate):
        return None
    if is_put_off(candidate):
        return None
    status, polarity = candidate.standing
    if code is None and polarity == "positive" and candidate.predicate in word_list("blaming"):
        return blamed(context, candidate)
    if code is None and is_willing(context, candidate):
        return directed(done(context, candidate, sentence, "AGREE", None))
    past = is_past_chance(candidate, sentence) or (code in MATERIAL and is_attempt(candidate, sentence))
    root = conventional(code, "happened" if past else status, polarity)
    open_future = root in ("THREATEN", "AGREE") and status == "possible"
    if root is None or (open_future and not is_own_word(context, candidate)):
        return None
    if status != "called-for" or root != "REQUEST" or code == "REQUEST":
        return done(context, candidate, sentence, root, code)
    if demand is not None and demand.told:
        return None
    if demand is not None and demand.ordered and code in word_list("enforced"):
        return ordered(context, candidate, code, demand)
    return demanded(context, candidate, code, demand)


def done(context: Context, candidate: Candidate, sentence: Sentence, root: str, code: str | None) -> Event:
    """The event of what is or will be done, by those who do it."""
    sources = sources_of(context, candidate, sentence)
    if candidate.predicate in word_list("bearing"):
        return borne(context, candidate, root, sources)
    return Event(root, tuple(sources), Finder(context, candidate, sources).targets(root, code))


def borne(context: Context, candidate: Candidate, root: str, bearers: list[Argument]) -> Event:
    """The event of what somebody bears from others: "faces criticism from the union"."""
    others = [argument_span(filler, context) for filler in candidate.fillers if filler.role == "from"]
    return Event(root, tuple(recast(others, "who")), tuple(recast(bearers, "whom")))


def ordered(context: Context, candidate: Candidate, root: str, demand: Demand) -> Event:
    """The event of what is ordered by force of law, by who orders it; against those who are to do it, if it says."""
    sources = [argument_span(Filler("who", demand.word), context)] if demand.word is not None else []
    obeying = [argument_span(filler, context) for filler in candidate.fillers if filler.role == "who"]
    targets = tuple(recast((one for one in obeying if not any(same(context, one, who) for who in sources)), "whom"))
    return Event(root, tuple(sources), targets or Finder(context, candidate, sources).targets(root, root))


def directed(event: Event) -> Event | None:
    """The event, if it is directed at somebody."""
    return event if event.target else None


def blamed(context: Context, candidate: Candidate) -> Event | None:
    """What a speaker says of others, and accuses them by it; None in the outlet's own voice."""
    others = [argument_span(filler, context) for filler in candidate.fillers if filler.role == "who"]
    speaker = speaker_of(context, candidate.word)
    return Event("ACCUSE", (speaker,), tuple(recast(others, "whom"))) if speaker is not None else None


def demanded(context: Context, candidate: Candidate, code: str | None, demand: Demand | None) -> Event | None:
    """What is called for, by who calls for it or says that it must be done; of those who are to do it."""
    sources = [argument_span(filler, context) for filler in candidate.fillers if filler.role == "who"]
    speaker = argument_span(Filler("who", demand.word), context) if demand is not None and demand.word else None
    speaker = speaker or speaker_of(context, candidate.word)
    if speaker is None:
        return Event("REQUEST", (), tuple(recast(sources, "whom"))) if code else None
    asked = tuple(recast((one for one in sources if not same(context, one, speaker)), "whom"))
    doers = [filler.word for filler in candidate.fillers if filler.role == "who"]
    if code is None and not any(is_named(context, word) for word in doers):
        return None
    return Event("REQUEST", (speaker,), asked or Finder(context, candidate, [speaker]).targets("REQUEST", code))


def is_named(context: Context, word: Word) -> bool:
    """Whether a word names somebody of whom something can be asked: not "you" or "we"."""
    return context.acts(word) and word.low not in ("i", "we", "you", "us", "me", "one")


def is_manner(verb: Word) -> bool:
    """Whether an infinitive only tells how: "taught her how to shoot"."""
    return is_infinitive(verb) and any(kid.low in ("how", "where", "what", "which") for kid in verb.kids)


def is_opinion(context: Context, candidate: Candidate) -> bool:
    """Whether it tells what somebody thinks: "agrees with her", "agreed that it is late", "I don't accept that"."""
    word = candidate.word
    content = word.kid("ccomp")
    if candidate.predicate not in word_list("agreeing") or word.kid("xcomp") is not None:
        return False
    if content is not None:
        told = content.form == "Fin" or content.has_copula()
        return told and not any(aux.lemma.lower() in MODAL_LEMMAS for aux in auxiliaries(content))
    if content is None and context.in_cue(word) and not word.all("obl", "obj"):
        return True  # "agreed “that the north poses a threat”"
    alone = (
        candidate.predicate == "agree"
        and candidate.standing.polarity == "positive"
        and content is None
        and not word.all("obl", "obj", "advcl")
    )
    if alone and sum(filler.role == "who" for filler in candidate.fillers) < 2 and not is_passive(word):
        return True  # "the spokesman agreed"
    vague = any(kid.low in ("that", "this", "it") for kid in word.all("obj"))
    return (candidate.predicate == "agree" or vague) and candidate.standing.status in ("ongoing", "possible")


def is_put_off(candidate: Candidate) -> bool:
    """Whether it is an event that is only put off to another date."""
    found = nominal_governor(candidate.word) if candidate.clause == "nominal" else None
    put_off = found is not None and found.effect.name == "postponement"
    return put_off and candidate.standing.status != "cancelled"


def is_unreal(candidate: Candidate) -> bool:
    """Whether it should or would have been done, and was not: "the pilots should have shot"."""
    perfect = any(aux.lemma == "have" for aux in auxiliaries(candidate.word))
    return candidate.standing.status == "hypothetical" and perfect


def is_willing(context: Context, candidate: Candidate) -> bool:
    """Whether somebody is ready or willing to do it: consent to what is no event by itself."""
    above = candidate.word.head if candidate.word.dep in ("xcomp", "ccomp", "advcl") else None
    if above is None or above.lemma not in word_list("willing") or is_reflexive(candidate.word):
        return False
    doers = [filler.word for filler in candidate.fillers if filler.role == "who"]
    return candidate.standing == ("possible", "positive") and any(context.acts(word) for word in doers)


def makers_of(noun: Word) -> list[Word]:
    """Whose a demand is that is a noun: "a request from the envoy", "the union's call"."""
    return [
        kid for kid in noun.kids
        if kid.dep == "nmod:poss" or (kid.dep == "nmod" and kid.case() in ("from", "by"))
    ]  # fmt: skip


def is_past_chance(candidate: Candidate, sentence: Sentence) -> bool:
    """Whether it is possible that it has happened or goes on ("may have shelled the town", "it is not known that he
    shot", "for allegedly shooting", "is thought to be held", "tried to kill"): no threat and no offer.
    """
    word = candidate.word
    perfect = any(aux.lemma == "have" and aux.i < word.i for aux in word.all("aux"))
    past = word.tense == "Past" and word.form == "Fin" and not auxiliaries(word)
    alleged = any(kid.low in word_list("alleging") for kid in word.kids)
    above = governor(word, sentence.words)
    tried = above is not None and not {above.word.lemma, above.key}.isdisjoint(word_list("unproved"))
    return candidate.standing.status == "possible" and (perfect or past or alleged or tried)


def is_own_word(context: Context, candidate: Candidate) -> bool:
    """Whether what is only possible is threatened or offered: not if others say that somebody could or can do it."""
    modals = chances(candidate.word)
    doers = [filler for filler in candidate.fillers if filler.role == "who"]
    if not modals or any(filler.word.low in ("i", "we") for filler in doers):
        return True
    speaker = speaker_of(context, candidate.word)
    if speaker is None:
        return "can" not in modals
    return any(same(context, argument_span(filler, context), speaker) for filler in doers)


def chances(verb: Word) -> set[str]:
    """The modals that leave a predicate open, also those of what it is done for ("could use missiles to hit …"), and
    "can" where somebody is able to do it.
    """
    found = {aux.lemma.lower() for aux in auxiliaries(verb)} & {"can", "could", "may", "might"}
    above = verb.head
    if above is None or verb.dep not in ("xcomp", "advcl", "ccomp") or not is_infinitive(verb):
        return found
    return found | ({"can"} if above.lemma in ("able", "capable") else chances(above))


def is_attempt(candidate: Candidate, sentence: Sentence) -> bool:
    """Whether it is what an attempt was made at: "an attempt to kill the governor was thwarted"."""
    above = governor(candidate.word, sentence.words)
    return above is not None and above.word.pos == "NOUN" and above.word.lemma == "attempt"


def demand_of(candidate: Candidate, sentence: Sentence, told: set[int]) -> Demand | None:
    """What calls for a candidate: its governor, if the table has it among appeals and it has a subject of its own.

    `told`: positions of the predicates that are demands by themselves.
    """
    above, steps = candidate.word.head, 0
    while above is not None and steps < HIGHEST and above.i not in told and is_clausal(above):
        above, steps = above.head, steps + 1
    if above is not None and above.i in told and candidate.standing.status == "called-for":
        return Demand(True, None)
    for owner in governors_of(candidate, sentence):
        if owner.pos == "NOUN" and (askers := makers_of(owner)):
            return Demand(False, askers[0])
        nominal = candidate.clause == "nominal"
        found = nominal_governor(candidate.word) if nominal else governor(candidate.word, sentence.words)
        appeal = found is not None and found.word is owner and found.effect.name == "appeal"
        if owner.i in told or (appeal and owner.pos == "VERB" and owner.lemma not in NEEDS):
            subject = surface_subject(owner, sentence.words)
            who = subject if not is_passive(owner) else None
            return Demand(owner.i in told, who, owner.lemma in word_list("ordering"))
    return None


def recast(arguments: Iterable[Argument], role: str) -> Iterator[Argument]:
    """The arguments with another role."""
    return (Argument(role, one.span, one.mention) for one in arguments)  # type: ignore[arg-type]
