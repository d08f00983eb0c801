"""Whether two clauses surely tell one fact: only then does one bear the other out.

Clauses are joined to a claim so that reports which agree and which contradict each other stand side by side; that asks
less than saying that two witnesses tell the same. Each doubt is one small function, whose docstring is what `communique
why` prints; what is in doubt is shown with the claim, but its witness is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product

from communique.claims.circumstances import same_count, same_place, same_time
from communique.claims.comparisons import beside, copied_words
from communique.claims.counts import agreement, alike, fate
from communique.claims.intervals import moment
from communique.claims.items import Item
from communique.claims.main_event import main_event
from communique.claims.records import Clause, Party
from communique.claims.roles import PATIENTS, objects, tolls
from communique.claims.roles import rivals as only_one_can
from communique.claims.series import acts
from communique.claims.settings import dated_apart
from communique.claims.words import classes, is_number, tokens, words_of

CLOSE, FAR = 0.65, 0.55
"""Cosines of two clauses: from which they need not share a word, and below which they need a date or a number."""

NEWS = 21.0
"""Days between two reports whose undated news is no longer one."""

IN_DOUBT = "in_doubt"
"""Name of the reason of an edge that gives a doubt; it adds nothing to its score."""

WISHED = frozenset({"possible", "hypothetical", "called-for"})


def only_wished(left: Item, right: Item) -> bool:
    """One says that it is so or will be, the other only that it may, would or should."""
    return (left.clause.status in WISHED) != (right.clause.status in WISHED)


def other_numbers(left: Item, right: Item) -> bool:
    """They count one kind of thing with numbers that cannot both be right."""
    pairs = [(a, b) for a, b in product(left.clause.counts, right.clause.counts) if alike(a, b)]
    found = {agreement(a, b) for a, b in pairs if not (_many_dead(a.value, fate(a)) and _many_dead(b.value, fate(b)))}
    return "apart" in found and "same" not in {agreement(a, b) for a, b in pairs}


def _many_dead(value: float | None, befallen: str | None) -> bool:
    """True for a toll, which grows; a single victim is somebody in particular."""
    return befallen is not None and (value or 0) > 1


def other_days(left: Item, right: Item) -> bool:
    """Their dates lie apart, or that of one from those in the other's sentence."""
    one, two = left.clause, right.clause
    return (one.when is not None or two.when is not None) and dated_apart(one, two)


def other_news(left: Item, right: Item) -> bool:
    """Both are news without a common date, and weeks lie between the reports."""
    one, two = left.clause, right.clause
    if (one.when is not None and two.when is not None) or not one.status == two.status == "happened":
        return False
    days = [moment(c.published) for c in (one, two) if c.published and (c.headline or c.setting.opening)]
    return len(days) == 2 and None not in days and abs((days[0] or 0) - (days[1] or 0)) > NEWS


def one_or_several(left: Item, right: Item) -> bool:
    """One tells of a single thing, the other of several of its kind."""
    pairs = (*product(_things(left.clause), _things(right.clause)), *product(_people(left), _people(right)))
    return any(a.head and a.head == b.head and _several(a) != _several(b) for a, b in pairs)


def _things(clause: Clause) -> tuple[Party, ...]:
    return tuple(party for party in clause.of(*PATIENTS) if not party.pronoun)


def _people(item: Item) -> tuple[Party, ...]:
    """Those who do it, where they are people without a name."""
    return tuple(party for party in item.clause.of("who") if not party.own and "person" in classes(party.head))


def _several(party: Party) -> bool:
    """True if its noun is in the plural."""
    return party.head not in {word.casefold() for word in tokens(party.text)}


def only_of_a_kind(left: Item, right: Item) -> bool:
    """What it is done to is of one kind in both, but no word of it is shared."""
    ones, twos = _things(left.clause), _things(right.clause)
    words = [frozenset(word for party in side for word in party.words) for side in (ones, twos)]
    actors = [frozenset(actor for party in side for actor in party.actors) for side in (ones, twos)]
    if not all(words) or words[0] & words[1] or actors[0] & actors[1]:
        return False
    found = objects(left, right)
    return found is not None and found.value > 0


def other_agents(left: Item, right: Item) -> bool:
    """Others do it, and only one of them can have done it."""
    named = all(any(p.specific and not p.pronoun for p in item.clause.of("who")) for item in (left, right))
    return named and only_one_can(left, right)


def other_things(left: Item, right: Item) -> bool:
    """What it is done to, or said of, is different."""
    found = objects(left, right)
    return found is not None and found.value <= OTHER


def other_relatives(left: Item, right: Item) -> bool:
    """One is of a father, the other of a mother."""
    ones, twos = (_relatives(item.clause) for item in (left, right))
    return bool(ones and twos) and not ones & twos


def _relatives(clause: Clause) -> frozenset[str]:
    """The kinds of relatives among those who do it."""
    nouns = {party.noun for party in clause.of("who")} & words_of("relations")
    return frozenset().union(*map(classes, nouns)) - {"person"}


def habit(left: Item, right: Item) -> bool:
    """One tells what is done again and again, the other what was done."""
    return _habitual(left.clause) != _habitual(right.clause)


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


def nothing_else_shared(left: Item, right: Item) -> bool:
    """Beside who does it and the verb they share no word, and the wording is not close."""
    return (left.near or 0) < CLOSE and not beside(left.clause) & beside(right.clause)


def far_in_meaning(left: Item, right: Item) -> bool:
    """The wording is far apart, and neither date nor number is shared."""
    if (left.near or 0) >= FAR or main_event(left, right) or tolls(left, right):
        return False
    when, number = same_time(left, right), same_count(left, right)
    return not ((when is not None and when.value > SENTENCE) or (number is not None and number.value >= EQUAL))


SENTENCE, EQUAL = 0.5, 1.0
"""Value of a comparison of dates up to which it shows little, and that of two equal numbers."""

OTHER = -0.5
"""Likeness of what it is done to up to which that is another."""


def one_of_a_series(left: Item, right: Item) -> bool:
    """The story tells of several such acts, and no date, number, place or name shows that both are of the same."""
    if not acts(left.clause) & acts(right.clause) & left.series:
        return False
    if any(told(left, right) for told in (main_event, copied_words)):
        return False
    found = (same_time(left, right), same_place(left, right), same_count(left, right))
    if any(one is not None and one.value >= SENTENCE for one in found):
        return False
    return not names(left.clause) & names(right.clause)


def names(clause: Clause) -> frozenset[str]:
    """Names and numbers of a clause but those of who does it."""
    who = {word.lower() for party in clause.of("who") for word in (*tokens(party.text), *party.words)}
    words = tokens(clause.text)
    capitals = {word for word in words[1:] if word[:1].isupper() and not clause.headline}
    found = capitals | {word for word in words if is_number(word.lower()) or any(c.isdigit() for c in word)}
    return frozenset(word.lower() for word in found) - who


DOUBTS: tuple[Callable[[Item, Item], bool], ...] = (
    only_wished,
    other_numbers,
    other_days,
    other_news,
    other_agents,
    other_relatives,
    other_things,
    one_or_several,
    only_of_a_kind,
    habit,
    nothing_else_shared,
    far_in_meaning,
    one_of_a_series,
)
"""What is asked of two clauses that were judged to claim the same, in this order."""


def doubts(left: Item, right: Item) -> Iterator[str]:
    """The docstrings of all that speaks against one fact."""
    return (" ".join((doubt.__doc__ or "").split()) for doubt in DOUBTS if doubt(left, right))
