"""Texts divided into passages, case by case, and what holds for every text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.sources.clean import normalise, one_line
from communique.sources.passages import passages, title_of

CASES = Path(__file__).parents[1] / "cases" / "sources" / "passages.toml"
TABLE: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", TABLE, ids=lambda c: c["name"])
def test_case(case: dict[str, Any]) -> None:
    text = normalise(case["text"])
    found = [f"{p.kind}: {text[p.start : p.end]}" for p in passages(text)]
    assert len(found) == len(case["passages"]), found
    for got, expected in zip(found, case["passages"], strict=True):
        assert got.startswith(expected)


@pytest.mark.parametrize("case", TABLE, ids=lambda c: c["name"])
def test_dividing_is_the_same_with_windows_line_ends_and_trailing_space(case: dict[str, Any]) -> None:
    plain, other = normalise(case["text"]), normalise(case["text"].replace("\n", " \t\r\n"))
    assert plain == other


LINES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(
            ["Related:", "- one", "By Anna Lind", "(photo credit: X Y)", "A line of text that ends here.", ""]
        ),
        st.sampled_from(
            ["VELM (Coastal) — The boat left.", "Advertisement", "date 2024-03-04 The boat left.", "Ten days"]
        ),
    ),
    max_size=25,
)


@given(LINES, st.booleans())
def test_every_visible_character_lies_in_exactly_one_passage(lines: list[str], titled: bool) -> None:
    text = normalise("\n".join(lines))
    found = passages(text, text.partition("\n")[0] if titled and text else None)
    covered = [0] * len(text)
    for passage in found:
        piece = text[passage.start : passage.end]
        assert piece and piece == piece.strip() and "\n" not in piece
        for i in range(passage.start, passage.end):
            covered[i] += 1
    assert all(n == (not c.isspace()) or (c.isspace() and n <= 1) for n, c in zip(covered, text, strict=True))
    assert list(found) == sorted(found, key=lambda p: p.start)


@given(st.text(max_size=400))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode("utf-8")
    assert not any(ord(c) < 32 and c != "\n" for c in once)


@given(LINES)
def test_normalising_joined_lines_twice_changes_nothing(lines: list[str]) -> None:
    once = normalise("\n".join(line + " and so on and on for ever" for line in lines))
    assert normalise(once) == once


def test_known_title_is_the_headline_and_authors_make_bylines() -> None:
    text = "A title. With a full stop.\n\nAnna Lind\n\nThe first boat left at six in the morning."
    kinds = [p.kind for p in passages(text, "A title. With a full stop.", ("Anna Lind",))]
    assert kinds == ["headline", "byline", "body"]


def test_title_is_what_stands_before_all_body() -> None:
    text = "The first boat left at six.\n\nTen days of storm\n\nThe storm broke the pier on the first night it blew."
    found = passages(text)
    assert [p.kind for p in found] == ["body", "headline", "body"]
    assert title_of(text, found) is None


def test_hidden_and_reordering_characters_are_gone() -> None:
    assert normalise("a\u202eb\u200bc\u00add\x00e\ud800") == "abcd e\ufffd"
    assert one_line("  two\nlines\t of  it ") == "two lines of it"
    assert normalise("e\u0301\u00a0x") == "é x"


def test_the_longest_line_that_is_let_through_is_one_body() -> None:
    text = normalise("A. " * 600_000 + "b" * 200_000)
    assert [p.kind for p in passages(text)] == ["body"]
