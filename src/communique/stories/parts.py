"""Large collections: which documents beside those that share rare words must be compared.

A document is compared with its nearest by rare words; in a story of hundreds of articles these are a few of many, and
what was not compared would speak against one story. So the nearest are followed from document to document, the surest
first (single linkage), into parts of bounded size, and inside a part all pairs are compared: the cost stays linear.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Values = NDArray[np.float64]


def parts(count: int, left: Places, right: Places, weights: Values, largest: int) -> list[list[int]]:
    """Documents joined by pairs of a weight above zero, the heaviest first, into parts of at most `largest`."""
    home, members = list(range(count)), [[number] for number in range(count)]
    for_it = np.flatnonzero(weights > 0)
    for at in for_it[np.lexsort((right[for_it], left[for_it], -weights[for_it].round(6)))].tolist():
        one, two = home[int(left[at])], home[int(right[at])]
        if one == two or len(members[one]) + len(members[two]) > largest:
            continue
        if len(members[one]) < len(members[two]):
            one, two = two, one
        for number in members[two]:
            home[number] = one
        members[one] += members[two]
        members[two] = []
    return [sorted(found) for found in members if found]


def with_parts(count: int, codes: Places, found: list[list[int]]) -> Places:
    """The pairs, as sorted codes `lower * count + higher`, and all pairs inside the parts `found`."""
    more = []
    for part in found:
        one, two = np.triu_indices(len(part), 1)
        numbers = np.array(part, np.int64)
        more.append(numbers[one] * count + numbers[two])
    every = np.concatenate([codes, *more])
    every.sort(kind="stable")  # most of it is sorted
    once: Places = every[np.diff(every, prepend=-1) != 0]
    return once
