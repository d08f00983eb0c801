"""One list of attributions out of two: what the rules see and what the trained model marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.reading.cues import adjective_stances, cue_lemma, noun_stances, stance_of, verb_rows
from communique.reading.sayings import Range, Saying, clause_of, has_verb, source_of, trim
from communique.reading.words import Words

SURE_FRAMES = frozenset({"quote", "of", "phrase", "citing", "loose", "turn"})
"""Frames in which a rule is believed although the model marks nothing."""

SURE_VERBS = frozenset({"say", "tell", "announce", "state", "claim", "deny", "warn", "report", "confirm", "add", "insist", "argue", "allege", "declare", "assert", "stress", "emphasize", "emphasise", "acknowledge", "admit", "predict", "vow", "promise", "pledge", "accuse", "write", "explain", "note", "inform", "reply", "respond", "maintain", "contend", "reiterate", "quote", "cite", "assure"})
"""Verbs that report speech and little else: believed in a clause frame without the model."""

UNSURE_SOURCES = frozenset({"i", "we", "you", "one", "it", "this", "that", "which", "who", "everyone", "everybody", "someone", "anyone", "nobody", "people", "these", "those", "what", "nothing", "something"})
"""Words that, as the whole source, say nothing of who speaks."""

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
    usable = [saying for saying in found if saying.source and saying.content and is_believed(words, saying)]
    return sorted(usable, key=lambda saying: (saying.cue, saying.content))


def is_believed(words: Words, saying: Saying) -> bool:
    """Whether the model marked it, or its rule is precise enough alone."""
    if saying.model or saying.frame in SURE_FRAMES:
        return True
    if saying.source is None or (saying.source[1] - saying.source[0] == 1 and words.lower[saying.source[0]] in UNSURE_SOURCES):
        return False
    return saying.frame in ("clause", "before") and words.lemma[saying.verb] in SURE_VERBS


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


def model_saying(words: Words, sources: Sequence[Range], cues: Sequence[Range], contents: Sequence[Range]) -> Saying | None:
    """The attribution of one cue of the model; the source is looked for in the tree when the model has none."""
    if not cues or not contents:
        return None
    verb = cue_head(words, cues[0])
    stance = model_stance(words, cues[0], verb)
    if stance is None:
        return None
    near = [piece for piece in sources if abs(words.sentence[piece[0]] - words.sentence[verb]) <= FAR]
    source = min(near, key=lambda piece: abs(piece[0] - verb)) if near else None
    if source is None and words.pos[verb] == "VERB":
        source = source_of(words, verb)
    content = [piece for piece in (trim(words, *part) for part in contents) if piece[0] < piece[1]]
    clause = clause_of(words, verb, source, None)
    if source is not None:
        content = [part for part in content if not (source[0] <= part[0] and part[1] <= source[1])]
    return Saying(verb, (cues[0][0], cues[0][1]), source, content, "model", stance, clause, model=True)


def cue_head(words: Words, cue: Range) -> int:
    """The verb of the cue that the lexicon has, its last verb, or its first token."""
    verbs = [token for token in range(*cue) if words.pos[token] == "VERB"]
    known = [token for token in verbs if words.lemma[token] in verb_rows()]
    return (known or verbs or [cue[0]])[-1]


def model_stance(words: Words, cue: Range, verb: int) -> str | None:
    """Stance by the lexicon where it has the word, else "asserts"; None if the cue is negated into nothing."""
    lemma = cue_lemma(words, verb)
    if lemma in verb_rows():
        frame = "infinitive" if words.child(verb, "xcomp") is not None and words.child(verb, "ccomp") is None else "clause"
        return stance_of(words, verb, lemma, frame) if frame_known(lemma, frame) else stance_of(words, verb, lemma, first_frame(lemma))
    for token in range(*cue):
        found = noun_stances().get(words.lemma[token]) or adjective_stances().get(words.lower[token])
        if found:
            return found
    return "asserts"


def frame_known(lemma: str, frame: str) -> bool:
    """Whether a row of the verb has the frame."""
    return any(frame in row.frames for row in verb_rows()[lemma])


def first_frame(lemma: str) -> str:
    """A frame of the verb's first row."""
    return min(verb_rows()[lemma][0].frames)


def combine(words: Words, rule: Saying, marked: Saying) -> None:
    """Lets the rule's saying take the model's word: its source phrase, and its content where the rule's is no better."""
    rule.model = True
    if marked.source is not None and (rule.source is None or overlap(marked.source, rule.source)):
        rule.source = marked.source
    elif rule.source is None:
        rule.source = marked.source
    if not marked.content or keeps_own(words, rule):
        return
    if rule.frame == "before" or any(overlap(one, other) for one in rule.content for other in marked.content) or not rule.content:
        rule.content = marked.content


def keeps_own(words: Words, rule: Saying) -> bool:
    """Whether the rule's content is the surer: the flat layer of the model cannot hold one cue inside another's content."""
    return rule.frame in ("before", "phrase", "citing") and any(has_verb(words, *piece) for piece in rule.inside)


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]
