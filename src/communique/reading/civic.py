"""Whether an event is one of public life: between states, their bodies, parties, armed or organised groups, peoples.

Event data leave out what private people and firms do to one another: a quarrel on a set, a transfer between clubs, an
airline's apology. So somebody in public life must take part; or nothing is known of those who do, and the article is
about public life, as far as those show whom it names. Harm to people is an event whoever does it, and so are protest
and what only authorities do (arrests, sentences).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from communique.lexicon import table
from communique.reading.events import word_list
from communique.reading.nouns import body_nouns, group_nouns

if TYPE_CHECKING:
    from communique.model import Event, Mention
    from communique.reading.clauses import Word
    from communique.reading.context import Context
    from communique.reading.predications import Candidate

Life = Literal["public", "private", "open"]
"""Whether somebody stands in public life; open if nothing tells."""

FEWEST = 6
"""Mentions of somebody that an article must have to show what life it is about: below that every event stands."""

SHARE = 0.2
"""Share of mentions in public life below which an article is of private life. Of 36 scraped articles those on sport,
travel, products and the sky had 0.00 to 0.18 (one short one 0.30), those on courts, police and states 0.36 to 0.83.
"""

NAMED = ("PERSON", "ORG", "NORP")
"""Types of mentions of somebody."""


HARM = ("ASSAULT", "CRIME", "PROTEST")
"""Roots of what is of public life whoever does it."""

DEEDS = ("COERCE", "SANCTION", "MOBILIZE", "RETREAT")
"""Roots of what in an article on public life is of it whoever does it."""


OWNING = ("nmod:poss", "nmod", "amod", "compound")
"""Relations of the words of a phrase that tell whose it is."""


@cache
def sectors(group: str) -> frozenset[str]:
    """PLOVER sectors of public or of private life."""
    return frozenset(table("plover")["public"][group])


def life_of(mention: Mention) -> Life:
    """What a mention by itself tells."""
    title = mention.role.title.split()[-1] if mention.role is not None and mention.role.title else ""
    if mention.sector in sectors("sectors") or title in sectors("titles"):
        return "public"
    if mention.sector in sectors("private") and (title or mention.sector != "CVL"):
        return "private"
    whole = mention.type == "NORP" or (mention.country is not None and (mention.acts or mention.type != "LOC"))
    return "public" if whole else "open"


def is_somebody(mention: Mention) -> bool:
    """Whether a mention is of somebody or some body, named or described."""
    return mention.type in NAMED or mention.acts or mention.role is not None or mention.sector is not None


class Lives:
    """Who in one article stands in public life."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        named = [one for one in mentions if one.kind != "pronoun" and is_somebody(one)]
        firsts = {first_word(text, one) for one in named if one.type == "ORG"}
        told = [(one, life_in(text, one, firsts)) for one in named]
        found = [life for _, life in told]
        self.is_known = len(found) >= FEWEST
        """Whether the article names enough to show what life it is about."""
        self.is_private = self.is_known and found.count("public") < SHARE * len(found)
        """Whether the article is of private life."""
        self.chains: dict[int, set[str]] = {}
        for one, life in told:
            self.chains.setdefault(one.chain, set()).add(life)

    def of(self, mention: Mention) -> Life | None:
        """The life of whom a mention refers to, by all mentions of the same; None if it is of nobody."""
        found = self.chains.get(mention.chain, set()) if mention.chain >= 0 else {life_of(mention)}
        if not found and not is_somebody(mention):
            return "open" if mention.kind == "pronoun" else None
        return "public" if "public" in found else "private" if "private" in found else "open"


def life_in(text: str, mention: Mention, firsts: Iterable[str]) -> Life:
    """What a mention tells in its text. `firsts`: the first words of the names of bodies."""
    if is_short(text, mention, firsts):
        return "open"
    phrase = text[mention.span.start : mention.span.end].lower()
    return "public" if any(name in phrase for name in sectors("bodies")) else life_of(mention)


def first_word(text: str, mention: Mention) -> str:
    """The first word of a name of several, "" of others."""
    words = text[mention.head.start : mention.head.end].split()
    return words[0] if len(words) > 1 else ""


def is_short(text: str, mention: Mention, firsts: Iterable[str]) -> bool:
    """Whether a people's name is the first word of a body's in the same article: its short name ("Norwegian")."""
    return mention.type == "NORP" and text[mention.head.start : mention.head.end] in firsts


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
