"""Communique: many reports of one story in, a sourced record out.

    import communique

    made = communique.brief(["articles/"])          # a Brief: dossiers, one a story, and problems
    reading = communique.read("The port closed on Monday, the mayor said.", published="2031-05-07")

Public names: `brief`, `read`, `read_file`, `Brief`, the record types of `communique.model`, and the errors of
`communique.errors`. Everything else may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.version import VERSION

if TYPE_CHECKING:
    from communique.api import Brief, brief, read, read_file

__version__ = VERSION
__all__ = ["Brief", "__version__", "brief", "read", "read_file"]


def __getattr__(name: str) -> object:
    """The public functions, imported when they are first asked for."""
    if name in ("Brief", "brief", "read", "read_file"):
        from communique import api

        return getattr(api, name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")
