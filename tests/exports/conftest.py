"""One browser for all tests of the page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.exports import format_named
from communique.exports.output import write_folder
from communique.model import Dossier


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes dossiers as pages and gives the folder."""

    def written(*dossiers: Dossier) -> Path:
        out = tmp_path_factory.mktemp("page") / "out"
        write_folder(out, (f for n in ("json", "html") for f in format_named(n).files(dossiers)))
        return out

    return written
