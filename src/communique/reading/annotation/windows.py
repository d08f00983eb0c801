"""Cutting a long text into windows that the network reads at once, and joining them again.

A window is as many whole paragraphs as fit, the heading by itself. A paragraph that does not fit is read in windows
that overlap; each word is then *owned* by one of them, and the seam between two owners lies, where it can, between two
sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LIMIT = 180
"""Wordpieces in one window."""

OVERLAP = 60
"""Wordpieces, about, that two windows of one paragraph share."""

CHAIN = 48
"""Windows that may overlap one another in a row; then one begins afresh (bounds memory)."""

GROUP = 12
"""Windows, about, whose scores are in memory at once: 7 MB."""


class Window(NamedTuple):
    """A range of words read at once, and the part of it whose scores are used."""

    start: int
    end: int
    first: int
    """First word owned."""
    last: int
    """End of the words owned."""
    chain: int
    """Windows with one number overlap."""


def plan(
    pieces: NDArray[np.int64],
    begins: NDArray[np.bool_],
    stops: NDArray[np.bool_],
    heading: int = 0,
    limit: int = LIMIT,
) -> list[Window]:
    """Windows over all words in order. `pieces`: (n) wordpieces of each word; `begins`, `stops`: (n) as in Layout;
    `heading`: words of the heading, which is read by itself, so that the text below is read the same under any."""
    total = np.concatenate(([0], np.cumsum(pieces)))
    windows: list[Window] = []
    for start, end in joined(np.flatnonzero(begins).tolist(), total, heading, limit):
        if total[end] - total[start] <= limit:
            windows.append(Window(start, end, start, end, len(windows)))
        else:
            windows.extend(overlapping(start, end, total, stops, limit, len(windows)))
    return windows


def joined(begins: Sequence[int], total: NDArray[np.int64], heading: int, limit: int) -> Iterator[tuple[int, int]]:
    """Runs of consecutive paragraphs of at most `limit` pieces; a longer paragraph is a run of its own, and so is what
    ends at the word `heading`."""
    if not begins:
        return
    start = begins[0]
    edges = [*begins[1:], len(total) - 1]
    for begin, end in zip(begins, edges, strict=True):
        if begin > start and (begin == heading or total[end] - total[start] > limit):
            yield start, begin
            start = begin
    yield start, edges[-1]


def overlapping(
    start: int, end: int, total: NDArray[np.int64], stops: NDArray[np.bool_], limit: int, number: int
) -> list[Window]:
    """Windows over one long paragraph; a chain is broken (no overlap) after CHAIN windows.

    A window that would own no word, because its neighbours' seams meet, is left out.
    """
    ranges = list(stepped(start, end, total, stops, limit))
    seams = [
        start,
        *(seam(left[1], right[0], stops) for left, right in zip(ranges, ranges[1:], strict=False)),
        end,
    ]
    return [
        Window(begin, stop, seams[k], seams[k + 1], number + k // CHAIN * CHAIN)
        for k, (begin, stop) in enumerate(ranges)
        if seams[k] < seams[k + 1]
    ]


def stepped(
    start: int, end: int, total: NDArray[np.int64], stops: NDArray[np.bool_], limit: int
) -> Iterator[tuple[int, int]]:
    """Ranges of at most `limit` pieces that cover start…end; each ends and begins at a stop where there is one."""
    count = 0
    while total[end] - total[start] > limit:
        count += 1
        reach = int(np.searchsorted(total, total[start] + limit, side="right")) - 1
        stop = last_stop(stops, int(np.searchsorted(total, total[start] + limit // 2)), reach) or reach
        stop = max(stop, start + 1)
        yield start, stop
        back = int(np.searchsorted(total, total[stop] - OVERLAP))
        start = stop if count % CHAIN == 0 else max(first_stop(stops, back, stop - 8) or back, start + 1)
    yield start, end


def last_stop(stops: NDArray[np.bool_], low: int, high: int) -> int | None:
    """Last place in low…high (both included) where a sentence may begin."""
    found = np.flatnonzero(stops[low : high + 1])
    return low + int(found[-1]) if len(found) else None


def first_stop(stops: NDArray[np.bool_], low: int, high: int) -> int | None:
    """First place in low…high (both included) where a sentence may begin."""
    found = np.flatnonzero(stops[low : high + 1])
    return low + int(found[0]) if len(found) else None


def seam(end: int, start: int, stops: NDArray[np.bool_]) -> int:
    """Where a window that ends at `end` hands over to one that begins at `start`: the stop nearest to the middle."""
    middle = (start + end) // 2
    found = start + np.flatnonzero(stops[start : end + 1])
    inner = found[(found > start) & (found < end)]
    return int(inner[np.abs(inner - middle).argmin()]) if len(inner) else middle


def groups(windows: Sequence[Window], size: int = GROUP) -> Iterator[list[Window]]:
    """Consecutive windows in groups of about `size`; windows of one chain stay together."""
    group: list[Window] = []
    for window in windows:
        if len(group) >= size and window.chain != group[-1].chain:
            yield group
            group = []
        group.append(window)
    if group:
        yield group
