"""How likely two clauses of one claim tell one fact: only then does one bear the other out.

Clauses are joined to a claim so that reports which agree and which contradict each other stand side by side; that asks
less than saying that two witnesses tell the same. Weights: fitted on the pairs of 338 claims of scraped news that were
read against their sentences (docs/figures/claims.md, "Only who tells one fact is counted"); `communique why` prints the
score and what speaks most against it.
"""

from __future__ import annotations

from communique.claims.against import (
    another_time,
    any_of_a_kind,
    background,
    far_in_meaning,
    habit,
    in_passing,
    nothing_else_shared,
    one_of_a_series,
    one_or_several,
    only_wished,
    other_agents,
    other_numbers,
    other_relatives,
    other_toll,
    pronouns,
)
from communique.claims.circumstances import same_count, same_time
from communique.claims.items import Item
from communique.claims.roles import agent, objects
from communique.claims.series import telling
from communique.linking import Comparison, Finding, compare
from communique.model import Reason

ONE_FACT = "one_fact"
"""Name of the reason of an edge that gives this score; it adds nothing to that of the edge."""

LEAST = 0.68
"""Score from which two clauses bear each other out. Of 338 claims of scraped news, each event judged by weights fitted
on the others, 37 joined what is not the same then (before 95), and 32 of 243 right ones were lost."""

MIDDLE, WIDTH = 0.65, 0.25
"""Cosine that tells nothing, and what is to be added to it for the value 1."""


def one_fact(left: Item, right: Item) -> Reason:
    """How likely the two tell one fact, and what speaks most against it, in words."""
    score, reasons = compare(left, right, TABLE, BIAS)
    against = [reason.note for reason in reasons if reason.weight < 0][:3]
    return Reason(ONE_FACT, score, 0.0, f"{score:.2f}" + "; against it: " * bool(against) + "; ".join(against))


def close_wording(left: Item, right: Item) -> Finding | None:
    """The clauses mean nearly the same, by their sentence vectors."""
    if left.near is None:
        return None
    return Finding(round(max(-1.0, min(1.0, (left.near - MIDDLE) / WIDTH)), 2), f"likeness {left.near:.2f}")


def same_verb(left: Item, right: Item) -> Finding | None:
    """The verb is the same, not only of one family."""
    return Finding(1.0, "the same verb") if left.clause.predicate == right.clause.predicate else None


def no_agents(left: Item, right: Item) -> Finding | None:
    """One of them does not say who did it, so that nobody else can have."""
    return Finding(1.0, "one does not say who did it") if agent(left, right) is None else None


def rare_names(left: Item, right: Item) -> Finding | None:
    """Both give a name or a number, beside that of who did it, that few articles give."""
    shared = sorted(telling(left) & telling(right))
    return Finding(1.0, "both name " + ", ".join(shared[:3])) if shared else None


def news(left: Item, right: Item) -> Finding | None:
    """They stand in the headlines or the first sentences of their articles."""
    value = sum(one.clause.headline or one.clause.setting.opening for one in (left, right)) / 2
    return Finding(value, "told at the beginning") if value else None


TABLE: tuple[Comparison[Item], ...] = (
    Comparison(same_count, 0.95),
    Comparison(close_wording, 0.93),
    Comparison(same_time, 0.79),
    Comparison(no_agents, 0.72),
    Comparison(objects, 0.71),
    Comparison(news, 1.06),
    Comparison(same_verb, 0.38),
    Comparison(rare_names, 0.38),
    Comparison(other_numbers, -3.0),
    Comparison(one_or_several, -1.16),
    Comparison(only_wished, -1.10),
    Comparison(one_of_a_series, -1.02),
    Comparison(background, -0.89),
    Comparison(other_toll, -0.67),
    Comparison(pronouns, -0.43),
    Comparison(other_relatives, -0.39),
    Comparison(far_in_meaning, -0.37),
    Comparison(any_of_a_kind, -0.33),
    Comparison(other_agents, -0.33),
    Comparison(another_time, -0.32),
    Comparison(nothing_else_shared, -0.31),
    Comparison(in_passing, -0.30),
    Comparison(habit, -0.27),
)
"""Comparisons with what a value of 1 adds to the log-odds; that of `other_numbers` (fitted: -1.34) is set by hand: two
numbers of one thing are never one fact."""

BIAS = 0.43
"""Log-odds when nothing speaks for or against."""
