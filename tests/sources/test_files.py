"""Each format by a file of its own: what is taken from it, and what is noted."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from communique.model import Document, Problem

CASES = Path(__file__).parents[1] / "cases" / "sources"
TABLE: list[dict[str, Any]] = tomllib.loads((CASES / "files.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", TABLE, ids=lambda c: c["file"])
def test_file(case: dict[str, Any], loaded: Callable[..., tuple[list[Document], list[Problem]]]) -> None:
    path = CASES / "files" / case["file"]
    documents, problems = loaded(path)
    assert [d.path for d in documents] == [str(path.parent / p) for p in case.get("paths", [case["file"]])]
    first = documents[0]
    assert (first.title, first.outlet, first.url) == (case["title"], case.get("outlet"), case.get("url"))
    assert first.published.value == (case["published"] or None)
    assert first.published.basis == ("metadata" if case["published"] else "none")
    assert (first.modified, first.language) == (case.get("modified"), case["language"])
    assert list(first.authors) == case.get("authors", [])
    assert [p.kind for p in first.passages] == case["kinds"]
    assert first.text.startswith(case["title"])
    assert len(problems) == len(case.get("notes", [])), problems
    for problem, note in zip(problems, case.get("notes", []), strict=True):
        assert note in problem.message


def test_all_files_together(loaded: Callable[..., tuple[list[Document], list[Problem]]]) -> None:
    documents, problems = loaded(CASES / "files")
    assert len(documents) == sum(len(c.get("paths", [1])) for c in TABLE)
    assert all(p.stage == "sources" and p.path for p in problems)
