"""PLOVER codes of propositions: root, mode, contexts and CAMEO equivalent, by predicate and words beside it.

The codes are those of the PLOVER codebook; a proposition whose predicate the table does not know stays uncoded.
The code tells what sort of event a proposition is about; whether it happened is its status. `conventional` gives the
root that PLOVER itself uses for events that have not happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache, lru_cache
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
    agent: bool
    bare: bool
    official: bool
    inside: bool


class Scene(NamedTuple):
    """What codes look at beside the predicate."""

    nouns: Collection[str]
    """Lemmas of the words in its object and phrases."""
    objects: Collection[str] = ()
    """Of these, the words of the object."""
    has_actor: bool = False
    """Its object or recipient names somebody that can act."""
    has_object: bool = True
    """It has somebody or something that it is done to."""
    has_thing: bool = False
    """It has something that it is done to."""
    has_agent: bool = False
    """Somebody that can act is named who does it."""
    has_doer: bool = True
    """Nobody is named who does it, or somebody that can act."""
    is_official: bool = True
    """Who does it stands in public life, or may."""
    doers: Collection[str] = ()
    """The lemmas of who does it."""


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
            row.get("agent", False),
            row.get("bare", False),
            row.get("official", False),
            row.get("inside", False),
        )
        for verb in row["verbs"]:
            found.setdefault(verb, []).append(rule)
    return {verb: tuple(sorted(group, key=lambda rule: not (rule.nouns or rule.by))) for verb, group in found.items()}


def code(predicate: str, scene: Scene) -> Code | None:
    """The code of a predicate by what stands beside it; None if not sure."""
    return next((rule.code for rule in rules().get(predicate, ()) if fits(rule, scene)), None)


def fits(rule: Rule, scene: Scene) -> bool:
    """Whether a rule's conditions hold."""
    return is_done_by(rule, scene) and is_done_to(rule, scene) and has_words(rule, scene)


def is_done_by(rule: Rule, scene: Scene) -> bool:
    """Whether who does it is as the rule has it."""
    if rule.by and rule.by.isdisjoint(scene.doers):
        return False
    known = scene.has_agent or not rule.agent
    return known and (scene.has_doer or not rule.doer) and (scene.is_official or not rule.official)


def is_done_to(rule: Rule, scene: Scene) -> bool:
    """Whether whom or what it is done to is as the rule has it."""
    if (rule.bare and scene.has_thing) or (rule.object and not scene.has_object):
        return False
    return scene.has_actor or not rule.actors


def has_words(rule: Rule, scene: Scene) -> bool:
    """Whether one of the rule's nouns stands there, and none that it excludes."""
    if rule.excluded and not rule.excluded.isdisjoint(scene.nouns):
        return False
    return not rule.nouns or not rule.nouns.isdisjoint(scene.objects if rule.inside else scene.nouns)


@lru_cache(maxsize=4096)
def roots_of(predicate: str) -> frozenset[str]:
    """The roots that a predicate has whatever stands beside it."""
    return frozenset(rule.code.root for rule in rules().get(predicate, ()) if not rule.nouns and not rule.by)


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
    called off YIELD, one that nobody will make or could make none. Uncoded (None): REQUEST if it is called for, else
    None.
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
    if future == "THREATEN" and polarity == "negative" and status in FUTURE | OPEN:
        return None
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
