"""Chains of mentions that refer to the same thing, while they grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reading.draft import Draft
from communique.reading.words import Words

Range = tuple[int, int]


class Chains:
    """Union of mentions, with what is known of each chain."""

    def __init__(self, words: Words, found: Sequence[Draft]) -> None:
        self.words, self.found = words, found
        self.parent = list(range(len(found)))
        self.members = [[i] for i in range(len(found))]

    def top(self, one: int) -> int:
        """The first member of the chain of `one`."""
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Makes the chains of both one."""
        low, high = sorted((self.top(one), self.top(other)))
        if low != high:
            self.parent[high] = low
            self.members[low] += self.members[high]

    def chain(self, one: int) -> list[int]:
        """All members of the chain of `one`."""
        return self.members[self.top(one)]

    def gender(self, one: int) -> str:
        """Gender known of any member, "" if none or if they differ."""
        known = {self.found[i].gender for i in self.chain(one)} & {"m", "f", "n"}
        return known.pop() if len(known) == 1 else ""

    def offices(self, one: int) -> Iterator[Draft]:
        """Members that carry a title."""
        return (self.found[i] for i in self.chain(one) if self.found[i].office is not None)

    def countries(self, one: int) -> set[str]:
        """Countries of the members."""
        return {country for i in self.chain(one) if (country := self.found[i].country)}
