"""The comparisons by which two clauses are judged to claim the same thing.

Weights are log-odds, set by hand and checked on `benchmarks/claims.py`; each function's docstring is what
`communique why` prints about it. What bars a claim outright is in `bars`.
"""

from __future__ import annotations

from communique.claims.circumstances import one_load, one_toll, same_count, same_occasion, same_place, same_time
from communique.claims.items import Item, shared_families
from communique.claims.main_event import main_event
from communique.claims.posts import same_post
from communique.claims.predicates import only_verbs_differ, same_predicate
from communique.claims.records import Clause
from communique.claims.roles import PATIENTS, agent, objects, one_event, rivals, tolls
from communique.claims.stages import done_already, kept_plan
from communique.claims.unhurt import no_victims
from communique.claims.words import content, opposed, overlap, words_of
from communique.linking import Comparison, Finding

COPIED = 0.7
"""Share of words from which two clauses of one root are one clause, copied or revised."""

LEAD = 0.3
"""Share of an article up to which it tells what its headline says."""


def wording(left: Item, right: Item) -> Finding | None:
    """The clauses mean nearly the same, by their sentence vectors (cosine, or an estimate where that is enough); for
    tolls and for two that are said to have done one thing, difference tells nothing."""
    near = left.near
    if near is None:
        return None
    if near >= LEVEL:
        value = min(1.0, (near - LEVEL) / ABOVE)
    elif any(told(left, right) for told in (tolls, rivals, one_event, one_load, _denies)):
        value = 0.0
    else:
        value = max(-1.0, (near - LEVEL) / ABOVE) if _known(left, right) else max(-2.0, (near - LEVEL) / BELOW)
    return Finding(round(value, 2), f"likeness of the wording {near:.2f}")


LEVEL, ABOVE, BELOW = 0.55, 0.3, 0.15
"""Cosine that tells nothing; what is to be added to it for the value 1; and taken from it for -1, where nothing else
shows what both are about: of 460 joined pairs of scraped news one in twenty is below 0.45, and most of these are two
things."""


def _denies(left: Item, right: Item) -> bool:
    """True if one says that it is off, or that somebody whom both name did not, or that on that day nobody did: it need
    not say again what."""
    one, two = left.clause, right.clause
    if (one.status == "cancelled") != (two.status == "cancelled"):
        return True
    who, when = agent(left, right), same_time(left, right)
    dated = one.predicate == two.predicate and when is not None and when.value > 0
    return one.polarity != two.polarity and (bool(one.actors & two.actors) or dated) and (who is None or who.value >= 0)


def _known(left: Item, right: Item) -> bool:
    """True if something but the wording shows that both are about one thing."""
    counted = same_count(left, right)
    return bool(main_event(left, right) or no_victims(left, right) or (counted is not None and counted.value >= 1))


def little_shared(left: Item, right: Item) -> Finding | None:
    """Only predicate and object can be compared: there is no agent, time, place or number that both give."""
    one, two = left.clause, right.clause
    if one.polarity != two.polarity or one.denied != two.denied or opposed(one.families, two.families):
        return None  # who denies it need not say again who did it
    if any(function(left, right) is not None for function in (agent, same_post, same_time, same_place, same_count)):
        return None
    return Finding(-1.0, "no agent, time, place or number that both give")


def only_who(left: Item, right: Item) -> Finding | None:
    """Beside who did it and the verb, both say more, and share not one word of it: girls kidnapped, captives held. What
    is done once needs none, nor what is called off."""
    one, two = left.clause, right.clause
    if one.polarity != two.polarity or opposed(one.families, two.families) or rivals(left, right):
        return None
    if shared_families(left, right) & words_of("once") or "cancelled" in (one.status, two.status):
        return None
    if any(told(left, right) for told in (tolls, one_event, one_load, no_victims, same_post, main_event, headline)):
        return None
    found = [finding for function in (same_time, same_place, same_count) if (finding := function(left, right))]
    if any(finding.value > 0 for finding in found) or copied_words(left, right):
        return None
    ones, twos = beside(one), beside(two)
    meant = any(c.predicate.startswith("be ") or any(p.pronoun for p in c.of(*PATIENTS)) for c in (one, two))
    if meant or not ones or not twos or ones & twos:
        return None
    return Finding(-1.0, "beside who did it, no word is shared")


def beside(clause: Clause) -> frozenset[str]:
    """The words of a clause but for its verb and those of its agents."""
    start, end = (at - clause.span.start for at in (clause.head.start, clause.head.end))
    verb = content(clause.text[start:end]) if start >= 0 else ()
    who = (word for party in clause.of("who") for text in (party.text, party.stands_for) for word in content(text))
    return clause.words - frozenset((*verb, *who, clause.predicate)) - clause.families


def copied_words(left: Item, right: Item) -> Finding | None:
    """Both are the same words of one root, copied or revised; another verb makes another claim."""
    if left.root != right.root or left.clause.document == right.clause.document or not shared_families(left, right):
        return None
    shared = overlap(left.clause.words, right.clause.words)
    return Finding(1.0, f"one text, {shared:.0%} of the words shared") if shared >= COPIED else None


def headline(left: Item, right: Item) -> Finding | None:
    """One is the headline of the article, the other says the same kind of thing near its beginning."""
    one, two = left.clause, right.clause
    if one.document != two.document or one.headline == two.headline or max(one.position, two.position) > LEAD:
        return None
    said = same_predicate(left, right)
    return Finding(1.0, "the headline and the beginning of one article") if said and said.value > 0 else None


def rare_words(left: Item, right: Item) -> Finding | None:
    """The clauses share words that are rare in this collection."""
    one, two = left.clause.words, right.clause.words
    weight = {word: left.rarity.get(word, 1.0) for word in one | two}
    smaller = min(sum(weight[w] for w in one), sum(weight[w] for w in two))
    shared = sorted(one & two, key=lambda word: (-weight[word], word))
    if smaller <= 0:
        return None
    value = min(1.0, sum(weight[w] for w in shared) / smaller)
    least = 0.0 if rivals(left, right) else -0.5
    return Finding(round(max(least, 2 * value - 1), 2), "shared: " + (", ".join(shared[:6]) or "none"))


WORDING = Comparison(wording, 1.6)
"""What is compared last, for it may cost a run of the sentence network."""

OTHERS: tuple[Comparison[Item], ...] = (
    Comparison(same_predicate, 2.0),
    Comparison(agent, 1.2),
    Comparison(objects, 2.0),
    Comparison(same_post, 2.0),
    Comparison(same_time, 0.8),
    Comparison(same_place, 0.6),
    Comparison(same_count, 1.4),
    Comparison(one_toll, 1.0),
    Comparison(one_load, 1.2),
    Comparison(one_event, 0.8),
    Comparison(no_victims, 3.0),
    Comparison(main_event, 1.6),
    Comparison(kept_plan, 1.6),
    Comparison(copied_words, 3.0),
    Comparison(headline, 1.6),
    Comparison(rare_words, 1.2),
)
"""All comparisons but that of the wording that may speak for one claim."""

AGAINST: tuple[Comparison[Item], ...] = (
    Comparison(only_verbs_differ, -1.2),
    Comparison(done_already, -1.0),
    Comparison(same_occasion, 2.0),
    Comparison(little_shared, 1.4),
    Comparison(only_who, 1.6),
)
"""Those that can only speak against it, looked at where the others leave hope."""

BIAS = -2.4
"""Log-odds that two candidates are one claim before anything is compared."""
