"""The default engine: one item after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from communique.engine.base import Item, Result


class LocalEngine:
    """Does the work lazily, as results are asked for."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """`function` of every item, in order."""
        return map(function, items)
