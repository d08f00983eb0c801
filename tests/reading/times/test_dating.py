"""Publication dates from the text and from the story, against tables; which days partial times allow."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Document, Passage, Published
from communique.reading.read import read
from communique.reading.times.constraints import Partial, consistent_days, window
from communique.reading.times.dating import dateline_day, published_in_text
from communique.reading.times.inferring import infer_published

CASES = Path(__file__).parents[2] / "cases" / "dating"
TEXTS = [
    case
    for name in ("text.toml", "misleading.toml")
    for case in tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
]
STORIES = tomllib.loads((CASES / "story.toml").read_text(encoding="utf-8"))["story"]


def document(name: str, text: str, published: Published | None = None) -> Document:
    return Document(name, text, (Passage("body", 0, len(text)),), published=published or Published())


@pytest.mark.parametrize("case", TEXTS, ids=[c["text"][:30] for c in TEXTS])
def test_text(case: dict[str, Any]) -> None:
    found = published_in_text(document("d", case["text"]))
    assert (found.value if found else "none") == case["expect"]
    if found:
        assert found.basis == "text"
        assert found.span is not None
        assert found.span.of(case["text"]).strip()


@pytest.mark.parametrize(
    ("story", "case"),
    [pytest.param(s, c, id=f"{s['published']}-{c['text'][:30]}") for s in STORIES for c in s["case"]],
)
def test_story(story: dict[str, Any], case: dict[str, Any]) -> None:
    known = document("known", story["dated"], Published(story["published"], "metadata"))
    undated = document("undated", case["text"])
    found = infer_published(undated, read(undated), [(known, read(known))])
    assert (found.value or "none") == case["expect"]
    assert found.basis == ("none" if case["expect"] == "none" else "inferred")
    if found.value:
        assert found.span is not None


def test_nothing_known_nothing_inferred() -> None:
    undated = document("undated", "The two met on Friday.")
    assert infer_published(undated, read(undated), []) == Published()


FRIDAY = date(2025, 1, 17)


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        (Partial("weekday", FRIDAY, FRIDAY, -1), "2025-01-17", "2025-01-23"),
        (Partial("weekday", FRIDAY, FRIDAY, 1), "2025-01-11", "2025-01-17"),
        (Partial("day", FRIDAY, FRIDAY, -1, 1), "2025-01-18", "2025-01-18"),
        (Partial("day", FRIDAY, FRIDAY, 1, 1), "2025-01-16", "2025-01-16"),
        (Partial("day", FRIDAY, FRIDAY, 0, 1), "2025-01-17", "2025-01-17"),
        (Partial("week", FRIDAY, FRIDAY, 1, 1), "2025-01-05", "2025-01-12"),
        (Partial("month", FRIDAY, FRIDAY, -1, 1), "2025-02-01", "2025-02-28"),
        (Partial("published", FRIDAY, FRIDAY, 0), "2025-01-17", "2025-01-17"),
    ],
)
def test_allowed_days(partial: Partial, first: str, last: str) -> None:
    days = consistent_days([partial], window([FRIDAY], 60))
    assert (days[0].isoformat(), days[-1].isoformat()) == (first, last)


KINDS = st.sampled_from(["weekday", "near weekday", "day", "week", "month", "year", "yearless", "bound", "published"])
DAYS = st.dates(date(2023, 1, 1), date(2026, 1, 1))
PARTIALS = st.builds(Partial, KINDS, DAYS, DAYS, st.sampled_from([-1, 0, 1]), st.integers(0, 3))


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTIALS, max_size=4), PARTIALS)
def test_more_times_never_allow_more_days(partials: list[Partial], more: Partial) -> None:
    candidates = window([FRIDAY], 40)
    assert set(consistent_days([*partials, more], candidates)) <= set(consistent_days(partials, candidates))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "published updated on date : 2025-01-17 17 January 2025 Jan. KYIV , ( ) — | By Anna \n \n\n 10:30".split(
                " "
            )
        ),
        max_size=20,
    ).map(" ".join)
)
def test_any_text(text: str) -> None:
    given_text = document("d", text)
    for found in (published_in_text(given_text), dateline_day(given_text)):
        span = found.span if isinstance(found, Published) else found[1] if found else None
        assert span is None or 0 <= span.start < span.end <= len(text)
