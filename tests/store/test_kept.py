"""What is made of a document alone comes out of a store as it went in, and is made once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from communique.lineage.packing import TEXTS
from communique.model import Document
from communique.sources import load
from communique.store import Made, MemoryStore
from communique.stories.terms import TERMS

ARTICLES = Path(__file__).parents[2] / "examples" / "ferry" / "articles"
DOCUMENTS = [one for one in load([ARTICLES]) if isinstance(one, Document)] + [Document("d-empty", "")]


def plain(value: Any) -> Any:
    """A value without arrays, to compare."""
    if isinstance(value, np.ndarray):
        return value.dtype.kind, value.tolist()
    if callable(value):
        return plain(value())
    return tuple(map(plain, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize("kept", [TEXTS, TERMS], ids=lambda kept: kept.kind)
def test_a_store_gives_back_what_was_made(kept: Made[Any]) -> None:
    store = MemoryStore()
    first, again = kept.of(DOCUMENTS, store), kept.of(DOCUMENTS, store)
    assert len(DOCUMENTS) > 5
    assert [plain(one) for one in first] == [plain(one) for one in again]
    assert [plain(one) for one in first] == [plain(one) for one in kept.of(DOCUMENTS, None)]


def test_only_what_is_new_or_changed_is_made() -> None:
    asked = list[str]()

    def made(document: Document) -> str:
        asked.append(document.text)
        return document.text

    kept = Made("words", made, str.encode, lambda _, record: record.decode())
    store, one, two = MemoryStore(), Document("a", "one"), Document("b", "two")
    assert kept.of([one], store) == ["one"] and kept.of([one, two], store) == ["one", "two"]
    assert kept.of([Document("a", "other"), two], store) == ["other", "two"]
    assert asked == ["one", "two", "other"]
