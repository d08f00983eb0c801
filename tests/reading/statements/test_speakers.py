"""Who speaks, in texts with several speakers: never the wrong one, and nearly always the right one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.model import Mention, Statement
from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import mentions
from communique.reading.statements.statements import statements

FOLDER = Path(__file__).parents[2] / "cases" / "statements"
CASES: list[dict[str, Any]] = [
    case
    for name in ("speakers", "speakers-second", "speakers-third", "speakers-fourth", "speakers-fifth")
    for case in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]
]
COVERED = 0.8
"""Share of the words looked for that a statement must hold."""


def innermost(found: list[Statement], start: int, end: int) -> Statement | None:
    """The statement with the longest chain among those that hold the characters."""

    def shared(one: Statement) -> int:
        return max(min(end, c.end) - max(start, c.start) for c in one.content)

    held = [one for one in found if shared(one) >= COVERED * (end - start)]
    return max(held, key=lambda s: (len(s.sources), -sum(c.end - c.start for c in s.content)), default=None)


def speaker(one: Statement, told: list[Mention], text: str) -> tuple[list[str], list[str]]:
    """Names of the speaker's chain, and all that it is called."""
    link = one.sources[-1]
    chain = [m for m in told if link.mention is not None and m.chain == told[link.mention].chain]
    return [m.span.of(text) for m in chain if m.kind == "name"], [link.text, *(m.span.of(text) for m in chain)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_right_one_speaks(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    doc = annotate_text(text)
    told = mentions(doc, "d")
    found = statements(doc, "d", told, [])
    for wanted in case["said"]:
        start = text.index(wanted["content"])
        one = innermost(found, start, start + len(wanted["content"]))
        if one is None:
            assert wanted.get("missed") or not wanted["who"], wanted
            continue
        names, called = speaker(one, told, text)
        right = any(wanted["who"].lower() in form.lower() for form in called)
        if wanted["who"]:
            assert right or (wanted.get("open") and not names), (wanted, called)
        else:
            assert not names, (wanted, called)
