"""The clauses of one story in sentences, each worded once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.claims.phrasing import is_fragment, sentence
from communique.claims.records import Clause
from communique.model import Document, Reading


class Lines:
    """What a clause says, as `phrasing` words it."""

    def __init__(self, documents: Mapping[str, Document], readings: Mapping[str, Reading]) -> None:
        self._documents, self._readings = documents, readings
        self._worded: dict[str, str] = {}

    def of(self, clause: Clause) -> str:
        """The clause as a sentence; "" if there is none that says it on its own."""
        if clause.id not in self._worded:
            name = clause.document
            self._worded[clause.id] = sentence(clause, self._documents[name], self._readings[name])
        return self._worded[clause.id]

    def first(self, members: Sequence[Clause]) -> str:
        """The sentence of the first clause that has one that is no fragment; else of the first that has any."""
        spare = ""
        for line in filter(None, map(self.of, members)):
            if not is_fragment(line):
                return line
            spare = spare or line
        return spare
