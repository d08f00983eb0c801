"""The own words of documents, kept in a store so that each text is taken apart once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
import numpy as np

from communique.engine import spread
from communique.lineage.align import Seeds, seeds
from communique.lineage.texts import Detail, Text, text_of
from communique.linking.shingles import Hashes
from communique.model import Document
from communique.store import Made, Store

MARKS = ("quoted", "content", "capital", "figure")
"""What is kept of each word as a bit."""


def packed(text: Text) -> bytes:
    """A text as a store keeps it, without its document."""
    detail, marks = text.detail(), np.zeros(text.size, np.uint8)
    for bit, name in enumerate(MARKS):
        marks |= getattr(detail, name).astype(np.uint8) << bit
    worded, lengths = sorted(text.worded), np.bincount(detail.sentence, minlength=text.lines)
    numbers = (lengths, detail.starts, detail.ends, detail.sentences, worded)
    told = detail.letters[detail.capital | detail.figure]
    words = (text.hashes, text.runs, text.facts, text.names, detail.heading, told)
    rows = [row.tobytes() for row in words], marks.tobytes(), [np.asarray(row, np.uint32).tobytes() for row in numbers]
    return msgspec.msgpack.encode([*rows[0], rows[1], *rows[2]])


def unpacked(document: Document, record: bytes) -> Text:
    """The text that `packed` made a record of."""
    rows = _rows(record)
    hashes, runs, told, names = (np.frombuffer(row, np.uint64) for row in rows[:4])
    worded = frozenset(np.frombuffer(rows[11], np.uint32).tolist()) if rows[11] else NONE
    return Text(document, hashes, names, worded, runs, told, Packed(rows), Sought(hashes))


NONE = frozenset[int]()


class Sought:
    """What is looked up in a text when it is compared, laid out when it is first asked for."""

    __slots__ = ("_hashes", "_seeds")

    def __init__(self, hashes: Hashes) -> None:
        self._hashes = hashes
        self._seeds: Seeds | None = None

    def __call__(self) -> Seeds:
        """All of it."""
        if self._seeds is None:
            self._seeds = seeds(self._hashes)
        return self._seeds


class Packed:
    """The detail of a text, unpacked when it is first asked for."""

    __slots__ = ("_detail", "_rows")

    def __init__(self, rows: Sequence[memoryview]) -> None:
        self._rows = rows
        self._detail: Detail | None = None

    def __call__(self) -> Detail:
        """All of it."""
        if self._detail is None:
            self._detail = _detail(self._rows)
        return self._detail


def _detail(rows: Sequence[memoryview]) -> Detail:
    heading, some = (np.frombuffer(row, np.uint64) for row in rows[4:6])
    marks = np.frombuffer(rows[6], np.uint8)
    lengths, starts, ends, flat = (np.frombuffer(row, np.uint32).astype(np.int64) for row in rows[7:11])
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    quoted, content, capital, figure = (marks >> bit & 1 != 0 for bit in range(len(MARKS)))
    letters = np.zeros(len(marks), np.uint64)
    letters[capital | figure] = some
    cut = tuple(zip(flat[::2].tolist(), flat[1::2].tolist(), strict=True))
    return Detail(starts, ends, sentence, quoted, content, capital, figure, letters, cut, heading)


_rows = msgspec.msgpack.Decoder(list[memoryview]).decode

TEXTS = Made("text", text_of, packed, unpacked)


def texts(documents: Sequence[Document], store: Store | None = None, jobs: int = 1) -> list[Text]:
    """The own words of each document; `store` has those of documents that were there before."""
    return TEXTS.of(documents, store, partial(spread, jobs))
