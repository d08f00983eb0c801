"""Numbers with their bound, scale and currency: what each row of the patterns in `lexicon/quantities.toml` means."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from communique.lexicon import table
from communique.model.readings import Bound
from communique.reading.patterns.atoms import BREAK, Atoms
from communique.reading.patterns.grammar import Grammar
from communique.reading.patterns.numerals import number

LEFT_REACH = 4
"""Atoms that a bound phrase may have."""
MAX_RATIO = 1000


class Amount(NamedTuple):
    """A number as it stands, before it is known what it counts."""

    first: int
    last: int
    """Atoms, end exclusive, bound and currency included."""
    core: int
    """First atom of the number itself."""
    value: float
    upper: float | None
    unit: str | None
    """ISO currency or "percent" if the number itself shows it."""
    bound: Bound
    rule: str


@cache
def grammar() -> Grammar:
    """The words of the rules and bounds with their alphabet."""
    times, words = table("times"), table("quantities")
    classes = {
        "CARD": list(times["numbers"]),
        "BIG": ["dozen", "hundred", "thousand", "million", "billion", "trillion"],
        "SCALE": list(words["scales"]),
        "MONEY": list(words["currency_signs"]),
        "VAGUE": list(words["vague"]),
        "DASH": ["-", "–", "‐", "—"],
        "PERCENT": ["%", "percent"],
        "MONTH": list(times["months"]),
        "MORE": ["tens", "hundreds", "per", "cent", "pc", *words["currency_words"]],
    }
    names = {
        "BEFORE": [phrase for phrase, _ in words["bounds_before"]],
        "AFTER": [phrase for phrase, _ in words["bounds_after"]],
    }
    return Grammar(classes, words["macros"], [rule["pattern"] for rule in words["rules"]], names, times["capitalised"])


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["name"], grammar().compile(rule["pattern"])) for rule in table("quantities")["rules"])


@cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return grammar().compile("{BEFORE}", r"\Z"), grammar().compile("{AFTER}")


def amounts(atoms: Atoms) -> list[Amount]:
    """The numbers of a text in order, the more telling rule first where two overlap."""
    taken, found = bytearray(len(atoms.words)), []
    for name, pattern in _compiled():
        for match in pattern.finditer(atoms.code):
            amount = _amount(atoms, match, name)
            if amount and not any(taken[amount.first : amount.last]):
                taken[amount.first : amount.last] = b"\x01" * (amount.last - amount.first)
                found.append(_bounded(atoms, _with_unit(atoms, amount)))
    return sorted(found)


def _amount(atoms: Atoms, match: re.Match[str], rule: str) -> Amount | None:
    group = {
        k: atoms.words[match.start(k) : match.end(k)] if v is not None else [] for k, v in match.groupdict().items()
    }
    value, upper = _MEANING[rule](group)
    if value is None:
        return None
    unit = _currency(group.get("sign", []))
    unit = "percent" if rule in ("ratio", "fraction") else unit
    return Amount(match.start(), match.end(), match.start(), value, upper, unit, "exact", rule)


def _currency(sign: list[str]) -> str | None:
    if not sign:
        return None
    local = {"us": "USD", "a": "AUD", "c": "CAD", "hk": "HKD", "nz": "NZD"}
    return local.get(sign[0]) if len(sign) > 1 else table("quantities")["currency_signs"][sign[0]]


def value_of(words: list[str], money: bool = False) -> float | None:
    """ "1.2 million", "5bn", "a dozen", "half a million"; single letters are scales only of money."""
    scales = table("quantities")["scales"]
    plain = [w for w in words if w not in ("-", "–", "‐")]
    if plain[:1] == ["half"]:
        whole = number(plain[1:])
        return None if whole is None else whole / 2
    if len(plain) > 1 and plain[-1] in scales and plain[-1] not in table("times")["numbers"]:
        if len(plain[-1]) == 1 and not money:
            return None
        base = number(plain[:-1])
        return None if base is None else base * scales[plain[-1]]
    return number(plain)


def _range(group: dict[str, list[str]]) -> tuple[float | None, float | None]:
    """The lower end takes the scale of the upper ("1.2 to 1.5 million")."""
    money = bool(group["sign"])
    low, high = value_of(group["one"], money), value_of(group["two"], money)
    if low is None or high is None:
        return None, None
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if high >= s), 1.0)
    if (
        group["dash"][0] in ("-", "–", "to")
        and low < 1000 <= scale
        and _scaled(group["two"])
        and not _scaled(group["one"])
    ):
        low *= scale
    return (low, high) if low < high else (None, None)


def _scaled(words: list[str]) -> bool:
    return words[-1] in table("quantities")["scales"]


def _ratio(group: dict[str, list[str]]) -> tuple[float | None, float | None]:
    one, two = number(group["one"]), number(group["two"])
    if not one or not two or one >= two or two > MAX_RATIO:
        return None, None
    return round(100 * one / two, 2), None


def _fraction(group: dict[str, list[str]]) -> tuple[float | None, float | None]:
    if group["half"]:
        return 50.0, None
    count = 1.0 if group["one"] in ([], ["a"]) else number(group["one"])
    share = table("quantities")["fractions"][group["part"][0]]
    return (round(count * share, 1) if count and count * share < 100 else None), None


def _vague(group: dict[str, list[str]]) -> tuple[float | None, float | None]:
    least = table("quantities")["vague"]
    factor = {"tens": 10.0, "dozens": 24.0, "hundreds": 100.0, "thousands": 1000.0, "scores": 40.0}
    if group["more"]:
        return factor[group["more"][0]] * least[group["word"][0]] / 2 * (2 if group["more"][0] != "dozens" else 1), None
    return float(least[group["word"][0]]), None


def _plain(group: dict[str, list[str]]) -> tuple[float | None, float | None]:
    return value_of(group["one"], bool(group["sign"])), None


_MEANING = {"range": _range, "ratio": _ratio, "fraction": _fraction, "vague": _vague, "amount": _plain}


def _with_unit(atoms: Atoms, amount: Amount) -> Amount:
    """Take in "per cent" and the name of a currency behind the number."""
    after = atoms.words[amount.last : amount.last + 3]
    words = table("quantities")["currency_words"]
    if amount.rule == "fraction" and (of := _of_one(after)):
        unit, size = of
        return amount._replace(last=amount.last + size, unit=unit, value=amount.value / 100, rule="amount")
    if after[:1] in (["%"], ["percent"], ["pc"]):
        more = 2 if after[1:2] in (["points"], ["point"]) else 1
        return amount._replace(last=amount.last + more, unit="percent")
    if after[:2] == ["per", "cent"]:
        return amount._replace(last=amount.last + 2, unit="percent")
    if after[:1] == ["percentage"] and after[1:2] in (["points"], ["point"]):
        return amount._replace(last=amount.last + 2, unit="percent")
    if amount.unit is None and after[:1] and after[0] in words:
        return amount._replace(last=amount.last + 1, unit=words[after[0]])
    return amount


def _of_one(after: list[str]) -> tuple[str, int] | None:
    """(unit, atoms) where a fraction is one of a point or a percent, and no share: "a quarter of a point"."""
    if after[:1] not in (["a"], ["one"]):
        return None
    if after[1:2] == ["point"]:
        return "point", 2
    if after[1:2] == ["percent"]:
        return "percent", 2
    return ("percent", 3) if after[1:3] in (["percentage", "point"], ["per", "cent"]) else None


def _bounded(atoms: Atoms, amount: Amount) -> Amount:
    """Take in "at least", "up to", "about" before the number and "or more" behind it."""
    before, after = _bounds()
    left = before.search(atoms.code[max(amount.first - LEFT_REACH, 0) : amount.first])
    bound: Bound = "at least" if amount.rule == "vague" else "about" if amount.rule == "fraction" else "exact"
    if left and not _particle(atoms, amount.first - (left.end() - left.start())):
        amount = amount._replace(first=amount.first - (left.end() - left.start()))
        phrase = " ".join(atoms.words[amount.first : amount.core])
        bound = dict(table("quantities")["bounds_before"]).get(phrase, "about")
    right = after.match(atoms.code, amount.last)
    if right and BREAK not in right.group():
        phrase = " ".join(atoms.words[amount.last : right.end()])
        amount = amount._replace(last=right.end())
        bound = dict(table("quantities")["bounds_after"])[phrase]
    return amount._replace(bound=bound)


def _particle(atoms: Atoms, place: int) -> bool:
    """Whether "over" at `place` belongs to the verb before it: "handed over 21 prisoners" are 21."""
    if place < 1 or atoms.words[place] != "over":
        return False
    return atoms.words[place - 1] in table("quantities")["over_as_particle"]
