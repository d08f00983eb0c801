"""What speaks against two clauses of one claim telling one fact.

The table that weighs them, with what speaks for it, is in `fact`.
"""

from __future__ import annotations

import re
from itertools import product

from communique.claims.circumstances import same_count, same_time
from communique.claims.comparisons import beside, copied_words
from communique.claims.counts import agreement, alike
from communique.claims.items import Item
from communique.claims.main_event import main_event
from communique.claims.records import WISHED, Clause, Party
from communique.claims.roles import PATIENTS, tolls
from communique.claims.roles import rivals as only_one_can
from communique.claims.series import acts, telling
from communique.claims.words import classes, words_of
from communique.linking import Finding

CLOSE, FAR = 0.7, 0.55
"""Cosines of two clauses: from which they need not share a word, and below which they need a date or a number."""

DATED, COUNTED = 0.5, 0.7
"""Values of comparisons of times and numbers from which they show which act is meant."""

ASIDE = frozenset({"infinitive", "participle", "relative", "nominal"})
"""Kinds of clause that tell in passing."""


def _told(holds: bool, note: str) -> Finding | None:
    return Finding(1.0, note) if holds else None


def only_wished(left: Item, right: Item) -> Finding | None:
    """One says that it is so or will be, the other only that it may, would or should."""
    return _told((left.clause.status in WISHED) != (right.clause.status in WISHED), "one only may, would or should be")


def other_numbers(left: Item, right: Item) -> Finding | None:
    """They count one kind of thing with numbers that cannot both be right; tolls grow, but for a single victim's."""
    pairs = [(a, b) for a, b in product(left.clause.counts, right.clause.counts) if alike(a, b)]
    grow = tolls(left, right)
    found = {agreement(a, b) for a, b in pairs if not (grow and min(a.value or 0, b.value or 0) > 1)}
    apart = "apart" in found and "same" not in {agreement(a, b) for a, b in pairs}
    return _told(apart, "the numbers cannot both be right")


def one_or_several(left: Item, right: Item) -> Finding | None:
    """One tells of a single thing, or person without a name, the other of several of their kind."""
    pairs = (*product(_things(left.clause), _things(right.clause)), *product(_people(left), _people(right)))
    return _told(any(_one_noun(a, b) and a.several != b.several for a, b in pairs), "one of them, or several")


def _one_noun(one: Party, two: Party) -> bool:
    """True if both are called by one noun, or by two for the same thing: a ship, a vessel."""
    return bool(one.head) and (one.head == two.head or bool(classes(one.head) & classes(two.head) - {"person"}))


def _things(clause: Clause) -> tuple[Party, ...]:
    return tuple(party for party in clause.of(*PATIENTS) if not party.pronoun)


def _people(item: Item) -> tuple[Party, ...]:
    """Those who do it, where they are people without a name."""
    return tuple(party for party in item.clause.of("who") if not party.own and "person" in classes(party.head))


def any_of_a_kind(left: Item, right: Item) -> Finding | None:
    """What it is done to may be any of its kind: "a missile", "three runs"."""
    things = (party for item in (left, right) for party in _things(item.clause))
    return _told(any(party.indefinite and not party.own for party in things), "one of a kind")


def other_agents(left: Item, right: Item) -> Finding | None:
    """Others do it, and only one of them can have done it."""
    named = all(any(p.specific and not p.pronoun for p in item.clause.of("who")) for item in (left, right))
    return _told(named and only_one_can(left, right), "others did it")


def pronouns(left: Item, right: Item) -> Finding | None:
    """Who did it is only a pronoun, which may be misread."""
    who = (party for item in (left, right) for party in item.clause.of("who"))
    return _told(any(party.pronoun for party in who), "a pronoun says who did it")


def other_relatives(left: Item, right: Item) -> Finding | None:
    """One is of a father, the other of a mother."""
    ones, twos = (_relatives(item.clause) for item in (left, right))
    return _told(bool(ones and twos) and not ones & twos, "other relatives")


def _relatives(clause: Clause) -> frozenset[str]:
    """The kinds of relatives among those who do it."""
    nouns = {party.noun for party in clause.of("who")} & words_of("relations")
    return frozenset().union(*map(classes, nouns)) - {"person"}


def habit(left: Item, right: Item) -> Finding | None:
    """One tells what is done again and again, the other what was done."""
    return _told(_habitual(left.clause) != _habitual(right.clause), "done again and again, or once")


def _habitual(clause: Clause) -> bool:
    """True if a word before the verb, or right behind it, says so."""
    found = HABIT.search(clause.text)
    return found is not None and clause.span.start + found.start() <= clause.head.end + 1


HABIT = re.compile(
    r"\b(?:(?:each|every) time|historically|usually|often|always|sometimes|whenever|regularly|typically|normally"
    r"|generally|frequently|repeatedly|routinely|tend(?:s|ed)? to|used to|over the years|again and again|many times)\b",
    re.IGNORECASE,
)
"""Words of what is done more than once."""


def another_time(left: Item, right: Item) -> Finding | None:
    """One says that there was another before it or is more of it, and the other does not."""
    return _told(
        (ANOTHER.search(left.clause.text) is None) != (ANOTHER.search(right.clause.text) is None), "another one"
    )


ANOTHER = re.compile(
    r"\b(?:another|already|also|previous(?:ly)?|earlier|again|similar|first time|last time|latest|others?|more|further"
    r"|additional|second|third|since)\b",
    re.IGNORECASE,
)
"""Words of what is not alone of its kind."""


def background(left: Item, right: Item) -> Finding | None:
    """The sentence of one lies at another place or time than its article is about."""
    return _told(left.clause.setting.background != right.clause.setting.background, "background in one of them")


def other_toll(left: Item, right: Item) -> Finding | None:
    """Both count victims, and one of them in the background."""
    return _told(bool(tolls(left, right) and background(left, right)), "a toll in the background")


def nothing_else_shared(left: Item, right: Item) -> Finding | None:
    """Beside who does it and the verb they share no word, and the wording is not close."""
    bare = (left.near or 0) < CLOSE and not beside(left.clause) & beside(right.clause)
    return _told(bare, "no word shared beside the verb")


def far_in_meaning(left: Item, right: Item) -> Finding | None:
    """The wording is far apart, and neither date nor number is shared."""
    if (left.near or 0) >= FAR or main_event(left, right) or tolls(left, right):
        return None
    when, number = same_time(left, right), same_count(left, right)
    shared = (when is not None and when.value > DATED) or (number is not None and number.value >= 1)
    return _told(not shared, "far apart in meaning")


def in_passing(left: Item, right: Item) -> Finding | None:
    """They are told in passing: "to launch", "launched in July", "that fled"."""
    value = sum(item.clause.kind in ASIDE for item in (left, right)) / 2
    return Finding(value, "told in passing") if value else None


def one_of_a_series(left: Item, right: Item) -> Finding | None:
    """The story tells of several such acts, and no date, number or rare name shows that both are of the same."""
    if not acts(left.clause) & acts(right.clause) & left.series or copied_words(left, right):
        return None
    when, number = same_time(left, right), same_count(left, right)
    if (when is not None and when.value >= DATED) or (number is not None and number.value >= COUNTED):
        return None
    return _told(not telling(left) & telling(right), "one of several such acts")
