"""Views of a dossier for people and programs: one module a format, each a pure function from dossiers to files.

A format is a function `files(dossiers) -> Iterator[(name, content)]`; names are relative to the output folder. Nothing
here reads or judges anything anew.
"""

from __future__ import annotations

from communique.exports.registry import FORMATS, Format, format_named

__all__ = ["FORMATS", "Format", "format_named"]
