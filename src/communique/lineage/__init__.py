"""Whose words a text is made of: same text, revision, copy, reuse, credit; who came first; independent roots."""

from communique.lineage.changes import changes
from communique.lineage.direction import DOUBT
from communique.lineage.link import lineage
from communique.lineage.roots import Roots

__all__ = ["DOUBT", "Roots", "changes", "lineage"]
