from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import ModelError
from communique.weights import load, piece_vectors, sentence_vectors
from communique.weights.pieces import read_table
from communique.weights.reader import batch, places
from communique.weights.wordpieces import MOST_PIECES, case_class


@pytest.mark.parametrize(
    ("word", "kind"),
    [("talks", 1), ("Iran", 2), ("A", 2), ("UN", 3), ("McCain", 4), ("F-35", 5), ("—", 6), ("مرحبا", 4), ("\x00", 6)],
)
def test_case_classes(word: str, kind: int) -> None:
    assert case_class(word) == kind


@given(st.lists(st.text(min_size=1, max_size=30), max_size=8))
def test_every_word_has_its_range_of_pieces(words: list[str]) -> None:
    encoded = load().pieces.encode(words)
    counts = np.diff(encoded.offsets)
    assert len(counts) == len(encoded.case) == len(words)
    assert encoded.offsets[-1] == len(encoded.pieces) and (counts >= 0).all() and (counts <= MOST_PIECES).all()


def test_a_word_without_pieces_borrows_the_place_before() -> None:
    assert places(np.array([5, 5, 6, 6, 8])).tolist() == [0, 1, 1, 2]


def test_a_batch_is_padded_and_masked() -> None:
    pieces = load().pieces
    inputs = batch(pieces.encode(["Iran", "denied", "it", "."]), [(0, 4), (1, 2)], pieces.first, pieces.last)
    assert inputs["ids"].shape == (2, 6) and inputs["mask"].sum(1).tolist() == [6, 3]
    assert inputs["ids"][1, 0] == pieces.first and inputs["ids"][1, 2] == pieces.last
    assert inputs["case"][0].tolist() == [0, 2, 1, 1, 6, 0]
    assert inputs["widx"].tolist() == [[1, 2, 3, 4], [1, 0, 0, 0]]


def test_sentence_vectors_keep_order_and_length() -> None:
    texts = ["The minister has resigned.", "Prices rose in May.", "The minister stepped down.", ""]
    vectors = sentence_vectors(texts)
    assert vectors.shape == (4, 384) and vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 1, 1, 0], atol=1e-5)
    likeness = vectors @ vectors.T
    assert likeness[0, 2] > 0.6 > likeness[0, 1]
    np.testing.assert_array_equal(sentence_vectors(texts), vectors)
    assert sentence_vectors([]).shape == (0, 384)


def test_a_vector_does_not_depend_on_its_company() -> None:
    encoder, text = load().sentence, "The minister has resigned."
    alone = encoder._encode([text])[0]
    loud = "AAAA!!! 9,999,999 " * 20
    for company in (["Prices rose in May."], [loud, "", loud.lower()]):
        np.testing.assert_array_equal(encoder._encode([*company, text])[-1], alone)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_text_has_a_vector(texts: list[str]) -> None:
    vectors = sentence_vectors(texts)
    assert vectors.shape == (len(texts), 384) and np.isfinite(vectors).all()


def test_kept_vectors_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.weights.sentences.KEPT", 2)
    sentence_vectors(["one", "two", "three"])
    assert len(load().sentence._kept) == 2


def test_pieces_estimate_the_network() -> None:
    estimate = piece_vectors()
    assert estimate is not None
    texts = ["The minister has resigned.", "The minister stepped down.", "Prices rose in May.", ""]
    rough, exact = estimate(texts), sentence_vectors(texts)
    np.testing.assert_allclose(np.linalg.norm(rough, axis=1), [1, 1, 1, 0], atol=1e-5)
    assert np.abs(rough @ rough.T - exact @ exact.T)[:3, :3].max() < 0.3
    np.testing.assert_array_equal(estimate(texts[::-1])[::-1], rough)


def test_a_table_of_another_vocabulary_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "pieces.npz", rows=np.zeros((7, 4), np.int8))
    with pytest.raises(ModelError, match="not 8 rows"):
        read_table(tmp_path / "pieces.npz", 8)
