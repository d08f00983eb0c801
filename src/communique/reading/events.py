"""PLOVER codes of propositions: root, mode, contexts and CAMEO equivalent, by predicate and words beside it.

The codes are those of the PLOVER codebook; a proposition whose predicate the table does not know stays uncoded.
The code tells what sort of event a proposition is about; whether it happened is its status. `conventional` gives the
root that PLOVER itself uses for events that have not happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import NamedTuple

from communique.lexicon import table
from communique.model.readings import Polarity, Status

FUTURE = frozenset(("scheduled", "planned", "expected"))
"""Statuses of what is still to come."""

OPEN = frozenset(("possible", "hypothetical"))
"""Statuses of what may come: threatened if it is force, offered if it is not."""


class Code(NamedTuple):
    """A PLOVER code."""

    root: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None


class Rule(NamedTuple):
    """A row of `lexicon/plover.toml`."""

    code: Code
    nouns: frozenset[str]
    excluded: frozenset[str]
    actors: bool
    object: bool
    doer: bool
    by: frozenset[str]


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """Predicate → its rules, those with nouns first."""
    found: dict[str, list[Rule]] = {}
    for row in table("plover")["rules"]:
        code = Code(row["root"], row.get("mode"), tuple(row.get("contexts", ())), row.get("cameo"))
        rule = Rule(
            code,
            frozenset(row.get("nouns", ())),
            frozenset(row.get("not", ())),
            row.get("actors", False),
            row.get("object", False),
            row.get("doer", False),
            frozenset(row.get("by", ())),
        )
        for verb in row["verbs"]:
            found.setdefault(verb, []).append(rule)
    return {verb: tuple(sorted(group, key=lambda rule: not (rule.nouns or rule.by))) for verb, group in found.items()}


def code(
    predicate: str,
    nouns: Collection[str],
    has_actor: bool,
    has_object: bool = True,
    has_doer: bool = True,
    doers: Collection[str] = (),
) -> Code | None:
    """The code of a predicate with the lemmas of the words in its object and phrases; None if not sure.

    `has_object`: it has somebody or something that it is done to. `has_actor`: its object or recipient names somebody
    that can act. `has_doer`: nobody is named who does it, or somebody that can act. `doers`: the lemmas of who does it.
    """
    for rule in rules().get(predicate, ()):
        done = (has_doer or not rule.doer) and not (rule.by and rule.by.isdisjoint(doers))
        if fits(rule, nouns, has_actor) and (has_object or not rule.object) and done:
            return rule.code
    return None


def fits(rule: Rule, nouns: Collection[str], has_actor: bool) -> bool:
    """Whether a rule's conditions hold."""
    if rule.actors and not has_actor:
        return False
    if rule.excluded and not rule.excluded.isdisjoint(nouns):
        return False
    return not rule.nouns or not rule.nouns.isdisjoint(nouns)


def performs(predicate: str, noun: str) -> bool:
    """Whether a verb of saying does with this object what it says: "declared a truce"."""
    return any(noun in rule.nouns for rule in rules().get(predicate, ()))


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of the table's `[words]`."""
    return frozenset(table("plover")["words"][name])


@cache
def future_roots() -> dict[str, str]:
    """Root → the root that PLOVER uses for its future."""
    return {root: future for future, roots in table("plover")["future"].items() for root in roots}


def conventional(root: str | None, status: Status, polarity: Polarity) -> str | None:
    """PLOVER's own root for an event of this status: a planned visit is AGREE, a planned attack THREATEN, one that is
    called for REQUEST, a cooperation that is refused REJECT and one that is called off SANCTION, an attack that is
    called off YIELD. Uncoded (None): REQUEST if it is called for, else None.
    """
    if root is None:
        return "REQUEST" if status == "called-for" else None
    if root in table("plover")["verbal"]["roots"]:
        return root
    if status == "called-for":
        return "REQUEST"
    future = future_roots().get(root)
    if future == "THREATEN" and status == "cancelled":
        return "YIELD"
    if future == "AGREE" and (status == "cancelled" or (status == "ongoing" and polarity == "negative")):
        return "SANCTION"
    if future == "THREATEN" and status in OPEN and root != "PROTEST":
        return "THREATEN"
    if (status in FUTURE or (status in OPEN and future == "AGREE")) and future is not None:
        return "REJECT" if polarity == "negative" and future == "AGREE" else future
    if polarity == "negative" and future == "AGREE":
        return "REJECT"
    return root


def plain_code(root: str) -> Code:
    """The code of a root of which nothing more is known."""
    return Code(root, None, (), table("plover")["plain"].get(root))


def lemmas(words: Iterable[str]) -> frozenset[str]:
    """Lower-cased lemmas as `code` compares them."""
    return frozenset(word.lower() for word in words)
