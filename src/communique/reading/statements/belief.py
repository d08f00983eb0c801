"""Which attributions are believed: those that the model marks, and those of the surest rules."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.names.clusters import Range
from communique.reading.statements.cues import (
    adjective_stances,
    cue_lemma,
    examining_verbs,
    noun_stances,
    open_verbs,
    silent_words,
    verb_rows,
)
from communique.reading.statements.sayings import FINITE, Saying, head_of
from communique.reading.tokens.nouns import (
    body_nouns,
    document_nouns,
    group_nouns,
    noun_genders,
    office_heads,
    person_nouns,
)
from communique.reading.tokens.words import Words

SURE_FRAMES = frozenset({"quote", "of", "phrase", "citing", "loose", "turn"})
"""Frames in which a rule is believed although the model marks nothing."""


SURE_VERBS = frozenset(
    {
        "say",
        "tell",
        "announce",
        "state",
        "claim",
        "deny",
        "warn",
        "report",
        "confirm",
        "add",
        "insist",
        "argue",
        "allege",
        "declare",
        "assert",
        "stress",
        "emphasize",
        "emphasise",
        "acknowledge",
        "admit",
        "predict",
        "vow",
        "promise",
        "pledge",
        "accuse",
        "write",
        "explain",
        "note",
        "inform",
        "reply",
        "respond",
        "reveal",
        "disclose",
        "maintain",
        "contend",
        "reiterate",
        "quote",
        "cite",
        "assure",
    }
)
"""Verbs that report speech and little else: believed in a clause frame without the model."""


SPEECH_VERBS = frozenset({"say", "add", "warn", "announce", "state", "claim", "insist"})
"""Verbs with which "it" is somebody: a body, a state, a text ("It said that …")."""

UNSURE_SOURCES = frozenset(
    {
        "i",
        "we",
        "you",
        "one",
        "it",
        "this",
        "that",
        "which",
        "who",
        "everyone",
        "everybody",
        "someone",
        "anyone",
        "nobody",
        "people",
        "these",
        "those",
        "what",
        "nothing",
        "something",
    }
)
"""Words that, as the whole source, say nothing of who speaks."""


SPEAKING = frozenset(
    {
        "media",
        "poll",
        "ad",
        "spot",
        "commercial",
        "advert",
        "advertisement",
        "film",
        "campaign",
        "everyone",
        "many",
        "some",
        "most",
        "those",
        "percent",
        "half",
        "majority",
        "minority",
        "number",
        "rest",
        "voice",
        "camp",
        "duo",
        "pair",
        "trio",
        "public",
        "electorate",
        "house",
        "executive",
        "generation",
        "world",
        "west",
        "left",
        "right",
        "fed",
        "side",
        "supporter",
        "critic",
        "ally",
        "opponent",
        "source",
        "estimate",
        "projection",
        "figure",
        "tape",
        "recording",
        "banner",
        "sign",
        "placard",
        "song",
        "chapter",
        "paragraph",
        "section",
        "clause",
        "preamble",
        "rule",
        "theory",
        "doctrine",
        "creed",
        "consensus",
        "wisdom",
        "history",
        "critics",
    }
)
"""Further nouns that state things."""


def is_believed(words: Words, saying: Saying) -> bool:
    """Whether the model marked it, or its rule is precise enough alone."""
    if is_of_its_subject(words, saying) or is_examined(words, saying):
        return False
    if saying.source is None or not (saying.frame == "phrase" or speaks(words, saying)):
        return False
    if words.lower[saying.cue[0]] == ":" and words.sentence[saying.source[0]] != words.sentence[saying.cue[0]]:
        return False  # who says it stands on the line of the colon
    if leaves_open(words, saying) or (saying.frame == "model" and not reports(words, saying)):
        return False
    if saying.model or saying.frame in SURE_FRAMES or (saying.frame == "object" and saying.stance == "denies"):
        return True
    only = words.lower[saying.source[0]] if saying.source[1] - saying.source[0] == 1 else ""
    if only in UNSURE_SOURCES and not (only == "it" and words.lemma[saying.verb] in SPEECH_VERBS):
        return False
    if saying.frame in ("before", "clause") and words.lemma[saying.verb] == "show":
        return words.lemma[head_of(words, saying.source)] in document_nouns()  # "…, court papers show"
    return saying.frame in ("clause", "before", "gerund") and words.lemma[saying.verb] in SURE_VERBS


def is_examined(words: Words, saying: Saying) -> bool:
    """Whether the source only looks into a report or receives it: "police are investigating claims that …", "had not
    seen the report".
    """
    verb, lemma = saying.verb, words.lemma[saying.verb]
    thing = words.child(verb, "obj") is not None and words.child(verb, "ccomp") is None
    return words.pos[verb] == "VERB" and (lemma in examining_verbs() or (thing and lemma in silent_words("perceiving")))


def is_speech(words: Words, saying: Saying) -> bool:
    """Whether something is said: not only thought, wished or expected."""
    return words.lemma[saying.verb] in SURE_VERBS or saying.frame in SURE_FRAMES - {"of"}


def nested(words: Words, found: Sequence[Saying], usable: Sequence[Saying]) -> list[Saying]:
    """Attributions inside the content of others: the flat layer of the model cannot mark them, so the rule suffices."""
    held = sorted({token for saying in usable for start, end in saying.content for token in range(start, end)})
    inside, taken = frozenset(held), {id(saying) for saying in usable}
    return [
        saying
        for saying in found
        if id(saying) not in taken
        and saying.verb in inside
        and saying.frame in ("clause", "infinitive", "of")
        and saying.source is not None
        and saying.content
        and can_speak(words, saying.source)
        and (saying.source[1] - saying.source[0] > 1 or words.lower[saying.source[0]] not in UNSURE_SOURCES)
        and (saying.frame != "infinitive" or saying.stance == "promises")
    ]


def speaks(words: Words, saying: Saying) -> bool:
    """Whether the source can have said it: who "says" something in so many words speaks, whatever the noun."""
    plain = saying.frame in ("before", "quote") and words.lemma[saying.verb] in ("say", "tell", "announce")
    return saying.source is not None and (plain or can_speak(words, saying.source))


def can_speak(words: Words, source: Range) -> bool:
    """Whether the source can have said or thought anything: a name, a person, a body, a text, a pronoun."""
    head = head_of(words, source)
    if words.pos[head] in ("PROPN", "PRON") or any(words.pos[i] == "PROPN" for i in range(*source)):
        return True
    lemma, lower = words.lemma[head], words.lower[head]
    known = (office_heads(), person_nouns(), body_nouns(), group_nouns(), document_nouns(), noun_genders())
    if any(lemma in table or lower in table for table in known) or lemma in SPEAKING or lower in SPEAKING:
        return True
    return words.pos[head] not in ("NOUN",) or lemma.endswith(("er", "or", "ist", "ian", "ee", "ant"))


def reports(words: Words, saying: Saying) -> bool:
    """Whether a cue that only the model marks can report: the lexicon has its verb, noun or adjective, or a finite
    clause or quotation follows from it; an infinitive ("are angling to …", "refused to sign") tells what somebody does.
    """
    for token in range(*saying.cue):
        if (
            words.lemma[token] in verb_rows()
            or words.lemma[token] in noun_stances()
            or words.lower[token] in adjective_stances()
        ):
            return True
    if not any(words.pos[token] in ("VERB", "NOUN", "ADJ") or words.text[token] == ":" for token in range(*saying.cue)):
        return False
    return any(
        (has_clause(words, piece) and (words.lower[piece[0]] != "to" or leaves_possible(words, piece)))
        or words.text[piece[0]] in ("“", '"')
        for piece in saying.content
    )


def leaves_possible(words: Words, infinitive: Range) -> bool:
    """Whether what somebody refuses to do leaves it possible: "refused to rule out a strike"."""
    return infinitive[0] + 1 < infinitive[1] and cue_lemma(words, infinitive[0] + 1) in open_verbs()


def leaves_open(words: Words, saying: Saying) -> bool:
    """Whether the content is a question that the cue does not ask: "will decide whether the strike is legal"."""
    return saying.stance != "asks" and all(words.lower[start] == "whether" for start, _ in saying.content)


def has_clause(words: Words, piece: Range) -> bool:
    """Whether a verb in the piece does more than describe a noun ("the planned takeover")."""
    return any(words.pos[i] in FINITE and words.dep[i] not in ("amod", "compound") for i in range(*piece))


def is_of_its_subject(words: Words, saying: Saying) -> bool:
    """Whether a passive cue has its own subject for a source: of "X is expected to resign" X is not who expects it."""
    subject = words.child(saying.verb, "nsubj:pass")
    described = words.dep[saying.verb] == "acl" and words.lower[saying.verb].endswith("ed")
    if described and saying.source is not None and words.child(saying.verb, "nsubj") is None:
        return saying.source[0] <= words.head[saying.verb] < saying.source[1]  # "the man suspected of …"
    if subject is None or saying.source is None or words.child(saying.verb, "obl:agent") is not None:
        return False
    return words.child(saying.verb, "aux:pass") is not None and saying.source[0] <= subject < saying.source[1]
