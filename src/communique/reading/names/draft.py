"""A mention before it is numbered, as token ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.reading.names.roles import Office

OWNERS = frozenset({"my", "his", "her", "its", "their", "our", "your"})


@dataclass(slots=True)
class Draft:
    """A mention as token ranges."""

    start: int
    end: int
    head_start: int
    head_end: int
    root: int
    """Token that stands for the mention in the tree."""
    kind: Literal["name", "nominal", "pronoun"]
    type: str
    key: str
    """The name without title and article, or the lemma of the head noun, or the pronoun."""
    office: Office | None = None
    country: str | None = None
    sector: str | None = None
    gender: str = ""
    """m, f, n (a thing or body), 1, 2; "" unknown."""
    number: str = ""
    """s, p; "" unknown."""
    acts: bool = False
    definite: bool = True
    actor: bool = True
    """It can act; other nominals are kept only if something refers back to them."""
