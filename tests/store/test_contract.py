"""One suite for all stores."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import StoreError
from communique.model import Document, Edge, Passage, Problem, Published, Reading, Span
from communique.store import MemoryStore, Readings, Store, open_store


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return open_store(None if request.param == "memory" else tmp_path / "a.db")


def document(key: str, text: str = "The harbour reopened.") -> Document:
    return Document(key, text, (Passage("body", 0, len(text)),), published=Published("2031-05-02", "metadata"))


def edge(left: str, judge: str = "lineage/1", judgement: str = "positive") -> Edge:
    return Edge("copies", left, "b", judgement, 0.9, ((Span(left, 0, 3), Span("b", 1, 4)),), judge)  # type: ignore[arg-type]


def test_documents_come_back_by_id_whatever_the_order(store: Store) -> None:
    store.put_documents([document("b"), document("a")])
    store.put_documents([document("a")])
    assert store.documents() == [document("a"), document("b")]


def test_a_reading_is_stale_for_another_reader_or_moment(store: Store) -> None:
    reading = Reading("a", "reader/1", "2031-05-02")
    store.put_readings([reading])
    assert store.reading("a", "reader/1", "2031-05-02") == reading
    assert store.reading("a", "reader/2", "2031-05-02") is None
    assert store.reading("a", "reader/1", None) is None


def test_a_reading_without_moment_is_found(store: Store) -> None:
    store.put_readings([Reading("a", "reader/1", None)])
    assert store.reading("a", "reader/1", None) == Reading("a", "reader/1", None)


def test_readings_against_two_moments_stay_and_a_new_reader_replaces(store: Store) -> None:
    store.put_readings([Reading("a", "reader/1", None), Reading("a", "reader/1", "2031")])
    store.put_readings([Reading("a", "reader/2", "2031")])
    assert store.reading("a", "reader/1", None) == Reading("a", "reader/1", None)
    assert store.reading("a", "reader/1", "2031") is None
    assert store.reading("a", "reader/2", "2031") == Reading("a", "reader/2", "2031")


def test_the_newest_judgement_of_a_judge_wins_and_judges_stay_apart(store: Store) -> None:
    store.put_edges([edge("c"), edge("a"), edge("a", "person:Kim", "negative")])
    store.put_edges([edge("a", judgement="unsure")])
    assert store.edges() == [edge("a", judgement="unsure"), edge("a", "person:Kim", "negative"), edge("c")]
    assert store.edges("same_actor") == []


def test_problems_are_kept_once_and_in_order(store: Store) -> None:
    late = Problem("b", Span("b", 4, 9), "reading", "31 February is no day; left without a value")
    early = Problem(None, None, "sources", "empty.txt: empty; skipped", "empty.txt")
    store.put_problems([late, early, late])
    assert store.problems() == [early, late]


def test_search_finds_all_words_and_takes_no_syntax(store: Store) -> None:
    store.put_documents([document("a"), document("b", "Harbour, old harbour, new harbour.")])
    store.put_documents([document(f"c{n}", "A dry summer.") for n in range(5)])
    assert store.search("harbour") == ["b", "a"]
    assert store.search("harbour reopened") == ["a"]
    assert store.search('" OR *') == []
    assert store.search("harbour", limit=1) == ["b"]


def test_a_document_put_again_is_found_once_and_by_its_newest_words(store: Store) -> None:
    for text in ("The harbour reopened.", "The harbour reopened.", "The ferry sank."):
        store.put_documents([document("a", text)])
        assert store.search("the") == ["a"]
    assert store.search("harbour") == [] and store.search("ferry") == ["a"]


def test_a_file_keeps_everything(tmp_path: Path) -> None:
    first = open_store(tmp_path / "a.db")
    first.put_documents([document("a")])
    first.put_edges([edge("a")])
    first.close()
    again = open_store(tmp_path / "a.db")
    assert (again.documents(), again.edges()) == ([document("a")], [edge("a")])


def test_files_of_others_are_refused(tmp_path: Path) -> None:
    (tmp_path / "junk.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match=r"junk\.db"):
        open_store(tmp_path / "junk.db")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("create table t (x)")
    other.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(tmp_path / "other.db")


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db").close()
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute("pragma user_version = 99")
    db.close()
    with pytest.raises(StoreError, match="version 99"):
        open_store(tmp_path / "a.db")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    made = [document(f"d{i}", t) for i, t in enumerate(texts)]
    for store in (MemoryStore(), open_store(":memory:")):
        store.put_documents(made)
        assert store.documents() == made


def test_what_was_read_is_known_without_decoding_it(store: Store) -> None:
    store.put_readings(
        [Reading("a", "reader/1", None), Reading("b", "reader/1", "2031"), Reading("c", "reader/2", None)]
    )
    assert store.read("reader/1") == {("a", None), ("b", "2031")}


def test_readings_are_fetched_by_document_and_moment(store: Store) -> None:
    store.put_readings([Reading("a", "reader/1", "2031-05-02"), Reading("b", "reader/1", None)])
    found = Readings(store, "reader/1", [document("a"), document("b"), document("c")])
    assert dict(found) == {"a": Reading("a", "reader/1", "2031-05-02")}
    assert "b" not in found and found.get("c") is None and len(found) == 1


def test_vectors_are_kept_by_network_and_text(store: Store) -> None:
    store.put_vectors("one", [("a", b"\0\1"), ("b", b"")])
    store.put_vectors("one", [("a", b"\2")])
    assert [store.vector("one", "a"), store.vector("one", "b"), store.vector("two", "a")] == [b"\2", b"", None]
    assert dict(store.vectors("one")) == {"a": b"\2", "b": b""}
    assert dict(store.vectors("two")) == {}


def test_a_file_of_before_there_were_vectors_takes_them(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db").close()
    old = sqlite3.connect(tmp_path / "a.db")
    old.execute("drop table vector")
    old.close()
    store = open_store(tmp_path / "a.db")
    store.put_vectors("one", [("a", b"\1")])
    assert store.vector("one", "a") == b"\1"


def test_what_was_computed_is_given_back_for_what_it_was_computed_from(store: Store) -> None:
    store.put_told("page", [("a", "1", b"old"), ("b", "1", b"other")])
    store.put_told("page", [("a", "2", b"new")])
    store.put_told("story", [("a", "3", b"story")])
    assert store.told("page", "a", "2") == b"new"
    assert store.told("page", "a", "1") is store.told("page", "c", "1") is None
    assert store.told_from("page") == {"a": "2", "b": "1"}
    assert store.told_from("none") == {}
    assert sorted(store.all_told("page")) == [("a", "2", b"new"), ("b", "1", b"other")]
    assert list(store.all_told("none")) == []
