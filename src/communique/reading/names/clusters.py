"""Chains of mentions that refer to the same thing, while they grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from communique.reading.names.draft import Draft
from communique.reading.tokens.words import Words

Range = tuple[int, int]


class Chains:
    """Union of mentions, with what is known of each chain."""

    def __init__(self, words: Words, found: Sequence[Draft]) -> None:
        self.words, self.found = words, found
        self.roots = {draft.root: i for i, draft in enumerate(found)}
        """Head word → its mention."""
        self.parent = list(range(len(found)))
        self.members = [[i] for i in range(len(found))]
        self.names = [person_words(draft) for draft in found]
        """Words of the names of people, by the first member of a chain."""
        self.reached = latest(words.sentence[draft.root] for draft in found)
        """The last sentence that holds a mention, up to each of them."""
        self.spoken_of = Counter(draft.country for draft in found if draft.country)
        """How often each country is spoken of."""

    def top(self, one: int) -> int:
        """The first member of the chain of `one`."""
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Makes the chains of both one, unless they are of two people whose names have no word in common."""
        low, high = sorted((self.top(one), self.top(other)))
        if low != high and not self.differ(low, high):
            self.parent[high] = low
            self.members[low] += self.members[high]
            self.names[low] |= self.names[high]

    def differ(self, one: int, other: int) -> bool:
        """Whether the chains with these first members name people, and no word of their names is the same."""
        names, others = self.names[one], self.names[other]
        return bool(names and others and names.isdisjoint(others))

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


def latest(sentences: Iterable[int]) -> list[int]:
    """The highest number so far: sentences in text order, but for those that are not read."""
    return list(accumulate(sentences, max))


def recent(reached: Sequence[int], end: int, since: int) -> Iterator[int]:
    """Places before `end`, the nearest first, while one of those up to there is of the sentence `since` or later."""
    for place in range(end - 1, -1, -1):
        if reached[place] < since:
            return
        yield place


def person_words(draft: Draft) -> frozenset[str]:
    """Words of the name of a person, in lower case; none for other drafts."""
    if draft.kind != "name" or draft.type != "PERSON":
        return frozenset()
    return frozenset(part.strip(".").lower() for part in draft.key.replace("’", "'").removesuffix("'s").split())


def owner_of(chains: Chains, root: int) -> int | None:
    """The mention to which a phrase belongs: "bureau" for the "director" of "the bureau's director"."""
    words = chains.words
    owners = (chains.roots.get(c) for c in words.children[root] if words.dep[c] == "nmod:poss")
    return next((i for i in owners if i is not None), None)
