"""The clauses of one story in sentences, each worded once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.claims.phrasing import as_it_stands, is_fragment, sentence
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
        """The sentence of the first clause that has one that is no fragment and not cut; else of the first that has
        any."""
        spare, cut = "", ""
        for line in filter(None, map(self.of, members)):
            if not is_fragment(line) and not line.endswith("…"):
                return line
            spare, cut = spare or line, cut or line * (not is_fragment(line))
        return cut or spare

    def around(self, members: Sequence[Clause]) -> str:
        """The first sentence of the articles that holds one of the clauses and can stand there."""
        found = (as_it_stands(one, self._documents[one.document], self._readings[one.document]) for one in members)
        return next(filter(None, found), "")
