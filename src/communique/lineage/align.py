"""Where two texts say the same in the same words: tiles of equal words, joined into passages.

Tiles are found longest first and never overlap (greedy string tiling, Wise 1993), so that moved paragraphs are found
too; between tiles in the same order the remaining words are aligned by edit distance (Indel).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.linking.shingles import Hashes, shingles

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


def align(left: Hashes, right: Hashes) -> list[Passage]:
    """Passages that two texts (as word hashes) have in common, in the order of the left text."""
    tiles = _tiles(left, right)
    following: list[Tile | None] = [*tiles[1:], None]
    pairs = zip(tiles, following[: len(tiles)], strict=True)
    filled = [tile for one, two in pairs for tile in [one, *_between(left, right, one, two)]]
    return [passage for passage in _passages(filled) if _counts(passage)]


def _counts(passage: Passage) -> bool:
    return passage.equal >= LEAST and passage.equal >= DENSITY * passage.extent


def _tiles(left: Hashes, right: Hashes) -> list[Tile]:
    """Maximal runs of equal words that do not overlap, longest first taken, sorted by place in the left text."""
    used = np.zeros(len(left), bool), np.zeros(len(right), bool)
    out: list[Tile] = []
    for tile in _runs(*_seeds(left, right)):
        out.extend(_claimed(tile, *used))
    return sorted(out)


def _seeds(left: Hashes, right: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of places where the same SEED words begin."""
    ones, twos = shingles(left, SEED), shingles(right, SEED)
    order = np.argsort(twos, kind="stable")
    low, high = (np.searchsorted(twos[order], ones, side=side) for side in ("left", "right"))
    counts = np.where(high - low > REPEATS, 0, high - low)
    at = np.repeat(np.arange(len(ones)), counts)
    inner = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    return at, order[np.repeat(low, counts) + inner]


def _runs(at: NDArray[np.int64], to: NDArray[np.int64]) -> list[Tile]:
    """Seeds one after another on one diagonal, as tiles, longest first."""
    if not len(at):
        return []
    order = np.lexsort((at, at - to))
    at, to = at[order], to[order]
    breaks = np.flatnonzero((np.diff(at) != 1) | (np.diff(to) != 1)) + 1
    starts, ends = np.append(0, breaks), np.append(breaks, len(at))
    found = [Tile(int(at[s]), int(to[s]), int(e - s) + SEED - 1) for s, e in zip(starts, ends, strict=True)]
    return sorted(found, key=lambda tile: (-tile.length, abs(tile.left - tile.right), tile))


def _claimed(tile: Tile, one: NDArray[np.bool_], two: NDArray[np.bool_]) -> list[Tile]:
    """What of `tile` is still free in both texts, in pieces of SEED words and more; marked as used."""
    ours, theirs = slice(tile.left, tile.left + tile.length), slice(tile.right, tile.right + tile.length)
    taken = one[ours] | two[theirs]
    if not taken.any():
        one[ours] = two[theirs] = True
        return [tile]
    edges = np.flatnonzero(np.diff(np.concatenate([[False], ~taken, [False]]).astype(np.int8)))
    out = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start >= SEED:
            one[tile.left + start : tile.left + end] = two[tile.right + start : tile.right + end] = True
            out.append(Tile(tile.left + start, tile.right + start, end - start))
    return out


def _between(left: Hashes, right: Hashes, one: Tile, two: Tile | None) -> list[Tile]:
    """Equal words in the gap between two tiles, if it is small and in order."""
    from rapidfuzz.distance import Indel

    if two is None:
        return []
    a, b = one.left + one.length, one.right + one.length
    if not (0 < two.left - a <= GAP and 0 < two.right - b <= GAP):
        return []
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
