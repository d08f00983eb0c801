"""Who is meant: mentions of one person, body or state over articles, spellings and roles brought together."""

from __future__ import annotations

from communique.actors.judgements import meant, merged, parties_of, split
from communique.actors.likeness import likeness
from communique.actors.names import alike
from communique.actors.records import Actor, Party, Resolution
from communique.actors.resolve import actors
from communique.actors.why import why

__all__ = [
    "Actor",
    "Party",
    "Resolution",
    "actors",
    "alike",
    "likeness",
    "meant",
    "merged",
    "parties_of",
    "split",
    "why",
]
