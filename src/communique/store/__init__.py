"""Where documents, readings and edges are kept: an interface, memory, and SQLite.

Only three kinds of thing are stored; actors, stories, claims and dossiers are computed from them, and what else a
store keeps is a cache of that. Every store gives back exactly what was put in, in an order that does not depend on the
order of putting.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.store.base import Store
from communique.store.kept import Made
from communique.store.memory import MemoryStore
from communique.store.readings import Readings

__all__ = ["Made", "MemoryStore", "Readings", "Store", "open_store", "opened"]


def open_store(place: str | Path | Store | None = None) -> Store:
    """The SQLite store in the file `place` (made if it is not there), a new store in memory for None, a store as it is.

    Raises `StoreError` if the file is something else, of another version, or damaged.
    """
    if place is None:
        return MemoryStore()
    if not isinstance(place, str | Path):
        return place
    from communique.store.sqlite import SqliteStore

    return SqliteStore(Path(place))


@contextmanager
def opened(place: str | Path | Store | None) -> Iterator[Store | None]:
    """The store at `place` for a while; what was a path is closed after it, so that its file is whole. None stays."""
    if not isinstance(place, str | Path):
        yield place
        return
    keep = open_store(place)
    try:
        yield keep
    finally:
        keep.close()
