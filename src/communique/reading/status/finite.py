"""Status of a finite predicate by its own verb group: modal, tense, aspect, arrangement."""

from __future__ import annotations

from communique.model.readings import Status
from communique.reading.status.circumstances import Circumstances
from communique.reading.status.conditions import arranged_by, condition_of
from communique.reading.status.negation import is_negated
from communique.reading.status.standing import Standing
from communique.reading.syntax.clauses import MODAL_LEMMAS, Word, auxiliaries, is_infinitive
from communique.reading.syntax.matrix import with_particle, words

INVARIANT = frozenset("set put hit shut quit burst hurt".split())
"""Verbs whose past is their bare form: with a plural subject news mostly means the past ("protesters set fire")."""


def group_standing(verb: Word, around: Circumstances) -> Standing:
    """The standing of a verb group alone, whatever governs it."""
    status = finite_status(verb, around) or "ongoing"
    return Standing(status, "negative" if is_negated(verb) else "positive")


def finite_status(verb: Word, around: Circumstances) -> Status | None:
    """Status by modal, tense and aspect; None if the predicate is not finite."""
    helpers = auxiliaries(verb)
    if verb.low == "due" and verb.pos == "ADJ":  # "is due in court on Monday"
        return "cancelled" if around.contrasted(verb) else "scheduled" if around.ahead(verb) else "planned"
    arranged = arranged_by(verb, helpers)
    if arranged is not None:
        return arranged_status(verb, arranged, around)
    modal = next((aux for aux in helpers if aux.lemma.lower() in MODAL_LEMMAS and aux.pos == "AUX"), None)
    if modal is not None:
        return modal_status(verb, modal, helpers, around)
    return tensed_status(verb, helpers, around)


def arranged_status(verb: Word, be: Word, around: Circumstances) -> Status:
    """ "is to sign" is scheduled; "was to sign" is undone if a "but" follows."""
    if be.low in ("was", "were", "been") and not around.reported(verb):
        if any(aux.low in ("have", "had") for aux in auxiliaries(verb)) or around.contrasted(verb):
            return "cancelled"
        return "scheduled" if around.ahead(verb) else "planned"
    return "scheduled"


def modal_status(verb: Word, modal: Word, helpers: list[Word], around: Circumstances) -> Status:
    """Status by a modal."""
    lemma = modal.lemma.lower()
    perfect = any(aux.lemma == "have" and aux.i > modal.i for aux in helpers)
    if lemma in ("may", "might", "can"):
        return "possible"
    if lemma == "could":
        found_out = is_negated(verb) and with_particle(verb) in words("attained")
        return "hypothetical" if has_condition(verb) else "happened" if found_out and not perfect else "possible"
    if lemma in ("must", "should", "ought"):
        return "possible" if perfect and lemma == "must" else "hypothetical" if perfect else "called-for"
    if lemma in ("would", "'d") and not (around.reported(verb) and not perfect and not has_condition(verb)):
        return "hypothetical"
    return future_status(verb, around)


def future_status(verb: Word, around: Circumstances) -> Status:
    """ "will": a plan of somebody who can intend it or a timed event; else a forecast."""
    if with_particle(verb) in words("unwilled"):
        return "expected"
    if around.agentive(verb) or with_particle(verb) in words("timed") or support(verb) in words("timed"):
        return "planned"
    return "expected"


def tensed_status(verb: Word, helpers: list[Word], around: Circumstances) -> Status | None:
    """Status by tense and aspect."""
    progressive = verb.low.endswith("ing") and any(aux.lemma == "be" for aux in helpers)
    perfect = any(aux.lemma == "have" for aux in helpers)
    first = next((aux for aux in helpers if aux.form != "Inf"), None)
    finite = first if first is not None else verb
    if first is None and verb.passive and around.sentence.headline and verb.kid("nsubj:pass") is not None:
        return "scheduled" if around.ahead(verb) else "happened"  # "Two men arrested over raid"
    if is_infinitive(verb) or (first is None and verb.form not in ("Fin", "Imp", "")):
        return None
    if finite.form in ("Part", "Ger", "Inf") and not perfect:
        return None
    if finite.tense == "Past" and not (perfect and finite.low not in ("had", "'d")):
        return "ongoing" if progressive and not perfect and goes_on(verb, around) else "happened"
    if perfect:
        return "ongoing" if progressive or still_holds(verb) else "happened"
    return present_status(verb, progressive, helpers, around)


def goes_on(verb: Word, around: Circumstances) -> bool:
    """Whether a past tense is only that of the report: "Witnesses said that the depot was still burning", "students
    were still occupying the hall on Friday".
    """
    lasting = any(kid.low in ("still", "currently", "now") for kid in verb.kids)
    return lasting and (around.reported(verb) or around.fixed(verb))


def present_status(verb: Word, progressive: bool, helpers: list[Word], around: Circumstances) -> Status:
    """The present: what goes on, what is timed, and in headlines what has happened."""
    if around.ahead(verb) and verb.lemma not in words("relating"):
        return "scheduled"
    bare = not progressive and not helpers
    if bare and around.gone(verb) and verb.lemma not in words("states"):
        return "happened"
    if bare and around.sentence.headline and verb.lemma not in words("states"):
        return "happened"
    if bare and verb.low in INVARIANT:
        return "happened"
    return "ongoing"


def still_holds(verb: Word) -> bool:
    """Whether a perfect of a state still holds ("have had ties since", "has long backed")."""
    if verb.lemma not in words("states") and not any(kid.dep == "cop" for kid in verb.kids):
        return False
    return any(kid.low in ("long", "always") or kid.case() in ("since", "for") for kid in verb.kids)


def support(verb: Word) -> str:
    """A verb with its bare object: "take place"."""
    thing = verb.kid("obj")
    return f"{verb.lemma} {thing.low}" if thing else verb.lemma


def has_condition(verb: Word) -> bool:
    """Whether a conditional clause hangs on the predicate, or stands before what it is joined to by "and"."""
    return condition_of(verb) is not None or shares_condition(verb)


def shares_condition(verb: Word) -> bool:
    """Whether it is a second consequence: "unless it rains, the trees will die and growers lose their licences"."""
    first = verb.head
    joined = verb.dep == "conj" and verb.tense != "Past" and any(kid.low in ("and", "or") for kid in verb.all("cc"))
    if first is None or not joined:
        return False
    condition = condition_of(first)
    return condition is not None and condition.i < first.i
