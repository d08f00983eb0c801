"""Where two texts say the same in the same words: tiles of equal words, joined into passages.

Tiles are found longest first and never overlap (greedy string tiling, Wise 1993), so that moved paragraphs are found
too; between tiles in the same order the remaining words are aligned by edit distance (Indel).
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking.shingles import Hashes, shingles

Places = NDArray[np.int64]

SEED = 4
"""Words that a tile must have to be found at all. Three gives twice the tiles and no more copies."""
REPEATS = 6
"""A seed that occurs more often in one text is left out: it places nothing."""
GAP = 30
"""Words between two tiles that are still aligned word by word and joined into one passage."""
LEAST = 9
"""Equal words of a passage that counts. Stock phrases and long titles of office have up to eight."""
DENSITY = 0.45
"""Share of equal words in a passage, in the text where it is longer."""


class Seeds(NamedTuple):
    """The runs of SEED words of a text, laid out so that another text can be looked up in them."""

    runs: Hashes
    """In the order of the text."""
    keys: Hashes
    """Each once, sorted."""
    starts: NDArray[np.int32]
    """Where the places of each of `keys` begin in `order`."""
    counts: NDArray[np.int8]
    """How many there are: 0 where a run occurs too often to place anything."""
    order: NDArray[np.int32]
    """Places of the runs in the text, sorted by run."""


class Tile(NamedTuple):
    """`length` equal words, from word `left` and word `right` on."""

    left: int
    right: int
    length: int


class Passage(NamedTuple):
    """Tiles in the same order in both texts with at most GAP words between them."""

    tiles: tuple[Tile, ...]

    @property
    def equal(self) -> int:
        """Number of equal words."""
        return sum(tile.length for tile in self.tiles)

    @property
    def extent(self) -> int:
        """Words from first to last tile in the text where that is longer."""
        first, last = self.tiles[0], self.tiles[-1]
        return last.length + max(last.left - first.left, last.right - first.right)


def seeds(hashes: Hashes) -> Seeds:
    """The seeds of a text, given as the hashes of its words."""
    runs = shingles(hashes, SEED)
    order = np.argsort(runs, kind="stable")
    ordered = runs[order]
    starts = np.flatnonzero(np.concatenate([np.ones(min(1, len(runs)), bool), ordered[1:] != ordered[:-1]]))
    counts = np.diff(np.append(starts, len(runs)))
    counts[counts > REPEATS] = 0
    return Seeds(runs, ordered[starts], starts.astype(np.int32), counts.astype(np.int8), order.astype(np.int32))


def align(left: Hashes, right: Hashes, ones: Seeds, twos: Seeds, least: float = 0) -> list[Passage]:
    """Passages that two texts (as word hashes, with their seeds) have in common, in the order of the left text; none
    if it is plain that they have fewer than `least` equal words."""
    tiles = _tiles(len(left), len(right), ones, twos)
    pairs = list(pairwise(tiles))
    if _most(tiles, pairs) < least:
        return []
    filled = [tile for one, two in pairs for tile in [one, *_between(left, right, one, two)]] + tiles[-1:]
    return [passage for passage in _passages(filled) if _counts(passage)]


def _most(tiles: list[Tile], pairs: list[tuple[Tile, Tile]]) -> int:
    """Equal words that there may be at most: those of the tiles, and all in the gaps between them."""
    gaps = ((two.left - one.left - one.length, two.right - one.right - one.length) for one, two in pairs)
    return sum(tile.length for tile in tiles) + sum(min(gap) for gap in gaps if _fillable(*gap))


def _fillable(left: int, right: int) -> bool:
    """True for a gap of so many words in both texts that is aligned word by word."""
    return 0 < left <= GAP and 0 < right <= GAP


def _counts(passage: Passage) -> bool:
    return passage.equal >= LEAST and passage.equal >= DENSITY * passage.extent


def _tiles(left: int, right: int, ones: Seeds, twos: Seeds) -> list[Tile]:
    """Maximal runs of equal words that do not overlap, longest first taken, sorted by place in the left text; of texts
    of so many words."""
    used = bytearray(left), bytearray(right)
    out: list[Tile] = []
    for tile in _runs(*_common(ones, twos)):
        out.extend(_claimed(tile, *used))
    return sorted(out)


def _common(ones: Seeds, twos: Seeds) -> tuple[Places, Places]:
    """Pairs of places where the same SEED words begin."""
    if not len(twos.keys):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    near = np.minimum(np.searchsorted(twos.keys, ones.runs), len(twos.keys) - 1)
    hits = np.flatnonzero(twos.keys[near] == ones.runs)
    near = near[hits]
    counts = twos.counts[near].astype(np.int64)
    at = np.repeat(hits, counts)
    inner = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    return at, twos.order[np.repeat(twos.starts[near], counts) + inner].astype(np.int64)


def _runs(at: Places, to: Places) -> list[Tile]:
    """Seeds one after another on one diagonal, as tiles, longest first."""
    if not len(at):
        return []
    order = np.lexsort((at, at - to))
    at, to = at[order], to[order]
    breaks = np.flatnonzero((np.diff(at) != 1) | (np.diff(to) != 1)) + 1
    starts, ends = np.append(0, breaks), np.append(breaks, len(at))
    found = [Tile(int(at[s]), int(to[s]), int(e - s) + SEED - 1) for s, e in zip(starts, ends, strict=True)]
    return sorted(found, key=lambda tile: (-tile.length, abs(tile.left - tile.right), tile))


def _claimed(tile: Tile, one: bytearray, two: bytearray) -> list[Tile]:
    """What of `tile` is still free in both texts, in pieces of SEED words and more; marked as used."""
    ours, theirs = slice(tile.left, tile.left + tile.length), slice(tile.right, tile.right + tile.length)
    if USED not in one[ours] and USED not in two[theirs]:
        one[ours] = two[theirs] = bytes([USED]) * tile.length
        return [tile]
    taken = np.frombuffer(one[ours], np.uint8) | np.frombuffer(two[theirs], np.uint8)
    edges = np.flatnonzero(np.diff(np.concatenate([[USED], taken, [USED]]).astype(np.int8)))
    out = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start >= SEED:
            free = Tile(tile.left + start, tile.right + start, end - start)
            out += _claimed(free, one, two)
    return out


USED = 1
"""Marks a word that is in a tile."""


def _between(left: Hashes, right: Hashes, one: Tile, two: Tile) -> list[Tile]:
    """Equal words in the gap between two tiles, if it is small and in order."""
    from rapidfuzz.distance import Indel

    a, b = one.left + one.length, one.right + one.length
    if not _fillable(two.left - a, two.right - b):
        return []
    if two.left - a == two.right - b == 1:  # one word for another: most gaps
        return [Tile(a, b, 1)] if left[a] == right[b] else []
    steps = Indel.opcodes(left[a : two.left].tolist(), right[b : two.right].tolist())
    return [Tile(a + s.src_start, b + s.dest_start, s.src_end - s.src_start) for s in steps if s.tag == "equal"]


def _passages(tiles: list[Tile]) -> list[Passage]:
    """Tiles chained in order with small gaps."""
    groups: list[list[Tile]] = []
    for tile in tiles:
        last = groups[-1][-1] if groups else None
        if last and tile.left - last.left - last.length <= GAP and 0 <= tile.right - last.right - last.length <= GAP:
            groups[-1].append(tile)
        else:
            groups.append([tile])
    return [Passage(tuple(group)) for group in groups]
