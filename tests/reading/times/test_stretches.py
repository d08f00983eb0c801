"""The stretch that a clause tells of, from two times or with "since"."""

from __future__ import annotations

import pytest

from communique.reading.annotation.annotate import annotate_text
from communique.reading.times.stretches import stretch
from communique.reading.times.times import times


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("Between 2019 and 2023 the army bought 40 ships.", "2019/2023", "2019-01-01", "2023-12-31"),
        ("Their contract ran from July 2021 to June 2024.", "2021-07/2024-06", "2021-07-01", "2024-06-30"),
        ("Since 2017 the firm has paid no tax.", "2017/..", "2017-01-01", "2025-02-19"),
        ("Since March the valley has been cut off.", "2024-03/..", "2024-03-01", "2025-02-19"),
        ("The army left in 2019 and came back in 2023.", "2019", "2019-01-01", "2019-12-31"),
        ("The bridge reopened in 2017.", "2017", "2017-01-01", "2017-12-31"),
    ],
)
def test_stretch(text: str, value: str, earliest: str, latest: str) -> None:
    found, _ = times(annotate_text(text), "text", "2025-02-19")
    time = stretch(text, found, 0, "2025-02-19")
    assert (time.value, time.earliest, time.latest) == (value, earliest, latest)


def test_either_end_gives_the_whole() -> None:
    text = "Between 2019 and 2023 the army bought 40 ships."
    found, _ = times(annotate_text(text), "text", "2025-02-19")
    assert stretch(text, found, 0, None) == stretch(text, found, 1, None)


def test_since_without_publication_stays_as_it_is() -> None:
    text = "Since 2017 the firm has paid no tax."
    found, _ = times(annotate_text(text), "text", None)
    assert stretch(text, found, 0, None) == found[0]
