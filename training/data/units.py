"""The unit: a sentence or a stretch of paragraph with its targets, and how units are joined into windows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from training.labels import IGNORE

ROOT = -1
"""Value of a pointer to the artificial root."""


@dataclass(slots=True)
class Unit:
    """A stretch that is never cut.

    ``start`` is the place of its first word among the words of the document; ``layers`` hold one whole number per
    word (``IGNORE`` where there is no target), ``pointers`` hold places in the document, ``scores`` real numbers.
    """

    document: str
    start: int
    words: list[str]
    layers: dict[str, list[int]] = field(default_factory=dict)
    pointers: dict[str, list[int]] = field(default_factory=dict)
    scores: dict[str, list[float]] = field(default_factory=dict)
    size: int = 0
    """Word pieces; set by ``training.windows.measure``."""


@dataclass(slots=True)
class Window:
    """Consecutive units of one document that the encoder sees at once; pointers are places in the window."""

    document: str
    places: list[int]
    words: list[str]
    unit_of: list[int]
    layers: dict[str, list[int]]
    pointers: dict[str, list[int]]
    scores: dict[str, list[float]]


def grouped(units: Iterable[Unit], limit: int, rnd: Random | None = None,
            limits: tuple[int, ...] = ()) -> Iterator[list[Unit]]:
    """Groups consecutive units of one document up to ``limit`` word pieces (drawn anew from ``limits``)."""
    group: list[Unit] = []
    size, most = 0, limit
    for unit in units:
        if group and (size + unit.size > most or unit.document != group[0].document):
            yield group
            group, size = [], 0
            most = rnd.choice(limits) if rnd and limits else limit
        group.append(unit)
        size += unit.size
    if group:
        yield group


def joined(group: list[Unit]) -> Window:
    """One window of a group of units."""
    places = [unit.start + k for unit in group for k in range(len(unit.words))]
    where = {place: k for k, place in enumerate(places)}
    return Window(
        document=group[0].document,
        places=places,
        words=[word for unit in group for word in unit.words],
        unit_of=[k for k, unit in enumerate(group) for _ in unit.words],
        layers={name: [v for unit in group for v in unit.layers[name]] for name in group[0].layers},
        pointers={
            name: [_moved(v, where) for unit in group for v in unit.pointers[name]] for name in group[0].pointers
        },
        scores={name: [v for unit in group for v in unit.scores[name]] for name in group[0].scores},
    )


def _moved(pointer: int, where: dict[int, int]) -> int:
    return pointer if pointer == ROOT else where.get(pointer, IGNORE)
