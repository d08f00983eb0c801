"""What two texts have in common, measured: the record that the tables of comparisons look at."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.lineage.align import Passage, align
from communique.lineage.notices import related
from communique.lineage.texts import Text
from communique.model import Span

Places = NDArray[np.int64]
"""Numbers of words in a text."""

QUOTED_WHOLE = 0.6
"""Share of a text that another must quote for it to be what is quoted, not a third party."""
LEAST = 12
"""Words in common that no third party said, below which two texts have nothing to do with one another."""
PART, PART_WORDS = 0.17, 45
"""Share of either text, or number of words, from which a passage counts as taken over."""
EVIDENCE = 200
"""Aligned pairs of spans kept for an edge, longest first if there are more."""


class Side(NamedTuple):
    """One text of a pair, seen with the other."""

    text: Text
    equal: int
    """Words that it has in common with the other."""
    own: int
    """Those of them that no third party said: see `_said`."""
    share: float
    """`equal` as a share of its words."""
    mine_quoted: float
    """Share of the common words that only this text puts in quotation marks."""
    related: float | None
    """Share of the content of the common words that its other words have too; None if there are hardly any others."""
    ends: float
    """How much of what it lacks of the other is the other's tail, 0 to 1."""
    edited: float
    """Share of its common sentences that are in other words in part."""


class Overlap(NamedTuple):
    """Two texts and their common passages."""

    left: Side
    right: Side
    passages: tuple[Passage, ...]

    def turned(self) -> Overlap:
        """The same with left and right exchanged."""
        flipped = [
            Passage(tuple(tile._replace(left=tile.right, right=tile.left) for tile in part.tiles))
            for part in self.passages
        ]
        return Overlap(self.right, self.left, tuple(sorted(flipped, key=lambda part: part.tiles[0])))


def overlap(left: Text, right: Text) -> Overlap | None:
    """What the two have in common; None if nothing, or too little to count."""
    least = max(LEAST, min(PART * min(left.size, right.size), PART_WORDS))
    passages = align(left.hashes, right.hashes, left.seeds(), right.seeds(), least)
    if sum(passage.equal for passage in passages) < least:
        return None
    ones, twos = _places(passages)
    both = _said(left, ones, right, twos)
    if int((~both).sum()) < least:
        return None
    return Overlap(_side(left, ones, both, right, twos), _side(right, twos, both, left, ones), tuple(passages))


def _side(text: Text, at: Places, both: NDArray[np.bool_], other: Text, there: Places) -> Side:
    """`text`, whose words `at` are the words `there` of `other`; `both` marks those that a third party said."""
    mine = float((text.detail().quoted[at] & ~both).mean())
    own, share, rest = int((~both).sum()), len(at) / text.size, _ends(other, there)
    return Side(text, len(at), own, share, mine, _related(text, at), rest, _edited(text, at))


def _said(left: Text, ones: Places, right: Text, twos: Places) -> NDArray[np.bool_]:
    """Which of the common words a third party said: quoted in both texts; or quoted in one, where the other may
    print them as a block, unless they are most of the other, which then is what is quoted."""
    mine, other = left.detail().quoted[ones], right.detail().quoted[twos]
    blocks = (mine & (len(twos) < QUOTED_WHOLE * right.size)) | (other & (len(ones) < QUOTED_WHOLE * left.size))
    return (mine & other) | blocks


def _places(passages: list[Passage]) -> tuple[Places, Places]:
    """Numbers of the equal words in the left and in the right text, parallel."""
    tiles = np.array([tile for passage in passages for tile in passage.tiles], np.int64)
    lengths = tiles[:, 2]
    inner = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(tiles[:, 0], lengths) + inner, np.repeat(tiles[:, 1], lengths) + inner


def _related(text: Text, at: Places) -> float | None:
    inside = np.zeros(text.size, bool)
    inside[at] = True
    return related(text, inside)


def _ends(text: Text, at: Places) -> float:
    """Share of the words of `text` outside `at` that come after the last of `at`."""
    lacking = text.size - len(at)
    return (text.size - 1 - int(at.max())) / lacking if lacking else 0.0


def _edited(text: Text, at: Places) -> float:
    """Share of the sentences with a third or more of their words in `at` that do not have all of them."""
    shares = sentence_shares(text, at)
    common = shares[shares >= 1 / 3]
    return float((common < 1).mean()) if len(common) else 0.0


def sentence_shares(text: Text, at: Places) -> NDArray[np.float64]:
    """For each sentence of `text`, the share of its words that are in `at`; 0 for sentences without words."""
    count, sentence = text.lines, text.detail().sentence
    return np.bincount(sentence[at], minlength=count) / np.maximum(np.bincount(sentence, minlength=count), 1)


def spans(found: Overlap) -> tuple[tuple[Span, Span], ...]:
    """The common words as pairs of spans, in the order of the left text; one pair for each run of equal words."""
    tiles = [tile for passage in found.passages for tile in passage.tiles]
    kept = sorted(sorted(tiles, key=lambda tile: (-tile.length, tile))[:EVIDENCE])
    lefts = found.left.text.spans([(tile.left, tile.left + tile.length - 1) for tile in kept])
    rights = found.right.text.spans([(tile.right, tile.right + tile.length - 1) for tile in kept])
    return tuple(zip(lefts, rights, strict=True))
