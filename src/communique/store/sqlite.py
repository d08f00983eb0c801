"""A store in one SQLite file: to copy, to encrypt, to hand over."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from communique.errors import StoreError
from communique.model import Document, Edge, Problem, Reading
from communique.store.order import problem_key

T = TypeVar("T")

APPLICATION = 0x434F4D4D
"""SQLite application id of our files: "COMM"."""
VERSION = 1
"""Version of the tables below (SQLite `user_version`)."""
TABLES = """
create table document (id text primary key, record blob not null);
create table reading (document text, published text, reader text not null, record blob not null,
                      primary key (document, published));
create table edge (kind text, left text, right text, judge text, record blob not null,
                   primary key (kind, left, right, judge));
create table problem (id text primary key, record blob not null);
create virtual table words using fts5 (id unindexed, title, text, tokenize = 'unicode61 remove_diacritics 2');
"""
CACHES = """
create table if not exists vector (network text, text text, record blob not null, primary key (network, text));
create table if not exists told (kind text, name text, told_from text not null, record blob not null,
                                 primary key (kind, name));
"""
"""Also made in files of before they were."""


class SqliteStore:
    """Keeps records as JSON in SQLite tables, the words of the texts in an FTS5 index."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file; raises `StoreError` if it cannot be used."""
        self.path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._check()
        except sqlite3.Error as error:
            raise StoreError(str(path), f"cannot be used as a store: {error}", "give another file") from error

    def _check(self) -> None:
        application = self._db.execute("pragma application_id").fetchone()[0]
        version = self._db.execute("pragma user_version").fetchone()[0]
        empty = not self._db.execute("select count(*) from sqlite_master").fetchone()[0]
        if empty:
            self._make()
        elif application != APPLICATION:
            raise StoreError(str(self.path), "is a database of another program", "give another file")
        elif version != VERSION:
            raise StoreError(
                str(self.path),
                f"has store version {version}, this program writes {VERSION}",
                "brief the articles again into a new file",
            )
        self._db.execute("pragma synchronous = normal")  # a crash of the machine may cost the last story, not the file
        self._db.executescript(CACHES)

    def _make(self) -> None:
        self._db.execute("pragma journal_mode = wal")
        self._db.executescript(
            f"begin; pragma application_id = {APPLICATION}; pragma user_version = {VERSION}; {TABLES} commit;"
        )

    def put_documents(self, documents: Iterable[Document]) -> None:
        """Keep documents under their ids, all or none; those that are there as they are cost a look each."""
        with self._writing():
            for d in documents:
                record = msgspec.json.encode(d)
                there = self._db.execute("select record from document where id = ?", (d.id,)).fetchone()
                if there is not None and there[0] == record:
                    continue
                if there is not None:  # looks through all texts
                    self._db.execute("delete from words where id = ?", (d.id,))
                self._db.execute("insert into words values (?, ?, ?)", (d.id, d.title or "", d.text))
                self._db.execute("insert or replace into document values (?, ?)", (d.id, record))

    def documents(self) -> list[Document]:
        """All documents, by id."""
        return self._all(Document, "select record from document order by id")

    def put_readings(self, readings: Iterable[Reading]) -> None:
        """Keep readings, one a document and moment: the newest put wins."""
        rows = ((r.document, r.published or "", r.reader, msgspec.json.encode(r)) for r in readings)
        with self._writing():
            self._db.executemany("insert or replace into reading values (?, ?, ?, ?)", rows)

    def reading(self, document: str, reader: str, published: str | None) -> Reading | None:
        """The reading, or None if there is none by this reader against this moment."""
        found = self._all(
            Reading,
            "select record from reading where document = ? and reader = ? and published = ?",
            (document, reader, published or ""),
        )
        return found[0] if found else None

    def read(self, reader: str) -> set[tuple[str, str | None]]:
        """Which readings by this reader there are."""
        rows = self._db.execute("select document, published from reading where reader = ?", (reader,))
        return {(document, published or None) for document, published in rows}

    def put_vectors(self, network: str, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Keep what a network makes of texts."""
        rows = ((network, text, vector) for text, vector in vectors)
        with self._writing():
            self._db.executemany("insert or replace into vector values (?, ?, ?)", rows)

    def vector(self, network: str, text: str) -> bytes | None:
        """What the network makes of a text, or None if it must be asked."""
        query = "select record from vector where network = ? and text = ?"
        row: tuple[bytes] | None = self._db.execute(query, (network, text)).fetchone()
        return row[0] if row else None

    def vectors(self, network: str) -> Iterator[tuple[str, bytes]]:
        """What the network makes of all texts that it was asked about."""
        return self._db.execute("select text, record from vector where network = ?", (network,))

    def put_told(self, kind: str, records: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep what was computed under a name; the newest put wins."""
        rows = ((kind, *record) for record in records)
        with self._writing():
            self._db.executemany("insert or replace into told values (?, ?, ?, ?)", rows)

    def told(self, kind: str, name: str, told_from: str) -> bytes | None:
        """What was computed under a name, or None if it was not, or from something else."""
        query = "select record from told where kind = ? and name = ? and told_from = ?"
        row: tuple[bytes] | None = self._db.execute(query, (kind, name, told_from)).fetchone()
        return row[0] if row else None

    def all_told(self, kind: str) -> Iterator[tuple[str, str, bytes]]:
        """All that was computed of one kind."""
        return self._db.execute("select name, told_from, record from told where kind = ?", (kind,))

    def told_from(self, kind: str) -> dict[str, str]:
        """The names of one kind, each with the digest of what its record was computed from."""
        return dict(self._db.execute("select name, told_from from told where kind = ?", (kind,)).fetchall())

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """Keep edges; the newest put of one judge about one pair wins."""
        rows = ((e.kind, e.left, e.right, e.judge, msgspec.json.encode(e)) for e in edges)
        with self._writing():
            self._db.executemany("insert or replace into edge values (?, ?, ?, ?, ?)", rows)

    def edges(self, kind: str | None = None) -> list[Edge]:
        """All edges, or those of one kind, in their fixed order."""
        return self._all(
            Edge,
            "select record from edge where ?1 is null or kind = ?1 order by kind, left, right, judge",
            (kind,),
        )

    def put_problems(self, problems: Iterable[Problem]) -> None:
        """Keep what could not be read."""
        records = (msgspec.json.encode(p) for p in problems)
        with self._writing():
            self._db.executemany(
                "insert or replace into problem values (?, ?)",
                ((blake2b(r, digest_size=8).hexdigest(), r) for r in records),
            )

    def problems(self) -> list[Problem]:
        """All problems, in a fixed order."""
        return sorted(self._all(Problem, "select record from problem"), key=problem_key)

    def search(self, words: str, limit: int = 20) -> list[str]:
        """Documents with all the words, best first by BM25."""
        wanted = re.findall(r"\w+", words)
        if not wanted:
            return []
        query = " ".join(f'"{w}"' for w in wanted)
        rows = self._db.execute(
            "select id from words where words match ? order by bm25(words), id limit ?", (query, limit)
        )
        return [row[0] for row in rows]

    def close(self) -> None:
        """Finish writing and let go of the file."""
        self._db.close()

    def _writing(self) -> _Transaction:
        return _Transaction(self._db)

    def _all(self, kind: type[T], query: str, values: tuple[object, ...] = ()) -> list[T]:
        decode = msgspec.json.Decoder(kind).decode
        try:
            return [decode(row[0]) for row in self._db.execute(query, values)]
        except (sqlite3.Error, msgspec.DecodeError) as error:
            raise StoreError(str(self.path), f"is damaged: {error}", "brief the articles again") from error


class _Transaction:
    """All of a block is written, or nothing of it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("begin immediate")

    def __exit__(self, kind: object, *_: object) -> None:
        self._db.execute("rollback" if kind else "commit")
