"""Two short articles, read the whole way: do they contradict each other, in this slot and no other?"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import communique

FOLDER = Path(__file__).parents[1] / "cases/read_conflicts"
NAMES = ("victims", "kin", "wherewho", "numbers", "provisos")
CASES = [case for name in NAMES for case in tomllib.loads((FOLDER / f"{name}.toml").read_text())["case"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_two_reports(case: dict[str, str], tmp_path: Path) -> None:
    for side, moment in (("a", case["at"]), ("b", case.get("bt", case["at"]))):
        head = f"Title: {case.get(side + 'h', 'News of the day')}\nOutlet: {side}\nDate: {moment}\n\n"
        (tmp_path / f"{side}.txt").write_text(head + case[side] + "\n")
    (dossier,) = communique.brief([tmp_path], one_story=True).dossiers
    assert {one.slot for one in dossier.conflicts} == ({case["slot"]} if case["verdict"] == "conflict" else set())
