"""What keeps two phrases out of one chain, whatever speaks for them: marks of which no chain has both sides.

"I" is not the "she" of the same paragraph, "they" is no single person, "it" no person with a name, and nobody owns
himself ("her staff"); who was killed did not attack; who does something to "her" is not she.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from communique.reading.coreference.profiles import Profiles
from communique.reading.coreference.properties import NAME, PERSON, PLURAL, SUBJECT
from communique.reading.coreference.violence import ATTACKING, HURT

ME, WE, HE, SHE, IT, THEY = 1, 2, 4, 5, 6, 7
"""Classes of pronouns (`properties.PRONOUNS`)."""

Marks = tuple[dict[int, set[Hashable]], dict[int, set[Hashable]]]
"""Marks of either side, by the first phrase of a chain; most chains have none."""
NONE: frozenset[Hashable] = frozenset()


class Apart:
    """Chains that must not become one, while chains grow; each stands under its first phrase."""

    def __init__(self, profiles: Profiles, bound: Sequence[int]) -> None:
        """`bound`: phrases with the same number, if it is not -1, are one chain from the beginning."""
        self.marks: Marks = ({}, {})
        first: dict[int, int] = {}
        for side, place, mark in sides(profiles):
            number = bound[place]
            top = place if number < 0 else first.setdefault(number, place)
            self.marks[side].setdefault(top, set()).add(mark)

    def may_join(self, one: int, other: int) -> bool:
        """Whether the chains of two first phrases have no mark on opposite sides."""
        left, right = self.marks
        apart = left.get(one, NONE).isdisjoint(right.get(other, NONE))
        return apart and right.get(one, NONE).isdisjoint(left.get(other, NONE))

    def join(self, low: int, high: int) -> None:
        """Gives the marks of one chain to the other."""
        for side in self.marks:
            if high in side:
                side.setdefault(low, set()).update(side[high])


def sides(profiles: Profiles) -> Iterator[tuple[int, int, Hashable]]:
    """(side, phrase, mark) of everything that has a mark."""
    columns = ("pronoun", "voice", "paragraph", "owner", "violence", "clause", "role")
    pronouns, voices, paragraphs, owners, parts, clauses, roles = (profiles.numbers[name].tolist() for name in columns)
    named = people(profiles)
    for place, pronoun in enumerate(pronouns):
        where = ("tells", voices[place], paragraphs[place])
        person = pronoun in (HE, SHE) or named[place]
        if pronoun == ME:
            yield 0, place, where
        if person:
            yield from ((1, place, where), (1, place, "it"))
        if person or pronoun == ME:
            yield 1, place, "they"
        if pronoun in (WE, THEY):
            yield 0, place, "they"
        if pronoun == IT:
            yield 0, place, "it"
        if parts[place] == HURT:
            yield 0, place, "hurt"
        if parts[place] == ATTACKING and pronoun:
            yield 1, place, "hurt"
        if clauses[place]:
            yield int(roles[place] != SUBJECT), place, ("does", clauses[place])
        if owners[place]:
            yield from ((0, owners[place] - 1, ("owns", place)), (1, place, ("owns", place)))


def people(profiles: Profiles) -> list[bool]:
    """Whether each phrase is the name of one person."""
    of = profiles.numbers
    found: list[bool] = ((of["kind"] == NAME) & (of["type"] == PERSON) & (of["number"] != PLURAL)).tolist()
    return found
