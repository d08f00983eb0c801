"""Who, whom, what, where and with whom: the arguments of predicates, across passives, relatives, control and
coordination.

Arguments are found as head words (`Filler`); `propositions` makes spans of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from communique.lexicon import table
from communique.model.readings import RoleName
from communique.reading.syntax.clauses import RELATIVE_PRONOUNS, Word, conjuncts
from communique.reading.syntax.control import antecedent, is_passive, objects, own_subject, surface_subject
from communique.reading.syntax.matrix import governor

OBLIQUES = ("obl", "obl:arg", "obl:agent", "nmod", "advmod")
"""Relations of prepositional phrases under a predicate."""

DIRECTIONS: dict[str, RoleName] = {
    "to": "to", "into": "to", "toward": "to", "towards": "to", "onto": "to", "from": "from", "out of": "from",
    "with": "with", "among": "with", "between": "with", "together with": "with", "along with": "with",
    "alongside": "with", "about": "about", "regarding": "about", "concerning": "about", "against": "whom",
}  # fmt: skip
"""Preposition → role."""

CARRIED = ("to", "from", "with", "between", "among", "against", "by", "for")
"""Prepositions of phrases under an object that tell who else is in the event."""

NAMING = ("NOUN", "PROPN", "PRON", "ADJ")
"""Parts of speech of what has a role behind a preposition."""

LOCATIONS = frozenset("in at near inside outside across around on off over along through throughout within".split())
"""Prepositions that locate."""

THINGS_OF_SPEECH = frozenset("about on over".split())
"""Prepositions of a topic."""

NO_TOPICS = frozenset("visit trip tour way behalf basis top internet air day time side ground television radio".split())
"""Nouns after "on" that are no topic."""

UNSAID = frozenset("it this that there what which these those such so one ones itself themselves himself".split())
"""Pronouns that say nothing unless coreference gives them a name."""


class Filler(NamedTuple):
    """The head word of an argument and its role."""

    role: RoleName
    word: Word
    alone: bool = False
    """Its conjuncts have fillers of their own."""


SHARES = frozenset({"percent", "%", "cent", "points", "percentage"})
"""Heads of what something is changed by, and nobody who changes it."""


WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
"""Words that are times, whatever the parser takes them for ("The envoy Tuesday rejected the offer")."""

DROPPED = frozenset("the a an his her its their our my your whose".split())
"""Words that the parser now and then takes for an argument."""


@cache
def word_list(group: str, name: str) -> frozenset[str]:
    """A list of `lexicon/nominalisations.toml`."""
    return frozenset(table("nominalisations")[group][name])


class ArgumentReader:
    """Arguments of predicates; `acts` tells whether a word names somebody that can act, `is_place` a place,
    `is_time` a time expression.
    """

    def __init__(
        self,
        sentence: list[Word],
        acts: Callable[[Word], bool],
        is_place: Callable[[Word], bool],
        is_time: Callable[[Word], bool],
    ) -> None:
        self.sentence, self.acts, self.is_place, self.is_time = sentence, acts, is_place, is_time

    def fillers(self, verb: Word) -> list[Filler]:
        """All arguments of a verb, in text order of their heads, each word once."""
        found = self.core(verb) + self.obliques(verb)
        return unique(found)

    def core(self, verb: Word) -> list[Filler]:
        """Subject, object and agent."""
        subject = surface_subject(verb, self.sentence)
        things = objects(verb)
        passive = is_passive(verb)
        found: list[Filler] = []
        if subject is not None and subject not in things:
            found += self.spread("object" if passive else "who", verb, subject)
        for thing in things:
            recipient = thing.dep == "iobj" and len(things) > 1
            found += [Filler("to", thing)] if recipient else self.spread("object", verb, thing)
        if not things and not passive:
            found += self.asked(verb)
        return found + [filler for filler in self.agents(verb) if passive]

    def asked(self, verb: Word) -> list[Filler]:
        """Of whom something is demanded: the subject of what is to be done ("demanded that the mayor resign")."""
        clause = verb.kid("ccomp")
        found = governor(clause, self.sentence) if clause is not None else None
        if clause is None or found is None or found.word is not verb or found.effect.name != "appeal":
            return []
        subject = own_subject(clause)
        passive = clause.kid("aux:pass", "nsubj:pass") is not None
        if subject is None or not self.acts(subject) or passive:
            return []
        return [Filler("to", part, alone) for part, alone in self.parts(subject)]

    def spread(self, kind: str, verb: Word, word: Word) -> list[Filler]:
        """One filler for each conjunct where they are actors, else one for the whole phrase."""
        parts = conjuncts(word)
        if len(parts) > 1 and len(parts) <= 8 and all(self.acts(part) or part.pos == "PROPN" for part in parts):
            return [Filler(self.role(kind, verb, part), part, True) for part in parts]
        return [Filler(self.role(kind, verb, word), word)]

    def role(self, kind: str, verb: Word, word: Word) -> RoleName:
        """who for subjects; whom, what or where for objects."""
        if kind == "who":
            return "who"
        if self.is_place(word) and verb.lemma in word_list("arguments", "places"):
            return "where"
        return self.object_role(word)

    def object_role(self, word: Word) -> RoleName:
        """whom for somebody, what for something."""
        return "whom" if self.acts(word) and not is_thing(word) else "what"

    def agents(self, verb: Word) -> list[Filler]:
        """ "by …" in a passive."""
        found = []
        for kid in verb.kids:
            by = (kid.dep == "obl:agent" and kid.case() in ("by", "")) or (
                kid.dep in ("obl", "nmod") and kid.case() == "by"
            )
            if kid.low in SHARES:
                continue  # "raised by 15 percent"
            if by and not self.is_time(kid) and kid.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
                found += self.spread("who", verb, kid)
        return found

    def obliques(self, verb: Word) -> list[Filler]:
        """Prepositional phrases of the predicate and those that its object carries for it."""
        found = []
        for kid in verb.kids:
            beside = kid.dep in OBLIQUES or kid.dep == "obj"  # an "object" with a preposition is a phrase
            if (
                beside
                and kid.case()
                and not (kid.case() == "by" or (kid.dep == "obl:agent" and kid.case() != "between"))
            ):
                found += self.oblique(verb, kid, antecedent(kid) or kid)
        for thing in objects(verb):
            for kid in thing.kids:
                if kid.dep == "nmod" and kid.case() in CARRIED and self.acts(kid):
                    found += self.oblique(verb, kid, kid) if kid.case() != "by" else self.makers(kid)
        return found

    def makers(self, word: Word) -> list[Filler]:
        """ "rejected calls by the bloc": from whom what is rejected comes."""
        return [Filler("from", part, alone) for part, alone in self.parts(word)]

    def oblique(self, verb: Word, phrase: Word, word: Word) -> list[Filler]:
        """The role of one prepositional phrase, if it has one; `word` is what it names (an antecedent for "which")."""
        case = phrase.case()
        if self.is_time(word):
            return []
        if verb.lemma in prepositional(case) and not objects(verb) and not is_passive(verb):
            if case == "as":
                return [Filler("what", word)]
            return [Filler(self.object_role(part), part, alone) for part, alone in self.parts(word)]
        if case in LOCATIONS and self.is_place(word):
            return [Filler("where", word)]
        if case in THINGS_OF_SPEECH and not self.is_place(word):
            if word.lemma in NO_TOPICS:
                return []
            return [Filler("about", word)]
        role = "about" if case == "of" and verb.lemma in ("speak", "talk") else DIRECTIONS.get(case)
        if role == "whom":
            role = self.object_role(word)
        if case == "for" and self.acts(word):
            role = "to"
        if role is None or (role in ("whom", "with", "to", "from") and word.pos not in NAMING and word.text != "%"):
            return []
        if role == "with" and not (self.acts(word) or case == "with"):
            return []
        parts = self.parts(word)
        if case == "between" and len(parts) > 1 and is_passive(verb) and verb.lemma in word_list("words", "mutual"):
            role = "who"  # "was signed between Velm and Orlow"
        return [Filler(role, part, alone) for part, alone in parts]

    def parts(self, word: Word) -> list[tuple[Word, bool]]:
        """Conjuncts that act, one by one and marked so; else the whole phrase."""
        parts = conjuncts(word)
        if 1 < len(parts) <= 8 and all(self.acts(part) for part in parts):
            return [(part, True) for part in parts]
        return [(word, False)]


@lru_cache(maxsize=1 << 14)
def prepositional(case: str) -> frozenset[str]:
    """Verbs to which the preposition `case` belongs."""
    return frozenset(table("nominalisations")["prepositional"].get(case, ()))


def is_thing(word: Word) -> bool:
    """Whether a noun that could act is a thing as an object: bare ("takes office") or one of the table."""
    if word.pos != "NOUN":
        return False
    bare = (
        word.low == word.lemma
        and word.low != "people"
        and not word.kid("det", "nmod:poss", "nummod", "amod", "compound")
    )
    return bare or word.lemma in word_list("arguments", "things")


def unique(fillers: list[Filler]) -> list[Filler]:
    """Each word once, its first role kept; in text order. Articles, possessives, relative pronouns and weekdays are
    dropped.
    """
    seen: dict[int, Filler] = {}
    for filler in fillers:
        word = filler.word
        if word.low in RELATIVE_PRONOUNS or word.low in DROPPED or word.low in WEEKDAYS:
            continue
        seen.setdefault(word.i, filler)
    return [seen[place] for place in sorted(seen)]
