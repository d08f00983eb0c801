"""Where work is done: in this process, or in several. An engine maps a function over items, in order.

An engine knows no news. The function must be importable by name (a module-level function), the items and results must
pickle, and results come back in the order of the items, whatever the engine: so the same bytes come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from communique.engine.base import Engine, Item, Result
from communique.engine.local import LocalEngine
from communique.engine.processes import ProcessEngine, search_seldom

__all__ = ["PAYS", "Engine", "LocalEngine", "ProcessEngine", "engine_for", "search_seldom", "spread"]


def engine_for(jobs: int = 1) -> Engine:
    """The local engine for one job, else an engine of that many processes."""
    return LocalEngine() if jobs <= 1 else ProcessEngine(jobs)


PAYS, PORTION = 3000, 50
"""Short tasks from which it pays to start processes, and how many of them are handed over at once."""


def spread(jobs: int, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """`function` of every item, in order, each taking a few milliseconds: in so many processes if there are many."""
    if jobs <= 1 or len(items) < PAYS:
        return map(function, items)
    portions = (items[at : at + PORTION] for at in range(0, len(items), PORTION))
    return chain.from_iterable(engine_for(jobs).map(partial(_each, function), portions))


def _each(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]
