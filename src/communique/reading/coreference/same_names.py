"""Names of the same person, body or place: full and short, other spellings, initials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import JaroWinkler

from communique.reading.names.clusters import Chains
from communique.reading.names.draft import Draft
from communique.reading.tokens.nouns import body_of
from communique.reading.tokens.states import state_of

SAME_SPELLING = 0.9
"""Jaro-Winkler similarity of two given names from which they are spellings of one."""


def name_parts(draft: Draft) -> tuple[str, ...]:
    """The words of a person's name in lower case, without initials' points."""
    return tuple(part.strip(".").lower() for part in draft.key.replace("’", "'").removesuffix("'s").split())


def people_by_name(chains: Chains) -> None:
    """Full names that are the same or one short of a middle name; then single names that fit one person only."""
    people = [i for i, draft in enumerate(chains.found) if draft.kind == "name" and draft.type == "PERSON"]
    full: dict[tuple[str, str], int] = {}
    by_last: dict[str, list[int]] = {}
    for i in people:
        parts = name_parts(chains.found[i])
        if len(parts) < 2:
            continue
        key = (parts[0], parts[-1])
        if key in full:
            chains.join(full[key], i)
            continue
        short = next((j for j in by_last.get(parts[-1], ()) if spells(chains, i, j)), None)
        if short is not None:
            chains.join(short, i)
        full[key] = i
        by_last.setdefault(parts[-1], []).append(i)
    singles(chains, people, by_last, full)


def spells(chains: Chains, one: int, other: int) -> bool:
    """Whether two given names before the same surname are one: an initial of it, or another spelling ("Sergei",
    "Sergey"), and nothing known of the two speaks against it.
    """
    first, second = name_parts(chains.found[one])[0], name_parts(chains.found[other])[0]
    genders, countries = (
        {chains.gender(one), chains.gender(other)} - {""},
        chains.countries(one) | chains.countries(other),
    )
    if first[0] != second[0] or len(genders) > 1 or len(countries) > 1:
        return False
    return len(first) == 1 or len(second) == 1 or JaroWinkler.similarity(first, second) >= SAME_SPELLING


def singles(
    chains: Chains, people: Sequence[int], by_last: Mapping[str, list[int]], full: Mapping[tuple[str, str], int]
) -> None:
    """Surnames alone, and given names alone, to the one person whose they are."""
    by_first: dict[str, list[int]] = {}
    for (first, _), i in full.items():
        by_first.setdefault(first, []).append(i)
    alone: dict[str, int] = {}
    for i in people:
        parts = name_parts(chains.found[i])
        if len(parts) != 1:
            continue
        owner = (
            the_one(chains, by_last.get(parts[0], []), i)
            if parts[0] in by_last
            else the_one(chains, by_first.get(parts[0], []), i)
        )
        if owner is not None:
            chains.join(owner, i)
        elif parts[0] not in by_last:
            if parts[0] in alone:
                chains.join(alone[parts[0]], i)
            alone.setdefault(parts[0], i)


def the_one(chains: Chains, candidates: Sequence[int], mention: int) -> int | None:
    """The person meant by a surname: the only one who fits by gender, or the one far oftener named than the others."""
    tops = sorted({chains.top(i) for i in candidates})
    gender = chains.found[mention].gender
    fitting = [i for i in tops if not gender or chains.gender(i) in ("", gender)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    sizes = sorted(((len(chains.chain(i)), -i) for i in fitting), reverse=True)
    return -sizes[0][1] if sizes[0][0] >= 3 * sizes[1][0] else None


def name_key(draft: Draft) -> str:
    """One key for all names of the same state or known body; else the name itself without article."""
    text = draft.key.replace("’", "'").removesuffix("'s")
    state = state_of(text)
    if state is not None and state.country and state.kind in ("name", "people"):
        return f"{state.kind} {state.country}"
    if state is not None and state.kind == "adjective":
        return f"people {state.country}"
    known = body_of(text)
    if known is not None:
        return f"body {known.name}"
    return text.lower().removeprefix("the ")


def things_by_name(chains: Chains) -> None:
    """Names of bodies, places and works that are the same, or one the end or beginning of a single other."""
    first: dict[str, int] = {}
    for i, draft in enumerate(chains.found):
        if draft.kind != "name" or draft.type == "PERSON":
            continue
        key = name_key(draft)
        if key in first:
            chains.join(first[key], i)
        else:
            first[key] = i
    for side, state in HALVES.items():
        if side in first and state in first:
            chains.join(first[state], first[side])
    shorten(chains, first)


HALVES = {"north": "name PRK", "south": "name KOR"}
""" "The North" where North Korea is named too; by `name_key`."""


def shorten(chains: Chains, first: Mapping[str, int]) -> None:
    """ "Harbour Authority" to "Belmar Harbour Authority", "Orlan" to "Orlan Shipping", "the Front" to "Northern Front":
    if only one name is such.
    """
    bodies = {
        key: i
        for key, i in first.items()
        if chains.found[i].type in ("ORG", "FAC", "PRODUCT", "MISC", "EVENT")
        and not key.startswith(("name ", "people ", "body "))
    }
    ends: dict[str, list[str]] = {}
    for key in bodies:
        parts = key.split()
        for cut in range(1, len(parts)):
            ends.setdefault(" ".join(parts[cut:]), []).append(key)
            ends.setdefault(" ".join(parts[:cut]), []).append(key)
    for key, i in bodies.items():
        longer = ends.get(key, [])
        whole = len(key.split()) > 1 or chains.words.lower[max(0, chains.found[i].start - 1)] == "the"
        if len(longer) == 1 and (whole or longer[0].startswith(f"{key} ")):
            chains.join(bodies[longer[0]], i)


def initials(chains: Chains) -> None:
    """Initialisms of a name in the text: "Islamic Republic News Agency" and "IRNA"."""
    longer: dict[str, int] = {}
    for i, draft in enumerate(chains.found):
        if draft.kind == "name" and draft.type != "PERSON" and " " in draft.key:
            for letters in initials_of(draft.key):
                longer.setdefault(letters, i)
    for i, draft in enumerate(chains.found):
        plain = draft.key.replace(".", "")
        short = draft.kind == "name" and plain.isupper() and 2 <= len(plain) <= 8 and " " not in plain
        full = longer.get(plain) if short else None
        if (
            full is not None
            and full != i
            and not (draft.country and chains.found[full].country not in (None, draft.country))
        ):
            chains.join(full, i)


def initials_of(name: str) -> set[str]:
    """Initials of the words of a name, with and without those of its small words."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalpha()]
    large = [part[0] for part in parts if part[0].isupper()]
    return {"".join(part[0] for part in parts).upper(), "".join(large)} if len(large) > 1 else set()
