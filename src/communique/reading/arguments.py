"""Who, whom, what, where and with whom: the arguments of predicates, across passives, relatives, control and
coordination.

Arguments are found as head words (`Filler`); `propositions` makes spans of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from communique.lexicon import table
from communique.model.readings import RoleName
from communique.reading.clauses import RELATIVE_PRONOUNS, Word, auxiliaries, clause_above, conjuncts, is_infinitive
from communique.reading.matrix import governor, is_gerund

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
"""Relations of subjects."""

OBLIQUES = ("obl", "obl:arg", "obl:agent", "nmod", "advmod")
"""Relations of prepositional phrases under a predicate."""

DIRECTIONS: dict[str, RoleName] = {
    "to": "to", "into": "to", "toward": "to", "towards": "to", "onto": "to", "from": "from", "out of": "from",
    "with": "with", "together with": "with", "along with": "with", "alongside": "with", "between": "with",
    "about": "about", "regarding": "about", "concerning": "about", "against": "whom",
}  # fmt: skip
"""Preposition → role."""

LOCATIONS = frozenset("in at near inside outside across around on off over along through throughout within".split())
"""Prepositions that locate."""

THINGS_OF_SPEECH = frozenset("about on over".split())
"""Prepositions of a topic."""

NO_TOPICS = frozenset("visit trip tour way behalf basis top internet air day time side ground television radio".split())
"""Nouns after "on" that are no topic."""

UNSAID = frozenset("it this that there what which these those such so one ones itself themselves himself".split())
"""Pronouns that say nothing unless coreference gives them a name."""

OBJECT_CONTROL = frozenset("of from for against with into on upon to in".split())
"""Prepositions before a gerund that leave the object as the one who does it ("accused him of …")."""


class Filler(NamedTuple):
    """The head word of an argument and its role."""

    role: RoleName
    word: Word
    alone: bool = False
    """Its conjuncts have fillers of their own."""


DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight late early".split()
)
"""Words that the parser now and then takes for a subject ("Arafat Wednesday rejected …")."""

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
        return [Filler("to", subject)] if subject is not None and self.acts(subject) and not passive else []

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
            if by and not self.is_time(kid) and kid.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
                found += self.spread("who", verb, kid)
        return found

    def obliques(self, verb: Word) -> list[Filler]:
        """Prepositional phrases of the predicate and those that its object carries for it."""
        found = []
        for kid in verb.kids:
            if kid.dep in OBLIQUES and kid.case() and not (kid.case() == "by" or kid.dep == "obl:agent"):
                found += self.oblique(verb, kid, antecedent(kid) or kid)
        for thing in objects(verb):
            for kid in thing.kids:
                if kid.dep == "nmod" and kid.case() in ("to", "from", "with", "between", "against") and self.acts(kid):
                    found += self.oblique(verb, kid, kid)
        return found

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
        role = DIRECTIONS.get(case)
        if role == "whom":
            role = self.object_role(word)
        if case == "for" and self.acts(word):
            role = "to"
        if role is None or (
            role in ("whom", "with", "to", "from") and word.pos not in ("NOUN", "PROPN", "PRON", "ADJ")
        ):
            return []
        if role == "with" and not (self.acts(word) or case == "with"):
            return []
        return [Filler(role, part, alone) for part, alone in self.parts(word)]

    def parts(self, word: Word) -> list[tuple[Word, bool]]:
        """Conjuncts that act, one by one and marked so; else the whole phrase."""
        parts = conjuncts(word)
        if 1 < len(parts) <= 8 and all(self.acts(part) for part in parts):
            return [(part, True) for part in parts]
        return [(word, False)]


@cache
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
    """Each word once, its first role kept; in text order. Articles, possessives and relative pronouns are dropped."""
    seen: dict[int, Filler] = {}
    for filler in fillers:
        word = filler.word
        if (word.pos == "DET" and word.low in DROPPED) or word.low in RELATIVE_PRONOUNS or word.low in DROPPED:
            continue
        seen.setdefault(word.i, filler)
    return [seen[place] for place in sorted(seen)]


def is_passive(verb: Word) -> bool:
    """Whether the surface subject is the one acted on."""
    if verb.low.endswith("ing") and not verb.kid("aux:pass"):
        return False
    if verb.kid("aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    if verb.kid("cop") is not None:
        return verb.pos == "VERB" and verb.form == "Part"
    if verb.dep in ("acl", "advcl") and verb.form == "Part" and verb.tense == "Past" and verb.kid("obj") is None:
        return not any(aux.lemma == "have" for aux in auxiliaries(verb))
    if verb.dep == "conj" and verb.head is not None and verb.form == "Part" and verb.kid(*SUBJECTS) is None:
        return is_passive(verb.head)
    return verb.passive and verb.dep != "acl:relcl" and verb.kid("obj") is None


def objects(verb: Word) -> list[Word]:
    """Direct objects; that of the first conjunct where it follows both ("signed and ratified the treaty")."""
    own = [kid for kid in verb.kids if kid.dep in ("obj", "iobj") and not kid.case()]
    own = [antecedent(kid) or kid for kid in own]
    if not own and verb.dep in ("acl:relcl",) and gap_is_object(verb) and verb.head is not None:
        return [verb.head]
    head = verb.head
    if not own and verb.dep == "conj" and head is not None and head.pos == "VERB" and not is_passive(verb):
        later = [kid for kid in head.kids if kid.dep == "obj" and kid.i > verb.i]
        return later
    if verb.dep == "acl" and is_infinitive(verb) and not own and head is not None and verb.kid("nsubj"):
        return [head]
    return own


def gap_is_object(verb: Word) -> bool:
    """Whether the antecedent of a relative clause is its object ("the deal they signed")."""
    subject = verb.kid("nsubj", "nsubj:pass")
    if subject is None or subject.low in RELATIVE_PRONOUNS or is_passive(verb):
        return False
    moved = any(kid.low in ("where", "when", "why") for kid in verb.kids) or any(
        kid.dep in ("obl", "nmod", "advmod") and kid.low in RELATIVE_PRONOUNS for kid in verb.kids
    )
    clausal = verb.kid("ccomp", "xcomp", "cop") is not None
    return not moved and not clausal


def antecedent(word: Word) -> Word | None:
    """What a relative pronoun stands for: the noun that its clause modifies."""
    if word.low not in RELATIVE_PRONOUNS or word.pos not in ("PRON", "DET", "SCONJ", "ADV"):
        return None
    clause, steps = word.head, 0
    while clause is not None and steps < 6:
        if (clause.dep in ("acl:relcl", "acl") and word.low != "that") or clause.dep == "acl:relcl":
            return clause.head
        if clause.dep == "acl" and word.dep == "obj":
            return clause.head
        clause, steps = clause.head, steps + 1
    return None


def surface_subject(verb: Word, sentence: list[Word], depth: int = 0) -> Word | None:
    """The grammatical subject, also where it stands elsewhere: antecedent, first conjunct, controller."""
    own = own_subject(verb)
    if own is not None:
        found = antecedent(own) or own
        return quoted_source(found) or found
    head = verb.head
    if head is None or depth > 6:
        return None
    if verb.dep == "acl:relcl":
        return None if any(kid.low in ("where", "when") for kid in verb.kids) else head
    if verb.dep == "conj":
        return surface_subject(head, sentence, depth + 1) if head.pos in ("VERB", "ADJ", "NOUN", "AUX") else None
    if verb.dep == "acl":
        return noun_subject(verb, head, sentence, depth)
    if verb.dep in ("xcomp", "advcl", "ccomp", "obj", "obl", "csubj", "parataxis"):
        return controller(verb, head, sentence, depth)
    return None


def own_subject(verb: Word) -> Word | None:
    """The subject under the verb itself: the last one before it; one that follows an infinitive is none."""
    found = [kid for kid in verb.kids if kid.dep in SUBJECTS and kid.low not in DAYS]
    if not found:
        return None
    before_it = [kid for kid in found if kid.i < verb.i]
    if before_it:
        return before_it[-1]
    return None if is_infinitive(verb) else found[0]


def quoted_source(word: Word) -> Word | None:
    """What follows "According to the envoy," where the parser took the envoy for the subject."""
    if not word.case().startswith("according"):
        return None
    after = [kid for kid in word.kids if kid.dep in ("appos", "conj", "nsubj", "list", "dep") and kid.i > word.i]
    return after[0] if after else None


def noun_subject(verb: Word, noun: Word, sentence: list[Word], depth: int) -> Word | None:
    """The subject of a clause under a noun: the noun for participles; for "the decision to leave" who decided."""
    if not is_infinitive(verb) and not (is_gerund(verb) and verb.kid("mark") is not None):
        return noun
    if noun.kid("cop") is not None:
        return surface_subject(noun, sentence, depth + 1)
    owner = noun.kid("nmod:poss")
    if owner is not None:
        return owner
    by = next((kid for kid in noun.kids if kid.dep == "nmod" and kid.case() in ("by", "of")), None)
    if by is not None:
        return by
    above = clause_above(noun)
    if above is None:  # a headline: "Russia, Iran to sign pact"
        while noun.head is not None and noun.dep in ("appos", "conj", "list", "flat", "dep"):
            noun = noun.head
        return noun if noun.head is None else None
    if noun.dep == "obj" or (noun.dep == "obl" and not is_passive(above)):
        return None if is_passive(above) else surface_subject(above, sentence, depth + 1)
    return None


def controller(verb: Word, head: Word, sentence: list[Word], depth: int) -> Word | None:
    """Who does what a dependent clause without a subject says."""
    found = governor(verb, sentence)
    above = head if head.pos in ("VERB", "ADJ", "AUX", "NOUN") else clause_above(verb)
    if above is None:
        return None
    preposition = next((kid.low for kid in verb.kids if kid.dep in ("mark", "case") and kid.i < verb.i), "")
    of_object = verb.dep == "xcomp" or (found is not None and found.form == "object_infinitive")
    if is_gerund(verb):
        of_object = found is not None and found.form == "gerund" and preposition in OBJECT_CONTROL
    if of_object:
        target = control_object(above, verb)
        if target is not None:
            return target
    if is_infinitive(verb) and is_passive(verb) and verb.dep == "advcl" and not of_object:
        return nearest_thing(above, verb)
    if verb.dep == "advcl" and is_passive(above) and is_infinitive(verb) and not of_object:
        agent = next((kid for kid in above.kids if kid.dep == "obl:agent"), None)
        return agent
    return surface_subject(above, sentence, depth + 1)


def nearest_thing(head: Word, verb: Word) -> Word | None:
    """The last object or prepositional object before a passive infinitive ("drones to be used")."""
    things = [kid for kid in head.kids if kid.dep in ("obj", "obl", "nsubj:pass") and kid.i < verb.i]
    return things[-1] if things else None


def control_object(head: Word, verb: Word) -> Word | None:
    """The object of the governing verb, or its prepositional object ("called on the bloc to …")."""
    for kid in head.kids:
        if kid.dep in ("obj", "iobj") and kid.i < verb.i:
            return antecedent(kid) or kid
    if is_passive(head):
        return None
    for kid in head.kids:
        if kid.dep in ("obl", "obl:arg") and kid.i < verb.i and kid.case() in ("on", "upon", "to", "for", "with", "of"):
            return kid
    return None
