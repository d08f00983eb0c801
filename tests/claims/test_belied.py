"""What a text repeats only to call it untrue."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.claims.belied import belied
from communique.model import Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/claims/belied.toml").read_text())["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["before"] + case["behind"])
def test_belied(case: dict[str, Any]) -> None:
    text = case["before"] + case["clause"] + case["behind"]
    clause = Span("d", len(case["before"]), len(case["before"] + case["clause"]))
    sentence = Span("d", 0, len(case["before"] + case["clause"]) + len(case["behind"].split(". ")[0]))
    assert belied(text, clause, sentence) is case["belied"]
