"""Which assertions of a claim have one witness: whose key is the same, who passes on another, whose words are copied.

Two assertions share an origin if their chains end in the same speaker, agency or outlet, or if one is the copied text
of the other (DESIGN.md, "origin"; ORIGINS.md, the first table).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from communique.claims.assertions import Assertion
from communique.claims.offices import is_short_for
from communique.claims.places import apart
from communique.claims.witnesses import Witness
from communique.claims.words import head_lemma, overlap, words_of

ONE_TEXT = 0.7
"""Share of content words by which two clauses of one root are the same words, copied and cut."""


def origin_of(
    found: Sequence[Assertion], publishers: Mapping[str, str], worded: Iterable[tuple[int, int]] = ()
) -> tuple[Witness, ...]:
    """For each assertion the witness of its group: equal keys are one, and so are copied words.

    `publishers` maps each document to the key of who published it; `worded` are pairs that are in one text's words.
    """
    parent = list(range(len(found)))

    def top(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    def join(one: int, two: int) -> None:
        one, two = top(one), top(two)
        parent[max(one, two)] = min(one, two)

    for same in _together(range(len(found)), lambda n: _key(found[n])):
        for other in same[1:]:
            join(same[0], other)
    for texts in _together(range(len(found)), lambda n: (found[n].root, found[n].denied)):
        for left, right in combinations(_different(found, texts, [top(n) for n in texts]), 2):
            if top(left) != top(right) and one_origin(found[left], found[right]):
                join(left, right)
    for article in _together(range(len(found)), lambda n: found[n].clause.document):
        for number in article:
            fuller = {top(n) for n in in_full(found, number, article)}
            if len(fuller) == 1:
                join(number, fuller.pop())
    for one, other in (*shortened(found), *stood_for(found), *worded):
        join(one, other)
    best = {top(group[0]): min((found[n] for n in group), key=_rank) for group in _together(range(len(found)), top)}
    return _with_own_voice(found, _through(found, [best[top(at)].witness for at in range(len(found))], publishers))


def shortened(found: Sequence[Assertion]) -> list[tuple[int, int]]:
    """The described speakers with others whom they may be, as only these have words that would tell them apart: "the
    interior ministry" of one paper is "Orvania's interior ministry" of another. Each with the first that fits.
    """
    described = [
        n for n, one in enumerate(found) if one.witness.key.startswith("text:") and one.witness.kind == "named"
    ]
    first = {found[n].witness.key: n for n in reversed(described)}
    pairs = [(n, next((o for o in first.values() if _shortened(found[n], found[o])), None)) for n in first.values()]
    return [(short, longer) for short, longer in pairs if longer is not None]


def _shortened(one: Assertion, longer: Assertion) -> bool:
    countries = {one.witness.country, longer.witness.country} - {None}
    return one.denied == longer.denied and len(countries) < 2 and is_short_for(one.witness.text, longer.witness.text)


def stood_for(found: Sequence[Assertion]) -> list[tuple[int, int]]:
    """The sources that a text only calls "the company" or "the spokesman", with the first who is named and says the
    same, or else with one another: nothing shows that they are two."""
    bare = [n for n, one in enumerate(found) if one.witness.actor is None and _stands_for_another(one.witness)]
    named = [n for n, one in enumerate(found) if one.witness.actor is not None and one.witness.kind == "named"]
    others = [*named, *bare[:1]]
    pairs = [(n, next((o for o in others if found[o].denied == found[n].denied), n)) for n in bare]
    return [(short, known) for short, known in pairs if known != short]


def _stands_for_another(witness: Witness) -> bool:
    """True for "the company", "the spokesman", and for a firm that is only described: "the second largest carmaker"."""
    noun = witness.text.casefold().removeprefix("the ")
    if " " not in noun:
        return noun in words_of("anybodys") | words_of("businesses")
    return noun != witness.text.casefold() and head_lemma(witness.text) in {"company", "firm"} | words_of("businesses")


def in_full(found: Sequence[Assertion], number: int, article: Sequence[int]) -> list[int]:
    """The named speakers in an article's text whom its headline may mean by "Ministry": who say the same there.
    `article`: the numbers of all assertions in it."""
    one = found[number]
    if not one.clause.headline or one.witness.kind != "named":
        return []
    return [
        n
        for n in article
        if not found[n].clause.headline and found[n].denied == one.denied
        if found[n].witness.kind == "named" and _values(found[n]) == _values(one)
        if one.witness.actor is None or one.witness.text.casefold() in found[n].witness.text.casefold().split()
    ]


def _values(one: Assertion) -> frozenset[float | None]:
    return frozenset(quantity.value for quantity in one.clause.counts)


def _together(numbers: Iterable[int], key: Callable[[int], Hashable]) -> list[list[int]]:
    """The numbers in groups of one key, in order."""
    groups: dict[Hashable, list[int]] = {}
    for number in numbers:
        groups.setdefault(key(number), []).append(number)
    return list(groups.values())


def _key(one: Assertion) -> Hashable:
    """What two assertions of one witness share."""
    return one.witness.key, (one.denied, one.witness.text) if one.witness.kind == "unnamed" else None


def _different(found: Sequence[Assertion], numbers: Sequence[int], tops: Sequence[int]) -> list[int]:
    """One for each wording of an origin, in two documents at most: a thousand copies are compared once."""
    top = dict(zip(numbers, tops, strict=True))
    wordings = _together(numbers, lambda n: (top[n], found[n].clause.words))
    return sorted(group[0] for same in wordings for group in _together(same, lambda n: found[n].clause.document)[:2])


def _through(found: Sequence[Assertion], keys: Sequence[Witness], publishers: Mapping[str, str]) -> list[Witness]:
    """Who cites an agency or paper has the witness that its own article names, where that is in the collection."""
    behind: dict[tuple[str, bool], Witness] = {}
    outlets = [f"outlet:{publishers[one.clause.document]}" for one in found]
    for one, key, own in zip(found, keys, outlets, strict=True):
        if key.named and key.key != own:
            behind.setdefault((own, one.denied), key)
    return [
        behind.get((key.key, one.denied), key) if key.named or key.key != own else key
        for one, key, own in zip(found, keys, outlets, strict=True)
    ]


def _with_own_voice(found: Sequence[Assertion], keys: Sequence[Witness]) -> tuple[Witness, ...]:
    """An outlet that says in its own voice what its text attributes elsewhere is no further witness; who only gives
    another number for it stands for that number alone."""
    cited: dict[tuple[str, bool], Witness] = {}
    for one, key in zip(found, keys, strict=True):
        if key.kind != "own" and not one.clause.reckoned:
            cited.setdefault((one.root, one.denied), key)
            cited.setdefault((one.clause.document, one.denied), key)
    return tuple(_cited(cited, one, key) for one, key in zip(found, keys, strict=True))


def _cited(cited: Mapping[tuple[str, bool], Witness], one: Assertion, key: Witness) -> Witness:
    if key.kind != "own":
        return key
    return cited.get((one.root, one.denied)) or cited.get((one.clause.document, one.denied)) or key


def _rank(one: Assertion) -> tuple[int, bool, bool, bool, str, str]:
    """The witness that speaks for a group: named before unnamed before own voice, a speaker before an agency, a text's
    before its headline's, one whose country is known before another, the root's before a copy's."""
    order = {"named": 0, "state": 1, "unnamed": 2, "own": 3}
    return (
        order[one.witness.kind],
        one.witness.key.startswith("outlet:"),
        one.clause.headline,
        one.witness.country is None,
        one.clause.published or "9999",
        one.witness.key,
    )


def one_origin(one: Assertion, two: Assertion) -> bool:
    """True if both come from one witness: same key, or the same words of one root in two documents.

    Copied words have one speaker even where the copy names another, or is read as naming another; words that put it in
    another place are not copied.
    """
    elsewhere = one.clause.place and two.clause.place and apart(one.clause.place, two.clause.place)
    if elsewhere and (one.witness.key != two.witness.key or one.witness.kind == "unnamed"):
        return False
    if one.witness.key == two.witness.key:
        return one.witness.kind != "unnamed" or one.denied == two.denied
    if one.clause.document == two.clause.document or one.root != two.root or one.denied != two.denied:
        return False
    return overlap(one.clause.words, two.clause.words) >= ONE_TEXT
