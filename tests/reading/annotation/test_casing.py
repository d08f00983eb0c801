"""Lines in title case are read in the case of a sentence, by what the rest of the text writes small."""

from __future__ import annotations

import pytest

from communique.reading.annotation.casing import sentence_case
from communique.reading.annotation.layout import lay_out
from communique.reading.tokens.shell import shell


def cased(text: str) -> list[str]:
    """The forms that the network is to read."""
    return sentence_case(lay_out(shell().tokens(text), [(0, len(text))]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Vows to Fight Steel Tariffs", "Minister vows to fight steel tariffs"),
        ("Norway Lifts Travel Ban to Lebanon", "Norway lifts travel ban to Lebanon"),
        ("John Smith, Mary Jones, Peter Orlan", "John Smith , Mary Jones , Peter Orlan"),
        ("MINISTER VOWS TO FIGHT TARIFFS", "MINISTER VOWS TO FIGHT TARIFFS"),
        ("The British Foreign Secretary met the miners.", "The British Foreign Secretary met the miners ."),
        ("", ""),
    ],
)
def test_a_line_alone(text: str, expected: str) -> None:
    assert " ".join(cased(text)) == expected


def test_the_rest_of_the_text_tells_names_from_words() -> None:
    text = "Mining Chief Rice Meets Steel Workers Over Pay\n\nThe head of the mine, Tom Rice, met workers on Friday."
    assert " ".join(cased(text)[:8]) == "Mining chief Rice meets steel workers over pay"


def test_offsets_and_number_of_words_stay() -> None:
    text = "Court Orders Recount in Harbour Vote as Mayor Is Charged\n\nA court ordered a recount."
    layout = lay_out(shell().tokens(text), [(0, len(text))])
    forms = sentence_case(layout)
    assert [form.lower() for form in forms] == [form.lower() for form in layout.forms]
