"""What every store can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from communique.model import Document, Edge, Problem, Reading


class Store(Protocol):
    """Documents (given), readings (read, replaceable), edges (judged, reversible), and the problems met on the way.

    Putting the same record twice is the same as putting it once. A reading replaces an older one of the same
    document against the same publication moment.
    """

    def put_documents(self, documents: Iterable[Document]) -> None:
        """Keep documents under their ids."""

    def documents(self) -> list[Document]:
        """All documents, by id."""

    def put_readings(self, readings: Iterable[Reading]) -> None:
        """Keep readings, one a document and moment: the newest put wins."""

    def reading(self, document: str, reader: str, published: str | None) -> Reading | None:
        """The reading of a document by this reader against this publication moment, or None if it must be read."""

    def read(self, reader: str) -> set[tuple[str, str | None]]:
        """Which readings by this reader there are: document and publication moment of each."""

    def put_vectors(self, network: str, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Keep what a network, named by its digest, makes of texts, each named by a digest too: a cache, to be made
        anew at any time."""

    def vector(self, network: str, text: str) -> bytes | None:
        """What the network makes of a text, or None if it must be asked."""

    def vectors(self, network: str) -> Iterator[tuple[str, bytes]]:
        """What the network makes of all texts that it was asked about, each named by its digest."""

    def put_told(self, kind: str, records: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep what was computed: under a name, with the digest of all that it was computed from. A cache, to be made
        anew at any time; the newest put under a name wins."""

    def told(self, kind: str, name: str, told_from: str) -> bytes | None:
        """What was computed under a name, or None if it was not, or from something else."""

    def all_told(self, kind: str) -> Iterator[tuple[str, str, bytes]]:
        """All that was computed of one kind: name, the digest of what it was computed from, and the record."""

    def told_from(self, kind: str) -> dict[str, str]:
        """The names of one kind, each with the digest of what its record was computed from."""

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """Keep edges; one judge has one judgement about a pair and kind, the newest put wins."""

    def edges(self, kind: str | None = None) -> list[Edge]:
        """All edges, or those of one kind, ordered by kind, left, right, judge."""

    def put_problems(self, problems: Iterable[Problem]) -> None:
        """Keep what could not be read, so that a later run shows it too."""

    def problems(self) -> list[Problem]:
        """All problems, in a fixed order."""

    def search(self, words: str, limit: int = 20) -> list[str]:
        """Ids of documents whose text has all the `words`, best first; at most `limit`."""

    def close(self) -> None:
        """Finish writing and let go of files."""
