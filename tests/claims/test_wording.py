"""The sentences of claims, from texts: without the speaker, the verb of saying, "according to"."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.claims.clauses import clauses
from communique.claims.phrasing import sentence
from communique.claims.salience import informative
from communique.reading.read import read
from communique.sources import from_text

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "claims" / "wording.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:60])
def test_wording(case: dict[str, Any]) -> None:
    document, _ = from_text(case["text"], published="2031-03-10")
    reading = read(document)
    told = [one for one in clauses(document, reading, {}) if informative(one, reading)]
    lines = [sentence(one, document, reading) for one in told]
    assert set(case["claims"]) <= set(lines), lines
    assert not set(case.get("absent", ())) & set(lines)
    assert not [line for line in lines for word in case.get("never", ()) if word in line]
