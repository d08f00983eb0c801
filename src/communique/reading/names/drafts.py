"""All mentions of a text before they are numbered."""

from __future__ import annotations

from communique.reading.names.common_nouns import noun_drafts, office_drafts
from communique.reading.names.draft import Draft
from communique.reading.names.name_ranges import name_ranges
from communique.reading.names.paired import ordered_drafts
from communique.reading.names.pronouns import pronoun_drafts
from communique.reading.names.roles import offices
from communique.reading.names.titled import named_drafts
from communique.reading.tokens.words import Words


def drafts(words: Words) -> list[Draft]:
    """All mentions of the read text, in text order, each token the head of one at most."""
    names = name_ranges(words)
    owner = {token: name for name in names for token in range(name.start, name.end)}
    titles = offices(words, owner)
    found = named_drafts(words, names, titles)
    taken = {token for draft in found for token in range(draft.head_start, draft.head_end)}
    taken |= {draft.office.head for draft in found if draft.office is not None}
    found += office_drafts(words, titles, taken)
    taken |= {draft.root for draft in found}
    found += noun_drafts(words, owner, taken)
    found += pronoun_drafts(words)
    known = {draft.root for draft in found}
    found += [draft for draft in ordered_drafts(words) if draft.root not in known]
    return sorted(found, key=lambda draft: (draft.start, -draft.end, draft.head_start))
