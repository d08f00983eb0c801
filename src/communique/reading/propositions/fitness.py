"""Whether an event is fit to be coded: somebody does it to somebody, in a life that event data are about.

The table of codes looks at words. What it gives is left out where nobody is named on either side, where what is said,
agreed or given has no author, where an idea, a storm or a law does what only people do, and where an article on sport
or science only borrows the words of struggle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.propositions.borrowed import is_borrowed
from communique.reading.propositions.civic import is_done_to_people, is_owned_publicly
from communique.reading.propositions.doers import is_thing
from communique.reading.propositions.events import OPEN, word_list
from communique.reading.propositions.nominals import event_noun
from communique.reading.propositions.spans import argument_span

if TYPE_CHECKING:
    from communique.model import Argument, Event
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.context import Context

AUTHORED = frozenset("AGREE AID CONSULT COOPERATE MOBILIZE REJECT REQUEST SUPPORT THREATEN YIELD".split())
"""Roots of what is nothing without somebody who does it: what is said, given or done together."""

HUMAN = AUTHORED | {"ACCUSE", "PROTEST", "RETREAT", "SANCTION"}
"""Roots of what no thing does; a bomb may kill, and a law may ban."""

SAID = frozenset(("ACCUSE", "REQUEST"))
"""Roots of what is said: that somebody could say it is no event."""


def fit(context: Context, candidate: Candidate, event: Event | None, code: str | None) -> Event | None:
    """The event, if it is one that event data keep; else None. `code`: the root of its content."""
    if event is None or not (event.source or event.target):
        return None
    if event.root in AUTHORED and not event.source:
        return None
    if event.root in HUMAN and is_done_by_thing(context, candidate, event):
        return None
    if event.root in SAID and candidate.standing.status in OPEN and is_ability(candidate):
        return None
    if is_journey(context, candidate, event) or is_only_talk(candidate, event):
        return None
    if is_borrowed(context, candidate, event, code):
        return None
    return event if is_meant(context, candidate, event) else None


def is_done_by_thing(context: Context, candidate: Candidate, event: Event) -> bool:
    """Whether only things do it: "the weather threatened the test", "the old rules allowed firms to …"."""
    doers = [filler for filler in candidate.fillers if filler.role == "who"]
    things = [filler for filler in doers if is_thing(context, filler.word)]
    if not doers or len(things) < len(doers):
        return False
    if any(is_owned_publicly(context, filler.word) or event_noun(filler.word) is not None for filler in things):
        return False
    spans = [argument_span(filler, context).span for filler in things]
    return all(one.span in spans for one in event.source)


def is_ability(candidate: Candidate) -> bool:
    """Whether somebody only can or could do it: "would be able to seek help"."""
    above = candidate.word.head
    able = above is not None and above.lemma == "able" and candidate.word.dep in ("xcomp", "ccomp", "advcl")
    return able or any(kid.low in ("can", "could", "may", "might") and kid.pos == "AUX" for kid in candidate.word.kids)


def is_journey(context: Context, candidate: Candidate, event: Event) -> bool:
    """Whether a journey is no visit: nobody in public life makes it, or it leads to no state, town or body."""
    if event.root != "CONSULT" or candidate.predicate not in word_list("going") or not context.lives.is_known:
        return False
    official = any(is_public(context, one) for one in event.source)
    return not official or not (event.target or any(f.word.ent for f in candidate.fillers if f.role in ("where", "to")))


def is_only_talk(candidate: Candidate, event: Event) -> bool:
    """Whether somebody talks of something with nobody: "a senator discussed the motives on the radio"."""
    alone = not event.target and len(event.source) < 2 and all(word.low != "with" for word in candidate.word.subtree())
    return candidate.predicate in ("discuss", "debate") and alone and candidate.standing.polarity == "positive"


def is_meant(context: Context, candidate: Candidate, event: Event) -> bool:
    """Whether it is meant as it is worded. In articles on sport and on science only what public bodies do to one
    another is, what courts and police do, and deadly violence.
    """
    if not context.lives.is_play:
        return True
    if candidate.predicate in word_list("judicial") or all(
        any(is_public(context, one) for one in side) for side in (event.source, event.target)
    ):
        return True
    return candidate.predicate in word_list("deadly") and is_done_to_people(context, event)


def is_public(context: Context, argument: Argument) -> bool:
    """Whether a party is a state, a people or a body of public life."""
    mention = context.mentions[argument.mention] if argument.mention is not None else None
    return mention is not None and context.lives.is_office(mention)
