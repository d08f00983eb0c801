"""Vectors of words that may refer to something: few are kept, and those that were not are read again."""

from __future__ import annotations

import numpy as np

from communique.reading.annotation.annotate import annotate_text
from communique.reading.annotation.references import Located
from communique.reading.tokens.shell import COREF

TEXT = (
    "The mayor of Dorrin said on Monday that she had\n\nclosed the bridge.\n\nShe will open it in May, she told them."
)


def vectors() -> tuple[Located, list[str]]:
    doc = annotate_text(TEXT)
    return doc.user_data[COREF], [token.text for token in doc]


def test_only_words_that_may_head_a_phrase_are_kept() -> None:
    found, texts = vectors()
    kept = {texts[token] for token, row in zip(found.words, found.references.rows, strict=True) if row > 0}
    assert {"mayor", "Dorrin", "Monday", "bridge", "She", "it"} <= kept
    assert not kept & {"of", "said", "that", "closed", "open", "."}


def test_what_was_not_kept_is_read_again_and_is_the_same() -> None:
    found, texts = vectors()
    first = found.of(np.array([texts.index("bridge"), texts.index("mayor")]))
    expected = [part[first.at].copy() for part in (first.queries, first.keys)]
    assert all(np.abs(part).sum(1).all() for part in expected)
    found.references.rows[:] = -1
    again = found.of(np.array([texts.index("bridge"), texts.index("mayor")]))
    for part, one in zip((again.queries, again.keys), expected, strict=True):
        np.testing.assert_array_equal(part[again.at], one)


def test_a_token_that_is_no_word_has_zeros() -> None:
    found, texts = vectors()
    rows = found.of(np.array([texts.index("\n\n")]))
    assert not rows.queries[rows.at].any() and not rows.keys[rows.at].any()
