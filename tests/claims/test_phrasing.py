"""The sentence of a claim: whole, clean, with a capital letter and a full stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.claims.phrasing import is_fragment
from communique.claims.tidying import MOST, tidy

CASES = [
    ("that the ship left Orlow", "The ship left Orlow."),
    ("but that effort failed last week", "That effort failed last week."),
    ("“The accord has 40 pages,” the ambassador said on Monday.", "The accord has 40 pages."),
    ("According to the mayor, the bridge is closed", "The bridge is closed."),
    ("shortly after the ship left", "The ship left."),
    ("As such, Arvenia is looking for help", "Arvenia is looking for help."),
    ("  the  deal\n is   done … ", "The deal is done."),
    ("The commission said it would examine the merger", "The commission said it would examine the merger."),
    ("[Lavrov] will come", "Lavrov will come."),
    ("The firm plans to publish it 'promptly'.", "The firm plans to publish it 'promptly'."),
    ("'Rings' seen in the sea", "'Rings' seen in the sea."),
    ("It was a 'good sign' for what may be a 'new start", "It was a 'good sign' for what may be a new start."),
    ("The mill has not only lost 90 jobs", "The mill has lost 90 jobs."),
    ("that makes sense to the mayor", "That makes sense to the mayor."),
    ("He called it “a farce.”", "He called it “a farce”."),
    ("The game is 'til now the best of the '90s", "The game is 'til now the best of the '90s."),
    ("So far, the ship has not left", "So far, the ship has not left."),
    ("that users can sign in", "Users can sign in."),
    ("Updated | The mill has closed", "The mill has closed."),
    ("the port (and its cranes is closed", "The port and its cranes is closed."),
]


WHOLE = [
    ("After the mill closed in 1991, the town shrank", "After the mill closed in 1991, the town shrank."),
    ("But the mill closed", "The mill closed."),
    ("Mill and port depend on each other - analysis", "Mill and port depend on each other."),
]


@pytest.mark.parametrize(("given_", "expected"), WHOLE)
def test_a_whole_sentence_keeps_its_first_clause(given_: str, expected: str) -> None:
    assert tidy(given_, cut=False) == expected


@pytest.mark.parametrize(("given_", "expected"), CASES)
def test_tidy(given_: str, expected: str) -> None:
    assert tidy(given_) == expected


def test_a_trailing_aside_is_left_out_of_a_long_sentence() -> None:
    long = "On Friday the presidents of Arvenia and Belmar met at the old palace to sign an extensive accord"
    assert tidy(long + ", marking a step forward in the partnership of both states.") == long + "."


def test_a_sentence_that_is_too_long_ends_before_one_of_its_clauses() -> None:
    long = "The ferry, on which 900 people from nine towns were to travel, left the harbour of Orlow on Monday at noon"
    rest = ", after the harbour office, which had closed the port for nine days because of the storm that broke its "
    more = "cranes and swept away the last two of its sheds and the old pier, had let the first six ships go"
    assert tidy(long + rest + more) == long + "."


@given(st.text(max_size=600))
def test_never_longer_than_allowed_and_never_open(text: str) -> None:
    line = tidy(text)
    assert len(line) <= MOST + 3
    assert not line or line[-1] in ".…"


def test_fragments() -> None:
    assert (
        is_fragment("They left.") and is_fragment("It was built in 1994.") and not is_fragment("The ship left Orlow.")
    )
