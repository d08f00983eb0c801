"""Whose text an article prints as a whole, and that two papers with one agency's text are one witness."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

import communique
from communique.claims.dispatches import dispatch_of
from communique.model import Document
from communique.sources import load

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dispatches" / "articles.toml").read_text())["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["outlet"] + ": " + case["text"][:40])
def test_dispatch_of(case: dict[str, Any], tmp_path: Path) -> None:
    lines = ["---", f"outlet: {case['outlet']}", "date: 2026-03-04", "---", case["text"]]
    (tmp_path / "a.txt").write_text("\n".join(lines))
    document = next(one for one in load([tmp_path]) if isinstance(one, Document))
    document = msgspec.structs.replace(document, authors=tuple(case.get("authors", ())))
    assert (dispatch_of(document) or "") == case["expect"]


def test_two_papers_with_one_agency_are_one_witness(tmp_path: Path) -> None:
    texts = {
        "Velm Post": "VELM, March 4 (Coastal News Agency) - Two ferries collided off Port Velm on Monday night.",
        "Harbour Herald": "(Coastal News Agency) - Two ferries collided late on Monday near Port Velm and came home.",
    }
    for number, (outlet, text) in enumerate(texts.items()):
        head = f"---\noutlet: {outlet}\ndate: 2026-03-04\ntitle: Ferries collide off Port Velm\n---\n"
        (tmp_path / f"{number}.txt").write_text(head + text)
    claims = [c for d in communique.brief([tmp_path]).dossiers for c in d.claims if len(c.assertions) > 1]
    assert claims and all(claim.origins == 1 for claim in claims)
