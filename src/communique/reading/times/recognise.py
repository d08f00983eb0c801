"""Finding time expressions: every rule over the whole text, the longest match of each place, modifiers added."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from communique.reading.patterns.atoms import Atoms, scan
from communique.reading.times import timex_clock, timex_dates, timex_length, timex_seasons, timex_shift, timex_years
from communique.reading.times.timex import Expression, Found
from communique.reading.times.timex_rules import compiled, grammar, left_modifiers

MAX_LEFT = 6
"""Atoms before an expression that can belong to its modifier ("the very early part of the")."""
PERIOD_MODS = frozenset({"START", "MID", "END", "APPROX"})
LENGTH_MODS = frozenset({"APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"})
AGO_MODS = {
    "MORE_THAN": "BEFORE",
    "LESS_THAN": "AFTER",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
}
"""More than two years ago is before two years ago."""
LATER_MODS = {
    "MORE_THAN": "AFTER",
    "LESS_THAN": "BEFORE",
    "EQUAL_OR_MORE": "ON_OR_AFTER",
    "EQUAL_OR_LESS": "ON_OR_BEFORE",
}


@cache
def _builder(name: str) -> Callable[[Found], list[Expression]]:
    """The function of that name in the modules that hold the meanings."""
    modules = (timex_dates, timex_years, timex_seasons, timex_clock, timex_shift, timex_length)
    build: Callable[[Found], list[Expression]] = next(getattr(m, name) for m in modules if name in vars(m))
    return build


def recognise(text: str) -> tuple[Atoms, list[Expression]]:
    """The atoms of a text and its time expressions in text order, none overlapping another."""
    atoms = scan(text, grammar().alphabet)
    chosen = _longest(_candidates(atoms), len(atoms.words))
    return atoms, [_with_modifier(atoms, e) for e in _joined(atoms, chosen)]


def _joined(atoms: Atoms, expressions: list[Expression]) -> list[Expression]:
    """ "the morning of 31 January" is one time: a part of day takes in the date that follows its "of"."""
    joined: list[Expression] = []
    for expression in expressions:
        before = joined[-1] if joined else None
        gap = atoms.words[before.last : expression.first] if before else None
        if before and before.rule == "part of day" and atoms.words[before.last - 1] == "of" and gap in ([], ["the"]):
            joined[-1] = _joined_part(atoms, before, expression)
        else:
            joined.append(expression)
    return joined


def _joined_part(atoms: Atoms, part: Expression, day: Expression) -> Expression:
    first = part.first - 1 if part.first and atoms.words[part.first - 1] == "the" else part.first
    clock = day.clock or part.clock
    return day._replace(first=first, type="TIME" if clock else day.type, clock=clock)


def _candidates(atoms: Atoms) -> list[tuple[int, int, Expression]]:
    """(-length of the match, row of the rule, expression) for every match of every rule."""
    found: list[tuple[int, int, Expression]] = []
    for row, (rule, pattern) in enumerate(compiled()):
        build = _builder(rule.build)
        for match in pattern.finditer(atoms.code):
            size = match.start() - match.end()
            found.extend((size, row, e) for e in build(Found(atoms, match, rule.name)))
    return found


def _longest(candidates: list[tuple[int, int, Expression]], count: int) -> list[Expression]:
    """The longest matches first; of equal length, the earlier rule."""
    taken = bytearray(count)
    chosen = []
    for _, _, expression in sorted(candidates, key=lambda c: (c[0], c[1], c[2].first)):
        if not any(taken[expression.first : expression.last]):
            taken[expression.first : expression.last] = b"\x01" * (expression.last - expression.first)
            chosen.append(expression)
    return sorted(chosen)


def _with_modifier(atoms: Atoms, expression: Expression) -> Expression:
    """Take in "early", "the end of", "about", "more than", "later" where they stand before the expression."""
    left = atoms.code[max(expression.first - MAX_LEFT, 0) : expression.first]
    for mod, pattern in left_modifiers():
        found = pattern.search(left)
        name = _fitting(mod, expression, found.group() if found else "")
        if found and name is not None:
            first = expression.first - (found.end() - found.start())
            if mod in ("LATER", "EARLIER"):
                return expression._replace(first=first, narrow=mod)
            return expression._replace(first=first, mod=name)
    return expression


def _fitting(mod: str, expression: Expression, left: str) -> str | None:
    """The TIMEX3 modifier that these words make of this expression; None if they do not belong to it."""
    if not left or expression.kind in ("vague", "set"):
        return None
    if expression.kind == "stretch":
        return None
    if expression.type == "DURATION":
        return mod if mod in LENGTH_MODS else None
    if mod in ("LATER", "EARLIER"):
        return mod if expression.kind == "shift" and expression.shift and expression.shift.sign == 0 else None
    if expression.kind == "shift" and expression.shift and expression.shift.sign and mod in AGO_MODS:
        return (
            (AGO_MODS if expression.shift.sign < 0 else LATER_MODS)[mod]
            if expression.rule in ("ago", "beside")
            else None
        )
    if expression.type == "TIME":
        return mod if mod in ("START", "END", "APPROX") else None
    return mod if mod in PERIOD_MODS else None
