"""Attributions stay in their line; who is blamed is no source; pleas."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from communique import read
from communique.reading.statements.lines import in_line
from communique.reading.statements.sayings import Saying


def words(*lines: str) -> Any:
    """The words of lines, with a token for each break."""
    text, paragraph = list[str](), list[int]()
    for number, line in enumerate(lines):
        found = [*line.split(), "\n"]
        text += found
        paragraph += [number] * len(found)
    return SimpleNamespace(text=text, paragraph=paragraph)


def test_a_heading_is_no_part_of_the_source() -> None:
    made = words("Nine stolen", "Norvik said it closed")
    saying = Saying(4, (4, 5), (0, 4), [(5, 7)], "clause", "asserts", (3, 5))
    assert in_line(made, saying).source == (3, 4)


def test_a_quotation_goes_on_where_each_line_opens_it() -> None:
    made = words("“ It burned", "“ We ran ” she said", "Norvik closed")
    saying = Saying(9, (9, 10), (8, 9), [(0, 8)], "quote", "asserts", (8, 10))
    assert in_line(made, saying).content == [(0, 8)]
    other = Saying(9, (9, 10), (8, 9), [(4, 13)], "quote", "asserts", (8, 10))
    assert in_line(made, other).content == [(4, 10)]


def test_who_is_blamed_does_not_say_so() -> None:
    text = "The former mayor of Velm, Edwin Farrow, went on trial on Monday accused of taking bribes."
    assert not read(text, published="2031-05-05").statements


def test_a_plea_denies_or_admits() -> None:
    (denied,) = read("Farrow, 61, pleaded not guilty to four counts of fraud.", published="2031-05-05").statements
    assert denied.stance == "denies"
