"""The MCP server as an assistant's program meets it: in this process, and as a command over standard streams."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from communique.assistants import Answers, Shelf
from communique.assistants.server import server, tools
from communique.errors import DependencyError
from communique.exports import format_named
from communique.exports.output import write_folder

from ..exports.sample import dossier as sample

TOOLS = ["list_stories", "dossier", "search_claims", "evidence", "compare_sources"]


def answers() -> Answers:
    return Answers(Shelf([sample()], lambda as_of: []))


def asked(where: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """The tools, then the result of each call."""
    mcp = pytest.importorskip("mcp")

    async def ask() -> list[Any]:
        async with mcp.Client(where) as client:
            return [await client.list_tools(), *[await client.call_tool(name, given) for name, given in calls]]

    with ThreadPoolExecutor(1) as thread:  # another test's browser may hold a loop in this one
        return thread.submit(asyncio.run, ask()).result()


def test_the_tools_are_read_only_and_described() -> None:
    (listed,) = asked(server(answers()))
    assert [t.name for t in listed.tools] == TOOLS
    for tool in listed.tools:
        assert tool.annotations.read_only_hint and not tool.annotations.destructive_hint
        assert all(name in tool.description for name in tool.input_schema["properties"])


def test_answers_and_errors_reach_the_client() -> None:
    _, told, wrong, broken = asked(
        server(answers()),
        ("evidence", {"story": "s-a", "claim": "c-flooded"}),
        ("evidence", {"story": "s-a", "claim": "c-x"}),
        ("dossier", {}),
    )
    assert told.structured_content["evidence"][0]["untrusted_quote"].startswith("Forty houses")
    assert wrong.is_error and "ids come from search_claims" in wrong.content[0].text
    assert broken.is_error


def test_the_command_serves_a_folder(tmp_path: Path) -> None:
    mcp = pytest.importorskip("mcp")
    write_folder(tmp_path / "out", format_named("json").files([sample()]))
    command = mcp.StdioServerParameters(command=sys.executable, args=["-m", "communique", "mcp", str(tmp_path / "out")])
    listed, told = asked(command, ("list_stories", {"words": "bridge"}))
    assert [t.name for t in listed.tools] == TOOLS
    assert told.structured_content["stories"][0]["story"] == "s-a"


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(DependencyError, match=r"communique\[mcp\]"):
        server(answers())


def test_the_tools_need_no_library() -> None:
    by_name = {t.__name__: t for t in tools(answers())}
    assert by_name["list_stories"]()["total"] == 1
