"""How far an event has come in the words of the text, and whether it is affirmed or negated.

The status of a predicate is that of its own verb group (tense, aspect, modals, adverbs), changed by what governs it
(`lexicon/matrix.toml`), by conditions, and by its time relative to publication. The classes follow FactBank's modality
and polarity (Saurí and Pustejovsky 2009), refined for the future as news words it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from communique.model.readings import Polarity, Status
from communique.reading.clauses import (
    MODAL_LEMMAS,
    Sentence,
    Word,
    auxiliaries,
    clause_above,
    is_clausal,
    is_infinitive,
)
from communique.reading.conditions import arranged_by, condition_of, is_condition
from communique.reading.matrix import Governor, governor, is_gerund, with_particle, words
from communique.reading.negation import is_empty, is_negated, is_over


class Standing(NamedTuple):
    """Status and polarity of one predicate."""

    status: Status
    polarity: Polarity

    def flipped(self) -> Standing:
        """The same with the other polarity."""
        return Standing(self.status, "negative" if self.polarity == "positive" else "positive")


RANK: dict[str, int] = {
    "happened": 0, "ongoing": 1, "scheduled": 2, "planned": 3, "expected": 4, "called-for": 5, "possible": 6,
    "hypothetical": 7, "cancelled": 8,
}  # fmt: skip
"""From what is the case to what is not: inside one another, the weaker wins."""

WISHES = frozenset("want wish seek try aim hope struggle strive intent angle push vie attempt desire bid".split())
"""Governors under which a date does not make a plan fixed."""

ATTEMPTS = frozenset(("try", "attempt", "seek", "struggle", "bid", "strive"))
"""Governors whose past leaves open whether it was done."""

ARRANGED = frozenset(
    "plan intend due schedule slate suppose supposed scheduled slated set mean planned hope want".split()
)
"""Governors whose past, set against a "but", says that it did not come about."""

ORDINALS = frozenset(("first", "last", "only", "second", "third"))
"""Words before "to" that tell of a fact ("the first to sign")."""


CONTRAST = frozenset(("but", "however", "instead", "though", "although", "yet"))
"""Words that set a past plan against what came of it."""


class StatusReader:
    """Status of the predicates of one sentence; remembers what it has found."""

    def __init__(
        self,
        sentence: Sentence,
        *,
        ahead: Callable[[Word], bool | None] = lambda word: None,
        fixed: Callable[[Word], bool] = lambda word: False,
        agentive: Callable[[Word], bool] = lambda word: True,
        reported: Callable[[Word], bool] = lambda word: False,
        contrast_follows: bool = False,
        noun_standing: Callable[[Word], Standing | None] = lambda noun: None,
    ) -> None:
        self.sentence = sentence
        self.ahead = ahead
        """Whether the time of a predicate lies after publication (None: not known)."""
        self.fixed = fixed
        """Whether the predicate has a time that is fixed to a week or closer."""
        self.agentive = agentive
        """Whether the subject of a predicate can intend what it does."""
        self.reported = reported
        """Whether a predicate stands in indirect speech, where "would" is a past's future."""
        self.contrast_follows = contrast_follows
        """The next sentence begins with "But", "However" …"""
        self.noun_standing = noun_standing
        """Standing of a governing noun, where its own context tells."""
        self.known: dict[int, Standing | None] = {}

    def standing(self, verb: Word) -> Standing | None:
        """Status and polarity of a predicate; None if nothing sound can be said."""
        if verb.i not in self.known:
            self.known[verb.i] = None  # a cycle in the rules ends here
            self.known[verb.i] = self.conditioned(verb, self.governed(verb))
        return self.known[verb.i]

    def governed(self, verb: Word) -> Standing | None:
        """The standing that its governor gives, or its own if nothing governs it."""
        found = governor(verb, self.sentence.words)
        if found is None and verb.dep == "conj" and verb.head is not None and depends_on_first(verb):
            first = self.standing(verb.head)
            same = first and Standing(first.status, "positive")
            return self.negated(verb, same)
        if found is None or (found.effect.kind == "own" and not is_infinitive(verb) and not is_gerund(verb)):
            return self.dated(verb, self.local(verb), "")
        return self.dated(verb, self.apply(verb, found), found.key)

    def apply(self, verb: Word, found: Governor) -> Standing | None:
        """The effect of a governor on its complement, then the complement's own negation."""
        outer = self.outer(found)
        if outer is None:
            return None
        if found.key == "yet" and found.effect.kind == "reverse":
            return Standing("happened", "negative")
        inner = self.effect_on(verb, found, outer)
        return self.negated(verb, inner)

    def outer(self, found: Governor) -> Standing | None:
        """The standing of the governing word itself."""
        word = found.word
        if word.pos in ("NOUN", "PROPN") and not any(kid.dep == "cop" for kid in word.kids):
            return self.noun_standing(word) or self.noun_outer(word)
        if word.dep in ("mark", "aux", "advmod", "case") and word.head is not None:  # "are due to meet": one group
            return self.group(word.head)
        if is_clausal(word):
            return self.standing(word)
        return self.group(word)

    def noun_outer(self, noun: Word) -> Standing:
        """A governing noun counts as there ("the plan to"), unless "no" or its verb's negation denies it."""
        above = clause_above(noun)
        outer = self.standing(above) if above is not None and noun.dep in ("obj", "obl", "nsubj") else None
        empty = is_empty(noun)
        if noun.dep == "obj" and outer is not None:
            deny = outer.polarity == "negative"
            weaker = outer.status if RANK[outer.status] > RANK["expected"] else "happened"
            return Standing(weaker, "negative" if deny else "positive")
        return Standing("happened", "negative" if empty else "positive")

    def effect_on(self, verb: Word, found: Governor, outer: Standing) -> Standing:
        """The complement's standing before its own negation."""
        effect = found.effect
        if effect.kind == "own":
            return self.own(verb)
        if effect.kind == "inherit":
            return outer
        if effect.kind == "reverse":
            refusing = found.key in ("refuse", "decline") and outer.status == "ongoing"
            return Standing("planned" if refusing else outer.status, outer.polarity).flipped()
        if effect.kind == "cease":
            return ceased(outer)
        return self.modal_effect(found, outer)

    def modal_effect(self, found: Governor, outer: Standing) -> Standing:
        """A governor that gives a status of its own."""
        effect = found.effect
        if effect.name == "cancellation" and outer.status not in ("happened", "ongoing"):
            return Standing(outer.status, "negative" if outer.polarity == "positive" else "positive")
        status: Status = effect.status  # type: ignore[assignment]
        polarity: Polarity = "negative" if effect.flip else "positive"
        result = Standing(status, polarity)
        if outer.polarity == "negative":
            if effect.negated == "transfer":
                result = result.flipped()
            elif effect.negated != "same":
                status, polarity = effect.negated.split()  # type: ignore[assignment]
                result = Standing(status, polarity)
        if self.unfulfilled(found):
            return Standing("cancelled", "positive")
        if found.word.lemma in ATTEMPTS and outer.status == "happened" and found.word.pos == "VERB":
            result = Standing("possible", result.polarity)
        weaker = outer.status if RANK[outer.status] > RANK[result.status] else result.status
        return Standing(weaker, result.polarity)

    def unfulfilled(self, found: Governor) -> bool:
        """Whether a past arrangement is set against what came of it ("had planned to …", "was due to …, but …")."""
        word = found.word
        if not ({found.key, word.lemma} & ARRANGED):
            return False
        owner = word.head if word.dep in ("mark", "aux", "advmod") and word.head is not None else word
        helpers = [aux for aux in auxiliaries(owner) if aux.i < word.i]
        tenses = {aux.low for aux in helpers}
        if "had" in tenses:
            return True
        past = bool(tenses & {"was", "were"}) or (word.tense == "Past" and word.form == "Fin")
        return past and (found.key == "supposed" or word.lemma == "suppose" or self.contrasted(owner))

    def contrasted(self, verb: Word) -> bool:
        """Whether a "but" follows, in this sentence or at the beginning of the next, or "originally" precedes."""
        if any(word.low in ("originally", "initially") for word in self.sentence.words[: verb.i + 4]):
            return True
        return self.contrast_follows or any(word.low in CONTRAST for word in self.sentence.words[verb.i + 1 :])

    def own(self, verb: Word) -> Standing:
        """A non-finite clause that speaks for itself: "admitted paying", "is believed to have fled"."""
        if is_gerund(verb):
            return Standing("happened", "positive")
        perfect = any(aux.lemma == "have" for aux in auxiliaries(verb))
        return Standing("happened" if perfect else "ongoing", "positive")

    def negated(self, verb: Word, standing: Standing | None) -> Standing | None:
        """The standing with the predicate's own negation."""
        return standing.flipped() if standing and is_negated(verb) else standing

    def local(self, verb: Word) -> Standing | None:
        """The standing by the predicate's own verb group and clause."""
        status = self.local_status(verb)
        return None if status is None else self.negated(verb, Standing(status, "positive"))

    def group(self, verb: Word) -> Standing:
        """The standing of a verb group alone, whatever governs it."""
        status = self.finite_status(verb) or "ongoing"
        return Standing(status, "negative" if is_negated(verb) else "positive")

    def local_status(self, verb: Word) -> Status | None:
        """Status by the verb group; None for a non-finite clause of which nothing is known."""
        if is_condition(verb) or self.is_generic(verb):
            return "hypothetical"
        adverbs = {kid.low for kid in verb.kids if kid.dep in ("advmod", "obl")}
        status = self.finite_status(verb)
        if status is None:
            return self.nonfinite_status(verb)
        if adverbs & words("perhaps") and status != "cancelled":
            return "possible"
        if adverbs & words("probably") or likely_before(verb, self.sentence.words):
            return "expected" if RANK[status] >= RANK["scheduled"] else "possible"
        return status

    def is_generic(self, verb: Word) -> bool:
        """Whether a relative clause belongs to "any …" of which something hypothetical is said."""
        noun = verb.head
        if verb.dep != "acl:relcl" or noun is None or not any(kid.low in ("any", "every") for kid in noun.kids):
            return False
        above = clause_above(noun)
        outer = self.finite_status(above) if above is not None else None
        return outer == "hypothetical"

    def finite_status(self, verb: Word) -> Status | None:
        """Status by modal, tense and aspect; None if the predicate is not finite."""
        helpers = auxiliaries(verb)
        arranged = arranged_by(verb, helpers)
        if arranged is not None:
            return self.arranged_status(verb, arranged)
        modal = next((aux for aux in helpers if aux.lemma.lower() in MODAL_LEMMAS and aux.pos == "AUX"), None)
        if modal is not None:
            return self.modal_status(verb, modal, helpers)
        return self.tensed_status(verb, helpers)

    def arranged_status(self, verb: Word, be: Word) -> Status:
        """ "is to sign" is scheduled; "was to sign" is undone if a "but" follows."""
        if be.low in ("was", "were", "been") and not self.reported(verb):
            if any(aux.low in ("have", "had") for aux in auxiliaries(verb)) or self.contrasted(verb):
                return "cancelled"
            return "scheduled" if self.ahead(verb) else "planned"
        return "scheduled"

    def modal_status(self, verb: Word, modal: Word, helpers: list[Word]) -> Status:
        """Status by a modal."""
        lemma = modal.lemma.lower()
        perfect = any(aux.lemma == "have" and aux.i > modal.i for aux in helpers)
        if lemma in ("may", "might", "can"):
            return "possible"
        if lemma == "could":
            return "hypothetical" if self.has_condition(verb) else "possible"
        if lemma in ("must", "should", "ought"):
            return "possible" if perfect and lemma == "must" else "hypothetical" if perfect else "called-for"
        if lemma in ("would", "'d") and not (self.reported(verb) and not perfect and not self.has_condition(verb)):
            return "hypothetical"
        return self.future_status(verb)

    def future_status(self, verb: Word) -> Status:
        """ "will": a plan of somebody who can intend it or a timed event; else a forecast."""
        if with_particle(verb) in words("unwilled"):
            return "expected"
        if self.agentive(verb) or with_particle(verb) in words("timed") or support(verb) in words("timed"):
            return "planned"
        return "expected"

    def tensed_status(self, verb: Word, helpers: list[Word]) -> Status | None:
        """Status by tense and aspect."""
        progressive = verb.low.endswith("ing") and any(aux.lemma == "be" for aux in helpers)
        perfect = any(aux.lemma == "have" for aux in helpers)
        first = next((aux for aux in helpers if aux.form != "Inf"), None)
        finite = first if first is not None else verb
        if is_infinitive(verb) or (first is None and verb.form not in ("Fin", "Imp", "")):
            return None
        if finite.form in ("Part", "Ger", "Inf") and not perfect:
            return None
        if finite.tense == "Past" and not (perfect and finite.low not in ("had", "'d")):
            return "happened"
        if perfect:
            return "ongoing" if progressive or self.still_holds(verb) else "happened"
        return self.present_status(verb, progressive, helpers)

    def present_status(self, verb: Word, progressive: bool, helpers: list[Word]) -> Status:
        """The present: what goes on, what is timed, and in headlines what has happened."""
        if self.ahead(verb):
            return "scheduled"
        bare = not progressive and not helpers
        if bare and self.sentence.headline and verb.lemma not in words("states"):
            return "happened"
        return "ongoing"

    def still_holds(self, verb: Word) -> bool:
        """Whether a perfect of a state still holds ("have had ties since", "has long backed")."""
        if verb.lemma not in words("states") and not any(kid.dep == "cop" for kid in verb.kids):
            return False
        return any(kid.low in ("long", "always") or kid.case() in ("since", "for") for kid in verb.kids)

    def nonfinite_status(self, verb: Word) -> Status | None:
        """Participles, gerunds and infinitives that no table governs."""
        if is_infinitive(verb):
            return self.purpose_status(verb)
        if verb.dep in ("acl", "amod"):
            return self.participle_status(verb)
        above = clause_above(verb)
        if verb.dep not in ("advcl", "conj", "parataxis") or above is None:
            return None
        outer = self.standing(above)
        if outer is not None and verb.mark() in ("after", "since", "having") and RANK[outer.status] <= 1:
            return "happened"
        return outer.status if outer else None

    def purpose_status(self, verb: Word) -> Status | None:
        """An infinitive of purpose is planned; under what is itself unreal it is no more real than that."""
        if verb.head is None or (verb.dep in ("acl", "dep", "xcomp") and not finite_above(verb)):
            return "planned"
        if any(aux.lemma == "have" for aux in auxiliaries(verb)):
            return "happened"
        head = verb.head
        if verb.dep == "acl" and any(kid.low in ORDINALS for kid in [head, *head.kids]):
            above = clause_above(verb)
            return "happened" if above is None or (self.group(above).status in ("happened", "ongoing")) else None
        if verb.dep not in ("advcl", "acl"):
            return None
        above = clause_above(verb)
        outer = self.standing(above) if above is not None else None
        if outer is None:
            return "planned" if above is None else None
        if verb.lemma in words("enacted"):
            return outer.status
        return outer.status if RANK[outer.status] > RANK["planned"] else "planned"

    def participle_status(self, verb: Word) -> Status | None:
        """ "built in 1962" happened; "based in" and "blocking the bridge" hold."""
        if any(aux.low == "being" for aux in verb.kids):
            return "ongoing"
        if verb.low.endswith("ing"):
            if verb.mark() or verb.case():
                return None  # "the idea of signing": nothing says whether
            above = clause_above(verb)
            outer = self.group(above) if above is not None else None
            past = outer is not None and above is not None and above.tense == "Past" and above.form == "Fin"
            return "happened" if past and verb.lemma not in words("states") else "ongoing"
        return "ongoing" if verb.lemma in words("standing") else "happened"

    def dated(self, verb: Word, standing: Standing | None, key: str) -> Standing | None:
        """A plan with a fixed date is scheduled; an event that is over is ongoing no more."""
        if standing is None:
            return None
        if is_over(verb) and standing.status in ("happened", "ongoing"):
            return Standing("ongoing", "negative")
        if standing.status == "planned" and self.fixed(verb) and not (set(key.split()) & WISHES):
            return Standing("scheduled", standing.polarity)
        return standing

    def conditioned(self, verb: Word, standing: Standing | None) -> Standing | None:
        """What holds only under a condition is hypothetical."""
        if standing is None or RANK[standing.status] < RANK["ongoing"] or standing.status == "cancelled":
            return standing
        return Standing("hypothetical", standing.polarity) if self.has_condition(verb) else standing

    def has_condition(self, verb: Word) -> bool:
        """Whether a conditional clause hangs on the predicate."""
        return condition_of(verb) is not None


def depends_on_first(verb: Word) -> bool:
    """Whether a conjunct is of the same non-finite form as the first ("to sign and ratify", "killing two and …")."""
    first = verb.head
    if first is None or verb.kid("nsubj", "nsubj:pass", "aux"):
        return False
    return (is_infinitive(first) and is_infinitive(verb)) or (is_gerund(first) and is_gerund(verb))


def ceased(outer: Standing) -> Standing:
    """ "has stopped doing": it does so no longer; "will stop" and the like keep their status, negated."""
    if outer.status in ("happened", "ongoing"):
        return Standing("ongoing", "positive" if outer.polarity == "negative" else "negative")
    return outer.flipped()


def likely_before(verb: Word, sentence: list[Word]) -> bool:
    """Whether "most likely" stands just before the verb group."""
    return verb.i > 0 and sentence[verb.i - 1].low in ("likely", "probably") and sentence[verb.i - 1].pos == "ADV"


def support(verb: Word) -> str:
    """A verb with its bare object: "take place"."""
    thing = verb.kid("obj")
    return f"{verb.lemma} {thing.low}" if thing else verb.lemma


def finite_above(verb: Word) -> bool:
    """Whether any clause above has a finite verb."""
    above = clause_above(verb)
    while above is not None:
        if above.form == "Fin" or any(kid.dep in ("aux", "aux:pass", "cop") for kid in above.kids):
            return True
        above = clause_above(above)
    return False
