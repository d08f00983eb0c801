"""Times against tables of sentences, and what must hold for any text."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import communique
from communique.model import TimeRef
from communique.reading.annotation.annotate import annotate_text
from communique.reading.times.intervals import interval, valid
from communique.reading.times.times import times

CASES = Path(__file__).parents[2] / "cases" / "times"
BLANK = spacy.blank("en")


def table_cases() -> list[Any]:
    """Every case of every table, named by its file and number."""
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            found.append(pytest.param(case, id=f"{path.stem}-{number}"))
    return found


def row(ref: TimeRef, text: str) -> list[str]:
    return [ref.span.of(text), ref.type, ref.value, *([ref.mod] if ref.mod else [])]


@pytest.mark.parametrize("case", table_cases())
def test_table(case: dict[str, Any]) -> None:
    text = case["text"]
    refs, problems = times(annotate_text(text), "d", case.get("published"))
    assert [row(r, text) for r in refs] == case["expect"]
    wanted = case.get("anchors", [""] * len(refs))
    assert [w and r.anchor for w, r in zip(wanted, refs, strict=True)] == wanted
    assert [p.span.of(text) for p in problems if p.span] == case.get("problems", [])


PIECES = st.sampled_from(
    "on in 17 31 2025 20255 January Jan. Friday last next week months ago later three days before the of , . - – :"
    " 10:30 p.m. GMT 1990s ’90s 2025-01-17 03/04/2024 early end first quarter BC 00 spring every a two and half to"
    " \n\n ( )".split(" ")
)


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(st.lists(PIECES, max_size=25).map(" ".join), st.text(max_size=120)),
    st.sampled_from([None, "2025", "2025-01", "2025-01-31", "2024-02-29T10:00:00+00:00"]),
)
def test_any_text(text: str, published: str | None) -> None:
    refs, problems = times(BLANK(text), "d", published)
    for ref in refs:
        assert 0 <= ref.span.start < ref.span.end <= len(text)
        assert valid(ref.value), ref
        if ref.earliest and ref.latest:
            assert ref.earliest <= ref.latest
        if ref.anchor_span:
            assert ref.anchor_span.end <= len(text)
    assert [r.span.start for r in refs] == sorted(r.span.start for r in refs)
    assert all(p.span and p.span.end <= len(text) for p in problems)


def test_same_input_same_output() -> None:
    doc = BLANK("On Friday, 17 January, two days later, at 10:30 p.m. the 1990s ended last month.")
    assert times(doc, "d", "2025-01-16") == times(doc, "d", "2025-01-16")


@pytest.mark.parametrize(
    "piece", ["on Friday ", "three days before the ", "17 - ", "the end of the ", "2024-", "a ", "\n"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(count: int) -> float:
        doc = BLANK(piece * count)
        began = time.process_time()
        times(doc, "d", "2025-01-16")
        return time.process_time() - began

    short = max(seconds(500), 0.02)
    assert min(seconds(2000) for _ in range(2)) < 12 * short


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2025-01", None, ("2025-01-01", "2025-01-31", "month")),
        ("2025-W03", None, ("2025-01-13", "2025-01-19", "week")),
        ("2025-W03-5", None, ("2025-01-17", "2025-01-17", "day")),
        ("2024-Q4", None, ("2024-10-01", "2024-12-31", "quarter")),
        ("2024-WI", None, ("2024-12-01", "2025-02-28", "season")),
        ("199X", None, ("1990-01-01", "1999-12-31", "decade")),
        ("19XX", None, ("1900-01-01", "1999-12-31", "century")),
        ("2025-01", "END", ("2025-01-21", "2025-01-31", "month")),
        ("2023", "BEFORE", (None, "2023-12-31", "year")),
        ("2025-XX-XX", None, ("2025-01-01", "2025-12-31", "year")),
        ("XXXX-WXX-5", None, (None, None, "day")),
        ("2025-01-17T10:30", None, ("2025-01-17T10:30", "2025-01-17T10:30", "minute")),
        ("2025-01-17TMO", None, ("2025-01-17T05:00", "2025-01-17T11:59", "part-of-day")),
        ("BC0480", None, (None, None, "year")),
        ("P20Y", None, (None, None, "none")),
    ],
)
def test_intervals(value: str, mod: str | None, expected: tuple[str | None, str | None, str]) -> None:
    assert tuple(interval(value, mod)) == expected


@pytest.mark.parametrize("value", ["2025-13", "2025-02-30", "2025-1-1", "P", "PT", "2025-01-17T25:00", "Friday", ""])
def test_no_value(value: str) -> None:
    assert not valid(value)


def test_event_is_named_as_the_anchor() -> None:
    text = "Three days before the return of the president to the palace, the two are set to sign."
    (ref,), _ = times(annotate_text(text), "d", None)
    assert ref.anchor == "event"
    assert ref.anchor_span is not None
    assert ref.anchor_span.of(text) == "the return of the president to the palace"


def test_each_of_two_hundred_entries_is_its_own_anchor() -> None:
    """A live blog over two nights, the newest entry first: "today" is the day of the entry, and no clock is lost."""
    minutes = range(200 * 14, 0, -14)
    lines = [f"{m // 60 % 24:02}:{m % 60:02}\n\nThe count goes on today in the old town." for m in minutes]
    text = "\n\n".join(lines)
    refs, problems = times(BLANK(text), "d", "2025-01-18")
    clocks, todays = refs[::2], refs[1::2]
    assert not problems and len(clocks) == len(todays) == 200
    for number, (m, clock, today) in enumerate(zip(minutes, clocks, todays, strict=True)):
        day = 18 - (minutes[0] // 1440 - m // 1440)
        assert clock.value == f"2025-01-{day}T{m // 60 % 24:02}:{m % 60:02}", number
        assert today.value == f"2025-01-{day}" and today.anchor == "mention" and today.anchor_span == clock.span


def test_a_month_long_past_keeps_the_year_of_its_tense() -> None:
    """ "joined in January", told in November, is of the January before, though the next one is nearer."""
    reading = communique.read("The striker, who joined from Porto in January, scored twice.", published="2026-11-24")
    assert [time.value for time in reading.times] == ["2026-01"]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 2.15 on Wednesday afternoon", "T14:15"),
        ("at 3 in the afternoon on Sunday", "T15:00"),
        ("at half past four on Tuesday morning", "T04:30"),
        ("at quarter to nine on Monday evening", "T20:45"),
        ("at ten to five on Sunday afternoon", "T16:50"),
        ("at 5 a.m. on Friday night", "T05:00"),
    ],
)
def test_a_clock_is_of_the_half_of_its_day(text: str, clock: str) -> None:
    reading = communique.read(f"The fire broke out {text}.", published="2029-03-08")
    assert [time.value[10:] for time in reading.times if ":" in time.value] == [clock]


def test_what_only_looks_like_a_clock() -> None:
    reading = communique.read("The board voted ten to five in favour.", published="2029-03-08")
    assert not reading.times


def test_a_clock_says_more_than_its_day() -> None:
    reading = communique.read("The quake hit the town on Tuesday at 9.40 in the morning.", published="2029-03-08")
    assert [reading.times[one.time].value for one in reading.propositions if one.time is not None] == [
        "2029-03-06T09:40"
    ]


def test_after_midnight_is_the_beginning_of_the_day() -> None:
    reading = communique.read("The blaze broke out shortly after midnight on Tuesday.", published="2029-03-08")
    assert reading.times[0].value == "2029-03-06T00:00"


def test_what_is_counted_since_is_past() -> None:
    """Also where the sentence is of the present: "is meeting him for the third time since taking office in July"."""
    text = "The envoy is meeting the premier for the third time since taking office in July."
    reading = communique.read(text, published="2025-01-17")
    assert [time.value for time in reading.times] == ["2024-07"]
