"""Development, agreement or contradiction (ORIGINS.md, second table)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.claims.judging import judge, right

FOLDER = Path(__file__).parents[1] / "cases" / "conflicts"
WORKED = tomllib.loads((FOLDER / "worked.toml").read_text())["case"]


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case["name"])
def test_worked_cases(case: dict) -> None:
    found = judge(case)
    assert right(case, found), found
    if case["verdict"] == "development":
        assert case["slot"] in found.developments, found
    if case["verdict"] == "agree":
        assert found.together and case["slot"] in found.agreed, found
    if case["verdict"] == "apart":
        assert not found.together, found
