"""Many dossiers in little space: one at a time is laid out, when it is asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import overload

import msgspec

from communique.dossier.assemble import with_problems
from communique.model import Dossier, Problem


class Alone(msgspec.Struct, frozen=True, gc=False):
    """A dossier in little space, without the problems of the run that it was told in."""

    story: str
    """Id of its story."""
    title: str
    articles: int
    """How many the story has."""
    record: bytes


class Packed(Sequence[Dossier]):
    """Dossiers as compressed bytes: about a tenth of their JSON. Taking one out decodes it anew."""

    def __init__(self, dossiers: Iterable[Dossier | Alone], shared: Iterable[Problem] = ()) -> None:
        """`shared` are problems of the run, which each dossier shows beside its own."""
        self.alone = tuple(one if isinstance(one, Alone) else packed_alone(one) for one in dossiers)
        """The dossiers, in order, without the shared problems."""
        self.shared = tuple(shared)

    @property
    def stories(self) -> tuple[str, ...]:
        """Ids of their stories, in order."""
        return tuple(one.story for one in self.alone)

    def digest(self, place: int) -> str:
        """What tells the dossier at `place` from any other, without laying it out."""
        return blake2b(self.record(place), digest_size=16).hexdigest()

    def record(self, place: int) -> bytes:
        """The dossier at `place` as it is kept: what `laid_out` takes."""
        return msgspec.msgpack.encode((self.alone[place].record, self.shared))

    @overload
    def __getitem__(self, place: int) -> Dossier: ...
    @overload
    def __getitem__(self, place: slice) -> list[Dossier]: ...
    def __getitem__(self, place: int | slice) -> Dossier | list[Dossier]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        return laid_out(self.record(place))

    def __len__(self) -> int:
        return len(self.alone)


def packed_alone(dossier: Dossier) -> Alone:
    """The record of a dossier: the same whether it was told now or comes out of a store."""
    record = zlib.compress(msgspec.msgpack.encode(dossier, order="deterministic"), 1)
    return Alone(dossier.story.id, dossier.story.title, len(dossier.documents), record)


def unpacked(record: bytes) -> Dossier:
    """The dossier of an `Alone`."""
    return msgspec.msgpack.decode(zlib.decompress(record), type=Dossier)


def laid_out(record: bytes) -> Dossier:
    """The dossier of a record of `Packed`."""
    alone, shared = msgspec.msgpack.decode(record, type=tuple[bytes, tuple[Problem, ...]])
    return with_problems(unpacked(alone), shared) if shared else unpacked(alone)
