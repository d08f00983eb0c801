"""Which of two neighbouring times is counted from the other, or gives it its day."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.patterns.atoms import BREAK, Atoms
from communique.reading.times.timex import Expression

EVENT_WORDS = 6
"""Words that the event may have between "two days before" and its date."""
APART = frozenset((",", ";", ".", ":", "(", "that", "and", "but", "which", "who", "said", "or"))
"""Words behind which a date is that of something else."""


def is_anniversary(atoms: Atoms, expressions: Sequence[Expression], index: int) -> bool:
    """ "a year ago on Friday": that weekday is neither the last nor the next one."""
    before = expressions[index - 1] if index else None
    if before is None or before.rule != "ago" or not expressions[index].value.startswith("XXXX-WXX"):
        return False
    return atoms.words[before.last : expressions[index].first] in ([], ["on"], ["this"])


def dates_event(atoms: Atoms, expression: Expression, following: Expression) -> bool:
    """Whether the date behind is what "two days before" is counted from: "before 17 January", "before the vote on
    Sunday".
    """
    dated = following.type == "DATE" and following.kind in ("calendar", "holiday", "near") and not following.problem
    gap = atoms.words[expression.last : following.first]
    if not dated or gap in ([], ["the"]):
        return dated
    short = len(gap) <= EVENT_WORDS and gap[-1] == "on" and APART.isdisjoint(gap)
    return short and BREAK not in atoms.code[expression.last : following.first]


def names_day(expression: Expression) -> bool:
    """Whether an expression can give a clock its day: "Saturday", "Saturday morning", and no other clock."""
    dated = expression.type in ("DATE", "TIME") and expression.kind != "clock"
    return dated and not expression.problem
