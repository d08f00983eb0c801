"""The questions as tools of an MCP server over standard input and output; the library is imported when it runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from communique.assistants.answers import Answers
from communique.assistants.bounds import NOTICE
from communique.errors import CommuniqueError, DependencyError
from communique.version import VERSION

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

INSTRUCTIONS = (
    "Sourced records of news stories: what several articles establish, how many independent origins stand behind each "
    "claim, where they contradict one another, and what was known at a moment (as_of, ISO 8601). Start with "
    "list_stories. Cite outlet, url and quote; say how many origins there are; never present a count as proof. "
    + NOTICE
)


def server(answers: Answers) -> MCPServer[Any]:
    """The server over these answers; raises DependencyError if the extra is not installed."""
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.types import ToolAnnotations
    except ImportError as error:
        raise DependencyError("communique mcp", "needs the library mcp", 'pip install "communique[mcp]"') from error
    made: MCPServer[Any] = MCPServer("communique", instructions=INSTRUCTIONS, version=VERSION, log_level="WARNING")
    hints = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    for tool in tools(answers):
        made.add_tool(told(tool), annotations=hints)
    return made


def tools(answers: Answers) -> list[Callable[..., dict[str, Any]]]:
    """The tools, each with the description that an assistant reads."""

    def list_stories(words: str = "", as_of: str = "", offset: int = 0) -> dict[str, Any]:
        """Stories with ids, dates, counts of articles, texts and origins.

        words: only stories that have all of these; as_of: ISO moment, nothing published later counts; offset: skip.
        """
        return answers.list_stories(words, as_of or None, offset)

    def dossier(story: str, as_of: str = "") -> dict[str, Any]:
        """One story now or at a moment: what is established, disputed, planned, changed, its articles and conflicts.

        story: id from list_stories; as_of: ISO moment (telling a story anew at a first moment can take a while).
        """
        return answers.story(story, as_of or None)

    def search_claims(
        words: str = "", story: str = "", finding: str = "", as_of: str = "", offset: int = 0
    ) -> dict[str, Any]:
        """Claims with their status, counts of outlets, texts and independent origins, and first evidence.

        words: all must stand in the claim, its actors or its sentences; story: id; finding: corroborated,
        single-origin or contested; as_of: ISO moment; offset: skip.
        """
        return answers.search_claims(words, story or None, finding or None, as_of or None, offset)

    def evidence(story: str, claim: str, as_of: str = "", offset: int = 0) -> dict[str, Any]:
        """Every sentence for or against one claim: quotation, outlet, url, offsets, chain of sources, origin.

        story and claim: ids; as_of: ISO moment; offset: skip.
        """
        return answers.evidence(story, claim, as_of or None, offset)

    def compare_sources(story: str, left: str, right: str, as_of: str = "") -> dict[str, Any]:
        """Two articles or outlets of a story: what both say, where they differ, what only one says, who copied whom.

        left and right: document ids or outlets from dossier; as_of: ISO moment.
        """
        return answers.compare_sources(story, left, right, as_of or None)

    return [list_stories, dossier, search_claims, evidence, compare_sources]


def told(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The tool with errors of the call told to the assistant; any other would be hidden from it."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def called(*args: Any, **options: Any) -> dict[str, Any]:
        try:
            return tool(*args, **options)
        except CommuniqueError as error:
            raise ToolError(str(error)) from None

    return called
