"""Dossiers by moment: those that were given, and earlier states of them, told anew from the same articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from communique.claims.intervals import moment
from communique.errors import InputError
from communique.exports.output import is_ours, read_folder
from communique.model import Document, DocumentView, Dossier, Published
from communique.pipeline import brief
from communique.store import MemoryStore, Store

KEPT = 8
"""Earlier moments whose dossiers are kept."""

GIVEN = ("metadata", "text")
"""Ways of knowing a date that the article itself gives; the others are concluded again from what is shown."""


class Shelf:
    """Dossiers as they are now, and as they were known at any moment.

    `now` are the dossiers, `tell` makes them for an earlier moment. Safe to ask from several threads.
    """

    def __init__(self, now: Sequence[Dossier], tell: Callable[[str], Sequence[Dossier]]) -> None:
        self._now, self._tell, self._lock = tuple(now), tell, Lock()
        self._earlier: dict[str, tuple[Dossier, ...]] = {}

    def at(self, as_of: str | None = None) -> tuple[Dossier, ...]:
        """The dossiers at an ISO moment, or as given for None; raises InputError if it is no moment."""
        if not as_of:
            return self._now
        if len(as_of) > 40 or moment(as_of) is None:
            raise InputError(f"as_of {as_of[:40]}", "this is no date or moment", "use 2025-01-17 or 2025-01-17T20:00")
        with self._lock:
            if as_of not in self._earlier:
                while len(self._earlier) >= KEPT:
                    del self._earlier[next(iter(self._earlier))]
                self._earlier[as_of] = tuple(self._tell(as_of))
            return self._earlier[as_of]


def open_shelf(paths: Sequence[str | Path], store: str | Path | None = None) -> Shelf:
    """The shelf of one folder that `brief` wrote, or of articles and a store, which are read now.

    Raises InputError or StoreError if they cannot be used.
    """
    if len(paths) == 1 and store is None and is_ours(Path(paths[0])):
        dossiers = read_folder(Path(paths[0]))
        keep: Store = MemoryStore()
        keep.put_documents(given(d) for one in dossiers for d in one.documents)
        return Shelf(dossiers, lambda as_of: brief(as_of=as_of, store=keep).dossiers)
    keep = MemoryStore()
    if store is None:
        return Shelf(brief(paths, store=keep).dossiers, lambda as_of: brief(as_of=as_of, store=keep).dossiers)
    return Shelf(brief(paths, store=store).dossiers, lambda as_of: brief(as_of=as_of, store=store).dossiers)


def given(view: DocumentView) -> Document:
    """The article that a dossier shows, as it was given; a date that was only concluded is left out."""
    published = view.published if view.published.basis in GIVEN else Published()
    return Document(
        id=view.id,
        text=view.text,
        passages=view.passages,
        path=view.path,
        url=view.url,
        outlet=view.outlet,
        title=view.title,
        authors=view.authors,
        published=published,
        language=view.language,
    )
