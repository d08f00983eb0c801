"""Repairs of trees: general patterns of news prose that the parser gets wrong, each under its name with its case.

A repair is believed only where the tree breaks a rule of grammar (a verb of saying without a subject, a conjunction
before no clause, a sentence without a verb) or where words decide (a charge, a plan). These are done once for a
document, before morphology; those that need tense and form are in `syntax/mending.py`. Their cases are in
`tests/cases/repairs`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from communique.reading.repairs import (
    asides,
    causes,
    clauses,
    days,
    headings,
    hidden,
    of_phrases,
    papers,
    parted,
    phrases,
    speech,
    verbs,
)
from communique.reading.repairs.tree import Tree

__all__ = ["PARSED", "Repair", "Tree", "repair"]


class Repair(NamedTuple):
    """A repair of the trees of a document."""

    name: str
    apply: Callable[[Tree], None]


PARSED = (
    Repair("noun at the beginning of a headline", headings.free_nouns),
    Repair("circumstance of a noun", headings.rename_obliques),
    Repair("past tense hidden before its object", verbs.free_past_tenses),
    Repair("perfect hidden before its object", verbs.join_perfects),
    Repair("active taken for a passive", verbs.activate),
    Repair("subject taken for a circumstance", verbs.free_subjects),
    Repair("verb in -s taken for a noun", verbs.free_plans),
    Repair("adjective that has an object", hidden.free_adjectives),
    Repair("prefix taken for a verb", hidden.join_prefixes),
    Repair("final parted from its round", hidden.join_rounds),
    Repair("amounts taken for a plural", hidden.free_amounts),
    Repair("infinitive taken for a noun", hidden.free_infinitives),
    Repair("what is seen done taken for a description", hidden.free_seen),
    Repair("object before a passive", hidden.free_undergone),
    Repair("object taken for the subject of a passive", hidden.free_forced),
    Repair("second passive without its auxiliary", hidden.share_passives),
    Repair("due taken for a preposition", hidden.free_due),
    Repair("name taken for a part of an office", hidden.free_named_to),
    Repair("passive of a headline", headings.passivate),
    Repair("plan of a headline before who says so", headings.free_plans),
    Repair("of after the object", of_phrases.rehang_of),
    Repair("charge taken for a part of the object", of_phrases.free_charges),
    Repair("place after the object", phrases.rehang_places),
    Repair("day beside the subject", days.name_days),
    Repair("day at the beginning", days.rehang_openers),
    Repair("object taken for a part of a time", days.part_units),
    Repair("stretch of time taken for a time", days.free_stretches),
    Repair("noun taken for a verb behind a preposition", phrases.rehang_nouns),
    Repair("target taken for a circumstance of beginning", phrases.rehang_targets),
    Repair("show taken for a part of a name", papers.free_shows),
    Repair("name taken for a second subject beside its noun", papers.join_named),
    Repair("title before the name", phrases.join_titles),
    Repair("adjective taken for a second subject", phrases.join_adjectives),
    Repair("order taken for a description", clauses.free_orders),
    Repair("what is said taken for a description", clauses.free_told),
    Repair("speaker behind what is said", speech.rehang_speakers),
    Repair("speaker with a name behind what is said", speech.join_speakers),
    Repair("speaker who is described, behind what is said", hidden.free_described),
    Repair("second half of what is said", speech.join_halves),
    Repair("name taken for that of a place", asides.rehang_names),
    Repair("active joined to a passive", clauses.join_actives),
    Repair("speaker between commas", asides.join_asides),
    Repair("subject taken for an apposition of what follows", parted.free_forerunners),
    Repair("speaker taken for a circumstance", parted.free_speakers),
    Repair("place taken for a part of the subject behind it", parted.rehang_openers),
    Repair("circumstance taken for what is said", parted.free_circumstances),
    Repair("circumstance behind the speaker", parted.rehang_behind),
    Repair("who is aboard taken for a second subject", parted.rehang_aboard),
    Repair("time of saying taken for that of what is said", parted.rehang_times),
    Repair("subject parted from its verb by the speaker", parted.join_parted),
    Repair("subject parted from its verb by a source", parted.join_cited),
    Repair("purpose of meeting and moving", clauses.rehang_purposes),
    Repair("preposition taken for a particle", phrases.rehang_prepositions),
    Repair("preposition taken for a conjunction", phrases.rehang_marks),
    Repair("infinitive behind due", clauses.free_infinitives),
    Repair("state parted from its verb", clauses.join_states),
    Repair("finite verb after an infinitive", clauses.rehang_finite),
    Repair("which behind people", clauses.free_which),
    Repair("relative clause taken for a circumstance or for what is said", clauses.rehang_which),
    Repair("relative clause behind a circumstance", clauses.rehang_nearest),
    Repair("charge taken for an adjective", clauses.rehang_accused),
    Repair("copula taken for an auxiliary", clauses.rename_copulas),
    Repair("subject split at its conjunction", phrases.join_subjects),
    Repair("number before its noun", phrases.rehang_numbers),
    Repair("time of what is still to come", clauses.rehang_circumstances),
    Repair("charge under the one who is charged", clauses.rehang_charges),
    Repair("subject taken for what is said", speech.rehang_subjects),
    Repair("second object of the first conjunct", phrases.rehang_objects),
    Repair("two subjects of one verb", speech.share_subjects),
    Repair("object taken for the subject of a gerund", phrases.free_controllers),
    Repair("particle taken for a preposition", verbs.free_particles),
    Repair("verb taken for a cause", causes.free_due),
    Repair("object taken for what it is called", verbs.free_named),
    Repair("object taken for the subject of what it is found to be", verbs.free_judged),
    Repair("object without a preposition", phrases.take_objects),
    Repair("who is appointed", verbs.free_appointed),
    Repair("object with a preposition", verbs.free_obliques),
    Repair("who says it at the end of a headline", headings.free_sayers),
    Repair("plan behind the topic of a headline", headings.free_announced),
)
"""In the order in which they are done."""


def repair(tree: Tree) -> None:
    """All repairs of a document's trees, in place; where one would make a cycle of a sentence, it is not done there."""
    for each in PARSED:
        before = tree.copy()
        each.apply(tree)
        tree.undo_cycles(before)
