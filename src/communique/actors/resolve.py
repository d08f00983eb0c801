"""Parties → actors: candidates by shared keys, comparisons, judgements, clusters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from msgspec.structs import replace

from communique.actors.compare import BIAS, TABLE, keys, office, same_body_elsewhere
from communique.actors.judgements import placed
from communique.actors.kinds import agreed
from communique.actors.names import parts
from communique.actors.parties import parties
from communique.actors.records import Actor, Party, Resolution
from communique.lexicon import table
from communique.linking import clusters, compare, judged, order_key, settled
from communique.model import Document, Edge, Problem, Reading, Reason, Role, RoleView, Span

JUDGE = "actors/1"
POSITIVE, NEGATIVE = 0.7, 0.3
"""Scores from which a pair is the same, and up to which it is not."""
MOST_SHARING = 400
"""Parties that one key may join: a name in more chains than this is compared through its other words only."""
LONGEST_LIST = 20
"""Dropped keys that are named in a Problem each."""
MOST_SPANS = 60
"""Mentions that an actor carries."""


def actors(
    documents: Sequence[Document], readings: Mapping[str, Reading], judgements: Iterable[Edge] = ()
) -> Resolution:
    """The actors of a story. A person's judgement (same_actor edges between `document#cN`) outranks every score."""
    ordered = sorted(documents, key=lambda d: order_key(d.published.value, d.id))
    found = agreed(parties(ordered, readings))
    persons = placed(judgements, found)
    same, equal = equals(found, frozenset(end for e in persons for end in (e.left, e.right)))
    edges, problems = compared([group[0] for group in same])
    weights = {(e.left, e.right): odds(e.score) for e in edges}
    sure = settled(persons)
    barred = [*sure.apart, *((e.left, e.right) for e in edges if e.judgement == "negative")]
    members = {group[0].key: group for group in same}
    sizes = {key: len(group) for key, group in members.items()}
    groups = clusters(list(members), weights, missing=-0.2, forced=sure.joined, barred=barred, sizes=sizes)
    place = {p.key: number for number, p in enumerate(found)}
    made = [actor(sorted((p for key in g for p in members[key]), key=lambda p: place[p.key])) for g in groups]
    made = [a for a in with_offices(made, frozenset(map(frozenset, sure.apart))) if a.spellings]
    made.sort(key=lambda a: (-a.mentions, a.name, a.id))
    actor_of = {key: a.id for a in made for key in a.parties}
    return Resolution(tuple(made), actor_of, (*persons, *edges, *equal), tuple(found), problems)


def equals(found: Sequence[Party], judged: frozenset[str]) -> tuple[list[list[Party]], list[Edge]]:
    """Parties of whom exactly the same is said, together, each with an edge to the first: a thousand copies of a text
    cost one comparison. Parties whose keys persons `judged`, and those that are not one by comparison, stay alone."""
    groups: dict[object, list[Party]] = defaultdict(list)
    for party in found:
        groups[party.key if party.key in judged else said_of(party)].append(party)
    same, edges = list[list[Party]](), list[Edge]()
    for group in groups.values():
        made = edge(group[0], group[1]) if group[1:] else None
        if made is None or made.judgement == "positive":
            same.append(group)
            edges += [
                replace(made, right=p.key, evidence=((group[0].spans[0], p.spans[0]),)) for p in group[1:] if made
            ]
        else:
            same += [[party] for party in group]
    order = {party.key: number for number, party in enumerate(found)}
    return sorted(same, key=lambda group: order[group[0].key]), edges


def said_of(party: Party) -> object:
    """All that comparisons look at."""
    roles = tuple((r.title, r.organisation, r.country, r.sector) for r in party.roles)
    return party.kind, party.names, roles, party.countries, party.sectors, party.state


def compared(found: Sequence[Party]) -> tuple[list[Edge], tuple[Problem, ...]]:
    """An edge for each pair of parties that share a key, in a fixed order; a Problem for a key that too many share."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, party in enumerate(found):
        for key in dict.fromkeys(keys(party)):
            blocks[key].append(number)
    pairs = {pair for block in blocks.values() if len(block) <= MOST_SHARING for pair in combinations(block, 2)}
    message = f"is shared by more than {MOST_SHARING} who differ and was not used to compare them"
    capped = [key for key, block in sorted(blocks.items()) if len(block) > MOST_SHARING]
    problems = tuple(Problem(None, None, "actors", f"key “{key}” {message}") for key in capped[:LONGEST_LIST])
    return [edge(found[left], found[right]) for left, right in sorted(pairs)], problems


def edge(left: Party, right: Party) -> Edge:
    """The judgement of one pair."""
    if left.state or right.state:
        score, reasons = states_compared(left, right)
    elif same_body_elsewhere(left, right):
        score, reasons = 0.01, (Reason("same_body_elsewhere", 1.0, -4.6, "bodies of one name in different states"),)
    else:
        score, reasons = compare(left, right, TABLE, BIAS)
    evidence = ((left.spans[0], right.spans[0]),)
    judgement = judged(score, POSITIVE, NEGATIVE)
    return Edge("same_actor", left.key, right.key, judgement, score, evidence, JUDGE, None, reasons)


def states_compared(left: Party, right: Party) -> tuple[float, tuple[Reason, ...]]:
    """A state is itself and nothing else."""
    if left.state == right.state:
        return 0.99, (Reason("states", 1.0, 4.6, f"both stand for {left.state}"),)
    return 0.01, (Reason("states", 1.0, -4.6, "only one of them stands for a state, or for another one"),)


def odds(score: float) -> float:
    """A score as a weight for clustering: above zero speaks for one actor."""
    return score - (POSITIVE + NEGATIVE) / 2


def actor(group: Sequence[Party]) -> Actor:
    """The actor of a cluster of parties, earliest first."""
    spellings = Counter[str]()
    for party in group:
        spellings.update({name: 1 for name in party.names})
    name = state_name(group) or canonical(spellings)
    kinds = Counter(p.kind for p in group)
    firsts = {p.spans[0]: number for number, p in reversed(list(enumerate(group))) if p.spans}
    spans = sorted(
        {s for p in group for s in p.spans[:MOST_SPANS]}, key=lambda s: (firsts.get(s, len(group)), s.start, s)
    )
    return Actor(
        identity(group[0], name),
        name,
        min(kinds, key=lambda k: (-kinds[k], k)),
        most(c for p in group for c in p.countries),
        most(s for p in group for s in p.sectors),
        roles(group),
        tuple(sorted(spellings, key=lambda n: (-spellings[n], n))),
        sum(p.mentions for p in group),
        tuple(spans[:MOST_SPANS]),
        tuple(p.key for p in group),
    )


def state_name(group: Sequence[Party]) -> str | None:
    """The common name of the state that a cluster is."""
    state = next((p.state for p in group if p.state), None)
    return table("states")["states"][state]["name"] if state and state in table("states")["states"] else None


def canonical(spellings: Counter[str]) -> str:
    """The commonest full name; of two equally common the longer, then the first of the alphabet."""
    whole = {n: c for n, c in spellings.items() if 1 < len(parts(n)) <= 5 or n.isupper()} or spellings
    return min(whole, key=lambda n: (-whole[n], -len(n), n), default="")


def identity(first: Party, name: str) -> str:
    """An id that a reader can recognise and that does not change when later articles arrive."""
    base = first.names[0] if first.names else name
    slug = re.sub(r"[^a-z0-9]+", "-", " ".join(parts(base))).strip("-")[:40]
    return f"a-{slug or 'x'}-{blake2b((first.state or first.key).encode(), digest_size=2).hexdigest()}"


def most(values: Iterable[str]) -> str | None:
    """The commonest value, the first of the alphabet among equals."""
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], v), default=None)


def roles(group: Sequence[Party]) -> tuple[RoleView, ...]:
    """Roles with all their spans and the dates between which they were given."""
    spans: dict[tuple[str, str | None, str | None], list[Span]] = {}
    dates: dict[tuple[str, str | None, str | None], list[str]] = {}
    for party in group:
        for role in party.roles:
            key = (role.title, role.organisation, role.country)
            spans.setdefault(key, []).append(role.span)
            dates.setdefault(key, []).extend([party.published] if party.published else [])
    return tuple(
        RoleView(title, body, tuple(dict.fromkeys(found)), country, min(days, default=None), max(days, default=None))
        for (title, body, country), found in spans.items()
        for days in [dates[(title, body, country)]]
    )


def with_offices(made: Sequence[Actor], apart: frozenset[frozenset[str]] = frozenset()) -> list[Actor]:
    """Those who are only described ("the Belmar ambassador") joined to the one person who holds that office, unless
    two of their parties are `apart` by a person's judgement."""
    named = [a for a in made if a.spellings]
    holders: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, one in enumerate(named):
        for role in one.roles if one.kind == "person" else ():
            if state := role.country or one.country:
                holders[(role_office(role), state)].add(number)
    for one in made:
        if not one.spellings:
            fitting = {n for r in one.roles if r.country for n in holders.get((role_office(r), r.country), ())}
            holder = fitting.pop() if len(fitting) == 1 else None
            if holder is not None and not parted(apart, named[holder], one):
                named[holder] = joined(named[holder], one)
    return named


def parted(apart: Iterable[frozenset[str]], one: Actor, two: Actor) -> bool:
    """True if a party of one actor and a party of the other are a pair of `apart`."""
    ones, twos = frozenset(one.parties), frozenset(two.parties)
    return any(pair & ones and pair & twos for pair in apart)


def role_office(role: RoleView) -> str:
    """The office of a role, as for parties."""
    return office(Role(role.title, role.organisation, role.country, None, Span("", 0, 0)))


def joined(one: Actor, described: Actor) -> Actor:
    """An actor with the mentions of somebody who is only described."""
    return replace(
        one,
        mentions=one.mentions + described.mentions,
        parties=(*one.parties, *described.parties),
        roles=one.roles + tuple(r for r in described.roles if r.title not in {x.title for x in one.roles}),
    )
