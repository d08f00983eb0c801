"""Where names stand: those that the model marks, and states and media that it missed."""

from __future__ import annotations

from communique.reading.names.office_bounds import Named
from communique.reading.tokens.nouns import body_of, medium_of
from communique.reading.tokens.states import first_words, is_ambiguous, state_of
from communique.reading.tokens.words import Words


def name_ranges(words: Words) -> list[Named]:
    """Names that are tagged, and names of states that it missed, without articles and possessive endings."""
    found = [trimmed(words, *name) for name in tagged(words)]
    found = [name for name in found if name.start < name.end and worth_reading(words, name)]
    taken = {token for name in found for token in range(name.start, name.end)}
    missed = missed_states(words, taken)
    taken |= {token for name in missed for token in range(name.start, name.end)}
    return sorted(found + missed + missed_media(words, taken))


def tagged(words: Words) -> list[Named]:
    """Names by the tags of the tokens; a name never goes on over white space that ends its sentence.

    Read from the tags and not from `doc.ents`, which refuses the whole Doc for one odd tag of a user's pipeline.
    """
    found: list[Named] = []
    for place, label in enumerate(words.name):
        if not label or words.sentence[place] < 0:
            continue
        last = found[-1] if found else None
        if (
            words.inside[place]
            and last is not None
            and last.end == place
            and last.label == label
            and words.sentence[place] == words.sentence[place - 1]
        ):
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
    return Named(start, person_end(words, start, end) if label == "PERSON" else end, label)


def person_end(words: Words, start: int, end: int) -> int:
    """End of a person's own name: without what the person is of ("Jan Orlan of Arvenia"), and without letters."""
    for token in range(start + 2, end):
        if words.lower[token] in ("of", "from", "for"):
            end = token
            break
    while end - start > 2 and words.lower[end - 1].strip(".") in LETTERS:
        end -= 1
    return end


LETTERS = frozenset("qc kc sc mp mep msp jr sr esq phd md obe cbe mbe".split())
"""What stands behind a person's name and is no part of it."""


def worth_reading(words: Words, name: Named) -> bool:
    """Whether the characters can be a name at all."""
    text = words.slice(name.start, name.end)
    return any(c.isalnum() for c in text) and words.sentence[name.start] == words.sentence[name.end - 1]


def missed_states(words: Words, taken: set[int]) -> list[Named]:
    """Unambiguous state words that stand as proper nouns outside of all names."""
    openers, found, done = first_words(), [], 0
    for token, text in enumerate(words.text):
        if text in openers and token >= done and token not in taken and words.sentence[token] >= 0:
            name = state_at(words, token, openers[text], taken)
            if name is not None:
                found.append(name)
                done = name.end
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
