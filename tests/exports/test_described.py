from __future__ import annotations

import pytest

from communique.exports.described import described


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Chilean soldiers", "CHL", "MIL"),
        ("the South Korean parliament", "KOR", "LEG"),
        ("the police of Norway", "NOR", "COP"),
        ("authorities", None, "GOV"),
        ("the army chief", None, "MIL"),
        ("two party members", None, "PTY"),
        ("Norway", "NOR", "GOV"),
        ("the Norwegian people", "NOR", "CVL"),
        ("officials from Chile and Norway", None, "GOV"),
        ("four warplanes", None, None),
        ("26", None, None),
    ],
)
def test_words_tell_country_and_sector(text: str, country: str | None, sector: str | None) -> None:
    assert described(text) == (country, sector)
