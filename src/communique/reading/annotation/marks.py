"""What punctuation hangs from, by the rules of Universal Dependencies: a pair from the head of what is inside it,
other marks from the highest word that they close or open, so that no arc crosses.

The parser learns these rules from examples only. Where they say otherwise than it does, they are followed if its own
score for that head is not much lower.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from communique.reading.annotation.trees import Floats, Heads

MARGIN = 2.0
"""Score by which the parser may prefer another head than the rule's; from 1 to 4 the same LAS on EWT and GUM."""

CLOSED_BY = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "``": "''"}
"""Marks that come in pairs and differ."""

ALIKE = frozenset(('"', "'"))
"""Marks that come in pairs and are the same."""

FUNCTION = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "SCONJ"))
"""Parts of speech from which no mark hangs where a word above could take it."""


class Tree(NamedTuple):
    """A sentence without its marks. Words are places from 0; the root's head is −1."""

    heads: list[int]
    left: list[int]
    """First word of what hangs from each word, itself included."""
    right: list[int]
    """Last one."""

    def is_under(self, word: int, above: int) -> bool:
        """Whether `word` hangs from `above`."""
        while word >= 0 and word != above:
            word = self.heads[word]
        return word == above


def marks_hung(heads: Heads, arcs: Floats, upos: Sequence[str], forms: Sequence[str]) -> Heads:
    """`heads` (0 the root, k word k − 1) with marks where the rules want them, by `arcs` (n, n + 1)."""
    marks = [tag == "PUNCT" for tag in upos]
    open_ones = unsure(heads, arcs, marks)
    if not open_ones or marks[int(heads.argmin())]:
        return heads
    above = [head - 1 for head in heads.tolist()]
    found, tree = heads.copy(), lifted(above, marks)
    inside = dict(paired(tree, marks, forms))
    for mark in open_ones:
        head = inside[mark] if mark in inside else ruled(tree, marks, mark, upos)
        if mark not in above and arcs[mark, head + 1] + MARGIN > arcs[mark, heads[mark]]:
            found[mark] = head + 1
    return found


def unsure(heads: Heads, arcs: Floats, marks: Sequence[bool]) -> list[int]:
    """The marks for which another head is nearly as good."""
    places = np.flatnonzero(marks)
    least = arcs[places, heads[places]] - MARGIN
    found: list[int] = places[(arcs[places] > least[:, None]).sum(1) > 1].tolist()
    return found


def lifted(heads: list[int], marks: Sequence[bool]) -> Tree:
    """The tree in which what hangs from a mark hangs from the word above it."""
    heads = heads.copy()
    for word, head in enumerate(heads):
        while head >= 0 and marks[head]:
            head = heads[head]
        heads[word] = head
    left, right = list(range(len(heads))), list(range(len(heads)))
    for word in (word for word, mark in enumerate(marks) if not mark):
        above = heads[word]
        while above >= 0 and not left[above] <= word <= right[above]:
            left[above], right[above] = min(left[above], word), max(right[above], word)
            above = heads[above]
    return Tree(heads, left, right)


def ruled(tree: Tree, marks: Sequence[bool], mark: int, upos: Sequence[str]) -> int:
    """The word that the rules give a mark to that is no pair's."""
    path = chosen(tree, *paths(tree, marks, mark))
    while len(path) > 1 and upos[path[-1]] in FUNCTION:
        path.pop()
    return path[-1]


def paired(tree: Tree, marks: Sequence[bool], forms: Sequence[str]) -> list[tuple[int, int]]:
    """Marks that open and close, with the first word inside whose head is outside."""
    found = []
    for start, end in pairs(marks, forms):
        inside = (word for word in range(start + 1, end) if not marks[word])
        head = next((word for word in inside if not start < tree.heads[word] < end), None)
        if head is not None:
            found += [(start, head), (end, head)]
    return found


def pairs(marks: Sequence[bool], forms: Sequence[str]) -> list[tuple[int, int]]:
    """Places of marks that open and those that close them."""
    found, opened = [], list[tuple[int, str]]()
    for place, form in enumerate(forms):
        if not marks[place]:
            continue
        wanted = next((k for k in reversed(range(len(opened))) if opened[k][1] == form), None)
        if wanted is not None:
            found.append((opened[wanted][0], place))
            del opened[wanted:]
        elif form in CLOSED_BY or form in ALIKE:
            opened.append((place, CLOSED_BY.get(form, form)))
    return found


def paths(tree: Tree, marks: Sequence[bool], mark: int) -> tuple[list[int], list[int]]:
    """From the words beside the mark upwards as far as no arc goes over it: those before it, those behind it."""
    before = next((word for word in reversed(range(mark)) if not marks[word]), -1)
    behind = next((word for word in range(mark + 1, len(marks)) if not marks[word]), -1)
    return (
        climbed(tree, before, lambda word, head: 0 <= head < mark and tree.right[word] < mark),
        climbed(tree, behind, lambda word, head: head > mark and tree.left[word] > mark),
    )


def climbed(tree: Tree, word: int, goes: Callable[[int, int], bool]) -> list[int]:
    """A word and those above it, as long as it `goes` on from a word to its head."""
    path = [word] if word >= 0 else []
    while path and goes(path[-1], tree.heads[path[-1]]):
        path.append(tree.heads[path[-1]])
    return path


def chosen(tree: Tree, before: list[int], behind: list[int]) -> list[int]:
    """The path that the mark belongs to: the lower one, if one hangs from the other, else what it closes."""
    if not before or (behind and tree.is_under(behind[-1], before[-1])):
        return behind
    return before
