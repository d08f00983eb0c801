"""The table of comparisons of two parties; each docstring is the explanation of `communique why`."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.letters import tokens
from communique.actors.likeness import likeness, paired
from communique.actors.names import (
    alike,
    initials_parted,
    is_acronym,
    known_body,
    parts,
    skeleton,
    telling,
    word_likeness,
)
from communique.actors.records import Party
from communique.linking import Comparison, Finding
from communique.model import Role

HEADS: dict[str, str] = {
    "envoy": "ambassador",
    "premier": "prime minister",
    "pm": "prime minister",
    "state head": "president",
    "head of state": "president",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairwoman": "chair",
    "chairman": "chair",
    "chairperson": "chair",
}
"""Titles of one office."""
TYPING = 0.3
"""Share of a word's letters that an error of typing changes at most."""
FAR_APART: tuple[frozenset[str], ...] = (
    frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "PTY", "OPP"}),
    frozenset({"SPT", "ART", "CRM", "HLH", "AGR", "LAB", "EDU", "REL"}),
)
"""Groups of sectors that one person seldom belongs to at once."""


def names(left: Party, right: Party) -> Finding | None:
    """How alike the most alike of their names are, from -1 (nothing in common) to 1 (the same)."""
    if not left.names or not right.names:
        return None
    person = "person" in (left.kind, right.kind)
    score, one, two = max((alike(a, b, person), a, b) for a in left.names[:6] for b in right.names[:6])
    return Finding(max(-1.0, min(1.0, (score - 0.7) / 0.3)), f"“{one}” and “{two}” are {score:.0%} alike")


def given_names(left: Party, right: Party) -> Finding | None:
    """Two persons of one surname with different given names are two people."""
    ours, theirs = full(left), full(right)
    if left.kind != "person" or right.kind != "person" or not ours or not theirs:
        return None
    firsts = [[initials_parted(parts(name))[0] for name in names] for names in (ours, theirs)]
    best = max(word_likeness(a, b) for a in firsts[0] for b in firsts[1])
    if best >= 0.75 or any(alike(a, b) >= 0.9 for a in ours for b in theirs):
        return None
    return Finding(1.0, f"“{ours[0]}” and “{theirs[0]}” have different given names")


def offices(left: Party, right: Party) -> Finding | None:
    """The same office for the same state or body."""
    shared = {office(r) for r in left.roles} & {office(r) for r in right.roles}
    both = left.countries & right.countries
    if shared and (both or not left.countries or not right.countries):
        return Finding(1.0, f"both are {min(shared)}" + (f" of {min(both)}" if both else ""))
    return None


def callings(left: Party, right: Party) -> Finding | None:
    """Callings that one person seldom has at once (a minister and a goalkeeper)."""
    one, two = group(left), group(right)
    if left.kind == right.kind == "person" and one is not None and two is not None and one != two:
        return Finding(1.0, f"{first_title(left)} and {first_title(right)} are different callings")
    return None


def countries(left: Party, right: Party) -> Finding | None:
    """The states that they belong to: 1 if one is shared, -1 if both are known and differ."""
    if not left.countries or not right.countries:
        return None
    shared = left.countries & right.countries
    if shared:
        return Finding(1.0, f"both belong to {min(shared)}")
    return Finding(-1.0, f"one belongs to {min(left.countries)}, the other to {min(right.countries)}")


def kinds(left: Party, right: Party) -> Finding | None:
    """A person is no organisation, a place no person, and what has more names than a person none either."""
    if left.kind == right.kind or ("other" in (left.kind, right.kind) and not is_named_after(left, right)):
        return None
    return Finding(1.0, f"one is a {left.kind}, the other a {right.kind}")


def is_named_after(left: Party, right: Party) -> bool:
    """Whether one is a person and the other a thing with a longer name that has his: "Halden", "Halden Tower Grill"."""
    person, thing = (left, right) if left.kind == "person" else (right, left)
    if person.kind != "person" or thing.kind != "other" or not (person.names and thing.names):
        return False
    known = {frozenset(parts(name)) for name in person.names}
    return all(any(one < frozenset(parts(name)) for one in known) for name in thing.names)


def described(left: Party, right: Party) -> Finding | None:
    """One of them is only described, not named."""
    return None if left.names and right.names else Finding(1.0, "one of them is not named")


def misspelt(left: Party, right: Party) -> Finding | None:
    """One name is probably the other with an error of typing."""
    person = "person" in (left.kind, right.kind)
    for one, two in ((a, b) for a in left.names[:3] for b in right.names[:3]):
        pairing = paired(tokens(one, person), tokens(two, person), person)
        few = len(pairing.edits) > 1 and 0 < max(pairing.shares, default=1.0) <= TYPING and not pairing.more
        if few and likeness(one, two, person) >= 0.5 and alike(one, two, person) < 0.8:
            return Finding(1.0, f"“{one}” may be “{two}” with an error of typing")
    return None


TABLE: tuple[Comparison[Party], ...] = (
    Comparison(names, 4.0),
    Comparison(misspelt, 2.5),
    Comparison(given_names, -7.0),
    Comparison(offices, 2.0),
    Comparison(callings, -6.0),
    Comparison(countries, 0.8),
    Comparison(kinds, -4.0),
    Comparison(described, 0.5),
)
"""Comparisons with what a value of 1 adds to the log-odds (set on the cases of tests/cases/actors)."""
BIAS = -1.6
"""Log-odds when nothing speaks for or against."""


def full(party: Party) -> list[str]:
    """Names of at least two words."""
    return [n for n in party.names if len(parts(n)) > 1]


def office(role: Role) -> str:
    """The office that a title names, one word for titles of the same office."""
    title = role.title.casefold().removeprefix("acting ").removeprefix("new ").removeprefix("incoming ")
    for other, head in HEADS.items():
        if title == other or title.endswith(" " + other):
            return title.removesuffix(other) + head
    return title


def group(party: Party) -> int | None:
    """Which of FAR_APART a person's sectors lie in; None if in none or in both."""
    found = [i for i, sectors in enumerate(FAR_APART) if party.sectors & sectors]
    return found[0] if len(found) == 1 else None


def first_title(party: Party) -> str:
    """A title of the party, for an explanation."""
    return party.roles[0].title if party.roles else "/".join(sorted(party.sectors))


def keys(party: Party) -> Iterable[str]:
    """What two parties must share for being compared at all: a sounding word, an acronym, an office, all letters."""
    if party.state:
        yield f"state {party.state}"
        return
    for name in party.names[:6]:
        words = telling(parts(name))
        yield f"whole {''.join(words)}"
        yield f"letters {''.join(parts(name))}"
        if party.kind == "organisation" and (body := known_body(name)):
            yield f"body {body}"
        for word in words[-3:] if party.kind == "person" else words:
            yield f"word {skeleton(word)}"
        yield f"short {''.join(w[0] for w in words)}" if len(words) > 1 else f"short {words[0]}"
    for role in party.roles:
        if role.country and (party.kind == "person" or not party.names):
            yield f"office {office(role)} {role.country}"


def same_body_elsewhere(left: Party, right: Party) -> bool:
    """True for bodies of one plain name that belong to different states: two foreign ministries."""
    if left.kind != "organisation" or right.kind != "organisation" or not left.countries or not right.countries:
        return False
    return not left.countries & right.countries and not any(is_acronym(n, m) for n in left.names for m in right.names)
