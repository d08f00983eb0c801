"""Mentions before they are numbered: names with their titles, nominals, pronouns, as token ranges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.reading.nouns import (
    body_nouns,
    body_of,
    document_nouns,
    given_names,
    group_nouns,
    honorifics,
    medium_of,
    noun_genders,
    person_nouns,
)
from communique.reading.roles import Named, Office, country_inside, offices, sector_of_body
from communique.reading.states import StateWord, first_words, is_ambiguous, state_of
from communique.reading.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME_LABELS = frozenset({"PERSON", "ORG", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "MISC"})
"""Labels of names that are mentions; dates and money are not."""

PRONOUNS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", "s")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", "s")),
    **dict.fromkeys(("it", "its", "itself"), ("n", "s")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("", "p")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("1", "s")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("1", "p")),
    **dict.fromkeys(("you", "your", "yours", "yourself"), ("2", "")),
}
"""Pronoun → gender (m, f, n; 1 and 2 for the speaker and the hearer) and number (s, p)."""

DETERMINERS = frozenset({"the", "this", "that", "these", "those", "both"})
"""Words that make a nominal point back to something."""

OWNERS = frozenset({"my", "his", "her", "its", "their", "our", "your"})

OPENING_ADJECTIVES = frozenset({"new", "another", "other", "similar", "further", "additional", "different", "next", "previous", "earlier", "first", "second"})
"""Modifiers that tell one thing from another of its kind: "the new deal" is not "the previous deal"."""

TIME_NOUNS = frozenset({"second", "minute", "hour", "day", "week", "weekend", "month", "year", "decade", "century", "today", "yesterday", "tomorrow", "morning", "afternoon", "evening", "night", "moment", "time", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"})
"""Nouns for times: they are read as time expressions."""

VAGUE_BODIES = frozenset({"foundation", "side", "alliance", "union", "body", "network", "unit", "power", "movement", "supplier", "society", "force"})
"""Nouns that are bodies only when something definite is meant."""

WIDEST = 30
"""Tokens that a nominal's phrase may have."""


@dataclass(slots=True)
class Draft:
    """A mention as token ranges."""

    start: int
    end: int
    head_start: int
    head_end: int
    root: int
    """Token that stands for the mention in the tree."""
    kind: Literal["name", "nominal", "pronoun"]
    type: str
    key: str
    """The name without title and article, or the lemma of the head noun, or the pronoun."""
    office: Office | None = None
    country: str | None = None
    sector: str | None = None
    gender: str = ""
    """m, f, n (a thing or body), 1, 2; "" unknown."""
    number: str = ""
    """s, p; "" unknown."""
    acts: bool = False
    definite: bool = True
    actor: bool = True
    """It can act; other nominals are kept only if something refers back to them."""


def drafts(doc: Doc, words: Words) -> list[Draft]:
    """All mentions of the read text, in text order, each token the head of one at most."""
    names = name_ranges(doc, words)
    owner = {token: name for name in names for token in range(name.start, name.end)}
    titles = offices(words, owner)
    found = named_drafts(words, names, titles)
    taken = {token for draft in found for token in range(draft.head_start, draft.head_end)}
    taken |= {draft.office.head for draft in found if draft.office is not None}
    found += office_drafts(words, titles, taken)
    taken |= {draft.root for draft in found}
    found += noun_drafts(words, owner, taken)
    found += pronoun_drafts(words)
    return sorted(found, key=lambda draft: (draft.start, -draft.end, draft.head_start))


# --- names


def name_ranges(doc: Doc, words: Words) -> list[Named]:
    """Names of the Doc, and names of states that it missed, without articles and possessive endings."""
    found = [trimmed(words, *name) for name in tagged(doc, words)]
    found = [name for name in found if name.start < name.end and worth_reading(words, name)]
    taken = {token for name in found for token in range(name.start, name.end)}
    missed = missed_states(words, taken)
    taken |= {token for name in missed for token in range(name.start, name.end)}
    return sorted(found + missed + missed_media(words, taken))


def tagged(doc: Doc, words: Words) -> list[Named]:
    """Names by the tags of the tokens; a name never goes on over white space that ends its sentence.

    Read from the tags and not from `doc.ents`, which refuses the whole Doc for one odd tag of a user's pipeline.
    """
    found: list[Named] = []
    for token in doc:
        place, label = token.i, token.ent_type_
        if not label or words.sentence[place] < 0:
            continue
        last = found[-1] if found else None
        if token.ent_iob_ == "I" and last is not None and last.end == place and last.label == label and words.sentence[place] == words.sentence[place - 1]:
            found[-1] = Named(last.start, place + 1, label)
        else:
            found.append(Named(place, place + 1, label))
    return found


def trimmed(words: Words, start: int, end: int, label: str) -> Named:
    """The name without "the" before and "'s" or marks after it."""
    while start < end and (words.lower[start] in ("the", "a", "an") or words.pos[start] == "PUNCT"):
        start += 1
    while end > start and words.lower[end - 1] in ("'s", "'", "”", "“", '"', ",", ".", ")", "(", "]", "["):
        end -= 1
    return Named(start, end, label)


def worth_reading(words: Words, name: Named) -> bool:
    """Whether the characters can be a name at all."""
    text = words.slice(name.start, name.end)
    return any(c.isalnum() for c in text) and words.sentence[name.start] == words.sentence[name.end - 1]


def missed_states(words: Words, taken: set[int]) -> list[Named]:
    """Unambiguous state words that stand as proper nouns outside of all names."""
    openers, found, token = first_words(), [], 0
    while token < len(words):
        if words.text[token] in openers and token not in taken and words.sentence[token] >= 0:
            name = state_at(words, token, openers[words.text[token]], taken)
            if name is not None:
                found.append(name)
                token = name.end
                continue
        token += 1
    return found


def missed_media(words: Words, taken: set[int]) -> list[Named]:
    """News media outside of all names: agencies known by one word or initials, and "the Gazette"."""
    found = []
    for token, text in enumerate(words.text):
        if words.pos[token] != "PROPN" or token in taken or words.sentence[token] < 0:
            continue
        known = body_of(text)
        agency = known is not None and known.medium == "agency" and (text.isupper() or len(text) > 5)
        if agency or (words.lower[token - 1] == "the" and token > 0 and is_paper_alone(words, token)):
            found.append(Named(token, token + 1, "ORG"))
    return found


def is_paper_alone(words: Words, token: int) -> bool:
    """Whether the word is a paper's name by itself and no part of a longer one."""
    after = words.pos[token + 1] if token + 1 < len(words) else ""
    return medium_of(words.text[token]) == "paper" and after != "PROPN"


def state_at(words: Words, token: int, longest: int, taken: set[int]) -> Named | None:
    """The longest state word that begins at the token."""
    for end in range(min(token + longest + 2, len(words)), token, -1):
        if words.sentence[end - 1] != words.sentence[token] or any(i in taken for i in range(token, end)):
            continue
        text = words.slice(token, end)
        state = state_of(text)
        if state is not None and not is_ambiguous(text) and words.pos[end - 1] in ("PROPN", "ADJ", "NOUN"):
            return Named(token, end, "NORP" if state.kind in ("adjective", "people") else "LOC")
    return None


def named_drafts(words: Words, names: list[Named], titles: list[Office]) -> list[Draft]:
    """Names with their titles, before or after them."""
    ends = {title.end: title for title in titles if not title.plural}
    starts = {title.start: title for title in titles}
    found, skip = [], -1
    for place, name in enumerate(names):
        if name.label not in NAME_LABELS or name.start < skip:
            continue
        draft = name_draft(words, name)
        if draft.type == "PERSON":
            bracket = bracketed(words, name, names[place + 1] if place + 1 < len(names) else None)
            skip = add_bracket(words, draft, bracket) if bracket is not None else skip
            add_title(words, draft, ends, starts)
        elif is_modifier(words, draft):
            continue
        found.append(draft)
    return found


def name_draft(words: Words, name: Named) -> Draft:
    """The draft of a name alone."""
    text = words.slice(name.start, name.end)
    root = root_of(words, name.start, name.end)
    state = state_of(text)
    country, sector, label = name_facts(text, name.label, state)
    draft = Draft(name.start, name.end, name.start, name.end, root, "name", label, text, country=country, sector=sector)
    draft.number = "p" if label == "NORP" or words.lower[name.end - 1].endswith("ans") else "s"
    draft.gender = person_gender(words, name) if label == "PERSON" else "" if label == "NORP" else "n"
    draft.acts = state is not None and label in ("LOC", "FAC", "ORG") and place_acts(words, root, state)
    if label == "LOC" and state is not None and not draft.acts and state.kind != "seat":
        draft.sector = None
    return draft


def name_facts(text: str, label: str, state: StateWord | None) -> tuple[str | None, str | None, str]:
    """Country, sector and type of a name: the type is mended where the lexicon knows better."""
    known = body_of(text)
    if label == "PERSON" and (known is None or known.medium is None):
        return None, None, label
    if state is not None and state.kind in ("name", "capital", "seat", "quasi", "region"):
        kind = label if label in ("LOC", "FAC") else "LOC"
        return state.country, {"quasi": "REB", "region": None}.get(state.kind, "GOV"), kind
    if state is not None:
        return state.country, None, "NORP"
    if known is not None and (label in ("ORG", "NORP", "MISC", "PRODUCT", "FAC", "PERSON") or known.sector in ("REB", "IGO")):
        return known.country, known.sector, "ORG"
    if label in ("ORG", "NORP", "FAC"):
        medium = medium_of(text)
        return country_inside(text), "MED" if medium else sector_of_body(text), label
    return (country_inside(text) if label != "LOC" else None), None, label


def root_of(words: Words, start: int, end: int) -> int:
    """The token of the range whose head lies outside of it."""
    for token in range(start, end):
        if not start <= words.head[token] < end or words.head[token] == token:
            return token
    return end - 1


def person_gender(words: Words, name: Named) -> str:
    """Gender by honorific or given name; "" if neither tells."""
    before = words.lower[name.start - 1] if name.start else ""
    if honorifics().get(before):
        return honorifics()[before]
    return given_names().get(words.text[name.start], "") if name.end - name.start > 1 else ""


def is_modifier(words: Words, draft: Draft) -> bool:
    """Whether a people's adjective only modifies a noun ("Russian drones"): it refers to nobody by itself."""
    if draft.type != "NORP":
        return False
    return words.dep[draft.root] in ("amod", "compound") and words.head[draft.root] > draft.root


def bracketed(words: Words, name: Named, after: Named | None) -> Named | None:
    """The surname after an editor's insertion: "[President Jan] Orlan"."""
    if after is None or after.label != "PERSON" or after.start != name.end + 1:
        return None
    return after if words.text[name.end] == "]" else None


def add_bracket(words: Words, draft: Draft, after: Named) -> int:
    """Makes one mention of an inserted given name and the surname after it; the head is the author's own word."""
    draft.key = f"{draft.key} {words.slice(after.start, after.end)}"
    draft.end, draft.head_start, draft.head_end = after.end, after.start, after.end
    draft.root = root_of(words, after.start, after.end)
    return after.end


def add_title(words: Words, draft: Draft, ends: Mapping[int, Office], starts: Mapping[int, Office]) -> None:
    """Gives a person the title before it, in apposition before it, or in apposition after it."""
    first = draft.start
    if first and words.lower[first - 1] in honorifics():
        first -= 1
        draft.start = first
    if first > 1 and words.text[first - 1] == "]" and first - 1 in ends:
        first -= 1
    title = ends.get(first) or comma_before(words, draft, ends) or comma_after(words, draft, starts)
    if title is None or (title.plural and title.start < draft.start):
        return
    draft.office, draft.country, draft.sector = title, title.country, title.sector
    draft.start, draft.end = min(draft.start, title.start), max(draft.end, title.end)
    if draft.start and words.text[draft.start - 1] == "[":
        draft.start -= 1
    draft.gender = draft.gender or noun_genders().get(title.title.split()[-1], "")


def comma_before(words: Words, draft: Draft, ends: Mapping[int, Office]) -> Office | None:
    """The title of "Arvenia's envoy to Moscow, Jan Orlan, …"."""
    first = draft.start
    if first < 2 or words.text[first - 1] != ",":
        return None
    title = ends.get(first - 1)
    if title is None or not title.definite or not (title.country or title.organisation or words.lower[title.start] == "the"):
        return None
    closed = draft.end >= len(words) or words.text[draft.end] in (",", ".", ";", ")", "]", "”", '"', ":", "-", "–", "—")
    return title if closed or words.dep[draft.root] == "appos" else None


def comma_after(words: Words, draft: Draft, starts: Mapping[int, Office]) -> Office | None:
    """The title of "Jan Orlan, Arvenia's envoy to Moscow, …" or "Jan Orlan, a lawyer, …"."""
    last = draft.end
    if last + 1 >= len(words) or words.text[last] not in (",", "("):
        return None
    title = starts.get(last + 1)
    if title is None or title.plural or words.head[title.head] == title.head:
        return None
    closed = title.end >= len(words) or words.text[title.end] in (",", ".", ";", ")", "”", '"', ":", "–", "—") or words.lower[title.end] in ("who", "and", "told", "said")
    return title if words.dep[title.head] == "appos" or (closed and words.dep[title.head] not in ("nsubj", "conj")) else None


# --- do places act?

PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "across", "into", "outside", "inside", "around", "throughout", "within", "through", "beyond", "over", "via", "toward", "towards", "from", "to", "of"})
ACTOR_PREPOSITIONS = frozenset({"with", "against", "between", "by"})
PLACE_NOUNS = frozenset({"street", "airport", "suburb", "centre", "center", "resident", "mayor", "capital", "outskirts", "population", "north", "south", "east", "west", "border", "city", "region", "coast", "province", "port", "square", "metro", "university", "museum", "skyline", "hotel", "stadium", "district", "neighbourhood", "neighborhood", "people"})
DEALING = frozenset({"accuse", "criticise", "criticize", "urge", "tell", "support", "pressure", "blame", "help", "warn", "sanction", "condemn", "convince", "ask", "assure", "press", "provoke", "anger", "challenge", "allow", "force", "isolate", "back", "thank", "please", "alarm", "give", "offer", "supply", "provide", "bring", "leave"})


def place_acts(words: Words, root: int, state: StateWord) -> bool:
    """Whether a place name stands for a government here: "Tehran said", "with Iran", but not "in Tehran"."""
    if state.kind == "region":
        return False
    seen, governor, dep = 0, words.head[root], words.dep[root]
    while dep == "conj" and seen < 6 and governor != root:
        root, governor, dep, seen = governor, words.head[governor], words.dep[governor], seen + 1
    whole = state.kind in ("name", "quasi")
    cases = words.child_words(root, "case")
    if dep == "nsubj":
        return words.pos[governor] in ("VERB", "ADJ", "AUX") or (whole and words.pos[governor] == "NOUN")
    if dep == "nsubj:pass":
        return whole
    if dep in ("obj", "iobj"):
        return whole or words.lemma[governor] in DEALING
    if dep == "nmod:poss":
        return words.lemma[governor] not in PLACE_NOUNS
    if any(case in ACTOR_PREPOSITIONS for case in cases) or dep == "obl:agent":
        return True
    return whole and bool(cases) and not any(case in PLACE_PREPOSITIONS for case in cases)


# --- nominals


def office_drafts(words: Words, titles: list[Office], taken: set[int]) -> list[Draft]:
    """Offices that stand without a name: "the Iranian foreign minister", "officials"."""
    found = []
    for title in titles:
        if title.head in taken or is_predicate(words, title.head):
            continue
        lemma = title.title.split()[-1]
        draft = Draft(title.start, title.end, title.head, title.head + 1, title.head, "nominal", "PERSON", lemma)
        draft.office, draft.country, draft.sector = title, title.country, title.sector
        draft.gender, draft.number = noun_genders().get(lemma, ""), "p" if title.plural else "s"
        draft.definite = title.definite and not (title.plural and words.lower[title.start] not in DETERMINERS)
        found.append(draft)
    return found


def is_predicate(words: Words, token: int) -> bool:
    """Whether the noun says what something is ("is a lawyer") or how it acts ("as president"): it names nobody."""
    if any(words.dep[c] == "cop" for c in words.children[token]):
        return True
    return "as" in words.child_words(token, "case")


def noun_drafts(words: Words, owner: Mapping[int, Named], taken: set[int]) -> list[Draft]:
    """Bodies, groups, persons, and definite things to which something may refer back."""
    found = []
    for token, pos in enumerate(words.pos):
        if pos != "NOUN" or token in taken or token in owner or words.sentence[token] < 0 or words.lemma[token] in TIME_NOUNS:
            continue
        if words.dep[token] in ("compound", "flat", "fixed", "goeswith", "discourse") or is_predicate(words, token):
            continue
        draft = noun_draft(words, token)
        if draft is not None:
            found.append(draft)
    return found


def noun_draft(words: Words, token: int) -> Draft | None:
    """The nominal whose head is the noun `token`."""
    lemma, lower = words.lemma[token], words.lower[token]
    kind, sector = noun_class(lemma, lower)
    start, end = phrase(words, token)
    first = words.lower[start]
    owned = any(words.dep[c] == "nmod:poss" for c in words.children[token])
    definite = first in DETERMINERS or first in OWNERS or owned
    if lemma in VAGUE_BODIES and not definite:
        kind, sector = "OTHER", None
    draft = Draft(start, end, token, token + 1, token, "nominal", kind, lemma, sector=sector, definite=definite)
    draft.number = "p" if lower != lemma and lower.endswith("s") or lower in group_nouns() else "s"
    draft.gender = noun_genders().get(lemma, "" if kind == "PERSON" else "n")
    draft.actor = kind in ("PERSON", "ORG") or lower in group_nouns()
    draft.country = country_before(words, start, token) if draft.actor else None
    if draft.sector == "STATE":
        draft.sector, draft.type = "GOV", "LOC"
    return draft


def noun_class(lemma: str, lower: str) -> tuple[str, str | None]:
    """Type and sector of a common noun."""
    if lower in group_nouns():
        return ("ORG" if lower in ("forces", "troops", "media", "press", "police", "authorities", "parties", "sides") else "PERSON"), group_nouns()[lower] or None
    if lemma in person_nouns():
        return "PERSON", None
    if lemma in body_nouns():
        return "ORG", body_nouns()[lemma] or None
    return "OTHER", None


def phrase(words: Words, token: int) -> tuple[int, int]:
    """Token range of a nominal: its modifiers before it, its head, and an "of" complement right after it."""
    first = [words.left[c] for c in words.children[token] if c < token and words.dep[c] in LEFT_DEPS]
    start = max(min(first, default=token), token - WIDEST)
    end = token + 1
    for child in words.children[token]:
        if child > token and words.dep[child] == "nmod" and words.left[child] == end and words.lower[end] in ("of", "for", "to"):
            end = min(words.right[child] + 1, token + WIDEST)
            break
    return start, end


LEFT_DEPS = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "det:predet"})


def country_before(words: Words, start: int, token: int) -> str | None:
    """The state whose adjective or possessive stands before the noun; None for two ("the Russian-Iranian bank")."""
    found: set[str | None] = set()
    at = start
    while at < token:
        state, end = None, at
        for end in (at + 3, at + 2, at + 1):
            state = state_of(words.slice(at, end)) if end <= token else None
            if state is not None:
                break
        if state is not None and state.kind != "people":
            found.add(state.country)
        at = end
    return found.pop() if len(found) == 1 else None


# --- pronouns


def pronoun_drafts(words: Words) -> list[Draft]:
    """Personal pronouns, an empty "it" left out."""
    found = []
    for token, lower in enumerate(words.lower):
        if lower not in PRONOUNS or words.sentence[token] < 0 or words.pos[token] not in ("PRON", "DET"):
            continue
        if lower == "it" and (words.dep[token] == "expl" or is_weather(words, token)):
            continue
        gender, number = PRONOUNS[lower]
        draft = Draft(token, token + 1, token, token + 1, token, "pronoun", "OTHER", lower, gender=gender, number=number)
        draft.type = "PERSON" if gender in ("m", "f", "1", "2") else "OTHER"
        found.append(draft)
    return found


EMPTY_IT = frozenset({"seem", "appear", "turn", "happen", "rain", "snow", "matter", "take"})
EMPTY_ADJECTIVES = frozenset({"possible", "impossible", "clear", "unclear", "likely", "unlikely", "important", "necessary", "difficult", "hard", "easy", "true", "time", "essential", "good", "better", "best", "bad", "worth", "crucial", "vital", "obvious", "interesting", "fair", "safe", "early", "late", "evident", "sad", "common", "useful", "helpful", "wrong", "right"})


def is_weather(words: Words, token: int) -> bool:
    """Whether "it" only fills the subject: "it seems that", "it is unclear whether", "it was decided to"."""
    governor = words.head[token]
    if words.dep[token] not in ("nsubj", "nsubj:pass", "expl"):
        return False
    clause = any(words.dep[c] in ("ccomp", "csubj", "csubj:pass", "xcomp", "advcl", "acl", "acl:relcl") and c > governor for c in words.children[governor])
    if words.lemma[governor] in EMPTY_IT or words.lemma[governor] in EMPTY_ADJECTIVES:
        return clause
    passive = any(words.dep[c] == "aux:pass" for c in words.children[governor])
    return passive and any(words.dep[c] in ("ccomp", "csubj", "csubj:pass", "xcomp") for c in words.children[governor])


def known_documents(found: Iterable[Draft]) -> list[Draft]:
    """The nominals that name a text which can speak."""
    return [draft for draft in found if draft.kind == "nominal" and draft.key in document_nouns()]
