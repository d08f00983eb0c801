"""What a clause tells: its whole predicate, and the families of predicates it counts among.

The verb alone does not say it: "took place", "left three dead", "made an emergency landing", "called off the concert".
"""

from __future__ import annotations

import re

from communique.claims.counts import fate
from communique.claims.dated import day_given
from communique.claims.page import Page
from communique.claims.terms import quakes, unvoted, verdict
from communique.claims.words import (
    classes,
    content,
    families,
    head_lemma,
    in_lexicon,
    nominal_verbs,
    noun_lemma,
    senses,
    words_of,
)
from communique.lexicon import table
from communique.model import Argument, Document, Proposition, Reading
from communique.reading.tokens.nouns import office_heads

TAKING_PLACE = frozenset({"hold", "begin"})
"""Families of what an event does that is not called off."""


def kinds(page: Page, one: Proposition, predicate: str) -> frozenset[str]:
    """The families of a proposition with this whole predicate."""
    objects, text = _objects(page, one), page.slice(one.span)
    found = families(predicate) | senses(predicate, objects) | _fates(page.reading, one) | _headed_toll(page, one)
    found |= _told_by_nouns(page.document, one) if predicate in words_of("support") else frozenset()
    found |= {"hold"} if day_given(page, one) else set()
    found |= _taken_part(text) | _levels(page.reading, one) | _occasions(found, page, one) | _anew(predicate, text)
    found |= {"decide"} if "score" in families(predicate) and DECIDING.search(text) else frozenset()
    found |= {"sentence"} if verdict(predicate, text) else frozenset()
    found |= {"shake"} if quakes(text) else frozenset()
    found |= _tallies(page, one) | ({"approve"} if IN_FAVOUR.search(text) else frozenset())
    found |= _lasting(found, text) | _deaths(text) | _aboard(page, one)
    found |= {"appoint"} if _gets_post(predicate, text) else frozenset()
    if unvoted(one, predicate):
        return found | {"approve"}
    if calls_off(page, one, predicate):
        return found | {"hold"} | _told_by_nouns(page.document, one)
    if one.clause == "nominal" and one.status == "cancelled" and _is_occasion(page, one, predicate):
        return found | TAKING_PLACE
    return found


def _is_occasion(page: Page, one: Proposition, predicate: str) -> bool:
    """True for what is held or pursued, by its noun: "the cup semi-final", "its takeover of Valk"."""
    heads = {head_lemma(page.slice(a.span)) for a in one.arguments if a.role == "what" and a.span.covers(one.head)}
    heads |= {predicate, head_lemma(page.slice(one.head))}
    return not (words_of("occasions") | words_of("ventures")).isdisjoint(heads)


def _objects(page: Page, one: Proposition) -> frozenset[str]:
    """Classes of what it is done to: of the nouns and of what is counted there, "occasion" for what is held, "venture"
    for what is pursued."""
    things = _done_to(page, one) or [a for a in one.arguments if a.role == "who"]
    counts = [page.reading.quantities[number] for number in one.quantities]
    heads = {head_lemma(page.slice(a.span)) for a in things}
    found = {q.unit for q in counts if q.unit and any(a.span.overlaps(q.span) for a in things)}
    found |= {"occasion"} if heads & words_of("occasions") else set()
    found |= {"venture"} if heads & words_of("ventures") else set()
    found |= {"sunken"} if heads & words_of("sunken") else set()
    found |= {"home"} & {
        head_lemma(page.slice(a.span)) for a in one.arguments if a.role == "where"
    }  # "left their homes"
    found |= {"person"} & {"person" for a in things if page.slice(a.span).lower() in SOMEBODY}  # "handed them over"
    return frozenset(found).union(*map(classes, heads))


def _done_to(page: Page, one: Proposition) -> list[Argument]:
    """What it is done to, but for the noun that only carries the meaning: "effect" of "the truce takes effect"."""
    done = [a for a in one.arguments if a.role in ("whom", "what")]
    return [a for a in done if not in_lexicon(f"{one.predicate} {head_lemma(page.slice(a.span))}")]


SOMEBODY = frozenset({"him", "her", "them", "me", "us"})
"""Pronouns for those to whom something is done."""


def _anew(predicate: str, text: str) -> frozenset[str]:
    """Families of what is done once more: "will sail again", "will not leave the quay again until Monday"."""
    again = f"{predicate} again"
    return families(again) if in_lexicon(again) and AGAIN.search(text) else frozenset()


AGAIN = re.compile(r"\bagain\b", re.IGNORECASE)
"""What says that something was done before."""


def _gets_post(predicate: str, text: str) -> bool:
    """True for "Rey will be the new head of the bank", "becomes its first head"."""
    verb, _, post = predicate.partition(" ")
    office = post in office_heads() or post in words_of("posts")
    return office and (verb == "become" or re.search(r"\bthe (?:new|next)\b", text) is not None)


DECIDING = re.compile(r"\b(?:the winner|winning goal|(?:only|lone|decisive|golden) goal|decider)\b", re.IGNORECASE)
"""A goal of which a match has one."""

TO_DEATH = re.compile(
    r"\b(?:fall|fell|plung|plummet|jump|leap|leapt|drop|slip|tumbl|crush|burn|stab|beat|shot|batter|hack|trampl|stoned?"
    r"|starv|fr[eo]ze?n?|chok|bl[ee]d|strangl|suffocat|clubb|bludgeon)\w*(?: \w+){0,3}?"
    r" to (?:death|(?:his|her|its|their) deaths?)\b",
    re.IGNORECASE,
)
"""What says that somebody died of it."""


def _deaths(text: str) -> frozenset[str]:
    return frozenset({"kill"}) if "death" in text.lower() and TO_DEATH.search(text) else frozenset()


ABOARD = re.compile(r"\b(?:aboard|on board)\b", re.IGNORECASE)
"""Where people are who travel in something."""


def _aboard(page: Page, one: Proposition) -> frozenset[str]:
    """The family of who is in a vehicle: "there were 112 people on board", "had 87 passengers aboard"."""
    verb = one.predicate.split(" ")[0]
    people = any(page.reading.quantities[number].unit == "person" for number in one.quantities)
    return frozenset({"contain"}) if verb in ("be", "have") and people and _is_aboard(page, one) else frozenset()


def _is_aboard(page: Page, one: Proposition) -> bool:
    behind = page.document.text[one.span.start : page.sentence(one.span).end]
    found = ABOARD.search(behind)
    return found is not None and found.start() <= one.span.end - one.span.start + 1


STILL = re.compile(r"\b(?:still|remain(?:s|ed)?|continue[sd]? to)\b", re.IGNORECASE)
"""Words of what has not ended yet."""


def _lasting(known: frozenset[str], text: str) -> frozenset[str]:
    """What is still so: who is "still being held" has not been released."""
    rows = table("claims")["lasting"]
    return frozenset(rows[name] for name in known if name in rows) if STILL.search(text) else frozenset()


def _occasions(known: frozenset[str], page: Page, one: Proposition) -> frozenset[str]:
    """What begins or is held, as a kind of its own: that of "the trial begins" is that of "goes on trial"."""
    if not known & TAKING_PLACE:
        return frozenset()
    heads = {occasion(page.slice(a.span)) for a in one.arguments if a.role in ("who", "what", "whom")}
    met = {"meet"} if any("talk" in classes(head) for head in heads) else set()
    tried = {"trial"} if any("trial" in classes(head) for head in heads) else set()
    polled = {"poll"} if any("vote" in classes(head) for head in heads) else set()
    return frozenset(heads & words_of("occasions") | met | tried | polled)


def occasion(phrase: str) -> str:
    """The noun of a phrase, that of the event for its day: "election" of "election day"."""
    head, words = head_lemma(phrase), content(phrase)
    return words[words.index(head) - 1] if head == "day" and words.index(head) > 0 else head


def calls_off(page: Page, one: Proposition, predicate: str) -> bool:
    """True if it says that something which is held or pursued was scrapped: "called off the concert", "dropped its
    bid"."""
    done = one.polarity == "positive" and one.status in ("happened", "ongoing")
    held = bool({"occasion", "venture"} & _objects(page, one)) or (
        predicate in ("off", "be off") and bool(_told_by_nouns(page.document, one))
    )
    return done and "cancel" in families(predicate) and held


def _taken_part(text: str) -> frozenset[str]:
    """Families of the event that a clause says somebody takes part in."""
    found = TAKING_PART.search(text)
    return nominal_verbs(head_lemma(found[1]) if found[1] else noun_lemma(found[2])) if found else frozenset()


def _told_by_nouns(document: Document, one: Proposition) -> frozenset[str]:
    """Families of the verbs of its objects: who calls off "the visit to Corvia" does not visit it."""
    roles = ("whom", "what") if any(a.role in ("whom", "what") for a in one.arguments) else ("who",)
    heads = {head_lemma(document.slice(a.span)) for a in one.arguments if a.role in roles}
    return frozenset().union(*map(nominal_verbs, heads))


TAKING_PART = re.compile(
    r"\b(?:part|participat\w+)\s+in\s+([^,.;]+)"
    r"|\bhand(?:s|ed|ing)?\s+in\s+(?:his|her|their|its)\s+([\w-]+)"
)
"""An event by whoever takes part in it: "took part in the march" is marching; or hands it in: "her resignation"."""


def _levels(reading: Reading, one: Proposition) -> frozenset[str]:
    """The family of what gives the level of a rate: "inflation was 7.9 per cent", "turnout reached 61%"."""
    verb = one.predicate.split(" ")[0]
    rates = [q.span for number in one.quantities if (q := reading.quantities[number]).unit == "percent"]
    whole = any(a.role == "what" and a.span in rates for a in one.arguments)
    given = whole if verb in ("be", "reach", "hit", "total") else verb in ("stand", "run") and bool(rates)
    return frozenset({"level"}) if given else frozenset()


IN_FAVOUR = re.compile(r"\bvotes? (?:in favou?r|in support|for)\b", re.IGNORECASE)
"""What tells by how many votes something was approved."""


def _tallies(page: Page, one: Proposition) -> frozenset[str]:
    """The family of what gives a count of cases: "the number of cases reached 148", "doctors confirmed 205 cases"."""
    things = {head_lemma(page.slice(a.span)) for a in one.arguments if a.role in ("what", "whom")}
    cases = any("case" in classes(thing) for thing in things)
    reports = one.predicate.split(" ")[0] in table("quantities")["tolls"]["reports"] and cases
    return frozenset({"tally"}) if one.quantities and (reports or _stands(page, one)) else frozenset()


def _stands(page: Page, one: Proposition) -> bool:
    """True if a clause tells where a number stands: "the number of cases reached 148"."""
    subjects = {head_lemma(page.slice(a.span)) for a in one.arguments if a.role == "who"}
    of_cases = any(subject in NUMBER_OF or "case" in classes(subject) for subject in subjects)
    return of_cases and one.predicate.split(" ")[0] in table("quantities")["tolls"]["verbs"]


NUMBER_OF = frozenset("number toll total count tally figure caseload".split())
"""Nouns for how many there are."""


def _fates(reading: Reading, one: Proposition) -> frozenset[str]:
    """Families that a count gives whatever the verb: "counts 43 dead", "the toll rose to 43" report killings."""
    tolls = table("quantities")["tolls"]
    if one.predicate.split(" ")[0] not in (*tolls["verbs"], *tolls["reports"]):
        return frozenset()
    return frozenset(family for number in one.quantities if (family := fate(reading.quantities[number])))


def _headed_toll(page: Page, one: Proposition) -> frozenset[str]:
    """Families of the toll that a headline without a verb opens with: "Three dead in plant blast"."""
    if one.predicate not in MISHAPS or page.kind(one.span) != "headline":
        return frozenset()
    begun = (q for number in one.quantities if (q := page.reading.quantities[number]).span.start == one.span.start)
    return frozenset(family for quantity in begun if (family := fate(quantity)))


MISHAPS = frozenset(
    "accident attack avalanche blast blaze bombing clash collapse collision crash derailment explosion fire flood"
    " landslide mudslide quake earthquake raid shooting storm strike".split()
)
"""Nouns of headlines that open with who came to harm."""


def counts_on(page: Page, one: Proposition) -> bool:
    """True if the clause says where a toll stands ("the toll rose to 43 overnight"), whose time is not the deaths'."""
    toll = one.predicate.split(" ")[0] in table("quantities")["tolls"]["verbs"] and bool(_fates(page.reading, one))
    return toll or (_stands(page, one) and bool(one.quantities))
