"""Dossiers for assistants: bounded answers with their evidence, and a server that offers them as read-only tools.

The server speaks the Model Context Protocol over standard input and output; it needs the extra `mcp`. The answers are
plain functions of dossiers and need nothing.
"""

from communique.assistants.answers import Answers
from communique.assistants.shelf import Shelf, open_shelf

__all__ = ["Answers", "Shelf", "open_shelf"]
