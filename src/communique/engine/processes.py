"""An engine of several processes on this machine, each with its own copy of the model."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from communique.engine.base import Item, Result

AHEAD = 8
"""Items in flight for each process: enough to keep all busy, few enough to bound memory."""


SELDOM = 50_000
"""Objects made between two searches for cycles."""


def search_seldom() -> None:
    """Lets this process search for objects that hold one another less often: records are frozen and cannot, and each
    search looks at all that is there."""
    gc.set_threshold(SELDOM)


class ProcessEngine:
    """Spawns `jobs` fresh processes for each `map`; forking would copy a running model's threads."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """`function` of every item, in order, at most `AHEAD` items a process in flight."""
        waiting = iter(items)
        with ProcessPoolExecutor(self.jobs, get_context("spawn"), search_seldom) as pool:
            running = [pool.submit(function, item) for item in islice(waiting, self.jobs * AHEAD)]
            while running:
                first = running.pop(0)
                yield first.result()
                running += [pool.submit(function, item) for item in islice(waiting, 1)]
