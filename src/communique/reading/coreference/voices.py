"""Who speaks where: the stretches of direct speech, and the phrases of those to whom words are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from communique.reading.names.clusters import Chains, Range
from communique.reading.statements.sayings import head_of


class Said(NamedTuple):
    """A phrase that speaks."""

    verb: int
    """The token that attributes."""
    source: Range
    content: tuple[Range, ...]
    spoken: bool
    """Something is said, and not only thought or wished, nor handed on of what another says beside it."""

    @property
    def start(self) -> int:
        """First token of source and content."""
        return min(self.source[0], *(piece[0] for piece in self.content))

    @property
    def follows(self) -> bool:
        """The source stands behind (the beginning of) what is said: "“…,” she said"."""
        return self.content[0][0] < self.source[0]


class Speech(NamedTuple):
    """All that is said in a text."""

    direct: Sequence[tuple[Sequence[Range], Range]] = ()
    """Stretches of direct speech with the token range of their speaker."""
    said: Sequence[Said] = ()
    """Every attribution, direct or not, in text order."""


SILENCE = Speech()
"""Nothing is said, or nothing is known of it."""


def voices_of(spoken: Sequence[tuple[Sequence[Range], Range]]) -> dict[int, int]:
    """Token → the stretch of direct speech that holds it, the smallest where several do."""
    sizes = [sum(end - start for start, end in content) for content, _ in spoken]
    found: dict[int, int] = {}
    for place in sorted(range(len(spoken)), key=lambda i: (-sizes[i], i)):
        found.update((token, place) for start, end in spoken[place][0] for token in range(start, end))
    return found


def person_in(chains: Chains, roots: Mapping[int, int], piece: Range) -> int | None:
    """The mention of a person at the head of a source phrase, else the first in it."""
    outermost = roots.get(head_of(chains.words, piece))
    if outermost is not None and chains.found[outermost].type == "PERSON":
        return outermost
    inside = [i for token in range(*piece) if (i := roots.get(token)) is not None and chains.found[i].type == "PERSON"]
    return inside[0] if inside else None
