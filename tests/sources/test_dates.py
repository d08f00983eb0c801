"""Written dates, and which of them agree."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.sources import dates

CASES = Path(__file__).parents[1] / "cases" / "sources" / "dates.toml"
TABLE: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", [c for c in TABLE if c["value"]], ids=lambda c: c["written"])
def test_value(case: dict[str, Any]) -> None:
    assert dates.iso(case["written"]) == case["value"]


@pytest.mark.parametrize("case", [c for c in TABLE if not c["value"]], ids=lambda c: c["written"])
def test_no_value_with_a_reason(case: dict[str, Any]) -> None:
    with pytest.raises(dates.NoDate, match=case["reason"]):
        dates.iso(case["written"])


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 12, 31), timezones=st.just(UTC)))
def test_every_iso_moment_is_kept(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    value = dates.iso(moment.isoformat())
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        assert value == moment.date().isoformat()
    else:
        assert datetime.fromisoformat(value) == moment


@given(st.text(max_size=200))
def test_any_text_gives_a_value_or_a_reason(text: str) -> None:
    try:
        value = dates.iso(text)
    except dates.NoDate:
        return
    first, last = dates.interval(value)
    assert first < last


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2024-03-04", "2024-03-04T23:50:00-05:00", True),
        ("2024-03-04", "2024-03-05", True),
        ("2024-03-04", "2024-03-09", False),
        ("2024-03-04T10:00:00+00:00", "2024-03-04T11:00:00+01:00", True),
        ("2024-03-04T10:00:00+00:00", "2024-03-07T10:00:00+00:00", False),
        ("2024-03", "2024-03-31", True),
        ("2024", "2025-06-01", False),
    ],
)
def test_agreement(one: str, other: str, same: bool) -> None:
    assert dates.agree(one, other) is same
    assert dates.agree(other, one) is same


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://herald.example/2024/03/04/ferries-return", "2024-03-04"),
        ("https://herald.example/world/2024/mar/04/ferries", "2024-03-04"),
        ("https://herald.example/ferries-2024-03-04-return", None),
        ("https://herald.example/world/2024-03-04/ferries", "2024-03-04"),
        ("https://herald.example/2024/03/ferries", None),
        ("https://herald.example/2024/13/45/ferries", None),
        ("https://herald.example/2024/02/31/ferries", None),
        ("https://herald.example/id/20240304555/ferries", None),
    ],
)
def test_day_in_address(url: str, day: str | None) -> None:
    assert dates.in_address(url) == day
