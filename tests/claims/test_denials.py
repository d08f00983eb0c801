"""Denials that only point back to what was said before."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import communique

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/claims/denials.toml").read_text())["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].split(". ")[-1])
def test_what_is_taken_back(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\noutlet: Velm Post\ndate: 2026-06-04\n---\n" + case["text"])
    (dossier,) = communique.brief([tmp_path]).dossiers
    claim = next(one for one in dossier.claims if case["claim"] in one.text)
    assert any(one.stance == "denies" for one in claim.assertions) is case["denied"]


def test_who_disputes_that_something_was_not_done_says_that_it_was(tmp_path: Path) -> None:
    text = (
        "Minister Tomas Havlik said he had never asked the bank to keep rates low. The minister's claim was disputed "
        "by former board member Oldrich Sykora, who told Radio Velm that Havlik had telephoned him twice."
    )
    (tmp_path / "a.txt").write_text("---\noutlet: Velm Post\ndate: 2026-06-04\n---\n" + text)
    (dossier,) = communique.brief([tmp_path]).dossiers
    (found,) = dossier.conflicts
    assert found.explanation.endswith("so said Tomas Havlik, but Oldrich Sykora denied it.")
