"""How far an event has come in the words of the text, and whether it is affirmed or negated.

The status of a predicate is that of its own verb group (tense, aspect, modals, adverbs), changed by what governs it
(`lexicon/matrix.toml`), by conditions, and by its time relative to publication. The classes follow FactBank's modality
and polarity (Saurí and Pustejovsky 2009), refined for the future as news words it.
"""

from __future__ import annotations

from collections.abc import Callable

from communique.model.readings import Polarity, Status
from communique.reading.status.circumstances import Circumstances
from communique.reading.status.conditions import asks_opinion, is_concession, is_condition, is_question
from communique.reading.status.finite import finite_status, group_standing, has_condition
from communique.reading.status.negation import is_empty, is_over
from communique.reading.status.nonfinite import nonfinite_status
from communique.reading.status.standing import RANK, Standing, ceased, is_real, negated
from communique.reading.syntax.clauses import Word, auxiliaries, clause_above, is_clausal, is_infinitive
from communique.reading.syntax.matrix import Governor, governor, is_gerund, words

WISHES = frozenset("want wish seek try aim hope struggle strive intent angle push vie attempt desire bid".split())
"""Governors under which a date does not make a plan fixed."""

ATTEMPTS = frozenset(("try", "attempt", "seek", "struggle", "bid", "strive"))
"""Governors whose past leaves open whether it was done."""

ARRANGED = frozenset(
    "plan intend due schedule slate suppose supposed scheduled slated set mean planned hope want".split()
)
"""Governors whose past, set against a "but", says that it did not come about."""

KNOWERS = frozenset("i we you one nobody anybody it".split())
"""Subjects of "know" that leave open what they do not know."""


QUESTIONS = frozenset("who whom which how why when where".split())
"""Words of clauses of which all but one part is taken for so."""


class StatusReader:
    """Status of the predicates of one sentence; remembers what it has found."""

    def __init__(
        self, around: Circumstances, noun_standing: Callable[[Word], Standing | None] = lambda noun: None
    ) -> None:
        self.around = around
        self.sentence = around.sentence
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
        """The standing that its governor gives, or its own if nothing governs it; a question leaves it open."""
        if is_question(verb):
            return Standing("possible", "positive")
        found = governor(verb, self.sentence.words)
        if found is None and verb.dep == "conj" and verb.head is not None and depends_on_first(verb):
            first = self.standing(verb.head)
            same = first and Standing(first.status, "positive")
            return negated(verb, same)
        thought = verb.dep == "ccomp" and verb.head is not None and asks_opinion(verb.head)
        if (thought or (found is not None and self.is_unknown(found))) and not asks_which(verb):
            return negated(verb, Standing("possible", "positive"))
        if found is None or (found.effect.kind == "own" and not is_infinitive(verb) and not is_gerund(verb)):
            return self.dated(verb, self.local(verb), "")
        return self.dated(verb, self.apply(verb, found), found.key)

    def is_unknown(self, found: Governor) -> bool:
        """Whether the governor says that it is not known or shown: "no evidence that", "it is not clear that"."""
        if found.effect.kind != "own" or found.effect.negated == "transfer":
            return False
        knower = found.word.kid("nsubj") if found.word.lemma == "know" else None
        if knower is not None and knower.low not in KNOWERS:
            return False  # "the mayor did not know that the bank had closed": it had
        outer = self.outer(found)
        return outer is not None and outer.polarity == "negative"

    def apply(self, verb: Word, found: Governor) -> Standing | None:
        """The effect of a governor on its complement, then the complement's own negation."""
        outer = self.outer(found)
        if outer is None:
            return None
        if found.key == "yet" and found.effect.kind == "reverse":
            return Standing("happened", "negative")
        inner = self.effect_on(verb, found, outer)
        return negated(verb, inner)

    def outer(self, found: Governor) -> Standing | None:
        """The standing of the governing word itself."""
        word = found.word
        if word.pos in ("NOUN", "PROPN") and not any(kid.dep == "cop" for kid in word.kids):
            return self.noun_standing(word) or self.noun_outer(word)
        if word.dep in ("mark", "aux", "advmod", "case") and word.head is not None:  # "are due to meet": one group
            return group_standing(word.head, self.around)
        if is_clausal(word):
            return self.standing(word)
        return group_standing(word, self.around)

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
        if effect.name == "postponement" and self.around.moved(verb):
            return Standing("scheduled" if self.around.fixed(verb) else "planned", "positive")
        return self.modal_effect(found, outer)

    def modal_effect(self, found: Governor, outer: Standing) -> Standing:
        """A governor that gives a status of its own."""
        effect = found.effect
        if effect.name in ("cancellation", "postponement") and not is_real(outer):
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
        if effect.name == "possibility" and outer.status == "called-for" and found.word.lemma in words("readiness"):
            return Standing("called-for", result.polarity)  # "must be ready to mediate"
        if found.word.lemma in words("abilities") and outer.status == "happened":
            return Standing("happened", result.polarity)
        if found.word.lemma in ATTEMPTS and outer.status == "happened" and found.word.pos == "VERB":
            result = Standing("possible", result.polarity)
        weaker = outer.status if RANK[outer.status] > RANK[result.status] else result.status
        return Standing(weaker, result.polarity)

    def unfulfilled(self, found: Governor) -> bool:
        """Whether a past arrangement is set against what came of it ("had planned to …", "was due to …, but …")."""
        word = found.word
        if not ({found.key, word.lemma} & ARRANGED):
            return False
        owner = word.head if word.dep in ("mark", "aux", "advmod", "case") and word.head is not None else word
        helpers = [aux for aux in auxiliaries(owner) if aux.i < word.i]
        tenses = {aux.low for aux in helpers}
        if "had" in tenses:
            return True
        past = bool(tenses & {"was", "were"}) or (word.tense == "Past" and word.form == "Fin")
        return past and (found.key == "supposed" or word.lemma == "suppose" or self.around.contrasted(owner))

    def own(self, verb: Word) -> Standing:
        """A non-finite clause that speaks for itself: "admitted paying", "is believed to have fled"."""
        if is_gerund(verb):
            return Standing("happened", "positive")
        if any(aux.lemma == "have" for aux in auxiliaries(verb)):
            return Standing("happened", "positive")
        planned = is_infinitive(verb) and verb.kid("nsubj", "nsubj:pass") is not None  # "Rey to quit, sources say"
        return Standing("planned" if planned else "ongoing", "positive")

    def local(self, verb: Word) -> Standing | None:
        """The standing by the predicate's own verb group and clause."""
        status = self.local_status(verb)
        return None if status is None else negated(verb, Standing(status, "positive"))

    def local_status(self, verb: Word) -> Status | None:
        """Status by the verb group; None for a non-finite clause of which nothing is known."""
        if is_condition(verb) or is_concession(verb) or self.is_generic(verb):
            return "hypothetical"
        adverbs = {kid.low for kid in verb.kids if kid.dep in ("advmod", "obl")}
        status = finite_status(verb, self.around)
        if status is None:
            return nonfinite_status(verb, self.around, self.standing)
        if adverbs & words("perhaps") and status != "cancelled":
            return "possible"
        if adverbs & words("probably") or likely_before(verb, self.sentence.words):
            return "expected" if RANK[status] >= RANK["scheduled"] else "possible"
        if waits_for(verb):
            return "expected"
        return self.awaited_status(verb, status) if status in ("ongoing", "happened") and is_awaited(verb) else status

    def awaited_status(self, verb: Word, status: Status) -> Status:
        """ "when it arrives on Friday": what such a word joins is no more real than the clause above it; so is the past
        of reported speech ("would not return before the firm withdrew its plan"). `status`: by its own verb group.
        """
        above = clause_above(verb)
        outer = self.standing(above) if above is not None else None
        if outer is None or is_real(outer) or outer.status == "cancelled":
            return status
        return "expected" if RANK[outer.status] <= RANK["called-for"] else "hypothetical"

    def is_generic(self, verb: Word) -> bool:
        """Whether a relative clause belongs to "any …" of which something hypothetical is said."""
        noun = verb.head
        if verb.dep != "acl:relcl" or noun is None or not any(kid.low in ("any", "every") for kid in noun.kids):
            return False
        above = clause_above(noun)
        outer = finite_status(above, self.around) if above is not None else None
        return outer == "hypothetical"

    def dated(self, verb: Word, standing: Standing | None, key: str) -> Standing | None:
        """A plan with a fixed date is scheduled; an event that is over is ongoing no more."""
        if standing is None:
            return None
        if is_over(verb) and is_real(standing):
            return Standing("ongoing", "negative")
        if standing.status == "planned" and self.around.fixed(verb) and not (set(key.split()) & WISHES):
            return Standing("scheduled", standing.polarity)
        return standing

    def conditioned(self, verb: Word, standing: Standing | None) -> Standing | None:
        """What holds only under a condition is hypothetical."""
        if standing is None or RANK[standing.status] < RANK["ongoing"] or standing.status == "cancelled":
            return standing
        return Standing("hypothetical", standing.polarity) if has_condition(verb) else standing


def asks_which(verb: Word) -> bool:
    """Whether only who, where or how is not known of a clause: "could not establish who fired"."""
    return any(kid.low in QUESTIONS and kid.i < verb.i for kid in verb.kids)


def depends_on_first(verb: Word) -> bool:
    """Whether a conjunct is of the same non-finite form as the first ("to sign and ratify", "killing two and …")."""
    first = verb.head
    if first is None or verb.kid("nsubj", "nsubj:pass", "aux"):
        return False
    return (is_infinitive(first) and is_infinitive(verb)) or (is_gerund(first) and is_gerund(verb))


def is_awaited(verb: Word) -> bool:
    """Whether a clause tells when, with a word that looks ahead under a future: "once", "until", "as soon as"."""
    if verb.dep != "advcl":
        return False
    marks = {kid.low for kid in verb.kids if kid.dep in ("mark", "advmod") and kid.i < verb.i}
    soon = verb.head is not None and verb.head.low == "soon"
    return soon or "soon" in marks or not marks.isdisjoint(words("awaiting"))


def waits_for(verb: Word) -> bool:
    """ "closed until engineers have inspected them": a present perfect behind "until" is still to come."""
    until = any(kid.dep in ("mark", "case", "advmod") and kid.low in ("until", "till") for kid in verb.kids)
    return verb.dep == "advcl" and until and any(kid.dep == "aux" and kid.low in ("has", "have") for kid in verb.kids)


def likely_before(verb: Word, sentence: list[Word]) -> bool:
    """Whether "most likely" stands just before the verb group."""
    return verb.i > 0 and sentence[verb.i - 1].low in ("likely", "probably") and sentence[verb.i - 1].pos == "ADV"
