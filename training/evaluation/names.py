"""Names: exact span and type, F1 overall and per class."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from communique.reading.annotation.name_kinds import agreed
from communique.weights import Model
from training.data.units import Unit
from training.evaluation.counting import Counts, Score, f1, spans_of
from training.evaluation.layouts import analysed, with_given_sentences
from training.labels import NAME_CLASSES, NAMES

Name = tuple[int, int, str]


def scores(units: Sequence[Unit], model: Model, kept: Sequence[str] = NAME_CLASSES) -> dict[str, Score]:
    """F1 on gold words and sentences. With fewer classes ``kept``, others are not looked at and FAC counts as LOC."""
    held = with_given_sentences(model)
    counts = {name: Counts() for name in ("all", *kept)}
    for _, group in groupby(units, key=lambda unit: unit.document):
        document = list(group)
        gold = set(spans_of([NAMES[max(tag, 0)] for unit in document for tag in unit.layers["names"]]))
        found = _found(document, held)
        if set(kept) != set(NAME_CLASSES):
            found = {(a, b, "LOC" if kind == "FAC" else kind) for a, b, kind in found}
        for name, row in counts.items():
            said = {n for n in found if n[2] == name or (name == "all" and n[2] in kept)}
            wanted = {n for n in gold if n[2] == name or (name == "all" and n[2] in kept)}
            row.add(len(said & wanted), len(said), len(wanted))
    return {name: f1(row) for name, row in counts.items()}


def _found(document: list[Unit], model: Model) -> set[Name]:
    words = [word for unit in document for word in unit.words]
    begins = [k == 0 for unit in document for k in range(len(unit.words))]
    said = analysed(words, begins, model)
    return set(spans_of(agreed([model.labels.names[tag] for tag in said.names], words)))
