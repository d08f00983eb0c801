"""The tree that repairs work on: one list a column over all words of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

SUBJECTS = ("nsubj", "nsubj:pass")
"""Relations of subjects that are noun phrases."""

FARTHEST = 40
"""Words behind a verb in which its subject can stand."""

Kids = Mapping[int, Sequence[int]]
"""Word → its dependents in text order."""


@dataclass(slots=True)
class Tree:
    """The words of a document with their trees; repairs change all but forms and names in place."""

    heads: list[int]
    """Word → its head; a root's head is itself."""
    deps: list[str]
    upos: list[str]
    lemmas: list[str]
    forms: Sequence[str]
    names: Sequence[str]
    """Name tags: "B-LOC", "O"."""
    known: tuple[list[int], Kids] | None = None
    """Heads, and the dependents that they make: most repairs find the tree as the one before them left it."""

    def __len__(self) -> int:
        """Number of words."""
        return len(self.heads)

    def copy(self) -> Tree:
        """The same words with columns of their own."""
        return replace(self, heads=[*self.heads], deps=[*self.deps], upos=[*self.upos], lemmas=[*self.lemmas])

    def undo_cycles(self, before: Tree) -> None:
        """Gives the words that no root is above any more the columns that they had `before`, when there was one."""
        if self.heads == before.heads:
            return
        changed = [word for word, head in enumerate(before.heads) if head != self.heads[word]]
        if all(self.is_rooted(word) for word in changed):
            return  # a new cycle holds a word whose head is new
        for word in [word for word in range(len(self)) if not self.is_rooted(word)]:
            self.heads[word], self.deps[word] = before.heads[word], before.deps[word]
            self.upos[word], self.lemmas[word] = before.upos[word], before.lemmas[word]

    def is_rooted(self, word: int) -> bool:
        """Whether the way up from `word` ends, at a root."""
        top = self.top(word)
        return self.heads[top] == top

    def verbs(self) -> Iterator[int]:
        """The words that are verbs."""
        return (word for word, tag in enumerate(self.upos) if tag == "VERB")

    def kids(self) -> Kids:
        """The dependents of each word, as they are now: later changes of heads do not show in them."""
        if self.known is None or self.known[0] != self.heads:
            kids: dict[int, list[int]] = {}
            for word, head in enumerate(self.heads):
                if head != word:
                    kids.setdefault(head, []).append(word)
            self.known = ([*self.heads], kids)
        return self.known[1]

    def around(self, verb: int) -> range:
        """Where a verb's dependents can stand."""
        return range(max(0, verb - 200), min(len(self), verb + FARTHEST))

    def tops(self) -> list[int]:
        """The root above each word, as it is now."""
        found = list[int]()
        for word, head in enumerate(self.heads):
            found.append(found[head] if head < word else self.top(word))
        return found

    def top(self, word: int) -> int:
        """The root above a word."""
        for _ in self.heads:
            above = self.heads[word]
            if above == word:
                break
            word = above
        return word

    def below(self, word: int, above: int) -> bool:
        """True if `word` hangs under `above`."""
        for _ in self.heads:
            head = self.heads[word]
            if head == above:
                return word != above
            if head == word:
                return False
            word = head
        return False
