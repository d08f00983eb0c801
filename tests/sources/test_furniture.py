"""Every rule of the passage table recognises its own example and leaves its counter-example alone."""

from __future__ import annotations

import time
from typing import Any

import pytest

from communique.lexicon import table
from communique.sources.furniture import closing, kind_of, opening, without_credit

ROWS: list[dict[str, Any]] = table("passages")["row"]
OPENINGS: list[dict[str, Any]] = table("passages")["opening"]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["example"][:40])
def test_example_has_the_kind_of_its_row(row: dict[str, Any]) -> None:
    assert kind_of(row["example"]) == row["kind"]


@pytest.mark.parametrize("row", [r for r in ROWS if "but" in r], ids=lambda r: r["but"][:40])
def test_counter_example_is_text(row: dict[str, Any]) -> None:
    assert kind_of(row["but"]) is None


@pytest.mark.parametrize("row", OPENINGS, ids=lambda r: r["example"])
def test_opening_ends_where_the_sentence_begins(row: dict[str, Any]) -> None:
    paragraph = f"{row['example']} {row['rest']}"
    assert paragraph[: opening(paragraph)].strip() == row["example"]


@pytest.mark.parametrize(
    "paragraph",
    [
        *(r["but"] for r in OPENINGS if "but" in r),
        "Sen. Ola Brandt (A-Velm) — who voted against — left the hall.",
        "The Delta 4-Heavy left the pad on Monday.",
        "Velm and Orst — two towns on one river — agreed on Monday.",
        "On March 4 – a Tuesday – the ferries returned.",
        "I — no, we — saw it.",
    ],
)
def test_no_opening_in_prose(paragraph: str) -> None:
    assert opening(paragraph) == 0


def test_closing_credit_is_cut_off() -> None:
    credit = table("passages")["closing"][0]["example"]
    paragraph = f"The ferries returned on Monday. {credit}"
    assert paragraph[closing(paragraph) :] == credit


@pytest.mark.parametrize(
    ("caption", "rest"),
    [
        ("The pier at dawn. (photo credit: ANNA LIND)", "The pier at dawn"),
        ("(photo credit: ANNA LIND)", ""),
        ("FILE PHOTO: The pier at dawn.", "FILE PHOTO: The pier at dawn."),
    ],
)
def test_caption_without_credit(caption: str, rest: str) -> None:
    assert without_credit(caption) == rest


@pytest.mark.parametrize(
    "piece", ["A ", "(", "By Anna ", "VELM, ", "REUTERS/Anna ", "Anna/", "photo: ", "share ", "— "]
)
def test_hostile_paragraphs_take_little_time(piece: str) -> None:
    began = time.perf_counter()
    for length in (100, 1900, 100_000):
        paragraph = piece * (length // len(piece)) + "!"
        kind_of(paragraph), opening(paragraph), closing(paragraph)
    assert time.perf_counter() - began < 2
