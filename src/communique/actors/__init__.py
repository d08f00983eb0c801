"""Who is meant: mentions of one person, body or state over articles, spellings and roles brought together."""

from __future__ import annotations

from communique.actors.likeness import likeness
from communique.actors.names import alike
from communique.actors.records import Actor, Party, Resolution
from communique.actors.resolve import actors

__all__ = ["Actor", "Party", "Resolution", "actors", "alike", "likeness"]
