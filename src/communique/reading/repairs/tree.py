"""The tree that repairs work on: one list a column over all words of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SUBJECTS = ("nsubj", "nsubj:pass")
"""Relations of subjects that are noun phrases."""

FARTHEST = 40
"""Words behind a verb in which its subject can stand."""

Kids = dict[int, list[int]]
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

    def __len__(self) -> int:
        """Number of words."""
        return len(self.heads)

    def verbs(self) -> Iterator[int]:
        """The words that are verbs."""
        return (word for word, tag in enumerate(self.upos) if tag == "VERB")

    def kids(self) -> Kids:
        """The dependents of each word."""
        kids: Kids = {}
        for word, head in enumerate(self.heads):
            if head != word:
                kids.setdefault(head, []).append(word)
        return kids

    def around(self, verb: int) -> range:
        """Where a verb's dependents can stand."""
        return range(max(0, verb - 200), min(len(self), verb + FARTHEST))

    def top(self, word: int) -> int:
        """The root above a word."""
        for _ in range(len(self)):
            if self.heads[word] == word:
                break
            word = self.heads[word]
        return word

    def below(self, word: int, above: int) -> bool:
        """True if `word` hangs under `above`."""
        for _ in range(len(self)):
            if self.heads[word] == above:
                return word != above
            if self.heads[word] == word:
                return False
            word = self.heads[word]
        return False
