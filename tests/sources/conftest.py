"""Where the cases of this part lie, and small helpers for all its tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.model import Document, Problem
from communique.sources import load

Loaded = tuple[list[Document], list[Problem]]


@pytest.fixture
def cases() -> Path:
    return Path(__file__).parents[1] / "cases" / "sources"


@pytest.fixture
def loaded() -> Callable[..., Loaded]:
    def split(*paths: object, **options: object) -> Loaded:
        found = list(load([str(p) for p in paths], **options))  # type: ignore[arg-type]
        return [r for r in found if isinstance(r, Document)], [r for r in found if isinstance(r, Problem)]

    return split
