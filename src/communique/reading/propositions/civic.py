"""Whether an event is one of public life: between states, their bodies, parties, armed or organised groups, peoples.

Event data leave out what private people and firms do to one another: a quarrel on a set, a transfer between clubs, an
airline's apology. So somebody in public life must take part; or nothing is known of those who do, and the article is
about public life, as far as those show whom it names. Harm to people is an event whoever does it, and so are protest
and what only authorities do (arrests, sentences).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.reading.names.lives import Life, sectors
from communique.reading.propositions.events import word_list
from communique.reading.tokens.nouns import body_nouns, group_nouns
from communique.reading.tokens.states import state_of

if TYPE_CHECKING:
    from communique.model import Event
    from communique.reading.propositions.predications import Candidate
    from communique.reading.syntax.clauses import Word
    from communique.reading.syntax.context import Context

HARM = ("ASSAULT", "CRIME", "PROTEST")
"""Roots of what is of public life whoever does it."""

DEEDS = ("COERCE", "SANCTION", "MOBILIZE", "RETREAT")
"""Roots of what in an article on public life is of it whoever does it."""


OWNING = ("nmod:poss", "nmod", "amod", "compound")
"""Relations of the words of a phrase that tell whose it is."""


def may_be_official(context: Context, words: Iterable[Word]) -> bool:
    """Whether one of several words stands in public life, or is the name of somebody of whom nothing is known."""
    for index in map(context.mention_at, words):
        mention = context.mentions[index] if index is not None else None
        life = context.lives.of(mention) if mention is not None else "open"
        if life == "public" and (mention is None or mention.sector not in sectors("unofficial")):
            return True
        named = mention is None or mention.kind != "nominal"
        if life == "open" and named and not context.lives.is_private:
            return True
    return False


def is_owned_publicly(context: Context, thing: Word) -> bool:
    """Whether a thing is of somebody in public life: "army bulldozers", "jets of the air force"."""
    owners = [part for kid in thing.kids if kid.dep in OWNING for part in kid.subtree()]
    found = [context.mention_at(part) for part in owners]
    if any(index is not None and context.lives.of(context.mentions[index]) == "public" for index in found):
        return True
    if any(part.ent and state_of(part.text) is not None for part in owners):
        return True
    return any({**group_nouns(), **body_nouns()}.get(part.lemma.lower()) in sectors("sectors") for part in owners)


def is_civic(context: Context, candidate: Candidate, root: str, event: Event | None) -> bool:
    """Whether what a predicate tells is an event of public life. `root`: that of its content."""
    lives = [life for life in parties(context, candidate, event) if life is not None]
    unnamed = event is None or not event.source
    if "public" in lives or (unnamed and candidate.predicate in word_list("judicial")):
        return True
    if not context.lives.is_known:
        return True
    if root in HARM:
        return not context.lives.is_private or is_done_to_people(context, event)
    if root in DEEDS:
        return not context.lives.is_private
    return not context.lives.is_private and (not lives or "open" in lives)


def is_done_to_people(context: Context, event: Event | None) -> bool:
    """Whether an event is directed at people, not at a club that is beaten or at a thing."""
    found = [one.mention for one in event.target] if event is not None else []
    return any(index is not None and context.mentions[index].type == "PERSON" for index in found)


def parties(context: Context, candidate: Candidate, event: Event | None) -> Iterator[Life | None]:
    """The lives of those who take part, by the event or, where there is none, by the roles."""
    if event is not None:
        found = [argument.mention for argument in (*event.source, *event.target)]
    else:
        found = [context.mention_at(filler.word) for filler in candidate.fillers]
    for index in found:
        yield context.lives.of(context.mentions[index]) if index is not None else None
