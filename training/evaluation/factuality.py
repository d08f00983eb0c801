"""UDS: correlation of the factuality head with the mean judgement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from communique.weights import Model
from training.data.units import Unit
from training.evaluation.counting import Score, correlation
from training.evaluation.layouts import analysed, with_given_sentences


def scores(units: Sequence[Unit], model: Model) -> dict[str, Score]:
    """Pearson's r over judged predicates; an empty result if the model has no such head."""
    if "fact" not in model.manifest.outputs:
        return {}
    held = with_given_sentences(model)
    documents: dict[str, list[Unit]] = {}
    for unit in units:
        documents.setdefault(unit.document, []).append(unit)
    pairs = [pair for own in documents.values() if (pair := _pair(own, held))[0].size]
    return {"r": correlation(pairs)}


def _pair(units: list[Unit], model: Model) -> tuple[np.ndarray, np.ndarray]:
    words = [word for unit in units for word in unit.words]
    begins = [k == 0 for unit in units for k in range(len(unit.words))]
    wanted = np.array([value for unit in units for value in unit.scores["factuality"]])
    said = np.clip(analysed(words, begins, model).facts, -3, 3)
    known = ~np.isnan(wanted)
    return said[known], wanted[known]
