"""One list of attributions out of two: what the rules see and what the trained model marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.reading.annotation.attributions import QUOTES
from communique.reading.names.clusters import Range
from communique.reading.repairs.verbs import parted_verbs
from communique.reading.statements.belief import is_believed, nested
from communique.reading.statements.combining import combine
from communique.reading.statements.cues import (
    adjective_stances,
    cue_lemma,
    is_deed,
    noun_stances,
    silent_verbs,
    stance_of,
    verb_rows,
)
from communique.reading.statements.sayings import Saying, trim, without
from communique.reading.statements.speakers import clause_of, described, source_of
from communique.reading.tokens.words import Words

FAR = 2
"""Sentences between a cue and a source or content of the same group of the model."""


Group = tuple[Sequence[Range], Sequence[Range], Sequence[Range]]
"""Source, cue and content ranges that the model joins."""


def merge(words: Words, rules: Sequence[Saying], groups: Iterable[Group]) -> list[Saying]:
    """All attributions with a source and a content, by place of their cue."""
    found = list(rules)
    by_token = {token: saying for saying in found for token in range(*saying.cue)}
    marked = [saying for group in groups for part in split(words, group) if (saying := model_saying(words, *part))]
    kept = []
    for saying in marked:
        rule = next((by_token[token] for token in range(*saying.cue) if token in by_token), None)
        if rule is None:
            kept.append(saying)
        else:
            combine(words, rule, saying)
    found += kept
    for saying in found:
        saying.source = saying.source and owned(words, saying.source)
        saying.content = tidy(words, saying)
    usable = [saying for saying in found if saying.source and saying.content and is_believed(words, saying)]
    usable += nested(words, found, usable)
    return sorted(usable, key=lambda saying: (saying.cue, saying.content))


def owned(words: Words, source: Range) -> Range:
    """The source from what stands behind "whose": "brother Jan" of "Rey, whose brother Jan said"."""
    places = [place for place in range(source[0], source[1] - 1) if words.lower[place] == "whose"]
    return (places[-1] + 1, source[1]) if places else source


def tidy(words: Words, saying: Saying) -> list[Range]:
    """The content without pieces that lie in the source or are a bare pronoun; pieces with a mark between made one."""
    pieces: list[Range] = []
    own = [saying.cue, *([saying.source] if saying.source is not None else [])]
    if saying.frame == "phrase" and saying.source is not None:
        saying.source, end = described(words, saying.source)
        own += [(saying.source[1], end)] if end > saying.source[1] else []
    content = list(saying.content)
    for hole in own if saying.frame not in ("loose", "turn") else ():
        content = [part for piece in content for part in without(piece, hole)]
    if saying.frame not in ("loose", "turn"):
        content = [part for piece in content for part in within_reach(words, saying.verb, piece)]
    content = [part for part in (trim(words, *piece) for piece in content) if part[0] < part[1]]
    for piece in sorted(content):
        if saying.source is not None and saying.source[0] <= piece[0] and piece[1] <= saying.source[1]:
            continue
        if is_refused(words, saying.verb, piece[0]):
            continue
        if piece[1] - piece[0] == 1 and words.pos[piece[0]] in ("PRON", "DET", "PUNCT", "SCONJ"):
            continue
        gap = range(pieces[-1][1], piece[0]) if pieces else range(0)
        if (
            pieces
            and len(gap) <= 2
            and not any(saying.clause[0] <= i < saying.clause[1] for i in gap)
            and not any("\n" in words.text[i] for i in gap)
        ):
            pieces[-1] = (pieces[-1][0], max(piece[1], pieces[-1][1]))
        else:
            pieces.append(piece)
    return pieces


def is_refused(words: Words, verb: int, first: int) -> bool:
    """Whether the piece is what somebody declines to do beside what he says: "said …, but declined to name him"."""
    refusal = words.head[words.head[first]]
    return words.lower[first] == "to" and refusal != verb and words.lemma[refusal] in silent_verbs()


def within_reach(words: Words, verb: int, piece: Range) -> list[Range]:
    """The part of a content in the sentence of its cue, as only a quotation goes on in another sentence; of one that
    begins in a paragraph before, what follows its first mark.
    """
    while piece[0] < min(piece[1], verb) and not is_near(words, verb, piece[0]):
        piece = (piece[0] + 1, piece[1])
    piece = (piece[0], paragraph_end(words, verb, piece))
    if piece[0] >= piece[1]:
        return []
    sentences = words.sentence[piece[0] : piece[1]]
    if set(sentences) <= {words.sentence[verb]} or any(
        words.text[i] in QUOTES for i in range(max(piece[0] - 1, 0), min(piece[1] + 1, len(words)))
    ):
        return [piece]
    own = [i for i, sentence in enumerate(sentences, piece[0]) if sentence == words.sentence[verb]]
    return [(own[0], own[-1] + 1)] if own else []


def paragraph_end(words: Words, verb: int, piece: Range) -> int:
    """Where the piece ends at the latest: with the cue's paragraph, unless a quotation goes on in the next one."""
    at = max(piece[0], verb)
    while at < piece[1] and words.paragraph[at] == words.paragraph[verb]:
        at += 1
    after = next((i for i in range(at, piece[1]) if words.text[i].strip()), at)
    goes_on = piece[0] > at or (after < piece[1] and words.text[after] in QUOTES)
    return piece[1] if piece[1] <= verb or goes_on else at


def is_near(words: Words, verb: int, token: int) -> bool:
    """Whether a content can begin with the token: it is of the cue's paragraph, or a quotation mark."""
    return words.paragraph[token] == words.paragraph[verb] or words.text[token] in QUOTES


def split(words: Words, group: Group) -> list[Group]:
    """A group with cues in several sentences, one group a cue: each source and content to the cue next to it."""
    sources, cues, contents = group
    if len({words.sentence[cue[0]] for cue in cues}) < 2:
        return [group]
    parts: list[tuple[list[Range], list[Range], list[Range]]] = [([], [cue], []) for cue in cues]

    def nearest(piece: Range) -> int:
        def distance(number: int) -> tuple[int, int]:
            cue = cues[number]
            return abs(words.sentence[cue[0]] - words.sentence[piece[0]]), max(cue[0] - piece[1], piece[0] - cue[1])

        return min(range(len(cues)), key=distance)

    for source in sources:
        parts[nearest(source)][0].append(source)
    for content in contents:
        parts[nearest(content)][2].append(content)
    return list(parts)


def model_saying(
    words: Words, sources: Sequence[Range], cues: Sequence[Range], contents: Sequence[Range]
) -> Saying | None:
    """The attribution of one cue of the model; the source is looked for in the tree when the model has none."""
    if not cues or not contents:
        return None
    verb = cue_head(words, cues[0])
    stance = model_stance(words, cues[0], verb)
    if stance is None:
        return None
    near = [piece for piece in sources if abs(words.sentence[piece[0]] - words.sentence[verb]) <= FAR]
    source = without_preposition(words, min(near, key=lambda piece: abs(piece[0] - verb))) if near else None
    if source is None and words.pos[verb] == "VERB":
        source = source_of(words, verb)
    content = [piece for piece in (trim(words, *part) for part in contents) if piece[0] < piece[1]]
    content = [piece for piece in content if belongs(words, piece, verb)]
    clause = clause_of(words, verb, source, None)
    if source is not None:
        content = [part for part in content if not (source[0] <= part[0] and part[1] <= source[1])]
    return Saying(verb, (cues[0][0], cues[0][1]), source, content, "model", stance, clause, model=True)


def without_preposition(words: Words, source: Range) -> Range:
    """The source without a preposition at its end ("…, to"), and without a headline before it."""
    start, end = source
    while words.paragraph[start] != words.paragraph[end - 1]:
        start += 1
    while end - start > 1 and words.pos[end - 1] in ("ADP", "PUNCT") and words.text[end - 1] not in (")", "]", "”"):
        end -= 1
    return start, end


def belongs(words: Words, piece: Range, verb: int) -> bool:
    """Whether the piece is in the cue's paragraph, or a quotation: nothing else goes on in another paragraph."""
    if words.paragraph[verb] in (words.paragraph[piece[0]], words.paragraph[piece[1] - 1]):
        return True
    return bool({words.text[piece[0]], words.text[max(piece[0] - 1, 0)]} & {"“", '"', "«", "‘"})


def cue_head(words: Words, cue: Range) -> int:
    """The verb of the cue that the lexicon has, its last verb, or its first token."""
    verbs = [token for token in range(*cue) if words.pos[token] == "VERB"]
    known = [token for token in verbs if words.lemma[token] in verb_rows()]
    return (known or verbs or [cue[0]])[-1]


def model_stance(words: Words, cue: Range, verb: int) -> str | None:
    """Stance by the lexicon where it has the word, else "asserts"; None if the cue is negated into nothing."""
    lemma = cue_lemma(words, verb)
    if is_deed(words, verb) or (lemma in parted_verbs() and lemma not in verb_rows()):
        return None  # "called off the strike" asks for none
    if lemma in verb_rows():
        frames = {frame for row in verb_rows()[lemma] for frame in row.frames}
        found = [frame for dep, frame in FRAME_OF if frame in frames and words.child(verb, dep) is not None]
        return stance_of(words, verb, lemma, found[0] if found else min(verb_rows()[lemma][0].frames))
    for token in range(*cue):
        stance = noun_stances().get(words.lemma[token]) or adjective_stances().get(words.lower[token])
        if stance:
            return stance
    return "asserts"


FRAME_OF = (("ccomp", "clause"), ("xcomp", "infinitive"), ("obj", "object"))
"""Relation of a verb's complement → frame, the surest first."""
