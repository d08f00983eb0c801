"""Lines that name their own speaker."""

from __future__ import annotations

import numpy as np

from communique.reading.annotation.attributions import Attribution
from communique.reading.annotation.spoken import spoken_lines, spoken_tags, with_spoken


def read(*lines: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what the lines say, as text; words are parted by spaces."""
    forms = [word for line in lines for word in line.split()]
    begins = np.array([k == 0 for line in lines for k, _ in enumerate(line.split())])
    return [tuple(" ".join(forms[a:b]) for ((a, b),) in found) for found in spoken_lines(forms, begins)]  # type: ignore[misc]


def test_a_signed_quotation_is_said_by_who_signs() -> None:
    assert read("“ The dam is safe . ” — Ada Orlan .", "“ It is not . ” ― Jan de Vel") == [
        ("Ada Orlan", "—", "“ The dam is safe . ”"),
        ("Jan de Vel", "―", "“ It is not . ”"),
    ]


def test_a_dash_written_to_the_mark_signs_too() -> None:
    assert read("” It leaks . ”― Ada Orlan")[0][0] == "Ada Orlan"


def test_what_goes_on_behind_a_dash_signs_nothing() -> None:
    assert not read("“ It is safe ” — and dry", "It is “ safe ” — Ada Orlan", "“ Safe ” - The town paid .")


def test_turns_of_a_transcript() -> None:
    lines = ("ORLAN : Is it safe ?", "DE VEL : It is .", "“ ORLAN : Since when ?")
    assert [(source, content) for source, _, content in read(*lines)] == [
        ("ORLAN", "Is it safe ?"), ("DE VEL", "It is ."), ("ORLAN", "Since when ?"),
    ]  # fmt: skip


def test_labels_that_never_come_again_are_no_transcript() -> None:
    assert not read("WHERE : Orlow", "WHEN : Tuesday", "COST : Free", "Q : Who ?", "A : He .")


def test_what_else_was_read_of_such_a_line_goes() -> None:
    line = Attribution(((4, 6),), ((3, 4),), ((0, 3),))
    before = Attribution(((4, 5),), ((5, 6),), ((2, 9),))
    assert with_spoken([before], [line]) == [line, Attribution((), (), ((6, 9),))]
    tags = ["O"] * 2 + ["B-Content"] + ["I-Content"] * 6
    spoken_tags(tags, [line])
    assert tags == ["B-Content", "I-Content", "I-Content", "B-Cue", "B-Source", "I-Source", "B-Content", "I-Content",
                    "I-Content"]  # fmt: skip
