"""Which mentions of one document refer to the same thing: exact matches first, then roles, heads, pronouns.

Sieves from the surest to the least sure, after Raghunathan et al. 2010, "A multi-pass sieve for coreference
resolution", each as a small function; pronouns by weighed salience. Precision first: what is not clear stays apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import JaroWinkler

from communique.reading.drafts import OWNERS, Draft
from communique.reading.nouns import body_of
from communique.reading.states import state_of
from communique.reading.words import Words

Range = tuple[int, int]

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

PASSING = frozenset({"acting", "new", "newly", "elected", "designated", "incoming", "outgoing", "current", "senior", "top", "longtime", "veteran", "then", "interim"})
"""Words of a title that do not tell one office from another."""

INDEFINITE = frozenset({"a", "an", "some", "any", "another", "other", "more", "many", "several", "few", "no", "every", "each", "one", "two", "three", "such"})
"""First words of a nominal that brings in something new."""

SENTENCES_NOMINAL = 12
"""Sentences over which a nominal may refer back to another with the same noun."""

SAME_SPELLING = 0.9
"""Jaro-Winkler similarity of two given names from which they are spellings of one."""

STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})

SENTENCES_PRONOUN = 3
"""Sentences over which a pronoun may refer back."""

THRESHOLD = 0.2
"""Least salience of a pronoun's antecedent."""

SALIENCE = {
    "distance": -0.9,
    "subject": 1.2,
    "object": 0.3,
    "nested": -0.4,
    "name": 0.8,
    "office": 0.5,
    "pronoun": 0.6,
    "parallel": 0.5,
    "frequent": 0.35,
    "speaker": 2.0,
    "same clause": -0.6,
    "indefinite": -0.3,
    "unsure gender": -0.4,
    "place": -0.5,
    "possessor": 0.3,
    "following": 0.3,
}
"""Weights of what makes an antecedent salient."""


@dataclass(slots=True)
class Cluster:
    """Mentions that refer to the same thing."""

    members: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class Chains:
    """Union of mentions, with what is known of each chain."""

    def __init__(self, words: Words, found: Sequence[Draft]) -> None:
        self.words, self.found = words, found
        self.parent = list(range(len(found)))
        self.members = [[i] for i in range(len(found))]

    def top(self, one: int) -> int:
        """The first member of the chain of `one`."""
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Makes the chains of both one."""
        low, high = sorted((self.top(one), self.top(other)))
        if low != high:
            self.parent[high] = low
            self.members[low] += self.members[high]

    def chain(self, one: int) -> list[int]:
        """All members of the chain of `one`."""
        return self.members[self.top(one)]

    def gender(self, one: int) -> str:
        """Gender known of any member, "" if none or if they differ."""
        known = {self.found[i].gender for i in self.chain(one)} & {"m", "f", "n"}
        return known.pop() if len(known) == 1 else ""

    def offices(self, one: int) -> Iterator[Draft]:
        """Members that carry a title."""
        return (self.found[i] for i in self.chain(one) if self.found[i].office is not None)

    def countries(self, one: int) -> set[str]:
        """Countries of the members."""
        return {country for i in self.chain(one) if (country := self.found[i].country)}


def corefer(words: Words, found: Sequence[Draft], spoken: Sequence[tuple[Sequence[Range], Range]] = ()) -> list[int]:
    """The chain number of every draft (drafts in text order; numbers in order of first mention).

    `spoken` are stretches of direct speech with the token range of their speaker.
    """
    chains = Chains(words, found)
    people_by_name(chains)
    things_by_name(chains)
    initials(chains)
    offices_back(chains)
    nominals_back(chains)
    names_by_noun(chains)
    appositions(chains)
    speakers(chains, spoken)
    pronouns_back(chains, spoken)
    owned_back(chains)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(chains.top(i), len(numbers)) for i in range(len(found))]


# --- names


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
    genders, countries = {chains.gender(one), chains.gender(other)} - {""}, chains.countries(one) | chains.countries(other)
    if first[0] != second[0] or len(genders) > 1 or len(countries) > 1:
        return False
    return len(first) == 1 or len(second) == 1 or JaroWinkler.similarity(first, second) >= SAME_SPELLING


def singles(chains: Chains, people: Sequence[int], by_last: Mapping[str, list[int]], full: Mapping[tuple[str, str], int]) -> None:
    """Surnames alone, and given names alone, to the one person whose they are."""
    by_first: dict[str, list[int]] = {}
    for (first, _), i in full.items():
        by_first.setdefault(first, []).append(i)
    alone: dict[str, int] = {}
    for i in people:
        parts = name_parts(chains.found[i])
        if len(parts) != 1:
            continue
        owner = the_one(chains, by_last.get(parts[0], []), i) if parts[0] in by_last else the_one(chains, by_first.get(parts[0], []), i)
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
    shorten(chains, first)


def shorten(chains: Chains, first: Mapping[str, int]) -> None:
    """ "Harbour Authority" to "Belmar Harbour Authority", "Orlan" to "Orlan Shipping": if there is one such name only."""
    bodies = {key: i for key, i in first.items() if chains.found[i].type in ("ORG", "FAC", "PRODUCT", "MISC", "EVENT") and not key.startswith(("name ", "people ", "body "))}
    ends: dict[str, list[str]] = {}
    for key in bodies:
        parts = key.split()
        for cut in range(1, len(parts)):
            ends.setdefault(" ".join(parts[cut:]), []).append(key)
            ends.setdefault(" ".join(parts[:cut]), []).append(key)
    for key, i in bodies.items():
        longer = ends.get(key, [])
        if len(longer) == 1 and (len(key.split()) > 1 or longer[0].startswith(f"{key} ")):
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
        if draft.kind == "name" and plain.isupper() and 2 <= len(plain) <= 8 and " " not in plain and plain in longer:
            if longer[plain] != i and not (draft.country and chains.found[longer[plain]].country not in (None, draft.country)):
                chains.join(longer[plain], i)


def initials_of(name: str) -> set[str]:
    """Initials of the words of a name, with and without those of its small words."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalpha()]
    large = [part[0] for part in parts if part[0].isupper()]
    return {"".join(part[0] for part in parts).upper(), "".join(large)} if len(large) > 1 else set()


# --- nominals


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
        if draft.kind == "nominal" and draft.definite and not draft.office.plural:
            back = next((j for j in reversed(seen.get(head, [])) if same_office(chains, i, j, rest)), None)
            if back is not None:
                chains.join(back, i)
        if not draft.office.plural:
            seen.setdefault(head, []).append(i)


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
    if ("former" in rest) != ("former" in known):
        return False
    countries = chains.countries(earlier)
    if draft.country and countries and draft.country not in countries:
        return False
    if draft.office.organisation and other.office.organisation and draft.office.organisation != other.office.organisation:
        return False
    owners = chains.words.lower[draft.start] in OWNERS
    return not owners and not (draft.gender and chains.gender(earlier) not in ("", draft.gender))


def modifiers(words: Words, draft: Draft) -> frozenset[str]:
    """What tells a nominal from others with its noun: adjectives, compounds, owners, what follows "of"."""
    found = set()
    for child in words.children[draft.root]:
        dep = words.dep[child]
        if dep in ("amod", "compound", "nummod"):
            found.add(words.lemma[child] or words.lower[child])
        elif dep == "nmod:poss" and words.lower[child] not in OWNERS:
            found.add(words.lower[child])
        elif dep == "nmod" and child < draft.end:
            found.add(words.lower[child])
    return frozenset(found - {"say", "new", "same", "own"})


def nominals_back(chains: Chains) -> None:
    """Definite nominals to the last one with the same noun and no modifier that it lacks."""
    seen: dict[tuple[str, str], list[tuple[int, frozenset[str]]]] = {}
    words = chains.words
    for i, draft in enumerate(chains.found):
        if draft.kind != "nominal" or draft.office is not None:
            continue
        own = modifiers(words, draft)
        key = (draft.key, draft.number)
        if draft.number == "p" and draft.type == "LOC" and is_pair(words, draft):
            key, own = ("the two", "p"), frozenset()
        earlier = seen.setdefault(key, [])
        general = draft.type == "OTHER" and words.lower[draft.start] not in INDEFINITE
        if (draft.definite or general) and words.lower[draft.start] not in OWNERS:
            for j, known in reversed(earlier):
                other = chains.found[j]
                if words.sentence[draft.root] - words.sentence[other.root] > SENTENCES_NOMINAL:
                    break
                if (own <= known if draft.definite else own == known) and not other.start <= draft.root < other.end and (own or not differs(words, other, draft)):
                    chains.join(j, i)
                    break
        earlier.append((i, own))


def is_pair(words: Words, draft: Draft) -> bool:
    """Whether it is "both countries", "the two nations", with nothing that says which."""
    parts = set(words.lower[draft.start : draft.end])
    return draft.key in STATE_NOUNS and bool(parts & {"both", "two"}) and parts <= {"both", "two", "the", words.lower[draft.root]}


def appositions(chains: Chains) -> None:
    """ "IRNA, the state agency": two names of one thing side by side."""
    heads = {draft.root: i for i, draft in enumerate(chains.found) if draft.kind != "pronoun"}
    for i, draft in enumerate(chains.found):
        if chains.words.dep[draft.root] != "appos":
            continue
        other = heads.get(chains.words.head[draft.root])
        if other is not None and may_be_one(chains.found[other], draft):
            chains.join(other, i)


def may_be_one(one: Draft, other: Draft) -> bool:
    """Whether kind and number allow two phrases in apposition to be one thing."""
    if one.number and other.number and one.number != other.number:
        return False
    if one.kind == "name" and other.kind == "name":
        return one.type == other.type and (one.key.isupper() != other.key.isupper() or one.key == other.key)
    return (one.type == "PERSON") == (other.type == "PERSON")


def owned_back(chains: Chains) -> None:
    """ "His visit" to an earlier visit of the same person."""
    words = chains.words
    heads = {draft.root: i for i, draft in enumerate(chains.found)}
    seen: dict[tuple[str, str, int], int] = {}
    for i, draft in enumerate(chains.found):
        if draft.kind != "nominal":
            continue
        owner = next((heads[c] for c in words.children[draft.root] if words.dep[c] == "nmod:poss" and c in heads), None)
        if owner is None:
            continue
        key = (draft.key, draft.number, chains.top(owner))
        if key in seen:
            chains.join(seen[key], i)
        seen[key] = i


def differs(words: Words, earlier: Draft, later: Draft) -> bool:
    """Whether an earlier indefinite of the same noun in the same sentence is another one."""
    return words.sentence[earlier.root] == words.sentence[later.root] and not earlier.definite


def names_by_noun(chains: Chains) -> None:
    """ "The ministry" to the last name that ends in the noun; "the agency" to the news agency; "the country" to a state."""
    words = chains.words
    for i, draft in enumerate(chains.found):
        if draft.kind != "nominal" or not draft.definite or draft.type not in ("ORG", "LOC") or draft.number == "p":
            continue
        if chains.chain(i)[0] != i or modifiers(words, draft) - country_words(words, draft):
            continue
        state = draft.key in STATE_NOUNS
        back = the_state(chains, i) if state else next((j for j in range(i - 1, -1, -1) if is_named_so(chains, j, draft)), None)
        if back is not None and words.sentence[draft.root] - words.sentence[chains.found[back].root] <= SENTENCES_NOMINAL:
            chains.join(back, i)


def the_state(chains: Chains, nominal: int) -> int | None:
    """The state that "the country" is: the only one named in the sentence before it, or the last sentence's subject."""
    words, draft = chains.words, chains.found[nominal]
    here, before = [], []
    for i in range(nominal - 1, -1, -1):
        other = chains.found[i]
        back = words.sentence[draft.root] - words.sentence[other.root]
        if back > 1:
            break
        state = state_of(other.key) if other.kind == "name" else None
        if state is not None and state.kind == "name":
            (before if back else here).append(i)
    if here:
        return here[0] if len({chains.top(i) for i in here}) == 1 else None
    subjects = [i for i in before if words.dep[chains.found[i].root] in ("nsubj", "nsubj:pass")]
    return subjects[0] if len({chains.top(i) for i in subjects}) == 1 else None


def country_words(words: Words, draft: Draft) -> frozenset[str]:
    """Modifiers of the draft that are words of a state."""
    return frozenset(words.lower[c] for c in words.children[draft.root] if state_of(words.text[c]) is not None)


def is_named_so(chains: Chains, earlier: int, draft: Draft) -> bool:
    """Whether an earlier name is of the kind that the nominal says."""
    other = chains.found[earlier]
    if other.kind != "name" or other.type in ("PERSON", "NORP"):
        return False
    if draft.country and other.country and draft.country != other.country:
        return False
    last = other.key.lower().split()[-1]
    if draft.key == "agency" and other.sector == "MED":
        return True
    return last == draft.key


# --- pronouns


def speakers(chains: Chains, spoken: Sequence[tuple[Sequence[Range], Range]]) -> None:
    """ "I" in direct speech to the one who speaks; outside of it to the one voice that tells the text. "We" and "you"
    to themselves within the same voice.
    """
    heads = {token: i for i, draft in enumerate(chains.found) for token in (draft.root,)}
    first_person = [i for i, draft in enumerate(chains.found) if draft.gender in ("1", "2")]
    last: dict[tuple[int | None, str, str], int] = {}
    for i in first_person:
        draft = chains.found[i]
        place = voice_at(draft.root, spoken)
        key = (place, draft.gender, draft.number)
        if draft.gender == "1" and draft.number == "s" and place is not None:
            speaker = mention_in(chains, heads, spoken[place][1])
            if speaker is not None:
                chains.join(speaker, i)
                continue
        if key in last:
            chains.join(last[key], i)
        last[key] = i


def voice_at(token: int, spoken: Sequence[tuple[Sequence[Range], Range]]) -> int | None:
    """Which stretch of direct speech holds the token: the smallest."""
    found = [
        (sum(end - start for start, end in content), place)
        for place, (content, _) in enumerate(spoken)
        if any(start <= token < end for start, end in content)
    ]
    return min(found)[1] if found else None


def mention_in(chains: Chains, heads: Mapping[int, int], piece: Range) -> int | None:
    """The outermost mention of a source phrase."""
    inside = [i for token in range(*piece) if (i := heads.get(token)) is not None and chains.found[i].type == "PERSON"]
    return inside[0] if inside else None


def pronouns_back(chains: Chains, spoken: Sequence[tuple[Sequence[Range], Range]]) -> None:
    """Third-person pronouns to the most salient mention that fits."""
    words = chains.words
    sizes: Counter[int] = Counter()
    talkers = sorted({(piece[0], piece[1]) for _, piece in spoken})
    window: list[int] = []
    for i, draft in enumerate(chains.found):
        if draft.kind == "pronoun" and draft.gender in ("m", "f", "n", "") :
            voice = voice_at(draft.root, spoken)
            near = [j for j in window if words.sentence[draft.root] - words.sentence[chains.found[j].root] <= SENTENCES_PRONOUN]
            window = near
            best = max(((score, j) for j in near if (score := salience(chains, i, j, sizes, talkers, voice, spoken)) is not None), default=None)
            if best is not None and best[0] > THRESHOLD:
                chains.join(best[1], i)
        if draft.gender not in ("1", "2"):
            window.append(i)
            sizes[chains.top(i)] += 1


def salience(
    chains: Chains,
    pronoun: int,
    earlier: int,
    sizes: Mapping[int, int],
    talkers: Sequence[Range],
    voice: int | None,
    spoken: Sequence[tuple[Sequence[Range], Range]],
) -> float | None:
    """Salience of an antecedent for a pronoun, None if it cannot be."""
    words, draft, other = chains.words, chains.found[pronoun], chains.found[earlier]
    if not agrees(chains, draft, earlier) or other.start <= draft.root < other.end or binds(words, draft, other):
        return None
    if voice is not None and any(start <= other.root < end for start, end in (spoken[voice][1],)):
        return None
    features = features_of(chains, draft, other, sizes.get(chains.top(earlier), 1), talkers)
    return sum(SALIENCE[name] * value for name, value in features)


def features_of(chains: Chains, draft: Draft, other: Draft, size: int, talkers: Sequence[Range]) -> Iterator[tuple[str, float]]:
    """Named features of an antecedent."""
    words = chains.words
    dep, own = words.dep[other.root], words.dep[draft.root]
    distance = words.sentence[draft.root] - words.sentence[other.root]
    yield "distance", float(distance)
    yield "subject", float(dep in ("nsubj", "nsubj:pass"))
    yield "object", float(dep in ("obj", "iobj"))
    yield "nested", float(dep in ("nmod", "compound", "appos", "nmod:poss") and other.kind != "pronoun")
    yield "name", float(other.kind == "name" and draft.gender in ("m", "f"))
    yield "office", float(other.office is not None and draft.gender in ("m", "f"))
    yield "pronoun", float(other.kind == "pronoun")
    yield "parallel", float(dep == own)
    yield "frequent", min(size, 5) - 1.0
    yield "speaker", float(own == "nsubj" and any(start <= other.root < end for start, end in talkers) and any(start <= draft.root < end for start, end in talkers))
    yield "same clause", float(distance == 0 and words.head[other.root] == words.head[draft.root])
    yield "indefinite", float(not other.definite and other.kind == "nominal")
    yield "unsure gender", float(draft.gender in ("m", "f") and other.gender == "")
    yield "place", float(other.type == "LOC" and not other.acts)


def agrees(chains: Chains, draft: Draft, earlier: int) -> bool:
    """Whether gender, number and kind allow it."""
    other = chains.found[earlier]
    if other.kind == "pronoun":
        return other.gender == draft.gender and other.number == draft.number
    if draft.gender in ("m", "f"):
        return other.type == "PERSON" and other.number != "p" and chains.gender(earlier) in ("", draft.gender)
    if draft.number == "p":
        return other.number == "p" or (other.type == "ORG" and other.kind == "nominal" and other.acts)
    return other.type != "PERSON" and other.number != "p" and other.type != "NORP"


def binds(words: Words, draft: Draft, other: Draft) -> bool:
    """Whether grammar forbids it: subject and object of one verb are two, unless the pronoun is reflexive."""
    if draft.key.endswith(("self", "selves")) or words.dep[draft.root] == "nmod:poss":
        return words.head[draft.root] == other.root
    return words.head[draft.root] == words.head[other.root] and words.dep[other.root] != "conj"
