"""Which earlier mention of a document means the same: a score for every pair, by the model and a few plain features.

The network gives each word a query and a key (its outputs `cq` and `ck`); their product says how well two head words
go together in their contexts. A small trained layer joins that with what can be seen: same words, number, gender, type,
distance (mention ranking: Denis and Baldridge 2008; Lee et al. 2017). Pairs above 0 are likelier than no antecedent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Floats = NDArray[np.float32]

REACH = 80
"""Earlier mentions that are looked at."""

BLOCK = 512
"""Mentions scored at once; bounds memory."""

NAME, NOMINAL, PRONOUN = range(3)
UNKNOWN, SINGULAR, PLURAL = range(3)
MALE, FEMALE, THING = range(1, 4)
PERSON, BODY, PLACE, OTHER = range(4)
BARE, DEFINITE, INDEFINITE, OWNED = range(4)

TYPES = {"PERSON": PERSON, "ORG": BODY, "NORP": BODY, "LOC": PLACE, "FAC": PLACE}
"""Name classes as the few types that matter here."""

PRONOUNS: dict[str, tuple[int, int, int]] = {
    form: row
    for forms, row in (
        ("i me my mine myself", (1, SINGULAR, UNKNOWN)),
        ("we us our ours ourselves", (2, PLURAL, UNKNOWN)),
        ("you your yours yourself yourselves", (3, UNKNOWN, UNKNOWN)),
        ("he him his himself", (4, SINGULAR, MALE)),
        ("she her hers herself", (5, SINGULAR, FEMALE)),
        ("it its itself", (6, SINGULAR, THING)),
        ("they them their theirs themselves", (7, PLURAL, UNKNOWN)),
        ("this that", (8, SINGULAR, THING)),
        ("these those", (9, PLURAL, UNKNOWN)),
    )
    for form in forms.split()
}
"""Form → class, number, gender."""

TITLES = {"mr": MALE, "mr.": MALE, "sir": MALE, "king": MALE, "mrs": FEMALE, "mrs.": FEMALE, "ms": FEMALE,
          "ms.": FEMALE, "queen": FEMALE, "lady": FEMALE, "man": MALE, "woman": FEMALE, "father": MALE,
          "mother": FEMALE, "son": MALE, "daughter": FEMALE, "husband": MALE, "wife": FEMALE, "brother": MALE,
          "sister": FEMALE, "boy": MALE, "girl": FEMALE, "chairman": MALE, "spokesman": MALE,
          "spokeswoman": FEMALE, "chairwoman": FEMALE}  # fmt: skip
"""Words in a phrase that tell its gender."""

SMALL = frozenset("the a an this that these those of in on at for and 's ’s mr mr. mrs mrs. ms ms. dr dr.".split())
"""Words that do not count when the words of two mentions are compared."""


class Candidate(NamedTuple):
    """What is looked at of one mention; every text is a number (a checksum)."""

    kind: int
    type: int
    number: int
    gender: int
    pronoun: int
    article: int
    subject: int
    head: int
    text: int
    initials: int
    words: int
    """64 bits, one set for each content word."""
    sentence: int
    start: int
    end: int
    place: int
    """Token number of the head word: the row of its query and key."""


def candidate(span: Span, head: Token, sentence: int) -> Candidate:
    """The candidate of the mention `span` with head word `head` in the sentence of that number."""
    low = [token.lower_ for token in span if not token.is_punct]
    content = [form for form in low if form not in SMALL] or low
    kind = PRONOUN if head.pos_ == "PRON" else NAME if head.ent_type_ or head.pos_ == "PROPN" else NOMINAL
    pronoun, number, gender = PRONOUNS.get(head.lower_, (10, UNKNOWN, UNKNOWN)) if kind == PRONOUN else (0, 0, 0)
    return Candidate(
        kind=kind,
        type=TYPES.get(head.ent_type_, OTHER),
        number=number or number_of(head),
        gender=gender or next((TITLES[form] for form in low if form in TITLES), UNKNOWN),
        pronoun=pronoun,
        article=article(low, span),
        subject=int(head.dep_.startswith("nsubj")),
        head=checksum(head.lemma_.lower() or head.lower_),
        text=checksum(" ".join(content)),
        initials=checksum(initials(span) if kind == NAME else head.text),
        words=bits(content),
        sentence=sentence,
        start=span.start,
        end=span.end,
        place=head.i,
    )


def number_of(head: Token) -> int:
    """Singular or plural as the form says; a head of several joined by "and" is plural."""
    if any(child.dep_ == "conj" for child in head.children) and head.pos_ == "PROPN":
        return SINGULAR
    value = head.morph.get("Number", [])
    return {"Sing": SINGULAR, "Plur": PLURAL}.get(value[0], UNKNOWN) if value else UNKNOWN


def article(low: Sequence[str], span: Span) -> int:
    """How the phrase begins: definite, indefinite, with an owner, or bare."""
    if low and low[0] in ("the", "this", "that", "these", "those"):
        return DEFINITE
    if low and low[0] in ("a", "an", "some", "another", "any", "no", "every", "each", "many", "several"):
        return INDEFINITE
    return OWNED if any(token.dep_ == "nmod:poss" for token in span) else BARE


def initials(span: Span) -> str:
    """First letters of the capitalised words; the text itself if it is one word."""
    words = [token.text for token in span if token.text[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else "".join(words)


def checksum(text: str) -> int:
    """A number that stands for a text, the same in every run."""
    return crc32(text.encode())


def bits(words: Sequence[str]) -> int:
    """One bit of 64 for each word."""
    found = 0
    for word in words:
        found |= 1 << (crc32(word.encode()) % 64)
    return found


FEATURES = 34
"""Columns of `features`, the product of query and key being the first."""


def features(table: NDArray[np.uint64], later: NDArray[np.int64], earlier: NDArray[np.int64], match: Floats) -> Floats:
    """(pairs, FEATURES) of rows `later` and `earlier` of `table`, whose columns are those of `Candidate`."""
    a = dict(zip(Candidate._fields, table[later].T, strict=True))
    b = dict(zip(Candidate._fields, table[earlier].T, strict=True))
    same = {name: a[name] == b[name] for name in ("head", "text", "number", "gender", "type", "pronoun", "initials")}
    known = {name: (a[name] > 0) & (b[name] > 0) for name in ("number", "gender", "pronoun")}
    typed = (a["type"] != OTHER) & (b["type"] != OTHER)
    names = (a["kind"] == NAME) & (b["kind"] == NAME)
    within = (a["words"] & ~b["words"]) == 0
    around = (b["words"] & ~a["words"]) == 0
    person = (a["gender"] == MALE) | (a["gender"] == FEMALE)
    sentences = (a["sentence"] - b["sentence"]).astype(np.float32)
    between = (later - earlier).astype(np.float32)
    columns = [
        match,
        *((a["kind"] == kind) & (b["kind"] == other) for kind in range(3) for other in range(3)),
        same["head"],
        same["text"],
        same["text"] & names,
        within & ~same["text"],
        around & ~same["text"],
        within & names,
        around & names,
        same["initials"] & names,
        known["number"] & same["number"],
        known["number"] & ~same["number"],
        known["gender"] & same["gender"],
        known["gender"] & ~same["gender"],
        typed & same["type"],
        typed & ~same["type"],
        person & ((b["type"] == BODY) | (b["type"] == PLACE)),
        (a["gender"] == THING) & (b["type"] == PERSON),
        known["pronoun"] & same["pronoun"],
        known["pronoun"] & ~same["pronoun"],
        a["article"] == DEFINITE,
        a["article"] == INDEFINITE,
        (b["start"] <= a["start"]) & (a["end"] <= b["end"]),
        b["subject"] == 1,
        np.log1p(sentences) / 2,
        np.log1p(between) / 3,
    ]
    return np.stack(columns, 1).astype(np.float32)


def pair_scores(
    found: Sequence[Candidate], queries: Floats, keys: Floats, heads: dict[str, Floats]
) -> Iterator[tuple[int, NDArray[np.int64], Floats]]:
    """For each of `found` (in text order) but the first: its number, those of earlier ones, and their scores.

    `queries`, `keys`: (tokens, d). `heads`: `coref_w1` (FEATURES, h), `coref_b1`, `coref_w2` (h), `coref_b2` (1).
    """
    if len(found) < 2:
        return
    table, places = as_table(found), np.array([one.place for one in found])
    q, k = queries[places] * queries.shape[1] ** -0.5, keys[places]
    for begin in range(1, len(found), BLOCK):
        rows = list(range(begin, min(begin + BLOCK, len(found))))
        later = np.repeat(rows, np.minimum(rows, REACH))
        earlier = np.concatenate([np.arange(max(row - REACH, 0), row) for row in rows])
        match = np.einsum("ij,ij->i", q[later], k[earlier])
        scores = layer(features(table, later, earlier, match), heads)
        cuts = np.flatnonzero(np.diff(later)) + 1
        yield from zip(rows, np.split(earlier, cuts), np.split(scores, cuts), strict=True)


def as_table(found: Sequence[Candidate]) -> NDArray[np.uint64]:
    """Candidates as rows."""
    return np.array([tuple(one) for one in found], np.uint64)


def layer(columns: Floats, heads: dict[str, Floats]) -> Floats:
    """Scores of pairs from their features: one hidden layer."""
    hidden = np.maximum(columns @ heads["coref_w1"] + heads["coref_b1"], 0)
    scores: Floats = hidden @ heads["coref_w2"] + heads["coref_b2"][0]
    return scores
