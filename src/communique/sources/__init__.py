"""Articles in, Documents out: files, folders, JSON lines, mail, PDF, web archives and feeds.

`load` reads paths; `read` reads one file and is what an engine maps over `expand`; `from_text` takes a text in hand.
Nothing here touches the network.
"""

from communique.sources.article import Limits
from communique.sources.files import expand
from communique.sources.load import from_text, load, read

__all__ = ["Limits", "expand", "from_text", "load", "read"]
