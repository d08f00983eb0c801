"""Every example in the documentation does what it says: commands, Python, JSON, links, pictures, the API page."""

from __future__ import annotations

import doctest
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from communique.cli.app import app

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
SITE = [p for p in sorted(DOCS.rglob("*.md")) if p.parent.name not in ("figures", "decisions")] + [ROOT / "README.md"]
"""Pages whose examples are run; those of figures need data sets."""
ELSEWHERE = ("make", "python", "pip")
"""Programs that are not run here: setting up, and what other tests run."""
LARGEST = 200_000
"""Bytes of a picture."""


class Block(NamedTuple):
    """A fenced block."""

    language: str
    text: str
    line: int


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S)
    return [Block(m[1], m[2], text[: m.start()].count("\n") + 1) for m in found]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples, and some articles of one's own."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "articles").symlink_to(ROOT / "examples" / "railway" / "articles")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def with_examples(page: Path) -> bool:
    return any(b.language in ("console", "python") for b in blocks(page))


@pytest.mark.parametrize("page", [p for p in SITE if with_examples(p)], ids=named)
def test_every_example_runs(page: Path, place: Path) -> None:
    """From top to bottom in one folder, so that later blocks may use what earlier ones made."""
    known: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(page):
        at = f"{named(page)}:{block.line}"
        if block.language == "console":
            for command, expected in commands(block.text):
                run_command(command, expected, at)
        elif block.language == "python" and ">>> " in block.text:
            run_doctest(block, known, at)
        elif block.language == "python":
            exec(compile(block.text, at, "exec"), known)


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command with the lines that must stand in what it prints."""
    for part in text.split("\n$ ") if text.startswith("$ ") else text.partition("$ ")[2].split("\n$ "):
        command, *lines = part.removeprefix("$ ").splitlines()
        yield command.partition("  #")[0].strip(), [line.strip() for line in lines if line.strip()]


def run_command(command: str, expected: list[str], at: str) -> None:
    words, _, given = command.partition(" < ")
    program, *arguments = shlex.split(words)
    if program in ELSEWHERE:
        return
    assert program == "communique", f"{at}: {program} is not run"
    result = CliRunner().invoke(app, arguments, input=Path(given.strip()).read_bytes() if given else None)
    assert result.exit_code == 0, f"{at}: {command}: {result.output[-500:]} {result.exception!r}"
    printed = " ".join(result.stdout.split())
    for line in expected:
        assert " ".join(line.split()) in printed, f"{at}: {command}: {line!r} is not in {result.stdout[:1500]}"


def run_doctest(block: Block, known: dict[str, object], at: str) -> None:
    test = doctest.DocTestParser().get_doctest(block.text, known, at, at, block.line)
    told = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    assert test.examples
    runner.run(test, out=told.write, clear_globs=False)
    known.update(test.globs)
    assert not runner.failures, told.getvalue()


@pytest.mark.parametrize("page", SITE, ids=named)
def test_no_example_hides_from_the_tests(page: Path) -> None:
    """Commands stand in blocks that are run; a server, which would wait, is shown in a plain one."""
    outside = re.sub(r"^```(console|python)\n.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    hidden = [
        x for x in re.findall(r"^[ $]*(communique .*|>>> .*)$", outside, re.M) if not x.startswith("communique mcp")
    ]
    assert hidden == []
    for block in blocks(page):
        if block.language == "json":
            json.loads(block.text)


@pytest.mark.parametrize("page", sorted({*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"}), ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    local = [t for t in targets if not t.startswith(("http://", "https://", "mailto:"))]
    assert [t for t in local if not (page.parent / t).exists()] == []


def test_every_page_is_in_the_contents() -> None:
    listed = set(re.findall(r"\]\(([^)]+\.md)\)", (DOCS / "README.md").read_text(encoding="utf-8")))
    pages = {str(p.relative_to(DOCS)) for p in SITE if DOCS in p.parents} - {"README.md"}
    assert pages - listed == set()


def test_pictures_are_small_and_shown() -> None:
    pictures = [p for p in DOCS.rglob("*") if p.suffix in (".png", ".webp", ".jpg", ".svg")]
    assert len(pictures) >= 3
    written = " ".join(p.read_text(encoding="utf-8") for p in SITE)
    for picture in pictures:
        assert picture.stat().st_size < LARGEST, picture
        assert picture.name in written, picture


def test_the_api_page_is_what_the_docstrings_say(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-c", "import runpy; print(runpy.run_path('docs/make_api.py')['page'](), end='')"],
        cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"},
    ).stdout  # fmt: skip
    written = (DOCS / "reference" / "api.md").read_text(encoding="utf-8")
    assert written == made, "write it again: python docs/make_api.py"


def test_every_command_is_documented() -> None:
    documented = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
    names = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
    assert [n for n in names if f"`communique {n}" not in documented] == []
