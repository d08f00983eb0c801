"""How many independent origins a claim has: never more than there are.

Which assertions have one witness is found in `behind`. Unnamed sources and whole states are counted only where they
cannot be one of the others; `perhaps` is the count if all of them were different.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from communique.claims.assertions import Assertion
from communique.claims.behind import origin_of
from communique.claims.publishers import outlet_key
from communique.claims.records import REALISED
from communique.claims.verbatim import one_text, told_by_itself
from communique.claims.witnesses import Witness
from communique.model import Document


class Count(msgspec.Struct, frozen=True, gc=False):
    """Who stands behind a claim, in numbers."""

    outlets: int
    texts: int
    origins: int
    perhaps: int
    """Upper bound, where unnamed sources may or may not differ; 0 if it is the same."""
    sides: int
    unattributed: bool
    """True if nobody is named."""
    keys: tuple[Witness, ...]
    """For each assertion, in order, the witness that stands for its origin."""


def count(
    found: Sequence[Assertion],
    documents: Mapping[str, Document],
    old: frozenset[tuple[str, int, str]] = frozenset(),
) -> Count:
    """Outlets, texts, origins and sides of the assertions of one claim.

    Who denies a claim is no witness for it: origins and sides are of those who assert it, unless all deny it. Nor is
    who only announced it a witness that it happened, or who gave a number that others have replaced since (keys `old`).
    """
    publishers = {one.clause.document: publisher(documents, one.clause.document) for one in found}
    worded = one_text(found, documents)
    keys = origin_of(found, publishers, worded)
    said = said_by(found, keys, witnesses_of_it(found, old))
    return Count(
        len(set(publishers.values())),
        texts(found, [pair for pair in worded if all(told_by_itself(found[n], documents) for n in pair)]),
        *said,
        keys=keys,
    )


class Said(NamedTuple):
    """Who says something, in numbers: the part of `Count` that hangs on which assertions are counted."""

    origins: int
    perhaps: int
    sides: int
    unattributed: bool


def said_by(found: Sequence[Assertion], keys: Sequence[Witness], sayers: Sequence[int]) -> Said:
    """The witnesses `keys` of the assertions with the numbers `sayers`."""
    distinct = list({keys[n].key: keys[n] for n in sayers}.values())
    least, most = between(distinct, [found[n] for n in sayers], [keys[n] for n in sayers])
    sides = {witness.side for witness in distinct if witness.side and witness.kind != "own"}
    return Said(least, most if most > least else 0, len(sides), not any(witness.named for witness in distinct))


def narrowed(counted: Count, found: Sequence[Assertion], sayers: Sequence[int]) -> Count:
    """The count with the witnesses of some of the assertions alone; outlets and texts are of all."""
    return msgspec.structs.replace(counted, **said_by(found, counted.keys, sayers)._asdict())


def texts(found: Sequence[Assertion], copied: Iterable[tuple[int, int]]) -> int:
    """How many texts say it: lineage roots, of which those are one that share the sentence (`copied`)."""
    root = {one.root: one.root for one in found}
    for left, right in copied:
        kept, gone = root[found[left].root], root[found[right].root]
        root = {name: kept if top == gone else top for name, top in root.items()}
    return len(set(root.values()))


def witnesses_of_it(
    found: Sequence[Assertion], old: frozenset[tuple[str, int, str]] = frozenset(), among: Iterable[int] | None = None
) -> list[int]:
    """Numbers of the assertions (of those in `among`) that say how far it has come: that it happened or goes on, if any
    does, or that it was called off; else all that assert it; else all. Those with keys in `old` are left out where
    others remain."""
    numbers = list(range(len(found)) if among is None else among)
    said = [n for n in numbers if not found[n].denied]
    said = [n for n in said if found[n].key not in old] or said
    done = [n for n in said if found[n].clause.status in REALISED]
    off = [n for n in said if found[n].clause.status == "cancelled"]
    return done or off or said or numbers


def one_voice(one: Witness, two: Witness) -> bool:
    """True if two witnesses are known to be one, so that what they say at two moments is a development: those who are
    not named may be one, but nothing shows it where the texts call them by other words."""
    return one.key == two.key and (one.kind != "unnamed" or one.text == two.text)


def publisher(documents: Mapping[str, Document], document: str) -> str:
    """Key of who published a document; the document itself if that is not known."""
    outlet = documents[document].outlet if document in documents else None
    return outlet_key(outlet) or f"document:{document}"


def between(distinct: Sequence[Witness], found: Sequence[Assertion], keys: Sequence[Witness]) -> tuple[int, int]:
    """Smallest and largest number of origins that the text allows."""
    sure = [w for w in distinct if w.kind in ("named", "own")]
    speakers = [w for w in sure if w.kind == "named"]
    states = [w for w in distinct if w.kind == "state"]
    unnamed = [w for w in distinct if w.kind == "unnamed"]
    least = len(sure)
    countries: set[str | None] = {w.country for w in speakers if w.country}
    for whole in states:
        least += whole.country not in countries
        countries.add(whole.country)
    people = bool(speakers or states)
    for one in sorted(unnamed, key=lambda w: (w.country is None, w.key)):
        least += not people if one.country is None else _needs(one, countries, speakers)
        countries |= {one.country} if one.country else set()
        people = True
    texts = {(k.key, f.root, f.witness.text) for k, f in zip(keys, found, strict=True) if k.kind == "unnamed"}
    return least, len(sure) + len(states) + len(texts)


def _needs(one: Witness, countries: set[str | None], speakers: Sequence[Witness]) -> bool:
    """True if somebody unnamed of a country cannot be any of the speakers."""
    return one.country not in countries and not any(speaker.country is None for speaker in speakers)
