"""A store in memory: for one run, and for tests."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

import msgspec

from communique.model import Document, Edge, Problem, Reading
from communique.store.order import EdgeKey, edge_key, problem_key


class MemoryStore:
    """Keeps everything in dictionaries, readings packed; forgotten when closed."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._readings: dict[tuple[str, str | None], tuple[str, bytes]] = {}
        self._vectors: dict[tuple[str, str], bytes] = {}
        self._told: dict[str, dict[str, tuple[str, bytes]]] = {}
        self._edges: dict[EdgeKey, Edge] = {}
        self._problems: set[Problem] = set()

    def put_documents(self, documents: Iterable[Document]) -> None:
        """Keep documents under their ids."""
        self._documents.update((d.id, d) for d in documents)

    def documents(self) -> list[Document]:
        """All documents, by id."""
        return [self._documents[key] for key in sorted(self._documents)]

    def put_readings(self, readings: Iterable[Reading]) -> None:
        """Keep readings, one a document and moment: the newest put wins."""
        self._readings.update(((r.document, r.published), (r.reader, _packed(r))) for r in readings)

    def reading(self, document: str, reader: str, published: str | None) -> Reading | None:
        """The reading, or None if there is none by this reader against this moment."""
        by, record = self._readings.get((document, published), ("", b""))
        return _unpacked(record) if record and by == reader else None

    def read(self, reader: str) -> set[tuple[str, str | None]]:
        """Which readings by this reader there are."""
        return {key for key, (by, _) in self._readings.items() if by == reader}

    def put_vectors(self, network: str, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Keep what a network makes of texts."""
        self._vectors.update(((network, text), vector) for text, vector in vectors)

    def vector(self, network: str, text: str) -> bytes | None:
        """What the network makes of a text, or None if it must be asked."""
        return self._vectors.get((network, text))

    def vectors(self, network: str) -> Iterator[tuple[str, bytes]]:
        """What the network makes of all texts that it was asked about."""
        return ((text, record) for (by, text), record in self._vectors.items() if by == network)

    def put_told(self, kind: str, records: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep what was computed under a name; the newest put wins."""
        self._told.setdefault(kind, {}).update((name, (told_from, record)) for name, told_from, record in records)

    def told(self, kind: str, name: str, told_from: str) -> bytes | None:
        """What was computed under a name, or None if it was not, or from something else."""
        digest, record = self._told.get(kind, {}).get(name, ("", b""))
        return record if digest == told_from else None

    def all_told(self, kind: str) -> Iterator[tuple[str, str, bytes]]:
        """All that was computed of one kind."""
        return ((name, *record) for name, record in self._told.get(kind, {}).items())

    def told_from(self, kind: str) -> dict[str, str]:
        """The names of one kind, each with the digest of what its record was computed from."""
        return {name: digest for name, (digest, _) in self._told.get(kind, {}).items()}

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """Keep edges; the newest put of one judge about one pair wins."""
        self._edges.update((edge_key(e), e) for e in edges)

    def edges(self, kind: str | None = None) -> list[Edge]:
        """All edges, or those of one kind, in their fixed order."""
        return [self._edges[key] for key in sorted(self._edges) if kind in (None, key[0])]

    def put_problems(self, problems: Iterable[Problem]) -> None:
        """Keep what could not be read."""
        self._problems.update(problems)

    def problems(self) -> list[Problem]:
        """All problems, in a fixed order."""
        return sorted(self._problems, key=problem_key)

    def search(self, words: str, limit: int = 20) -> list[str]:
        """Documents with all the words, those that have them most often first."""
        wanted = re.findall(r"\w+", words.casefold())
        counts = {d.id: [_tokens(d).count(w) for w in wanted] for d in self._documents.values()}
        hits = sorted((-sum(c), key) for key, c in counts.items() if wanted and all(c))
        return [key for _, key in hits[:limit]]

    def close(self) -> None:
        """Nothing to finish."""


def _packed(reading: Reading) -> bytes:
    """A reading in a twentieth of the space that its records take, so that thousands stay in memory."""
    return zlib.compress(msgspec.msgpack.encode(reading), 1)


def _unpacked(record: bytes) -> Reading:
    return msgspec.msgpack.decode(zlib.decompress(record), type=Reading)


def _tokens(document: Document) -> list[str]:
    return re.findall(r"\w+", f"{document.title or ''} {document.text}".casefold())
