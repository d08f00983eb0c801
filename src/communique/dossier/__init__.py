"""The record of a story at a moment, and what changed between two of them."""

from communique.dossier.assemble import assemble, with_problems
from communique.dossier.changes import Update, changes, former
from communique.dossier.moment import known
from communique.dossier.packed import Alone, Packed, laid_out, packed_alone, unpacked

__all__ = [
    "Alone", "Packed", "Update", "assemble", "changes", "former", "known", "laid_out", "packed_alone", "unpacked",
    "with_problems",
]  # fmt: skip
