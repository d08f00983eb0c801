"""Does a time expression belong to something past or to come? From the governing verb, or from words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.times.tense_words import FUTURE_AUXILIARIES, LEFT_WINDOW, RIGHT_WINDOW, by_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FUTURE_MATRIX = frozenset(
    "set due expect schedule plan slate agree hope intend vow pledge promise prepare poise plan want aim bind arrange"
    " invite urge call ask tip likely ready going go book".split()
)
"""Words whose infinitive lies ahead of them: "set to sign", "agreed to meet"."""
ENDS = frozenset((".", "!", "?", ".”", "”", '"', "…"))
MODALS = frozenset({"may", "might", "could", "can", "should", "must"})
"""Auxiliaries before what is still to come, where they stand neither with "have" nor with "not"."""
HAVING = frozenset({"have", "'ve", "’ve"})
"""Auxiliaries of a perfect infinitive: "should have left"."""
SETTING = frozenset(
    {
        "call",
        "schedule",
        "plan",
        "set",
        "fix",
        "book",
        "summon",
        "convene",
        "slate",
        "order",
        "forecast",
        "expect",
        "predict",
    }
)
"""Verbs after which "for" leads to what is still to come."""
DEFERRING = frozenset(
    "postpone delay defer adjourn extend prolong reschedule push put move shelve suspend remand".split()
)
"""Verbs after which "until" and "to" lead to what is still to come, whatever their tense."""
GRANTING = frozenset(("give", "have", "grant", "allow"))
"""Verbs with which somebody gets until a day to do what is to be done: "has until Friday to appeal"."""
SCRAPPING = frozenset("cancel call scrap suspend avert postpone delay shelve".split())
"""Verbs whose object or passive subject was still to come: "Monday's strike has been called off"."""
STATES = frozenset(
    "say show know mean want need think believe remain have include mark seem argue call see"
    " represent equal reflect cost own hold belong contain describe total".split()
)
"""Verbs whose present tells of a state or of speech, not of what is to come."""
MAX_CLIMB = 10

CLOCKS = frozenset({"a.m.", "p.m.", "am", "pm", "noon", "midnight", "o'clock"})
"""Words of a time of day, which a day may hang on: "set for 3 p.m. on Saturday"."""

PARTS_OF_TIMES = ("the", "early", "mid", "late", "-")
"""What may stand between a preposition and its time."""


LED = 2
"""How sure a direction is that "since" before the time tells."""


def direction(doc: Doc, index: int, last: int) -> tuple[int, int]:
    """(-1 past, 0 unknown, +1 to come; 1 if the governing verb itself says so, `LED` if a "since" does) for tokens
    `index` to `last`.
    """
    if _is_since(doc, index):
        return -1, LED
    if doc[index].dep_ and doc[index].pos_:
        found, strong = _by_tree(doc[last], index)
        if found:
            return found, strong
    low, high = max(index - LEFT_WINDOW, 0), min(last + RIGHT_WINDOW + 1, len(doc))
    return by_words([doc[i].lower_ for i in range(low, high)], index - low, last - low), False


def _is_since(doc: Doc, index: int) -> bool:
    """Whether "since" stands before the expression: "the lowest level since mid-November"."""
    while index and doc[index - 1].lower_ in PARTS_OF_TIMES:
        index -= 1
    return index > 0 and doc[index - 1].lower_ == "since"


def _by_tree(token: Token, first: int) -> tuple[int, bool]:
    """Climb from the last word of an expression to the governing verb and read its tense; a plain present ("takes
    office") looks ahead, weakly.
    """
    bound: set[str] = set()
    for _ in range(MAX_CLIMB):
        if _is_of_scrapped(token):
            return 1, True
        if token.i >= first or token.pos_ == "NUM" or token.lower_ in CLOCKS:
            bound |= {child.lower_ for child in token.children if child.dep_ in ("case", "mark")}
        if token.lemma_.lower() in DEFERRING and bound & {"until", "till", "to"}:
            return 1, True
        if _is_given(token, first):
            return 1, True
        if "for" in bound and token.lemma_.lower() in SETTING:
            return 1, True
        if bound & {"until", "till"} and any(c.lower_ in ("has", "have") and c.dep_ == "aux" for c in token.children):
            return 1, True  # "has banned rallies until Sunday"
        verbal = token.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in token.children)
        if verbal and _is_since_then(token):
            return -1, True
        if verbal and (found := _of_verb(token)):
            return found, True
        if verbal and _is_plain_present(token):
            return 1, False
        if token.head.i == token.i:
            break
        token = token.head
    return 0, False


def _is_since_then(verb: Token) -> bool:
    """ "for the third time since taking office in July": what something has been so since is past."""
    since = any(child.lower_ == "since" and child.dep_ in ("mark", "case") for child in verb.children)
    return since and verb.lower_.endswith("ing")


def _is_given(verb: Token, first: int) -> bool:
    """ "gave the owners until noon on Friday to leave": an infinitive behind the day says what for."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in GRANTING:
        return False
    below = list(verb.subtree)
    until = any(c.lower_ in ("until", "till") and verb.i < c.i <= first for c in below)
    return until and any(c.i > first and c.lower_ == "to" and c.pos_ == "PART" for c in below)


def _is_of_scrapped(token: Token) -> bool:
    """Whether a time hangs on what is called off; on an object only where it stands before its noun."""
    verb, lemma = token.head, token.head.lemma_.lower()
    if lemma not in SCRAPPING or (lemma == "call" and not any(c.lower_ == "off" for c in verb.children)):
        return False
    return token.dep_ == "nsubj:pass" or (token.dep_ == "obj" and any(c.dep_ == "nmod:poss" for c in token.children))


def _is_plain_present(verb: Token) -> bool:
    """A finite present that is no state and stands in a whole sentence: headlines tell the past in the present."""
    finite = "Pres" in verb.morph.get("Tense", []) and "Fin" in verb.morph.get("VerbForm", [])
    return finite and verb.pos_ == "VERB" and verb.lemma_.lower() not in STATES and _is_whole(verb)


def _is_whole(token: Token) -> bool:
    """True if the sentence ends with a mark, as headlines do not."""
    sentence = token.sent
    return any(sentence[-i].text in ENDS for i in range(1, min(len(sentence), 3) + 1))


def _of_verb(verb: Token) -> int:
    """Tense of one verb group; 0 if its own forms do not tell (infinitives, participles, present)."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")]
    words = {c.lower_ for c in helpers}
    if words & FUTURE_AUXILIARIES or _would(verb, words):
        return 1
    form = verb.morph.get("VerbForm", [])
    tense = verb.morph.get("Tense", [])
    if any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in verb.children):
        return _of_infinitive(verb, words)
    if words & MODALS:
        return -1 if words & HAVING else 0 if _is_negated(verb) else 1
    if words & {"had", "was", "were", "did", "has", "have", "been", "'ve", "’ve"}:
        return 1 if _ahead(verb, words) else -1
    if "Part" in form and verb.dep_ == "xcomp" and not helpers:
        return 0
    if "Past" in tense and ("Fin" in form or not helpers):
        return -1
    return 1 if _ahead(verb, words) else 0


def _would(verb: Token, words: set[str]) -> bool:
    """ "said it would reopen on Friday" looks ahead; "would have met" does not, nor "he would die later that year"."""
    after = any(c.lower_ in ("later", "eventually", "soon", "ultimately") for c in verb.children)
    return bool(words & {"would", "'d", "’d"}) and not words & HAVING and not after


def _is_negated(verb: Token) -> bool:
    """ "The ship could not leave on Friday" may be a Friday of the past."""
    return any(child.lower_ in ("not", "n't", "n’t") for child in verb.children)


def _ahead(verb: Token, words: set[str]) -> bool:
    """ "is scheduled for Friday", "is due on Friday", "are meeting on Friday": ahead by meaning."""
    if words & {"was", "were", "had", "been"}:
        return verb.lemma_.lower() in ("schedule", "slate", "plan", "due") and not words & {"been", "had"}
    planned = verb.lower_ in ("scheduled", "due", "slated", "planned", "expected")
    return planned or (verb.lower_.endswith("ing") and bool(words & {"is", "are", "'re", "’re", "am"}))


def _of_infinitive(verb: Token, words: set[str]) -> int:
    """An infinitive lies ahead of a planning word, of "is to", and in a headline ("to sign pact on Friday").

    Elsewhere its head decides.
    """
    if verb.dep_ in ("root", "ROOT", "acl") and not _is_whole(verb) and not _has_finite(verb):
        return 1
    if verb.dep_ == "ccomp" and verb.head.i > verb.i and any(child.dep_ == "nsubj" for child in verb.children):
        return 1  # "Minister to resign by Friday, aides say"
    if words & {"is", "are"} or verb.head.lemma_.lower() in FUTURE_MATRIX or verb.head.lower_ in FUTURE_MATRIX:
        return 1
    return 0


def _has_finite(token: Token) -> bool:
    """True if the token's sentence has a finite verb."""
    return any("Fin" in word.morph.get("VerbForm", []) for word in token.sent)
