"""Names as mentions: with their titles, countries, sectors."""

from __future__ import annotations

from collections.abc import Mapping

from communique.reading.names.draft import Draft
from communique.reading.names.office_bounds import Named
from communique.reading.names.office_service import country_inside, sector_of_body
from communique.reading.names.places import place_acts
from communique.reading.names.roles import Office
from communique.reading.tokens.nouns import body_of, given_names, honorifics, medium_of, noun_genders
from communique.reading.tokens.states import StateWord, state_of
from communique.reading.tokens.words import Words

NAME_LABELS = frozenset({"PERSON", "ORG", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "MISC"})
"""Labels of names that are mentions; dates and money are not."""

CRAFT = frozenset(
    "ship ferry tanker vessel frigate destroyer cruiser carrier submarine trawler yacht freighter steamer liner boat "
    "warship battleship icebreaker airliner spacecraft rocket rover satellite locomotive train hurricane typhoon storm "
    "cyclone dam bridge hotel school stadium street theatre theater".split()
)
"""Nouns right before a name that is no person's, whatever it sounds like: "the ferry Queen Maud"."""


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
            if is_craft(words, draft):
                draft.type, draft.gender, draft.office = "PRODUCT", "n", None
        elif is_modifier(words, draft):
            continue
        found.append(draft)
    return found


def is_craft(words: Words, draft: Draft) -> bool:
    """Whether the noun before the name, a title between them or not, says that it is a ship or the like."""
    before = range(max(draft.start - 1, 0), draft.head_start)
    return any(words.lemma[i] in CRAFT and words.dep[i] in ("compound", "nmod") for i in before)


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
    seat = state is not None and state.kind == "seat"
    if label == "PERSON" and not seat and (known is None or known.medium is None):
        return None, None, label
    if state is not None and state.kind in ("name", "capital", "seat", "quasi", "region"):
        kind = label if label in ("LOC", "FAC") else "LOC"
        return state.country, {"quasi": "REB", "region": None}.get(state.kind, "GOV"), kind
    if state is not None:
        return state.country, None, "NORP"
    if known is not None and (
        label in ("ORG", "NORP", "MISC", "PRODUCT", "FAC", "PERSON") or known.sector in ("REB", "IGO")
    ):
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
    if (
        title is None
        or not title.definite
        or not (title.country or title.organisation or words.lower[title.start] == "the")
    ):
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
    closed = (
        title.end >= len(words)
        or words.text[title.end] in (",", ".", ";", ")", "”", '"', ":", "–", "—")
        or words.lower[title.end] in ("who", "and", "told", "said")
    )
    return (
        title
        if words.dep[title.head] == "appos" or (closed and words.dep[title.head] not in ("nsubj", "conj"))
        else None
    )
