"""Quantities against tables of sentences, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Quantity
from communique.reading.annotation.annotate import annotate_text
from communique.reading.patterns.numerals import number
from communique.reading.quantities.quantities import quantities
from communique.reading.times.times import times

CASES = Path(__file__).parents[2] / "cases" / "quantities"
BLANK = spacy.blank("en")


def table_cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for row_number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            found.append(pytest.param(case, id=f"{path.stem}-{row_number}"))
    return found


def row(found: Quantity, text: str) -> list[Any]:
    upper = [] if found.upper is None else [found.upper]
    return [found.span.of(text), found.value, found.unit or "", found.of or "", found.bound, *upper]


@pytest.mark.parametrize("case", table_cases())
def test_table(case: dict[str, Any]) -> None:
    text = case["text"]
    doc = annotate_text(text)
    refs, _ = times(doc, "d", "2025-01-17")
    assert [row(q, text) for q in quantities(doc, "d", refs)] == case["expect"]


PIECES = st.sampled_from(
    "40 12 1.2 1,200 one two dozen hundred thousands million bn $ € % per cent - – between and in five people killed"
    " wounded toll to of at least more than up some about half thirds km reactors . , ( ) + \n 787 dead".split(" ")
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=20).map(" ".join), st.text(max_size=80)))
def test_any_text(text: str) -> None:
    doc = BLANK(text)
    refs, _ = times(doc, "d", "2025-01-17")
    found = quantities(doc, "d", refs)
    for quantity in found:
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.unit
        if quantity.upper is not None and quantity.value is not None:
            assert quantity.value < quantity.upper
    ends = [q.span.end for q in found]
    assert all(end <= q.span.start for end, q in zip(ends, found[1:], strict=False))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty - five", 25),
        ("three hundred and six", 306),
        ("1.2 million", 1200000),
        ("two and a half", 2.5),
        ("a dozen", 12),
        ("1,234.5", 1234.5),
        ("forty ships", None),
    ],
)
def test_numerals(words: str, value: float | None) -> None:
    assert number(words.split()) == value
