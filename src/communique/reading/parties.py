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
from communique.reading.arguments import Filler
from communique.reading.clauses import Sentence, Word, is_clausal
from communique.reading.control import is_passive, surface_subject
from communique.reading.events import conventional, word_list
from communique.reading.matrix import governor
from communique.reading.predications import governors_of
from communique.reading.spans import argument_span
from communique.reading.targets import Finder, same

if TYPE_CHECKING:
    from communique.reading.context import Context
    from communique.reading.predications import Candidate

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


def event_of(context: Context, candidate: Candidate, code: str | None, demand: Demand | None) -> Event | None:
    """The event of a candidate whose content has the PLOVER root `code`; None if it is none.

    `demand`: what calls for it in the sentence, if anything does.
    """
    status, polarity = candidate.standing
    root = conventional(code, "happened" if is_past_chance(candidate) else status, polarity)
    called = status == "called-for" and root == "REQUEST" and code != "REQUEST"
    if code is None and candidate.predicate in word_list("blaming") and candidate.standing.polarity == "positive":
        blamed = [argument_span(filler, context) for filler in candidate.fillers if filler.role == "who"]
        speaker = speaker_of(context, candidate.word)
        return Event("ACCUSE", (speaker,), tuple(recast(blamed, "whom"))) if speaker is not None else None
    if root is None or (called and demand is not None and demand.told):
        return None
    sources = [argument_span(filler, context) for filler in candidate.fillers if filler.role == "who"]
    if not called:
        return Event(root, tuple(sources), Finder(context, candidate, sources).targets(root, code))
    speaker = argument_span(Filler("who", demand.word), context) if demand is not None and demand.word else None
    speaker = speaker or speaker_of(context, candidate.word)
    if speaker is None:
        return Event(root, (), tuple(recast(sources, "whom"))) if code else None
    asked = tuple(recast((one for one in sources if not same(context, one, speaker)), "whom"))
    return Event(root, (speaker,), asked or Finder(context, candidate, [speaker]).targets(root, code))


def makers_of(noun: Word) -> list[Word]:
    """Whose a demand is that is a noun: "a request from the envoy", "the union's call"."""
    return [
        kid for kid in noun.kids
        if kid.dep == "nmod:poss" or (kid.dep == "nmod" and kid.case() in ("from", "by"))
    ]  # fmt: skip


def is_past_chance(candidate: Candidate) -> bool:
    """Whether it is possible that it has happened ("may have shelled the town"): no threat and no offer."""
    return candidate.standing.status == "possible" and any(
        aux.lemma == "have" and aux.i < candidate.word.i for aux in candidate.word.all("aux")
    )


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
        found = governor(candidate.word, sentence.words)
        appeal = found is not None and found.word is owner and found.effect.name == "appeal"
        if owner.i in told or (appeal and owner.pos == "VERB" and owner.lemma not in NEEDS):
            subject = surface_subject(owner, sentence.words)
            return Demand(owner.i in told, subject if not is_passive(owner) else None)
    return None


def speaker_of(context: Context, word: Word) -> Argument | None:
    """Who says what the word stands in: the innermost source that the text names; None for the outlet's own voice."""
    index = context.statement_at(word.start)
    link = context.statements[index].sources[-1] if index is not None else None
    return Argument("who", link.span, link.mention) if link is not None and link.span is not None else None


def recast(arguments: Iterable[Argument], role: str) -> Iterator[Argument]:
    """The arguments with another role."""
    return (Argument(role, one.span, one.mention) for one in arguments)  # type: ignore[arg-type]
