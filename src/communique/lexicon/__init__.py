"""Curated tables, one TOML file a subject, read once and kept.

A table is data that an editor could check: states and demonyms, roles, agencies, outlets, reporting verbs, event
codes. Code that uses one asks for it by name; nothing is loaded at import.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table `lexicon/NAME.toml` as plain data; callers treat it as read-only."""
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def names() -> tuple[str, ...]:
    """Names of all tables, sorted."""
    return tuple(sorted(f.name[:-5] for f in files(__package__).iterdir() if f.name.endswith(".toml")))
