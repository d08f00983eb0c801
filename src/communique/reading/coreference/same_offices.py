"""Titles that refer back to their holders: "the ambassador", "the Iranian president"."""

from __future__ import annotations

from communique.reading.names.clusters import Chains, owner_of
from communique.reading.names.draft import OWNERS
from communique.reading.names.roles import Office

SAME_OFFICE = {
    "envoy": "ambassador",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "premier": "prime minister",
    "pm": "prime minister",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chief executive": "ceo",
    "chief executive officer": "ceo",
    "state head": "president",
    "head of state": "president",
    "lawmaker": "legislator",
    "head": "leader",
    "chief": "leader",
}
"""Title → the title that it is compared as."""


PASSING = frozenset(
    {
        "acting",
        "new",
        "newly",
        "elected",
        "designated",
        "incoming",
        "outgoing",
        "current",
        "senior",
        "top",
        "longtime",
        "veteran",
        "then",
        "interim",
    }
)
"""Words of a title that do not tell one office from another."""


COMING, GOING = frozenset({"incoming", "new", "designated"}), frozenset({"outgoing"})
"""Words of a title that say that another holds the office before or after."""


def office_key(title: str) -> tuple[str, frozenset[str]]:
    """Head of the title and its other words, with synonyms made one."""
    plain = " ".join(word for word in title.split() if word not in PASSING)
    plain = SAME_OFFICE.get(plain, plain)
    parts = plain.split()
    if not parts:
        return title, frozenset()
    head = SAME_OFFICE.get(parts[-1], parts[-1])
    rest = [word for word in (head.split()[:-1] + parts[:-1])]
    return head.split()[-1], frozenset(rest)


def offices_back(chains: Chains) -> None:
    """ "The ambassador" to the ambassador named last, "the Iranian president" to the president of Iran."""
    seen: dict[str, list[int]] = {}
    for i, draft in enumerate(chains.found):
        if draft.office is None:
            continue
        head, rest = office_key(draft.office.title)
        free = appointed(chains, draft.root) is None
        if draft.kind == "nominal" and draft.definite and not draft.office.plural and free:
            back = next((j for j in reversed(seen.get(head, [])) if same_office(chains, i, j, rest)), None)
            if back is not None:
                chains.join(back, i)
        if not draft.office.plural:
            seen.setdefault(head, []).append(i)


def offices_given(chains: Chains) -> set[int]:
    """ "was appointed chief executive": the office of who is appointed, and of nobody before; which were joined."""
    settled = set()
    for i, draft in enumerate(chains.found):
        holder = appointed(chains, draft.root) if draft.kind == "nominal" and draft.office is not None else None
        if holder is not None:
            chains.join(holder, i)
            settled.add(i)
    return settled


def appointed(chains: Chains, office: int) -> int | None:
    """The name of who is given an office, by the head word of the office."""
    words, verb = chains.words, chains.words.head[office]
    if words.lemma[verb] not in APPOINTING or words.dep[office] not in ("xcomp", "obj") or office < verb:
        return None
    passive = words.child(verb, "nsubj:pass")
    things = [kid for kid in words.children[verb] if words.dep[kid] == "obj" and verb < kid < office]
    named = passive if passive is not None else things[0] if things else None
    found = chains.roots.get(named) if named is not None else None
    return found if found is not None and chains.found[found].kind == "name" else None


APPOINTING = frozenset("appoint name elect re-elect nominate".split())
"""Verbs by which somebody is given an office."""


def same_office(chains: Chains, nominal: int, earlier: int, rest: frozenset[str]) -> bool:
    """Whether a definite title can be that of an earlier holder: no word or country of it speaks against it."""
    draft, other = chains.found[nominal], chains.found[earlier]
    if draft.office is None or other.office is None or other.start <= draft.office.head < other.end:
        return False
    _, known = office_key(other.office.title)
    if not rest <= known and other.kind == "name":
        return False
    if other.kind == "nominal" and rest != known and not rest <= known:
        return False
    if ("former" in rest) != ("former" in known) or follows(draft.office, other.office):
        return False
    if not same_owner(chains, nominal, earlier):
        return False
    countries = chains.countries(earlier)
    if draft.country and countries and draft.country not in countries:
        return False
    if (
        draft.office.organisation
        and other.office.organisation
        and draft.office.organisation != other.office.organisation
    ):
        return False
    owners = chains.words.lower[draft.start] in OWNERS
    return not owners and not (draft.gender and chains.gender(earlier) not in ("", draft.gender))


def follows(one: Office, other: Office) -> bool:
    """Whether one of two titles is that of who comes, the other of who goes."""
    first, second = set(one.title.split()), set(other.title.split())
    return bool((first & COMING and second & GOING) or (first & GOING and second & COMING))


def same_owner(chains: Chains, nominal: int, earlier: int) -> bool:
    """Whether "the bureau's director" can be an earlier director: not that of another body, of which nothing is said
    near the bureau.
    """
    words, body = chains.words, office_owner(chains, nominal)
    if body is None or office_owner(chains, earlier) is None:
        return True
    sentence = words.sentence[chains.found[earlier].root]
    near = {words.sentence[chains.found[i].root] for i in chains.chain(body)}
    return bool(near & {sentence, sentence - 1})


def office_owner(chains: Chains, place: int) -> int | None:
    """The mention whose office it is."""
    office = chains.found[place].office
    return None if office is None else owner_of(chains, office.head)
