"""Nested chains of sources: 42 cases at all depths, and those through who quotes, cites or is told."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import mentions
from communique.reading.statements.statements import statements

FOLDER = Path(__file__).parents[2] / "cases" / "chains"


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["case"]
    return found


CASES = cases("nested.toml")

FLOOR = 0.9
"""Share of chains that must be right (issue 4)."""


def right(case: dict[str, Any]) -> list[bool]:
    """For each expected chain: whether the innermost statement over its content has exactly these links."""
    text = case["text"]
    doc = annotate_text(text)
    found = statements(doc, "d", mentions(doc, "d"), [])
    verdicts = []
    for expected in case["chains"]:
        start = text.index(expected["content"])
        end = start + len(expected["content"])
        over = [s for s in found if any(c.start <= start and end <= c.end for c in s.content)]
        deepest = max(over, key=lambda s: (len(s.sources), -sum(c.end - c.start for c in s.content)), default=None)
        links = [link.text for link in deepest.sources] if deepest else []
        same = len(links) == len(expected["sources"])
        verdicts.append(same and all(want in got for want, got in zip(expected["sources"], links, strict=False)))
    return verdicts


def test_there_are_forty_cases_of_every_depth() -> None:
    depths = {len(chain["sources"]) for case in CASES for chain in case["chains"]}
    assert len(CASES) >= 40 and depths == {1, 2, 3, 4}


def test_nine_chains_in_ten_are_right() -> None:
    verdicts = {case["name"]: right(case) for case in CASES}
    flat = [verdict for case in verdicts.values() for verdict in case]
    wrong = [name for name, case in verdicts.items() if not all(case)]
    assert sum(flat) / len(flat) >= FLOOR, wrong


@pytest.mark.parametrize("name", ["speaker, agency, paper", "told an agency", "citing", "quoted by", "four deep"])
def test_chain_forms_that_others_build_on(name: str) -> None:
    assert all(right(next(case for case in CASES if case["name"] == name)))


@pytest.mark.parametrize("case", cases("relays.toml"), ids=lambda case: str(case["name"]))
def test_chains_through_who_passes_it_on(case: dict[str, Any]) -> None:
    assert all(right(case))
