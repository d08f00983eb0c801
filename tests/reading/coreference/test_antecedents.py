"""The layer that seeks antecedents: its shape, what it may join, and that it bends to the rules."""

from __future__ import annotations

import numpy as np
import pytest

from communique.errors import ModelError
from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.antecedents import PREFIX, SURE, WIDE, Network, layer_of, pairs_of
from communique.reading.coreference.comparing import FEATURES, features
from communique.reading.coreference.coreference import phrase_chains, phrases_of
from communique.reading.coreference.mentions import chains_of, mentions
from communique.reading.names.candidates import candidates
from communique.reading.names.drafts import drafts
from communique.reading.tokens.shell import COREF, HEADS
from communique.reading.tokens.words import words_of

TEXT = (
    "Finance Minister Jan Orlan met Anna Veld on Monday. He said the accord was ready. Mr Orlan thanked her.\n\n"
    "The accord has 47 articles. Veld said that she would sign it. The harbour and the airport open in May."
)


def layer(value: float = 0.0, width: int = 4) -> dict[str, np.ndarray]:
    """Arrays of a layer that gives every pair the score `value`."""
    arrays = {"w1": np.zeros((FEATURES, width)), "b1": np.zeros(width), "w2": np.zeros(width), "b2": np.full(1, value)}
    return {PREFIX + name: array.astype(np.float32) for name, array in arrays.items()}


def chains(value: float, cut: object) -> tuple[list[str], list[int]]:
    doc = annotate_text(TEXT)
    words = words_of(doc)
    phrases = phrases_of(words, drafts(words))
    made = layer_of(layer(value))
    assert made is not None
    texts = [words.slice(one.start, one.end) for one in phrases.found]
    return texts, phrase_chains(phrases, Network(doc.user_data[COREF], made), cut)  # type: ignore[arg-type]


def test_features_are_as_many_as_said_and_pairs_look_back() -> None:
    doc = annotate_text(TEXT)
    words = words_of(doc)
    phrases = phrases_of(words, drafts(words))
    pairs = pairs_of(phrases.profiles, doc.user_data[COREF], np.ones(len(phrases.found), np.bool_))
    columns = features(pairs)
    assert columns.shape == (len(pairs.later), FEATURES) and np.isfinite(columns).all()
    assert (pairs.earlier < pairs.later).all() and (np.diff(pairs.later) >= 0).all()


def test_a_layer_that_does_not_fit_is_refused_and_none_is_none() -> None:
    assert layer_of({}) is None
    with pytest.raises(ModelError):
        layer_of(layer() | {PREFIX + "w1": np.zeros((FEATURES - 1, 4), np.float32)})


@pytest.mark.parametrize("cut", [SURE, WIDE])
def test_different_names_stay_apart_whatever_the_score(cut: object) -> None:
    texts, found = chains(9.0, cut)
    orlan, veld = (next(k for k, text in enumerate(texts) if text.endswith(name)) for name in ("Orlan", "Veld"))
    assert found[orlan] != found[veld]


def test_one_name_stays_together_whatever_the_score() -> None:
    texts, found = chains(-9.0, WIDE)
    assert len({found[k] for k, text in enumerate(texts) if text.endswith("Orlan")}) == 1


def test_phrases_hold_what_hangs_from_their_heads() -> None:
    words = words_of(annotate_text("The minister of the northern islands spoke. The harbour and the airport open."))
    texts = [words.slice(one.start, one.end) for one in candidates(words)]
    assert "The minister of the northern islands" in texts and "The harbour and the airport" in texts
    assert "the northern islands" in texts and "the airport" in texts


def test_chains_are_of_several_and_slice_inside_the_text() -> None:
    doc = annotate_text(TEXT)
    for chain in chains_of(doc):
        assert len(chain) > 1
        assert all(0 <= one.start <= one.head < one.end <= len(TEXT) for one in chain)


def test_without_a_layer_the_rules_stand_alone() -> None:
    doc = annotate_text(TEXT)
    doc.user_data[HEADS] = {}
    assert chains_of(doc) == []
    assert any(one.kind == "pronoun" for one in mentions(doc, "d"))


@pytest.mark.parametrize("text", ["", "\n", "It", "? ? ?", "«»" * 30, "he " * 300])
def test_odd_texts_are_read(text: str) -> None:
    doc = annotate_text(text)
    chains_of(doc)
    mentions(doc, "d")
