"""The record of a story at a moment, and what changed between two of them."""

from communique.dossier.assemble import assemble, with_problems
from communique.dossier.changes import Update, changes, former
from communique.dossier.moment import known
from communique.dossier.packed import Packed, laid_out

__all__ = ["Packed", "Update", "assemble", "changes", "former", "known", "laid_out", "with_problems"]
