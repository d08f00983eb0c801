"""Times, numbers and places compared at their own precision, and put into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.claims.counts import agreement, alike
from communique.claims.intervals import interval, known_by, relation
from communique.claims.places import place, place_relation
from communique.claims.wording import at_when, count_words, when_words
from communique.model import Quantity, Span, TimeRef
from tests.claims.story_builder import quantity, time_ref

HERE = Span("d", 0, 1)

TIMES = [
    ("2025-01-17", "2025-01", "within"),
    ("2025-01", "2025-01-17", "contains"),
    ("2025-01-17", "2025-01-17", "same"),
    ("2025-01/END", "2025-01-17", "apart"),
    ("XXXX-01/END", "XXXX-01-17", "apart"),
    ("XXXX-WXX-5", "2025-01-17", "overlap"),
    ("XXXX-WXX-5", "2025-01-16", "apart"),
    ("XXXX-01-17", "2025-02", "apart"),
    ("XXXX-01-17", "XXXX-WXX-5", "unknown"),
    ("2025-W03", "2025-01-17", "contains"),
    ("PAST_REF", "2025-01-17", "unknown"),
]


@pytest.mark.parametrize(("left", "right", "expected"), TIMES)
def test_times(left: str, right: str, expected: str) -> None:
    assert relation(time_ref(f"when {left}", HERE), time_ref(f"when {right}", HERE)) == expected


@given(st.sampled_from([case[0] for case in TIMES]), st.sampled_from([case[1] for case in TIMES]))
def test_apart_both_ways(left: str, right: str) -> None:
    one, two = time_ref(f"when {left}", HERE), time_ref(f"when {right}", HERE)
    assert (relation(one, two) == "apart") == (relation(two, one) == "apart")


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_odd_values_never_raise(value: str, first: str, last: str) -> None:
    time = TimeRef(HERE, "DATE", value, None, first, last)
    assert relation(time, time) in ("same", "unknown", "overlap") and (interval(time) is None or when_words(time))
    at_when(time)
    known_by(value, first)


COUNTS = [
    ("n 12 dead", "n 40 dead", "apart"),
    ("n >=12 dead", "n 40 dead", "compatible"),
    ("n ~40 dead", "n 43 dead", "compatible"),
    ("n 40 dead", "n 43 dead", "apart"),
    ("n 1200 dead", "n 1234 dead", "compatible"),
    ("n 10..20 dead", "n 16 dead", "compatible"),
    ("n <=5 dead", "n 9 dead", "apart"),
    ("n 7 dead", "n 7 dead", "same"),
]


@pytest.mark.parametrize(("left", "right", "expected"), COUNTS)
def test_counts(left: str, right: str, expected: str) -> None:
    assert agreement(quantity(left, HERE), quantity(right, HERE)) == expected


def test_dead_are_not_injured() -> None:
    assert not alike(Quantity(HERE, 12, "person", "killed person"), Quantity(HERE, 40, "person", "injured person"))


PLACES = [
    (("Kyiv", "UKR", "city"), ("Ukraine", "UKR", "state"), "within"),
    (("Rome", "ITA", None), ("Madrid", "ESP", None), "apart"),
    (("Orlow", None, None), ("Varn", None, None), "unknown"),
    (("the harbour of Orlow", None, None), ("Orlow", None, None), "within"),
    (("Varn province", None, None), ("Selm province", None, None), "apart"),
]


@pytest.mark.parametrize(("left", "right", "expected"), PLACES)
def test_places(left: tuple, right: tuple, expected: str) -> None:
    assert place_relation(place(*left), place(*right)) == expected


WORDS = [
    ("2025-01-17", "on 17 January 2025"),
    ("2025-01/END", "at the end of January 2025"),
    ("XXXX-WXX-5", "on Friday"),
    ("2020", "in 2020"),
    ("2027-03-02TMO", "on the morning of 2 March 2027"),
    ("2027-03-02TMI", "at midday on 2 March 2027"),
    ("2027-03-02T14:15", "at 14:15 on 2 March 2027"),
]


@pytest.mark.parametrize(("value", "expected"), WORDS)
def test_when_in_words(value: str, expected: str) -> None:
    assert at_when(time_ref(f"when {value}", HERE)) == expected


def test_counts_in_words() -> None:
    assert count_words(quantity("n >=1500000 tonne", HERE)) == "at least 1.5 million tonnes"
    assert count_words(Quantity(HERE, 43, "person", "killed person")) == "43 dead"
    assert count_words(Quantity(HERE, 1, "article", "article")) == "1 article"
